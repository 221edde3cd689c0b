"""Motion that explains where something came from: short, never needed, and idle afterwards.

While things move, everything else is one still picture, and only what the moving things cover is drawn.
"""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Arrival, Look, Way, Widget

LONGEST = 0.4
"""No motion lasts longer than this, its delay included, in seconds."""

_SOLID = 0.7
"""How far on its way a widget has faded in: from there on it costs a third to draw."""

_MARGIN = 12
"""How far a widget may paint outside its rectangle, in pixels: rims and rings."""


class Motion:
    """Some widgets on their way to their places, on top of a still picture of the rest."""

    def __init__(self, canvas: pygame.Surface, moving: Sequence[Widget], easel: Easel, begun: float) -> None:
        """`canvas` shows everything but the moving widgets; `begun` is the clock's time in seconds."""
        self._begun = begun
        self._sprites = [_Sprite(widget, easel) for widget in moving]
        self._moving = self._sprites
        self._covered: list[pygame.Rect] = []
        self._begun_drawing = False
        self._ends = begun + min(LONGEST, max(sprite.ends for sprite in self._sprites))
        room = self.region.clip(canvas.get_rect())
        self._left_top = room.topleft
        self._still = canvas.subsurface(room).copy()

    @property
    def region(self) -> pygame.Rect:
        """Where anything has moved."""
        rooms = [sprite.region for sprite in self._sprites]
        return rooms[0].unionall(rooms[1:])

    def over(self, now: float) -> bool:
        """Whether everything has arrived."""
        return now >= self._ends

    def draw(self, canvas: pygame.Surface, now: float) -> list[pygame.Rect]:
        """Paint this moment; the parts of the canvas that changed."""
        first, self._begun_drawing = not self._begun_drawing, True
        across, down = self._left_top
        for rect in self._covered:
            canvas.blit(self._still, rect, rect.move(-across, -down))
        before = self._covered
        self._covered = [sprite.draw(canvas, now - self._begun) for sprite in self._moving]
        self._put_down(now - self._begun)
        return [canvas.get_rect()] if first else [*before, *self._covered]

    def _put_down(self, since: float) -> None:
        """What has arrived is part of the still picture from now on: it need not be drawn again."""
        across, down = self._left_top
        for sprite in self._moving:
            if since >= sprite.ends:
                sprite.draw(self._still, since, (-across, -down))
        self._moving = [sprite for sprite in self._moving if since < sprite.ends]


class _Sprite:
    """One widget, painted once, at where it is on its way."""

    def __init__(self, widget: Widget, easel: Easel) -> None:
        assert widget.arrival is not None
        self._arrival: Arrival = widget.arrival
        self._mirrored = widget.mirrored
        self._room = widget.rect.inflate(2 * _MARGIN, 2 * _MARGIN)
        self._step = easel.metrics.px(_FAR[self._arrival.way])
        self._painted = pygame.Surface(self._room.size, pygame.SRCALPHA)
        place = widget.rect.topleft
        widget.move(-self._room.left, -self._room.top)
        widget.draw(self._painted, easel, Look.PLAIN)
        widget.move(place[0] - widget.rect.left, place[1] - widget.rect.top)

    @property
    def region(self) -> pygame.Rect:
        return self._room.inflate(2 * self._step, 2 * self._step)

    @property
    def ends(self) -> float:
        return self._arrival.delay + self._arrival.lasts

    def draw(self, canvas: pygame.Surface, since: float, shift: tuple[int, int] = (0, 0)) -> pygame.Rect:
        share = min(1.0, max(0.0, (since - self._arrival.delay) / self._arrival.lasts))
        room = self._room.move(shift)
        if share == 0.0:
            return pygame.Rect(room.topleft, (0, 0))
        eased = 1 - (1 - share) ** 3
        if self._arrival.way is Way.POP:
            size = (round(room.width * eased), round(room.height * eased))
            scaled = pygame.transform.smoothscale(self._painted, (max(1, size[0]), max(1, size[1])))
            return canvas.blit(scaled, scaled.get_rect(center=room.center))
        self._painted.set_alpha(min(255, round(255 * eased / _SOLID)))
        across, down = _FROM[self._arrival.way]
        across = -across if self._mirrored else across
        left = round((1 - eased) * self._step)
        return canvas.blit(self._painted, room.move(across * left, down * left))


_FROM = {Way.RISE: (0, 1), Way.FROM_RIGHT: (1, 0), Way.FROM_LEFT: (-1, 0), Way.POP: (0, 0)}
_FAR = {Way.RISE: 26, Way.FROM_RIGHT: 60, Way.FROM_LEFT: 40, Way.POP: 0}
