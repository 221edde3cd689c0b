"""The pieces of the screen that shows a record: a thing that is kept, and a thing that is not."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Picture, Widget, WordsInRoom, draw_picture
from smart_game.scenario.score import MOST_STARS
from smart_game.scenes.glass import INK

MOST_MARKS = 5
"""More picks than this are written as a number."""

_PAPER = "#FFFFFF"


class Kept(Widget):
    """A line of the record: a picture, words, and at its end stars, or a tally of picks."""

    def __init__(
        self,
        easel: Easel,
        id: str,
        width: int,
        lines: Sequence[str],
        *,
        picture: Picture | None = None,
        stars: int = 0,
        tally: int = 0,
        speech: str | None = None,
    ) -> None:
        """The last of several lines is what was picked; the others say what it was about."""
        metrics = easel.metrics
        self._pad, self._side, self._mark = metrics.units(1), metrics.px(40), metrics.px(26)
        self._end = metrics.units(2)
        self._picture, self._stars, self._tally = picture, stars, tally
        self._number = easel.wrap(str(tally), metrics.px(60), "small", INK, bold=True)
        left = self._pad + (self._side + self._pad if picture else 0)
        self._left = left
        room = width - left - self._end - self._end_width()
        self._lines = [easel.wrap(text, room, "small", INK, bold=text == lines[-1]) for text in lines]
        tall = sum(line.height for line in self._lines)
        height = max(tall + self._pad, self._side + self._pad)
        said = " ".join(lines) if speech is None else speech
        super().__init__(id, pygame.Rect(0, 0, width, height), speech=said)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """On white paper, as the devices are: the record looks the same in every theme."""
        easel.sheet(canvas, self.rect, _PAPER, INK)
        if self._picture:
            place = self.inside(pygame.Rect(self.rect.left + self._pad, 0, self._side, self._side))
            place.centery = self.rect.centery
            draw_picture(canvas, easel, self._picture, place, _PAPER)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)
        names = ["star"] * self._stars + ["star-empty"] * (MOST_STARS - self._stars) if self._stars else []
        for place, name in zip(self._marks(len(names)), names, strict=True):
            draw_picture(canvas, easel, f"symbols/{name}.svg", place, _PAPER)
        if self._tally <= MOST_MARKS:
            self._draw_tally(canvas, easel)

    def words(self) -> WordsInRoom:
        """The lines below each other, level with the middle; and the number of picks, if they are many."""
        top = self.rect.centery - sum(line.height for line in self._lines) // 2
        found = []
        for line in self._lines:
            room = pygame.Rect(self.rect.left + self._left, top, line.width, line.height)
            found.append((line, self.inside(room)))
            top += line.height
        if self._tally > MOST_MARKS:
            room = pygame.Rect(0, 0, self._number.width, self._number.height)
            room.midright = (self.rect.right - self._end, self.rect.centery)
            found.append((self._number, self.inside(room)))
        return tuple(found)

    @property
    def lines(self) -> int:
        """How many lines of words it has."""
        return sum(len(line.lines) for line in self._lines)

    def _end_width(self) -> int:
        """The room at the end, with a gap before it."""
        if self._tally > MOST_MARKS:
            return self._number.width + self._pad
        marks = MOST_STARS * self._mark if self._stars else self._tally * self._mark // 2
        return marks + self._pad if marks else 0

    def _marks(self, count: int) -> list[pygame.Rect]:
        """Where stars stand, from the first."""
        places = []
        for number in range(count):
            place = pygame.Rect(0, 0, self._mark, self._mark)
            place.midright = (
                self.rect.right - self._end - (count - 1 - number) * self._mark,
                self.rect.centery,
            )
            places.append(self.inside(place))
        return places

    def _draw_tally(self, canvas: pygame.Surface, easel: Easel) -> None:
        """A stroke for each pick; the fifth goes across the others."""
        step, tall, thick = self._mark // 2, self._mark, easel.metrics.px(4)
        upright = min(self._tally, MOST_MARKS - 1)
        first = self.rect.right - self._end - max(1, self._tally) * step + step // 2
        strokes = [
            pygame.Rect(first + number * step, self.rect.centery - tall // 2, thick, tall)
            for number in range(upright)
        ]
        for stroke in strokes:
            pygame.draw.rect(canvas, INK, self.inside(stroke), border_radius=thick // 2)
        if self._tally == MOST_MARKS:
            around = self.inside(strokes[0].unionall(strokes[1:]).inflate(step, -tall // 3))
            pygame.draw.line(canvas, INK, around.bottomleft, around.topright, thick)


class Step(Widget):
    """One thing that happens to the record: a large picture, and words beside it."""

    def __init__(self, easel: Easel, id: str, width: int, text: str, picture: str) -> None:
        self._pad, self._side = easel.metrics.units(1.5), easel.metrics.px(96)
        self._picture = picture
        room = width - self._side - 3 * self._pad
        self._text = easel.wrap(text, room)
        height = max(self._side, self._text.height) + self._pad
        super().__init__(id, pygame.Rect(0, 0, width, height), speech=text)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """A sheet, the picture, the words."""
        easel.sheet(canvas, self.rect, "panel")
        place = pygame.Rect(self.rect.left + self._pad, 0, self._side, self._side)
        place.centery = self.rect.centery
        draw_picture(canvas, easel, self._picture, self.inside(place), "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """What happens."""
        room = pygame.Rect(0, 0, self._text.width, self._text.height)
        room.midleft = (self.rect.left + self._side + 2 * self._pad, self.rect.centery)
        return ((self._text, self.inside(room)),)


class Crossed(Widget):
    """Something that is not kept: its picture, crossed out, and its name below."""

    align = "center"

    def __init__(self, easel: Easel, id: str, width: int, text: str, picture: str) -> None:
        """`fits` says whether no word of the name had to be broken."""
        self._pad = easel.metrics.units(0.5)
        self._side = min(width - 2 * self._pad, easel.metrics.px(92))
        self._picture = picture
        room = width - 2 * self._pad
        self._text = easel.wrap(text, room, "small")
        widest = max(easel.typesetter.width_of(word, easel.style("small")) for word in text.split())
        self.fits = widest < room
        height = self._side + self._text.height + 3 * self._pad
        super().__init__(id, pygame.Rect(0, 0, width, height), speech=text)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The picture above the words."""
        place = pygame.Rect(0, 0, self._side, self._side)
        place.midtop = (self.rect.centerx, self.rect.top + self._pad)
        draw_picture(canvas, easel, self._picture, place, "paper")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)

    def words(self) -> WordsInRoom:
        """What it is."""
        top = self.rect.top + self._side + 2 * self._pad
        return (
            (self._text, pygame.Rect(self.rect.left + self._pad, top, self._text.width, self._text.height)),
        )
