"""A wave that washes over the window and leaves the next screen behind it."""

import math

import pygame

from smart_game.engine.motion import LONGEST

_CRESTS = ("#8CCBE8", "#BFE3F2", "#FFFFFF")


class Wave:
    """From one picture of the window to another, in the longest time that a motion may take."""

    redraw: tuple[pygame.Rect, ...] = ()
    """Nothing, once it has passed."""

    def __init__(self, before: pygame.Surface, after: pygame.Surface, begun: float) -> None:
        self._before, self._after, self._begun = before, after, begun

    def over(self, now: float) -> bool:
        """Whether the wave has passed."""
        return now >= self._begun + LONGEST

    def draw(self, canvas: pygame.Surface, now: float) -> list[pygame.Rect]:
        """Paint this moment; all of the canvas may have changed."""
        width, height = canvas.get_size()
        share = min(1.0, (now - self._begun) / LONGEST)
        foam = width // 6
        front = round(-foam + share * (width + 2 * foam))
        canvas.blit(self._after, (0, 0), (0, 0, max(0, front), height))
        right = pygame.Rect(max(0, front), 0, width - max(0, front), height)
        canvas.blit(self._before, right, right)
        for number, color in enumerate(_CRESTS):
            shift = front - foam + number * foam // 3
            edge = [
                (shift + foam + round(foam / 5 * math.sin(y / height * 9 + number + share * 6)), y)
                for y in range(0, height + 24, 24)
            ]
            back = [(x - foam // 2, y) for x, y in reversed(edge)]
            pygame.draw.polygon(canvas, color, [*edge, *back])
        return [canvas.get_rect()]
