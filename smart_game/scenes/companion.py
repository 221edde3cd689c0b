"""The pine marten who asks, on every decision, what could be done."""

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Widget, WordsInRoom, draw_picture

_LARGEST, _SMALLEST = 150, 76


class Companion(Widget):
    """The marten with a speech bubble beside it; small and silent where there is little room."""

    def __init__(self, easel: Easel, id: str, text: str, column: pygame.Rect, picture: pygame.Rect) -> None:
        """`column` is the room that is left below what is read; `picture` is where else it may sit."""
        metrics = easel.metrics
        side = min(column.height, metrics.px(_LARGEST))
        self._line = None
        if side >= metrics.px(_SMALLEST):
            place = pygame.Rect(0, 0, side, side)
            place.bottomright = column.bottomright
            style = easel.style("small", bold=True)
            width = min(easel.typesetter.width_of(text, style) + 1, column.width - side - metrics.units(6))
            self._line = easel.typesetter.wrap(text, style, width)
        else:
            place = pygame.Rect(0, 0, metrics.px(_SMALLEST), metrics.px(_SMALLEST))
            place.bottomleft = picture.move(metrics.units(1), -metrics.units(1)).bottomleft
        self._place = place
        self._pad = metrics.units(1.5)
        super().__init__(id, place.union(self._bubble()) if self._line else place, speech=text)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The bubble points at the marten."""
        if self._line:
            bubble = self._bubble()
            middle = bubble.centery
            tip = (self._place.left + self._pad, middle)
            base = [(bubble.right - 4, middle - self._pad // 2), (bubble.right - 4, middle + self._pad // 2)]
            pygame.draw.polygon(canvas, easel.color("ink"), [*base, tip])
            easel.sheet(canvas, bubble, "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, "center")
        draw_picture(canvas, easel, "scene/companion-think.svg", self._place, "#FFFFFF")

    def words(self) -> WordsInRoom:
        """The question, if there is room for the bubble."""
        if self._line is None:
            return ()
        return ((self._line, self._bubble().inflate(-2 * self._pad, -2 * self._pad)),)

    def _bubble(self) -> pygame.Rect:
        assert self._line is not None
        size = (self._line.width + 2 * self._pad, self._line.height + 2 * self._pad)
        bubble = pygame.Rect((0, 0), size)
        bubble.midright = (self._place.left - self._pad // 2, self._place.centery)
        return bubble
