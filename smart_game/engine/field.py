"""A line to write in: its letters, and how it stands on a screen."""

from dataclasses import dataclass

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Press, Widget, WordsInRoom

_HIDDEN = "•"
_CARET = 3


@dataclass
class Line:
    """What has been written; `composing` is what an input method has not finished yet."""

    text: str = ""
    most: int = 80
    hidden: bool = False
    digits: bool = False
    composing: str = ""

    def write(self, text: str) -> None:
        """Letters at the end, as far as there is room; what cannot be seen is left out."""
        self.composing = ""
        fit = "".join(sign for sign in text if sign.isprintable())
        if self.digits:
            fit = "".join(sign for sign in fit if sign in "0123456789")
        self.text = (self.text + fit)[: self.most]

    def rub_out(self) -> None:
        """Take the last letter away."""
        self.text = self.text[:-1]

    @property
    def shown(self) -> str:
        """What stands in it."""
        return _HIDDEN * len(self.text) if self.hidden else self.text + self.composing


class Field(Widget):
    """A line on a sheet; `here` is where letters appear now, and a bar stands after the last one."""

    def __init__(
        self, easel: Easel, id: str, line: Line, width: int, press: Press, speech: str, *, here: bool
    ) -> None:
        self._pad = easel.metrics.units(2)
        self._caret = easel.metrics.px(_CARET)
        room = width - 2 * self._pad - 2 * self._caret
        self.paragraph = easel.typesetter.wrap(line.shown or " ", easel.style("body"), room)
        height = max(self.paragraph.height + self._pad, easel.metrics.px(64))
        said = speech if line.hidden else f"{speech} {line.shown}"
        super().__init__(id, pygame.Rect(0, 0, width, height), press=press, speech=said)
        self.lead = self.writing = here

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Where letters appear the outline is thick."""
        easel.sheet(canvas, self.rect, "panel" if look is Look.PLAIN else "choice_over")
        if self.writing:
            easel.sheet(canvas, self.rect.inflate(-2 * self._caret, -2 * self._caret), "panel", "main")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)
            if self.writing:
                self._draw_caret(canvas, easel, room)

    def _draw_caret(self, canvas: pygame.Surface, easel: Easel, room: pygame.Rect) -> None:
        setter = easel.typesetter
        last = setter.width_of(self.paragraph.lines[-1].rstrip(), self.paragraph.style)
        tall = self.paragraph.line_height
        caret = pygame.Rect(room.left + last + 1, room.bottom - tall, self._caret, tall)
        if setter.rtl:
            caret.right = room.right - last - 1
        pygame.draw.rect(canvas, easel.color("ink"), caret)

    def words(self) -> WordsInRoom:
        """The letters, level with the middle."""
        room = pygame.Rect(0, 0, self.paragraph.width, self.paragraph.height)
        room.midleft = (self.rect.left + self._pad, self.rect.centery)
        return ((self.paragraph, self.inside(room)),)
