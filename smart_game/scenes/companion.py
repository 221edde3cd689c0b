"""The pine marten who asks, on every decision, what could be done, and who looks on afterwards."""

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Widget, WordsInRoom, draw_picture

_LARGEST, _SMALLEST = 150, 76


class Companion(Widget):
    """The marten, with a speech bubble beside it if it says something; small and silent in little room."""

    align = "center"

    def __init__(
        self, easel: Easel, id: str, column: pygame.Rect, picture: pygame.Rect, *, pose: str, says: str
    ) -> None:
        """`column` is the room that is left beside the picture; in too little, it sits in the picture."""
        metrics = easel.metrics
        side = min(column.height, metrics.px(_LARGEST))
        self._pose = f"scene/{pose}.svg"
        self._line = None
        self._pad = metrics.units(1.5)
        place = pygame.Rect(0, 0, side, side)
        if side < metrics.px(_SMALLEST):
            place.size = (metrics.px(_SMALLEST), metrics.px(_SMALLEST))
            place.bottomleft = picture.move(metrics.units(1), -metrics.units(1)).bottomleft
        elif says:
            place.bottomright = column.bottomright
            style = easel.style("small", bold=True)
            width = min(easel.typesetter.width_of(says, style) + 1, column.width - side - metrics.units(6))
            self._line = easel.typesetter.wrap(says, style, width)
        else:
            place.bottomleft = column.bottomleft
        self._place = place.copy()
        super().__init__(id, place.union(self._bubble()) if self._line else place, speech=says)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The bubble points at the marten."""
        if self._line:
            bubble = self._bubble()
            middle = bubble.centery
            edge = bubble.left + 4 if self.mirrored else bubble.right - 4
            tip = (self._place.right - self._pad if self.mirrored else self._place.left + self._pad, middle)
            base = [(edge, middle - self._pad // 2), (edge, middle + self._pad // 2)]
            pygame.draw.polygon(canvas, easel.color("ink"), [*base, tip])
            easel.sheet(canvas, bubble, "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)
        draw_picture(canvas, easel, self._pose, self._place, "#FFFFFF")

    def words(self) -> WordsInRoom:
        """What it says, if there is room for the bubble."""
        if self._line is None:
            return ()
        return ((self._line, self._bubble().inflate(-2 * self._pad, -2 * self._pad)),)

    def move(self, across: int, down: int) -> None:
        """Shift the marten with its bubble."""
        super().move(across, down)
        self._place.move_ip(across, down)

    def mirror(self, width: int) -> None:
        """Take the marten to the other side; it keeps looking its own way."""
        super().mirror(width)
        self._place.left = width - self._place.right

    def _bubble(self) -> pygame.Rect:
        assert self._line is not None
        size = (self._line.width + 2 * self._pad, self._line.height + 2 * self._pad)
        bubble = pygame.Rect((0, 0), size)
        if self.mirrored:
            bubble.midleft = (self._place.right + self._pad // 2, self._place.centery)
        else:
            bubble.midright = (self._place.left - self._pad // 2, self._place.centery)
        return bubble
