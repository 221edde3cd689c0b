"""What may be in a shipped SVG: only what the game's renderer really draws.

The renderer leaves out or greys what it does not know and says nothing, so this says it instead.
"""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from xml.etree import ElementTree as ET

_LARGEST = 200_000
_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_KNOWN = _SHAPES | _GRADIENTS | {"svg", "g", "defs", "stop", "style", "title", "desc"}
_REFUSED = {
    "text": "Words in a picture are not drawn. Take them out: the game writes words itself.",
    "tspan": "Words in a picture are not drawn. Take them out: the game writes words itself.",
    "clipPath": "Clipping is not drawn. Draw the shape so that it stays inside the outline.",
    "mask": "Masks are not drawn. Draw the shape that is left over.",
    "use": "Copies by <use> are not drawn. Write the shape out again.",
    "symbol": "Symbols are not drawn. Put the shapes where they are seen.",
    "pattern": "Patterns are not drawn. Draw each stripe or spot as a shape.",
    "filter": "Filters (blur, shadow) are not drawn. Use a second flat shape in a darker colour.",
    "marker": "Arrow heads by <marker> are not drawn. Draw the head as a polygon.",
    "image": "Pictures inside a picture are not drawn. Redraw it as shapes.",
    "script": "Programs in a picture are refused. Delete the script.",
    "foreignObject": "Web pages inside a picture are refused. Redraw it as shapes.",
    "a": "Links are refused. Use <g> instead of <a>.",
    "animate": "Movement in a picture is not drawn. Delete it.",
}
_EFFECTS = {
    "clip-path": _REFUSED["clipPath"],
    "mask": _REFUSED["mask"],
    "filter": _REFUSED["filter"],
    "marker": _REFUSED["marker"],
    "marker-start": _REFUSED["marker"],
    "marker-mid": _REFUSED["marker"],
    "marker-end": _REFUSED["marker"],
    "visibility": 'visibility is ignored. Write display="none", or take the shape out.',
    "mix-blend-mode": "Blend modes are not drawn. Use a plain colour.",
}
_PAINTS = frozenset(("fill", "stroke", "stop-color", "color", "flood-color", "lighting-color"))
_SIX_DIGITS = re.compile(r"#[0-9A-Fa-f]{6}")
_OWN_GRADIENT = re.compile(r"url\(#([\w.-]+)\)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_ONE_CLASS = re.compile(r"\.[\w-]+")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BOX_NUMBERS = re.compile(r"-?[\d.]+(?:[ ,]+-?[\d.]+){3}")

_Element = ET.Element


def lint_svg(text: str) -> list[str]:
    """One sentence for each thing in an SVG that the renderer would not draw as meant; empty is good."""
    unsafe = _refuse_unread(text)
    if unsafe:
        return [unsafe]
    try:
        root = ET.fromstring(text)  # noqa: S314 - size, DOCTYPE and ENTITY are refused above
    except ET.ParseError as error:
        return [f"This is not well-formed XML ({error}). Mend that line."]
    found = [*_look_at_root(root)]
    gradients = {element.get("id", "") for element in root.iter() if _plain(element.tag) in _GRADIENTS}
    for element in root.iter():
        for look in _LOOKS:
            found += look(element)
        found += [
            problem
            for name, value in _properties(element)
            for problem in _look_at_paint(name, value, gradients)
        ]
    return list(dict.fromkeys(found))


def _refuse_unread(text: str) -> str:
    if len(text.encode("utf-8", "replace")) > _LARGEST:
        return f"The file is larger than {_LARGEST // 1000} KB. Save a simpler drawing."
    head = text.upper()
    if "<!DOCTYPE" in head or "<!ENTITY" in head:
        return "The file has a DOCTYPE or an ENTITY, which can hide anything. Delete that line."
    if re.search(r"<\?(?!xml\s)", text):
        return "The file has a processing instruction (<?...?>). Delete it: style the shapes themselves."
    return ""


def _plain(tag: str) -> str:
    return tag.removeprefix(f"{{{_SVG}}}")


def _look_at_root(root: _Element) -> Iterator[str]:
    if root.tag != f"{{{_SVG}}}svg":
        yield f'The picture must start with <svg xmlns="{_SVG}">. Add it.'
    if not _BOX_NUMBERS.fullmatch(root.get("viewBox", "").strip()):
        yield 'The <svg> lacks a viewBox of four numbers, so it cannot be resized. Add viewBox="0 0 300 400".'


def _look_at_element(element: _Element) -> Iterator[str]:
    tag = _plain(element.tag)
    if tag in _REFUSED:
        yield f"<{tag}>: {_REFUSED[tag]}"
    elif tag.startswith("{"):
        yield f"<{tag.rpartition('}')[2]}>: left behind by a drawing program. Save as plain SVG."
    elif tag not in _KNOWN:
        near = get_close_matches(tag, _KNOWN, n=1)
        hint = f"Did you mean <{near[0]}>?" if near else f"Use shapes: {', '.join(sorted(_SHAPES))}."
        yield f"<{tag}>: the renderer does not know this element. {hint}"


def _look_at_attributes(element: _Element) -> Iterator[str]:
    tag = _plain(element.tag)
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2]
        if plain.lower().startswith("on"):
            yield f"{plain}: programs in a picture are refused. Delete it."
        elif plain in ("href", "src") and not (tag in _GRADIENTS and value.startswith("#")):
            yield f'{plain}="{value}": a picture may not fetch or copy anything. Draw the shapes here.'
    classes = element.get("class", "").split()
    if len(classes) > 1:
        yield f'class="{" ".join(classes)}": only one class for each element works. Make one class of them.'


