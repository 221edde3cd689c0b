"""Motion that explains where something came from: short, never needed, and idle afterwards.

While things move, only what they cover is drawn.
"""

import math
from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.regions import left_over
from smart_game.engine.view import View
from smart_game.engine.widgets import Arrival, Look, Way, Widget

LONGEST = 0.4
"""No motion lasts longer than this, its delay included, in seconds."""

_FROM = {Way.RISE: (0, 26), Way.FROM_RIGHT: (60, 0), Way.FROM_LEFT: (-40, 0), Way.POP: (0, 0)}
"""How far from its place something begins, in pixels of the reference window."""

_SOLID = 0.7
"""How far on its way a widget has faded in: from there on it costs a third to draw."""

_MARGIN = 12
"""How far a widget may paint outside its rectangle, in pixels: rims and rings."""

_TIPS = 2
"""How far one that slides over bare ground may: the tips of letters."""


class Motion:
    """What arrives on a screen, on its way there.

    What slides in over bare ground is cut out of the finished picture: that is the quickest way to draw it.
    Anything else is painted once more, and put onto a still picture of the rest.
    """

    def __init__(self, view: View, arriving: Sequence[Widget], easel: Easel, begun: float) -> None:
        """`begun` is the clock's time in seconds. Draw the screen without what is `painted`, then `begin`."""
        self._begun = begun
        self._easel = easel
        self._ground = easel.color(view.scene.ground)
        courses = [_Course(widget, widget.arrival, easel) for widget in arriving if widget.arrival]
        self.ways = {course.way for course in courses}
        self._free = _over_bare_ground(view, courses)
        self._others = [course for course in courses if course not in self._free]
        self.painted = [course.widget for course in self._others]
        self._ends = begun + min(LONGEST, max(course.ends for course in courses))

    def begin(
        self, canvas: pygame.Surface, drawn: Sequence[pygame.Rect], spare: pygame.Surface | None = None
    ) -> None:
        """Take what moves from the canvas, whose parts `drawn` are not on the screen yet.

        `spare` is the `cutting` of an earlier motion: using it once more is quicker than making one.
        """
        self._drawn = list(drawn)
        places = [course.place for course in self._free]
        room = places[0].unionall(places) if places else pygame.Rect(0, 0, 1, 1)
        fits = spare is not None and spare.get_width() >= room.width and spare.get_height() >= room.height
        self.cutting = spare if spare and fits else pygame.Surface(room.size)
        self._slides = [_Slide(course, canvas, self.cutting, room.topleft) for course in self._free]
        self._sprites = [_Sprite(course, self._easel) for course in self._others]
        paths = [course.path for course in self._others]
        still = paths[0].unionall(paths).clip(canvas.get_rect()) if paths else pygame.Rect(0, 0, 0, 0)
        self._left_top = still.topleft
        self._still = canvas.subsurface(still).copy()
        self._covered: list[pygame.Rect] = []
        self.redraw = [still] if paths else []
        """What the screen itself has to draw when all has arrived."""

    def over(self, now: float) -> bool:
        """Whether everything has arrived."""
        return now >= self._ends

    def draw(self, canvas: pygame.Surface, now: float) -> list[pygame.Rect]:
        """Paint this moment; the parts of the canvas that changed."""
        since = math.inf if self.over(now) else now - self._begun
        drawn, self._drawn = self._drawn, []
        return [*drawn, *self._slide(canvas, since), *self._float(canvas, since)]

    def _slide(self, canvas: pygame.Surface, since: float) -> list[pygame.Rect]:
        moving = [slide for slide in self._slides if slide.moving]
        bared = [canvas.fill(self._ground, rect) for slide in moving for rect in slide.go_on(since)]
        drawn = [
            slide.draw(canvas)
            for slide in self._slides
            if slide in moving or slide.at.collidelist(bared) >= 0
        ]
        return [*bared, *drawn]

    def _float(self, canvas: pygame.Surface, since: float) -> list[pygame.Rect]:
        across, down = self._left_top
        for rect in self._covered:
            canvas.blit(self._still, rect, rect.move(-across, -down))
        before = self._covered
        self._covered = [sprite.draw(canvas, since) for sprite in self._sprites]
        for sprite in self._sprites:
            if since >= sprite.ends:
                sprite.draw(self._still, since, (-across, -down))
        self._sprites = [sprite for sprite in self._sprites if since < sprite.ends]
        return [*before, *self._covered]


