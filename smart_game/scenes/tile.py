"""A tile: a picture and a line or two beside it; to press, or only to see."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Look, Picture, Press, Widget, WordsInRoom, draw_picture

DONE = "symbols/check.svg"


class Tile(Widget):
    """A sheet with a picture, words, and a mark at its end where something has been done with it."""

    def __init__(
        self,
        easel: Easel,
        id: str,
        width: int,
        lines: Sequence[tuple[str, bool]],
        *,
        picture: Picture | None = None,
        press: Press | None = None,
        done: bool = False,
        chosen: bool = False,
        least_height: int = 0,
    ) -> None:
        """`lines` are texts, each bold or not; `chosen` shows that it is the one being looked at."""
        pad, side = easel.metrics.units(1.25), easel.metrics.px(48) if picture else 0
        mark = easel.metrics.px(30) if done else 0
        self._picture, self._done, self._chosen = picture, done, chosen
        left = pad + side + (pad if picture else 0)
        room = width - left - pad - (mark + pad // 2 if done else 0)
        self._lines: list[Paragraph] = [easel.wrap(text, room, "small", bold=bold) for text, bold in lines]
        tall = sum(line.height for line in self._lines)
        height = max(tall + 2 * pad, side + pad, least_height, easel.metrics.px(48))
        self._side, self._mark, self._left, self._pad = side, mark, left, pad
        said = " ".join(text for text, _ in lines)
        super().__init__(id, pygame.Rect(0, 0, width, height), press=press, speech=said)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """What can be pressed has an outline in ink."""
        fill = "choice_over" if self._chosen or look is not Look.PLAIN else "choice"
        easel.sheet(canvas, self.rect, fill, "ink" if self.press else "shadow")
        if self._picture:
            place = pygame.Rect(self.rect.left + self._pad, 0, self._side, self._side)
            place.centery = self.rect.centery
            draw_picture(canvas, easel, self._picture, place)
        if self._done:
            mark = pygame.Rect(0, 0, self._mark, self._mark)
            mark.midright = (self.rect.right - self._pad, self.rect.centery)
            draw_picture(canvas, easel, DONE, mark)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """The lines below each other, level with the middle of the tile."""
        top = self.rect.centery - sum(line.height for line in self._lines) // 2
        found = []
        for line in self._lines:
            found.append((line, pygame.Rect(self.rect.left + self._left, top, line.width, line.height)))
            top += line.height
        return tuple(found)