def _look_at_gradient(element: _Element) -> Iterator[str]:
    if _plain(element.tag) not in _GRADIENTS or element.get("gradientUnits") == "userSpaceOnUse":
        return
    for name in ("x1", "y1", "x2", "y2", "cx", "cy", "r", "fx", "fy"):
        value = element.get(name, "")
        if value and not value.endswith("%"):
            yield (
                f'{name}="{value}": a gradient in plain numbers is drawn wrong. '
                'Write percent, or add gradientUnits="userSpaceOnUse".'
            )


def _look_at_style_sheet(element: _Element) -> Iterator[str]:
    if _plain(element.tag) != "style":
        return
    sheet = _CSS_COMMENT.sub("", element.text or "")
    if "@" in sheet:
        yield "<style>: @ rules are refused, they can fetch files. Delete them."
    for selector, _ in _RULE.findall(sheet):
        if not _ONE_CLASS.fullmatch(selector.strip()):
            yield f'<style>: "{selector.strip()}" does not work. Only single classes do: write .name {{...}}.'


def _properties(element: _Element) -> Iterator[tuple[str, str]]:
    """Every name and value that paints: attributes, the style attribute, and the rules of a style sheet."""
    yield from ((name, value) for name, value in element.attrib.items() if name != "style")
    yield from _declarations(element.get("style", ""))
    if _plain(element.tag) == "style":
        for _, body in _RULE.findall(_CSS_COMMENT.sub("", element.text or "")):
            yield from _declarations(body)


def _declarations(css: str) -> Iterator[tuple[str, str]]:
    for piece in css.split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _look_at_paint(name: str, value: str, gradients: set[str]) -> Iterator[str]:
    value = value.strip()
    if name in _EFFECTS and value not in ("none", "visible", "normal"):
        yield f'{name}="{value}": {_EFFECTS[name]}'
    if name not in _PAINTS or value == "none" or _SIX_DIGITS.fullmatch(value):
        return
    own = _OWN_GRADIENT.fullmatch(value)
    if re.fullmatch(r"#[0-9A-Fa-f]{3}", value):
        yield f'{name}="{value}": colours here have six digits. Write #{"".join(d * 2 for d in value[1:])}.'
    elif not own:
        yield f'{name}="{value}": this colour may turn grey. Write # and six hex digits, such as #2B2440.'
    elif own[1] not in gradients:
        yield f'{name}="{value}": there is no gradient with that id in this picture. Add it or use a colour.'


_LOOKS: tuple[Callable[[_Element], Iterator[str]], ...] = (
    _look_at_element,
    _look_at_attributes,
    _look_at_gradient,
    _look_at_style_sheet,
)
