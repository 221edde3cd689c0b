"""A white rim round a drawing, as on a sticker, so that it stands out from any background."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_RIM = 9.0
_RIM_COLOUR = "#FFFFFF"
_SHAPES = frozenset(("path", "ellipse", "circle", "rect", "polygon", "polyline", "line"))
_GEOMETRY = frozenset(
    (
        "d",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "x",
        "y",
        "width",
        "height",
        "points",
        "x1",
        "y1",
        "x2",
        "y2",
        "transform",
    )
)


def put_on_sticker(shapes: str, box: tuple[float, float, float, float], ink: str) -> str:
    """A complete SVG of the shapes, with a white rim behind everything that has a bold ink outline."""
    view = " ".join(f"{number:g}" for number in box)
    head = f'<svg xmlns="{_SVG}" viewBox="{view}" width="{box[2]:g}" height="{box[3]:g}">\n'
    drawing = ET.fromstring(f"<g>{shapes}</g>")  # noqa: S314 - our own parts, never a stranger's
    rim = ET.Element("g", {"stroke-linejoin": "round", "stroke-linecap": "round"})
    _copy_outlines(drawing, rim, {}, ink)
    return f"{head}{ET.tostring(rim, encoding='unicode')}\n{shapes}</svg>\n"


def _copy_outlines(source: ET.Element, target: ET.Element, inherited: Mapping[str, str], ink: str) -> None:
    for child in source:
        style = {**inherited, **child.attrib}
        if child.tag == "g":
            moved = {"transform": child.attrib["transform"]} if "transform" in child.attrib else {}
            group = ET.SubElement(target, "g", moved)
            _copy_outlines(child, group, style, ink)
            if not len(group):
                target.remove(group)
        elif child.tag in _SHAPES and style.get("stroke") == ink and float(style["stroke-width"]) >= 5:
            ET.SubElement(
                target,
                child.tag,
                {
                    **{name: value for name, value in child.attrib.items() if name in _GEOMETRY},
                    "fill": "none" if style.get("fill") == "none" else _RIM_COLOUR,
                    "stroke": _RIM_COLOUR,
                    "stroke-width": f"{float(style['stroke-width']) + _RIM:g}",
                },
            )
