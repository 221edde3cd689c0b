"""The linter refuses what the renderer would leave out without a word, and says what to do instead."""

from pathlib import Path

import pytest

from smart_game import places
from smart_game.artwork.lint import lint_svg

GOOD = '<path d="M0 0L9 9" fill="#2B2440" stroke="none" stroke-width="5" opacity="0.5"/>'
BAD = {
    "<text>Hi</text>": "Words in a picture",
    '<clipPath id="c"><rect/></clipPath>': "Clipping",
    '<path clip-path="url(#c)"/>': "Clipping",
    '<mask id="m"/>': "Masks",
    '<use href="#a"/>': "Write the shape out again",
    '<symbol id="s"/>': "Symbols",
    '<pattern id="p"/>': "Patterns",
    '<filter id="f"/>': "Filters",
    '<path style="filter: url(#f)"/>': "Filters",
    '<marker id="m"/>': "Arrow heads",
    '<line marker-end="url(#m)"/>': "Arrow heads",
    '<image href="cat.png"/>': "may not fetch",
    "<script>1</script>": "Programs",
    '<path onclick="x()"/>': "onclick: programs in a picture",
    '<a href="https://example.org"><path/></a>': "Links",
    '<path fill="orange"/>': "six hex digits",
    '<path fill="red"/>': "six hex digits",
    '<path fill="#FA0"/>': "Write #FFAA00",
    '<path stroke="rgba(0,0,0,0.5)"/>': "six hex digits",
    '<path fill="hsl(9, 9%, 9%)"/>': "six hex digits",
    '<path style="fill:currentColor"/>': "six hex digits",
    '<path fill="url(#gone)"/>': "no gradient with that id",
    '<path fill="url(other.svg#g)"/>': "six hex digits",
    '<path visibility="hidden"/>': 'display="none"',
    '<path class="a b"/>': "only one class",
    "<style>#roof {fill:#2B2440}</style>": "Only single classes",
    "<style>path {fill:#2B2440}</style>": "Only single classes",
    "<style>.a .b {fill:#2B2440}</style>": "Only single classes",
    "<style>.a {fill:gold}</style>": "six hex digits",
    "<style>@import url(x.css);</style>": "@ rules",
    '<linearGradient id="g" x1="0" x2="1"/>': "userSpaceOnUse",
    "<elipse/>": "Did you mean <ellipse>",
    '<x:note xmlns:x="urn:x"/>': "plain SVG",
}
FINE = (
    GOOD,
    '<g transform="rotate(4)"><rect rx="3"/><circle/><ellipse/><polygon/><polyline/><line/></g>',
    '<path display="none" fill="none"/>',
    '<path style="fill:#2B2440; stroke-width: 5"/>',
    '<style>.roof {fill:#2B2440}</style><path class="roof"/>',
    '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" x2="90"/><path fill="url(#g)"/>',
    '<radialGradient id="g"><stop offset="0" stop-color="#2B2440"/></radialGradient>',
    '<defs><radialGradient id="g" cx="50%" cy="50%" r="50%"/></defs><path stroke="url(#g)"/>',
    "<title>A house</title>",
)


def wrap(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400">{inside}</svg>'


@pytest.mark.parametrize("inside", FINE)
def test_what_the_renderer_draws_passes(inside: str) -> None:
    assert lint_svg(wrap(inside)) == []


@pytest.mark.parametrize(("inside", "advice"), BAD.items())
def test_what_the_renderer_does_not_draw_is_refused_with_advice(inside: str, advice: str) -> None:
    found = lint_svg(wrap(GOOD + inside))
    assert any(advice in problem for problem in found), found


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + wrap("&a;"), "DOCTYPE"),
        ('<?xml-stylesheet href="x.css"?>' + wrap(GOOD), "processing instruction"),
        (wrap(GOOD * 3000), "larger than 200 KB"),
        ("<svg", "not well-formed"),
        ('<svg viewBox="0 0 9 9"/>', "must start with <svg xmlns"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>', "lacks a viewBox"),
    ],
)
def test_files_that_must_not_be_read_or_resized_are_refused(text: str, advice: str) -> None:
    found = lint_svg(text)
    assert len(found) == 1
    assert advice in found[0]


def test_an_xml_declaration_is_fine() -> None:
    assert lint_svg('<?xml version="1.0" encoding="UTF-8"?>\n' + wrap(GOOD)) == []


def shipped_pictures() -> list[Path]:
    return sorted((places.assets() / "pictures").rglob("*.svg"))


@pytest.mark.parametrize("file", shipped_pictures(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_shipped_picture_passes(file: Path) -> None:
    assert lint_svg(file.read_text(encoding="utf-8")) == []
