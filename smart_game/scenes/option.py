"""An option of a setting: a picture that says it by itself, a short word below, and what holds now."""

from collections.abc import Callable, Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Button, Look, Press, Widget, WordsInRoom, draw_picture

Art = str | Callable[[pygame.Surface, Easel, pygame.Rect], None]
"""A file in the pictures folder, or what paints a place on the canvas in the colours of the screen."""

PICTURE = 72
"""The height of an option's picture, and the least width, in pixels of the reference window."""

_HEAD = 48
_MOST = 190


def paint(
    canvas: pygame.Surface, easel: Easel, art: Art, place: pygame.Rect, ground: str, *, mirrored: bool
) -> None:
    """A picture in its place, on a ground that is a colour of the theme."""
    if isinstance(art, str):
        draw_picture(canvas, easel, art, place, ground, mirrored=mirrored)
    else:
        art(canvas, easel, place)


class OptionButton(Button):
    """A button whose picture stands above its word."""

    align = "center"

    def __init__(
        self, easel: Easel, id: str, text: str, art: Art, press: Press, *, width: int, chosen: bool
    ) -> None:
        """`chosen` marks the option that holds now."""
        super().__init__(easel, id, text, press, width=width, size="small", chosen=chosen)
        self.art = art
        self._wide = width - 2 * self._pad
        self._tall = easel.metrics.px(PICTURE)
        self._inset = easel.metrics.units(1.5)
        self.paragraph = label(easel, text, self._wide)
        self.rect.height = self._tall + self.paragraph.height + 2 * self._inset + self._edge
        self.lead = chosen

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Held down, the face sinks onto its edge, and the picture and the word with it."""
        sunk = self.draw_face(canvas, easel, look).top - self.rect.top
        place = pygame.Rect(0, 0, self._wide, self._tall)
        place.midtop = (self.rect.centerx, self.rect.top + self._inset + sunk)
        paint(canvas, easel, self.art, place, self.tone, mirrored=self.mirrored)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, (room.left, room.top + sunk), self.align)

    def words(self) -> WordsInRoom:
        """The word, below the picture."""
        room = pygame.Rect(0, 0, self._wide, self.paragraph.height)
        room.midtop = (self.rect.centerx, self.rect.top + self._inset + self._tall)
        return ((self.paragraph, room),)


class Head(Widget):
    """What a row is about: a picture, and its name beside it."""

    def __init__(self, easel: Easel, id: str, text: str, art: Art, width: int) -> None:
        self._art = art
        self._side = easel.metrics.px(_HEAD)
        self._gap = easel.metrics.units(1.5)
        self._paragraph = label(easel, text, width - self._side - self._gap, bold=True)
        tall = max(self._side, self._paragraph.height)
        super().__init__(id, pygame.Rect(0, 0, width, tall), speech=text)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """On the bare ground."""
        place = self.inside(pygame.Rect(self.rect.left, 0, self._side, self._side))
        place.centery = self.rect.centery
        paint(canvas, easel, self._art, place, "paper", mirrored=self.mirrored)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """The name, level with the middle of the picture."""
        room = pygame.Rect(0, 0, self._paragraph.width, self._paragraph.height)
        room.midleft = (self.rect.left + self._side + self._gap, self.rect.centery)
        return ((self._paragraph, self.inside(room)),)

    @classmethod
    def least_width(cls, easel: Easel, text: str) -> int:
        """As narrow as it can be without breaking a word."""
        longest = _longest_word(easel, text, bold=True)
        return easel.metrics.px(_HEAD) + easel.metrics.units(1.5) + longest + 1


def label(easel: Easel, text: str, width: int, *, bold: bool = False) -> Paragraph:
    """The words of an option or a row: their lines stay close, whatever the spacing of what is read."""
    return easel.typesetter.wrap(text, easel.style("small", bold=bold), width)


def option_width(easel: Easel, texts: Sequence[str], room: int, gap: int) -> tuple[int, int]:
    """The width of each option of a row, all alike, and how many stand in a line without a broken word."""
    around = 2 * easel.metrics.units(2)
    least = max(easel.metrics.px(PICTURE), *(_longest_word(easel, text) + 1 for text in texts)) + around
    most = max(least, easel.metrics.px(_MOST * easel.metrics.text_scale))
    for count in range(len(texts), 1, -1):
        each = (room - gap * (count - 1)) // count
        if each >= least:
            return min(each, most), count
    return min(least, room), 1


def _longest_word(easel: Easel, text: str, *, bold: bool = False) -> int:
    style = easel.style("small", bold=bold)
    return max(easel.typesetter.width_of(word, style) for word in text.split())
