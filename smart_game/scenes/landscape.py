"""A picture that covers the whole window, behind a screen."""

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Widget


class Landscape(Widget):
    """Cut evenly on two sides, if the window has another shape."""

    def __init__(self, id: str, rect: pygame.Rect, name: str) -> None:
        super().__init__(id, rect)
        self.name = name

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The picture, from edge to edge."""
        canvas.blit(easel.pictures.file(self.name, self.rect.size, cover=True), self.rect)
