"""A tile: a picture and a line or two beside it; to press, or only to see."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Look, Picture, Press, Widget, WordsInRoom, draw_picture
from smart_game.scenario.score import MOST_STARS
from smart_game.scenes.glass import INK

DONE = "symbols/check.svg"

_FILL, _FILL_OVER, _EDGE = "#FFFFFF", "#DDF0EE", "#D9CDE6"
"""Tiles keep their colours in every theme, as the devices do on which they stand."""


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
        stars: int = 0,
        size: str = "small",
        least_height: int = 0,
    ) -> None:
        """`lines` are texts, each bold or not; `chosen` shows that it is the one being looked at.

        `stars` are those earned, shown at the end if there are any; `size` is a type size of the theme.
        """
        pad, side = easel.metrics.units(1.25), easel.metrics.px(48) if picture else 0
        side = max(side, least_height - 2 * pad) if picture else 0
        mark = easel.metrics.px(30) if done or stars else 0
        self._stars = stars
        self._picture, self._done, self._chosen = picture, done, chosen
        left = pad + side + (pad if picture else 0)
        marks = MOST_STARS if stars else int(done)
        room = width - left - pad - marks * (mark + pad // 2)
        self._lines: list[Paragraph] = [easel.wrap(text, room, size, INK, bold=bold) for text, bold in lines]
        tall = sum(line.height for line in self._lines)
        height = max(tall + 2 * pad, side + pad, least_height, easel.metrics.px(48))
        self._side, self._mark, self._left, self._pad = side, mark, left, pad
        said = " ".join(text for text, _ in lines)
        super().__init__(id, pygame.Rect(0, 0, width, height), press=press, speech=said)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """What can be pressed has an outline in ink."""
        fill = _FILL_OVER if self._chosen or look is not Look.PLAIN else _FILL
        easel.sheet(canvas, self.rect, fill, INK if self.press or self._chosen else _EDGE)
        if self._chosen:
            easel.sheet(canvas, self.rect.inflate(-4, -4), fill, INK)
        if self._picture:
            place = self.inside(pygame.Rect(self.rect.left + self._pad, 0, self._side, self._side))
            place.centery = self.rect.centery
            draw_picture(canvas, easel, self._picture, place, fill)
        earned = ["star"] * self._stars + ["star-empty"] * (MOST_STARS - self._stars)
        names = [f"symbols/{name}.svg" for name in earned] if self._stars else [DONE] if self._done else []
        for number, name in enumerate(reversed(names)):
            mark = pygame.Rect(0, 0, self._mark, self._mark)
            right = self.rect.right - self._pad - number * (self._mark + self._pad // 2)
            mark.midright = (right, self.rect.centery)
            mark = self.inside(mark)
            draw_picture(canvas, easel, name, mark, fill)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """The lines below each other, level with the middle of the tile."""
        top = self.rect.centery - sum(line.height for line in self._lines) // 2
        found = []
        for line in self._lines:
            room = pygame.Rect(self.rect.left + self._left, top, line.width, line.height)
            found.append((line, self.inside(room)))
            top += line.height
        return tuple(found)
