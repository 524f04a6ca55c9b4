"""make sbom：物料清单（CycloneDX 1.6，https://cyclonedx.org/docs/1.6/json/），写到 dist/sbom.cdx.json。

同样的锁文件、同样的主题，总得同样的字节：不写时刻，序列号由内容算出。
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from macros.doors.bootstrap import ROOT
from macros.doors.supply.licences import licence, refused
from macros.doors.supply.locks import Pin, read
from macros.doors.supply.shipped import Shipped, shipped
from macros.doors.verbs import BUILD_LOCK, TEST_LOCK

TARGET: Final = ROOT / "dist" / "sbom.cdx.json"
_USE: Final = "jianfu:use"
_LICENCES: Final = LicenseFactory()


def write(_arguments: list[str]) -> int:
    """Write the bill of materials; list every licence.

    Returns:
        0 when written, 1 when a licence is unknown or not allowed: then nothing is written.

    """
    licences, bad = _licences(ROOT)
    for name, said in sorted(licences.items()):
        print(f"  {name:<30}{said or '不明'}")
    if bad:
        print("\n".join(bad), file=sys.stderr)
        print(
            "没有写物料清单。核对许可以后，写进 macros/doors/supply/licences.py；不合的换一个依赖。",
            file=sys.stderr,
        )
        return 1
    content = bill(ROOT)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(content, encoding="utf-8", newline="\n")
    print(f"写好了：{TARGET.relative_to(ROOT).as_posix()}，{len(licences)} 样，许可都可以再分发。")
    return 0


def _licences(root: Path) -> tuple[dict[str, str], list[str]]:
    """Return each thing's licence, and a line for each that may not be passed on."""
    found = {pin.name: licence(pin.name) for pin in read(root / TEST_LOCK)}
    found |= {each.name: each.licence for each in shipped(root)}
    bad = [f"{name}：{refused(said)}。" for name, said in sorted(found.items()) if refused(said)]
    return found, bad


def bill(root: Path) -> str:
    """Return the bill of materials of the project at `root` as JSON.

    Components: what the site carries (scope required), what builds it and what tests it (excluded);
    the property jianfu:use tells which. A component's hashes are those of its published files, or of
    its files in the site.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    building = {pin.name for pin in read(root / BUILD_LOCK)}
    carried = {each.name: each for each in shipped(root)}
    pins = read(root / TEST_LOCK)
    whole = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        licenses=[_LICENCES.make_from_string("MIT AND CC-BY-4.0")],
    )
    made = {pin.name: _pinned(pin, pin.name in building, carried.get(pin.name)) for pin in pins}
    made |= {name: _carried(each) for name, each in carried.items() if name not in made}
    bom = Bom(components=made.values())
    bom.metadata.component = whole
    # 格式里可以没有时刻，库的类型没有写
    bom.metadata.timestamp = None  # type: ignore[assignment]
    for pin in pins:
        for user in pin.via:
            bom.register_dependency(made[user] if user else whole, [made[pin.name]])
    for each in carried.values():
        bom.register_dependency(made[each.name], [made[name] for name in each.inside])
    packed = {name for each in carried.values() for name in each.inside}
    bom.register_dependency(whole, [made[name] for name in carried.keys() - building - packed])
    bom.serial_number = uuid5(NAMESPACE_URL, project["name"])
    bom.serial_number = uuid5(bom.serial_number, _text(bom))
    return _text(bom)


def _text(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _pinned(pin: Pin, builds: bool, carried: Shipped | None) -> Component:
    use = ["建站"] if builds else ["测试"]
    files = _files(carried) if carried else []
    return Component(
        name=pin.name,
        version=pin.version,
        type=ComponentType.LIBRARY,
        bom_ref=BomRef(pin.name),
        scope=ComponentScope.REQUIRED if carried else ComponentScope.EXCLUDED,
        purl=PackageURL("pypi", name=pin.name, version=pin.version),
        licenses=[_LICENCES.make_from_string(licence(pin.name))],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in pin.hashes],
        properties=[
            *(Property(name=_USE, value=each) for each in (["网站里", *use] if carried else use)),
            *([Property(name="jianfu:marker", value=pin.marker)] if pin.marker else []),
        ],
        components=files,
    )


def _carried(each: Shipped) -> Component:
    space, _, name = each.name.rpartition("/")
    return Component(
        name=each.name,
        version=each.version or None,
        type=ComponentType.LIBRARY,
        bom_ref=BomRef(each.name),
        scope=ComponentScope.REQUIRED,
        purl=PackageURL(each.kind, space or None, name, each.version or None),
        licenses=[_LICENCES.make_from_string(each.licence)],
        properties=[Property(name=_USE, value="网站里")],
        components=_files(each),
    )


def _files(each: Shipped) -> list[Component]:
    return [
        Component(
            name=name,
            type=ComponentType.FILE,
            bom_ref=BomRef(f"{each.name}#{name}"),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        )
        for name, digest in each.files.items()
    ]
