"""分享网址时的图和手机桌面的图标：由 favicon.svg 和 profile.yml 画；建站时看图上的站名对不对。"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from PIL import Image, UnidentifiedImageError

from macros.model.deployment import Profile

FOLDER: Final = "assets/images"
ICON: Final = f"{FOLDER}/favicon.svg"
TOUCH: Final = f"{FOLDER}/apple-touch-icon.png"
SOCIAL: Final = f"{FOLDER}/social.png"
SIZE: Final = {TOUCH: (180, 180), SOCIAL: (1200, 630)}
_TEMPLATES: Final = {TOUCH: "icon.html", SOCIAL: "social.html"}


def says(profile: Profile) -> str:
    """Return what the picture of this deployment says."""
    return f"{profile.site_name}\n{profile.description}"


def page_of(name: str, overrides: Path, profile: Profile) -> str:
    """Return the HTML that picture `name` (TOUCH or SOCIAL) is taken of; names are escaped."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    icon = Markup((overrides / ICON).read_text(encoding="utf-8"))  # noqa: S704 - 本项目自己的图标
    template = environment.get_template(_TEMPLATES[name])
    return template.render(icon=icon, name=profile.site_name, description=profile.description)


def fits(overrides: Path, profile: Profile) -> bool:
    """Say whether the picture below `overrides` says the name and words of this deployment."""
    try:
        with Image.open(overrides / SOCIAL) as picture:
            return picture.info.get("Description") == says(profile)
    except (OSError, UnidentifiedImageError):
        return False