class _Course:
    """How a widget comes to its place, and when: `ends` is in seconds after the beginning."""

    def __init__(self, widget: Widget, arrival: Arrival, easel: Easel) -> None:
        self.widget = widget
        self.way = arrival.way
        self.ends = arrival.delay + arrival.lasts
        self._delay, self._lasts = arrival.delay, arrival.lasts
        across, down = (round(far * easel.metrics.scale) for far in _FROM[arrival.way])
        self._step = (-across if widget.mirrored else across, down)

    @property
    def place(self) -> pygame.Rect:
        """Where it will be, with the tips of its letters."""
        return self.widget.rect.inflate(2 * _TIPS, 2 * _TIPS)

    @property
    def path(self) -> pygame.Rect:
        """Wherever it is on its way."""
        room = self.widget.rect.inflate(2 * _MARGIN, 2 * _MARGIN)
        return room.union(room.move(self._step))

    def come(self, since: float) -> float:
        """How far it has come by then, from 0 to 1: quickly at first."""
        share = min(1.0, max(0.0, (since - self._delay) / self._lasts))
        return 1 - (1 - share) ** 3

    def away(self, come: float) -> tuple[int, int]:
        """How far from its place it still is, in pixels."""
        return (round((1 - come) * self._step[0]), round((1 - come) * self._step[1]))


class _Slide:
    """A widget that was cut out of the finished picture, with nothing but ground around it."""

    def __init__(
        self, course: _Course, canvas: pygame.Surface, cutting: pygame.Surface, left_top: tuple[int, int]
    ) -> None:
        """`left_top` is the place on the canvas of the corner of `cutting`, which takes the picture."""
        self._course = course
        self._place = course.place
        self._cutting, self._area = cutting, course.place.move(-left_top[0], -left_top[1])
        cutting.blit(canvas, self._area, course.place)
        self._alpha: int | None = None
        self.at = self._place
        self.moving = True

    def go_on(self, since: float) -> list[pygame.Rect]:
        """Go to where it is by then; the places that are bare now."""
        before, come = self.at, self._course.come(since)
        self.moving = come < 1
        self.at = self._place.move(self._course.away(come)) if come else pygame.Rect(before.topleft, (0, 0))
        self._alpha = _alpha(come)
        return left_over(before, self.at) if self._alpha is None else [before]

    def draw(self, canvas: pygame.Surface) -> pygame.Rect:
        """Put it to where it is; where that is."""
        self._cutting.set_alpha(self._alpha)
        return canvas.blit(self._cutting, self.at, self._area) if self.at.width else self.at


class _Sprite:
    """One widget, painted once, at where it is on its way."""

    def __init__(self, course: _Course, easel: Easel) -> None:
        self._course = course
        widget = course.widget
        self._room = widget.rect.inflate(2 * _MARGIN, 2 * _MARGIN)
        self._picture = pygame.Surface(self._room.size, pygame.SRCALPHA)
        self.ends = course.ends
        place = widget.rect.topleft
        widget.move(-self._room.left, -self._room.top)
        widget.draw(self._picture, easel, Look.PLAIN)
        widget.move(place[0] - widget.rect.left, place[1] - widget.rect.top)

    def draw(self, canvas: pygame.Surface, since: float, shift: tuple[int, int] = (0, 0)) -> pygame.Rect:
        """Put it to where it is by then, on a canvas that is shifted by so much; where that is."""
        come = self._course.come(since)
        room = self._room.move(shift)
        if not come:
            return pygame.Rect(room.topleft, (0, 0))
        if self._course.way is Way.POP and come < 1:
            size = (max(1, round(room.width * come)), max(1, round(room.height * come)))
            scaled = pygame.transform.smoothscale(self._picture, size)
            return canvas.blit(scaled, scaled.get_rect(center=room.center))
        self._picture.set_alpha(_alpha(come))
        return canvas.blit(self._picture, room.move(self._course.away(come)))


def _over_bare_ground(view: View, courses: list[_Course]) -> list[_Course]:
    """Those of widgets that slide in without meeting anything that does not."""
    free = [course for course in courses if course.way is not Way.POP]
    while True:
        sliding = [course.widget for course in free]
        met = [widget.rect for widget in view.widgets if widget not in sliding]
        met += [course.path for course in courses if course not in free]
        left = [course for course in free if course.path.collidelist(met) < 0]
        if len(left) == len(free):
            return free
        free = left


def _alpha(come: float) -> int | None:
    """How solid it is, up to 255; None where it is: drawing with 255 takes fifty times as long as that."""
    return round(255 * come / _SOLID) if come < _SOLID else None
