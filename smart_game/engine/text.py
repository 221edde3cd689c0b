"""Words on the screen: fonts by file, wrapping, and paragraphs ready to draw."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pygame

from smart_game.engine.caching import Cache
from smart_game.engine.problems import Problems

_LINE_HEIGHT = 1.36
_MOST_SURFACES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Style:
    """How a paragraph looks: size in pixels, colour as `#RRGGBB`."""

    size: int
    color: str
    bold: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Wrapped text: its lines in reading order, and the room it takes in pixels."""

    lines: tuple[str, ...]
    style: Style
    width: int
    line_height: int

    @property
    def height(self) -> int:
        """All lines together."""
        return self.line_height * len(self.lines)

    def part(self, first: int, last: int) -> "Paragraph":
        """The lines from `first` up to, not including, `last`."""
        return Paragraph(self.lines[first:last], self.style, self.width, self.line_height)


class Typesetter:
    """Measures, wraps and draws text in one family, regular and bold."""

    def __init__(self, files: Mapping[bool, Path], problems: Problems) -> None:
        """`files`: the regular font under False, the bold one under True."""
        self._files = files
        self._problems = problems
        self._fonts: dict[tuple[int, bool], pygame.font.Font] = {}
        self._drawn: Cache[tuple[str, Style], pygame.Surface] = Cache(
            _MOST_SURFACES, lambda surface: surface.get_width() * surface.get_height() * 4
        )
        self._paragraphs: Cache[tuple[str, Style, int], Paragraph] = Cache(2000, lambda _: 1)

    def wrap(self, text: str, style: Style, width: int) -> Paragraph:
        """Break text into lines no wider than `width` pixels; a word too long for a line is broken."""
        return self._paragraphs.get((text, style, width), lambda: self._wrap(text, style, width))

    def width_of(self, text: str, style: Style) -> int:
        """The width of one unwrapped line in pixels."""
        return self._font(style).size(text)[0]

    def draw(
        self, canvas: pygame.Surface, paragraph: Paragraph, at: tuple[int, int], align: str = "left"
    ) -> None:
        """Draw lines below each other; `align` is left, center or right within the paragraph's width."""
        left, top = at
        for number, line in enumerate(paragraph.lines):
            if not line:
                continue
            surface = self._drawn.get((line, paragraph.style), partial(self._render, line, paragraph.style))
            spare = paragraph.width - surface.get_width()
            indent = {"left": 0, "center": spare // 2, "right": spare}[align]
            lift = (paragraph.line_height - surface.get_height()) // 2
            canvas.blit(surface, (left + indent, top + number * paragraph.line_height + lift))

    def _wrap(self, text: str, style: Style, width: int) -> Paragraph:
        font = self._font(style)
        lines: list[str] = []
        for block in text.split("\n"):
            line = ""
            for word in block.split():
                for piece in self._break(word, font, width):
                    longer = f"{line} {piece}" if line else piece
                    if line and font.size(longer)[0] > width:
                        lines.append(line)
                        longer = piece
                    line = longer
            lines.append(line)
        return Paragraph(tuple(lines), style, width, round(style.size * _LINE_HEIGHT))

    def _break(self, word: str, font: pygame.font.Font, width: int) -> list[str]:
        if font.size(word)[0] <= width:
            return [word]
        pieces, piece = [], ""
        for letter in re.findall(r".", word):
            if piece and font.size(piece + letter)[0] > width:
                pieces.append(piece)
                piece = ""
            piece += letter
        return [*pieces, piece]

    def _render(self, text: str, style: Style) -> pygame.Surface:
        return self._font(style).render(text, True, style.color)

    def _font(self, style: Style) -> pygame.font.Font:
        key = (style.size, style.bold)
        if key not in self._fonts:
            self._fonts[key] = self._open(style)
        return self._fonts[key]

    def _open(self, style: Style) -> pygame.font.Font:
        path = self._files[style.bold]
        try:
            font = pygame.font.Font(path, style.size)
            font.size(" ")  # a broken file is noticed only when it is used
            return font
        except (OSError, pygame.error) as fault:
            self._problems.say(
                f"The font {path.name} cannot be read from {path.parent} ({fault}): "
                "a plainer one is used. Install the game again to mend it."
            )
            return pygame.font.Font(None, style.size)
