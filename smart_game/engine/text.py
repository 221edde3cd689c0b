"""Words on the screen: wrapping, and paragraphs ready to draw, in any script and direction.

Text that simply runs from left to right in the first font takes the short way. In any other text the
levels of UAX #9 are found once for a paragraph, lines are broken in reading order, and each line is
drawn as pieces that run one way in one font.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self
from unicodedata import category

import pygame

from smart_game.engine import bidi
from smart_game.engine.caching import Cache
from smart_game.engine.fonts import Family, Fonts, Script
from smart_game.engine.problems import Problems

Span = tuple[int, int]

_LINE_HEIGHT = 1.36
_MOST_SURFACES = 16 * 1024 * 1024
_MOST_WIDTHS = 8000
"""Widths that are remembered: a font set to another size has to draw its letters anew to tell them."""

_WIDEST = 2
"""No letter is wider than this many times the size of its font, so that a short word need not be measured."""

_JOINERS = "\u200c\u200d"
_VIRAMAS = "\u09cd\u0a4d"


@dataclass(frozen=True)
class Style:
    """How a paragraph looks: size in pixels, colour as `#RRGGBB`, lines this many times as far apart."""

    size: int
    color: str
    bold: bool = False
    spacing: float = 1.0


class Line(str):
    """A line of a paragraph that remembers which way its parts run there, by the level of each character."""

    __slots__ = ("levels",)
    levels: tuple[int, ...]

    def __new__(cls, text: str, levels: Sequence[int]) -> Self:
        """The text, and as many levels as it has characters."""
        line = super().__new__(cls, text)
        line.levels = tuple(levels)
        return line


@dataclass(frozen=True)
class Paragraph:
    """Wrapped text: its lines in reading order, and the room it takes in pixels.

    `tallest` is the script that gave the lines their height.
    """

    lines: tuple[str, ...]
    style: Style
    width: int
    line_height: int
    tallest: Script = Script.LATIN

    @property
    def height(self) -> int:
        """All lines together."""
        return self.line_height * len(self.lines)

    def part(self, first: int, last: int) -> "Paragraph":
        """The lines from `first` up to, not including, `last`."""
        return Paragraph(self.lines[first:last], self.style, self.width, self.line_height, self.tallest)


@dataclass(frozen=True)
class _Piece:
    """What one font draws of a line from the character `start` on: its width, and the gap before it."""

    text: str
    start: int
    rtl: bool
    font: pygame.font.Font
    width: int
    gap: int


@dataclass(frozen=True)
class _Drawn:
    """A line as a picture, and where in it the letters stand, from the top."""

    surface: pygame.Surface
    baseline: int


class Typesetter:
    """Measures, wraps and draws text in one family of fonts.

    The family's language gives the base direction. A text without any letter of that direction runs
    the other way, so that a string still in English reads right between Arabic ones.
    """

    def __init__(self, fonts: Family | Mapping[bool, Path], problems: Problems) -> None:
        """`fonts`: a family, or one regular font under False and one bold under True."""
        self._family = fonts if isinstance(fonts, Family) else Family.of_files(fonts)
        self._fonts = Fonts(self._family, problems)
        self._drawn: Cache[tuple[str, tuple[int, ...], Style], _Drawn] = Cache(
            _MOST_SURFACES, lambda drawn: drawn.surface.get_width() * drawn.surface.get_height() * 4
        )
        self._paragraphs: Cache[tuple[str, Style, int], Paragraph] = Cache(2000, lambda _: 1)
        self._widths: Cache[tuple[str, tuple[int, ...], Style], int] = Cache(_MOST_WIDTHS, lambda _: 1)

    @classmethod
    def for_language(
        cls, folder: Path, language: str, problems: Problems, reading: str = "Andika"
    ) -> "Typesetter":
        """With the fonts of a folder that a language needs; `reading` names the font of Latin letters."""
        return cls(Family.for_language(folder, language, reading), problems)

    @property
    def rtl(self) -> bool:
        """Whether the language is read from right to left, so that screens are mirrored."""
        return self._family.rtl

    def wrap(self, text: str, style: Style, width: int) -> Paragraph:
        """Break text into lines no wider than `width` pixels; a word too long for a line is broken."""
        return self._paragraphs.get((text, style, width), lambda: self._wrap(text, style, width))

    def width_of(self, text: str, style: Style) -> int:
        """The width of one unwrapped line in pixels."""
        return self._widths.get((text, _levels_of(text), style), partial(self._width_now, text, style))

    def part_of(self, line: str, style: Style, start: int, end: int) -> list[Span]:
        """Where the characters from `start` to `end` stand in a drawn line: left and right edges in pixels.

        There are several where the line runs both ways between them.
        """
        edges: list[Span] = []
        left = 0
        for piece in self._pieces(line, style):
            left += piece.gap
            first, last = max(start - piece.start, 0), min(end - piece.start, len(piece.text))
            if first < last:
                from_start, from_end = (piece.font.size(piece.text[:at])[0] for at in (first, last))
                if piece.rtl:
                    from_start, from_end = piece.width - from_end, piece.width - from_start
                if edges and left + from_start - edges[-1][1] <= piece.gap:
                    edges[-1] = (edges[-1][0], left + from_end)
                else:
                    edges.append((left + from_start, left + from_end))
            left += piece.width
        return edges

    def indent(self, paragraph: Paragraph, width: int, align: str) -> int:
        """How far from the left edge of its paragraph a line of this width begins."""
        spare = paragraph.width - width
        start, end = (spare, 0) if self.rtl else (0, spare)
        return {"left": start, "center": spare // 2, "right": end}[align]

    def draw(
        self, canvas: pygame.Surface, paragraph: Paragraph, at: tuple[int, int], align: str = "left"
    ) -> None:
        """Draw lines below each other; `align` is left, center or right within the paragraph's width.

        Left means where a line of the language begins, and right where it ends: in a language that is
        read from right to left, `left` puts lines at the right.
        """
        left, top = at
        for number, line in enumerate(paragraph.lines):
            if not line:
                continue
            levels = _levels_of(line)
            key = (line, levels, paragraph.style)
            drawn = self._drawn.get(key, partial(self._render, line, paragraph.style))
            indent = self.indent(paragraph, drawn.surface.get_width(), align)
            if levels:
                down = self._baseline(paragraph) - drawn.baseline
            else:
                down = (paragraph.line_height - drawn.surface.get_height()) // 2
            canvas.blit(drawn.surface, (left + indent, top + number * paragraph.line_height + down))

    def _wrap(self, text: str, style: Style, width: int) -> Paragraph:
        if self._family.is_plain(text):
            lines = self._wrap_plain(text, style, width)
            return Paragraph(tuple(lines), style, width, round(style.size * _LINE_HEIGHT * style.spacing))
        rtl = self._runs_from_right(text)
        mixed: list[str] = []
        for block in text.split("\n"):
            mixed += self._wrap_mixed(" ".join(block.split()), rtl, style, width)
        script = self._family.tallest(text)
        leading = self._family.faces[script].leading
        leading += (style.spacing - 1) / leading  # lines that are far apart already are moved by less
        height = round(style.size * _LINE_HEIGHT * leading)
        return Paragraph(tuple(mixed), style, width, height, script)

    def _wrap_plain(self, text: str, style: Style, width: int) -> list[str]:
        font, short = self._font(style), width // (style.size * _WIDEST)

        def measure(line: str) -> int:
            return 0 if len(line) <= short else font.size(line)[0]

        return [line for block in text.split("\n") for line in _lines_of(block.split(), measure, width)]

    def _wrap_mixed(self, block: str, rtl: bool, style: Style, width: int) -> list[str]:
        """Like plain text, but a line is a part of its block, with the levels it has there."""
        levels = bidi.resolve(block, rtl=rtl)

        def cut(start: int, end: int) -> Line:
            return Line(block[start:end], levels[start:end])

        def fits(start: int, end: int) -> bool:
            return self.width_of(cut(start, end), style) <= width

        def fit(first: int, last: int) -> bool:
            return fits(spans[first][0], spans[last - 1][1])

        spans = [word.span() for word in re.finditer(r"\S+", block)]
        lines: list[str] = []
        first, count = 0, 1
        while first < len(spans):
            start, end = spans[first]
            count = _most_that_fit(first, count, len(spans), fit)
            if count == 1 and end - start > 1 and not fits(start, end):
                spans[first : first + 1] = _break_mixed(block[start:end], start, fits)
            lines.append(cut(start, spans[first + count - 1][1]))
            first += count
        return lines or [""]

    def _width_now(self, text: str, style: Style) -> int:
        if self._family.is_plain(text) and not _levels_of(text):
            return self._font(style).size(text)[0]
        return sum(piece.gap + piece.width for piece in self._pieces(text, style))

    def _pieces(self, line: str, style: Style) -> list[_Piece]:
        """The line from left to right on the screen."""
        levels = _levels_of(line) or bidi.resolve(line, rtl=self._runs_from_right(line))
        pieces: list[_Piece] = []
        before: tuple[str, Script] | None = None
        for run in bidi.order(levels):
            parts, at = [], run.start
            for text, script in self._family.split(line[run.start : run.end], rtl=run.rtl):
                parts.append((at, text, script))
                at += len(text)
            for start, text, script in reversed(parts) if run.rtl else parts:
                font = self._fonts.get(script, style.size, style.bold, rtl=run.rtl)
                width = font.size(text)[0]
                if not width:
                    continue
                ends = (text[-1], text[0]) if run.rtl else (text[0], text[-1])
                gap = self._gap(before, (ends[0], script)) if before else 0
                pieces.append(_Piece(text, start, run.rtl, font, width, round(gap * style.size)))
                before = (ends[1], script)
        return pieces

    def _gap(self, *touching: tuple[str, Script]) -> float:
        """The space between two pieces, by the characters that touch; a sign needs none."""
        return max(
            0.0 if category(sign).startswith("P") else self._family.faces[script].gap
            for sign, script in touching
        )

    def _render(self, line: str, style: Style) -> _Drawn:
        if self._family.is_plain(line) and not _levels_of(line):
            return _render_in(self._font(style), line, style.color)
        pieces = self._pieces(line, style)
        drawn = [_render_in(piece.font, piece.text, style.color) for piece in pieces]
        if len(drawn) == 1:
            return drawn[0]
        above = max((each.baseline for each in drawn), default=0)
        below = max((each.surface.get_height() - each.baseline for each in drawn), default=0)
        width = sum(piece.gap + each.surface.get_width() for piece, each in zip(pieces, drawn, strict=True))
        surface = pygame.Surface((width, above + below), pygame.SRCALPHA)
        across = 0
        for piece, each in zip(pieces, drawn, strict=True):
            across += piece.gap
            surface.blit(each.surface, (across, above - each.baseline))
            across += each.surface.get_width()
        return _Drawn(surface, above)

    def _baseline(self, paragraph: Paragraph) -> int:
        """How far down each line of a paragraph its letters stand."""
        place = self._family.faces[paragraph.tallest].baseline
        if place is not None:
            return round(paragraph.line_height * place)
        font = self._fonts.get(paragraph.tallest, paragraph.style.size, paragraph.style.bold)
        return (paragraph.line_height - font.get_height()) // 2 + font.get_ascent()

    def _runs_from_right(self, text: str) -> bool:
        return bidi.has_letters(text, rtl=True) and (self.rtl or not bidi.has_letters(text, rtl=False))

    def _font(self, style: Style) -> pygame.font.Font:
        return self._fonts.get(Script.LATIN, style.size, style.bold)


def _levels_of(line: str) -> tuple[int, ...]:
    return line.levels if isinstance(line, Line) else ()


def _most_that_fit(first: int, guess: int, end: int, fit: Callable[[int, int], bool]) -> int:
    """How many words fit on a line, of those from `first` to `end`: at least one; quick if well guessed."""
    count = min(guess, end - first)
    if fit(first, first + count):
        while first + count < end and fit(first, first + count + 1):
            count += 1
        return count
    return next((fewer for fewer in range(count - 1, 1, -1) if fit(first, first + fewer)), 1)


def _lines_of(block: Sequence[str], measure: Callable[[str], int], width: int) -> list[str]:
    """The words of a block in lines; those that are too long are broken."""
    together = measure(" ".join(block))
    if together <= width:
        return [" ".join(block)]
    words = [piece for word in block for piece in _break_plain(word, measure, width)]

    def fit(first: int, last: int) -> bool:
        return measure(" ".join(words[first:last])) <= width

    lines: list[str] = []
    first, count = 0, max(1, len(words) * width // together)
    while first < len(words):
        count = _most_that_fit(first, count, len(words), fit)
        lines.append(" ".join(words[first : first + count]))
        first += count
    return lines


def _break_plain(word: str, measure: Callable[[str], int], width: int) -> list[str]:
    if measure(word) <= width:
        return [word]
    pieces, piece = [], ""
    for letter in re.findall(r".", word):
        if piece and measure(piece + letter) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _break_mixed(word: str, start: int, fits: Callable[[int, int], bool]) -> Iterator[Span]:
    """Parts of the word at `start`, each as long as fits; marks stay with their letter where they can."""
    for part in _fill(_clusters(word, start), fits):
        if fits(*part):
            yield part
        else:
            yield from _fill(((at, at + 1) for at in range(*part)), fits)


def _fill(spans: Iterable[Span], fits: Callable[[int, int], bool]) -> Iterator[Span]:
    """Join spans that follow each other for as long as they fit."""
    whole: Span | None = None
    for span in spans:
        if whole and fits(whole[0], span[1]):
            whole = (whole[0], span[1])
            continue
        if whole:
            yield whole
        whole = span
    if whole:
        yield whole


def _clusters(word: str, start: int) -> Iterator[Span]:
    """A letter with its marks, or letters that are written as one."""
    first = 0
    for at in range(1, len(word)):
        joined = category(word[at]).startswith("M") or word[at] in _JOINERS or word[at - 1] in _VIRAMAS
        if not joined:
            yield (start + first, start + at)
            first = at
    yield (start + first, start + len(word))


def _render_in(font: pygame.font.Font, text: str, color: str) -> _Drawn:
    if not font.size(text)[0]:
        return _Drawn(pygame.Surface((0, 0)), 0)
    surface = font.render(text, True, color)
    more = surface.get_height() - font.get_height()
    if more and surface.get_bounding_rect().top > 0:
        more = 0  # it is below the letters, not above them, that the picture grew
    return _Drawn(surface, font.get_ascent() + more)
