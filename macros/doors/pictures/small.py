"""把截图压小：颜色减到几十种，字还是清楚的；不留时间，同样的图就是同样的字节。"""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo

_COLOURS: Final = (64, 32, 16)


def small(picture: bytes, most: int, said: str | None = None) -> bytes:
    """Return a picture of `most` bytes or fewer, with as many colours as fit.

    Args:
        picture: a PNG.
        most: bytes.
        said: None for WebP without loss, smaller by a third; else PNG, which every portal shows, holding this text.

    Raises:
        ValueError: even the fewest colours take more; the message says how much.

    """
    image = Image.open(BytesIO(picture)).convert("RGB")
    made = b""
    for colours in _COLOURS:
        made = _written(
            image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE), said
        )
        if len(made) <= most:
            return made
    raise ValueError(f"压到 {_COLOURS[-1]} 种颜色还有 {len(made) // 1024} KB")


def _written(image: Image.Image, said: str | None) -> bytes:
    out, about = BytesIO(), PngInfo()
    if said is None:
        image.convert("RGB").save(out, "WEBP", lossless=True, quality=100, method=6)
    else:
        about.add_itxt("Description", said)
        image.save(out, "PNG", optimize=True, pnginfo=about)
    return out.getvalue()
