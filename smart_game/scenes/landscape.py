"""A picture that covers the whole window, behind a screen."""

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.theme import contrast
from smart_game.engine.widgets import LEAST_CONTRAST, OUTLINE, Look, Widget

_DUSK = 200
"""How much of a dark theme's ground lies over the picture, of 255: words on it are light."""


class Landscape(Widget):
    """Cut evenly on two sides, if the window has another shape; at dusk in a dark theme."""

    def __init__(self, id: str, rect: pygame.Rect, name: str) -> None:
        super().__init__(id, rect)
        self.name = name

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The picture, from edge to edge."""
        canvas.blit(easel.pictures.file(self.name, self.rect.size, cover=True), self.rect)
        ground = easel.color("paper")
        if contrast(OUTLINE, ground) < LEAST_CONTRAST:
            dusk = pygame.Surface(self.rect.size)
            dusk.fill(ground)
            dusk.set_alpha(_DUSK)
            canvas.blit(dusk, self.rect)
