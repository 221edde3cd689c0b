"""What a screen is made with, and the two shapes that all its things share."""

from dataclasses import dataclass, replace

import pygame

from smart_game.engine.pictures import Pictures
from smart_game.engine.text import Paragraph, Style, Typesetter
from smart_game.engine.theme import Metrics


@dataclass(frozen=True)
class Easel:
    """Type, pictures, and the sizes and colours of this window."""

    typesetter: Typesetter
    pictures: Pictures
    metrics: Metrics

    def style(self, size: str, color: str = "ink", *, bold: bool = False) -> Style:
        """A type size and a colour of the theme, by name."""
        return Style(self.metrics.text(size), self.color(color), bold)

    def wrap(
        self, text: str, width: int, size: str = "body", color: str = "ink", *, bold: bool = False
    ) -> Paragraph:
        """Text to read in a size and a colour of the theme, broken into lines of `width` pixels."""
        style = replace(self.style(size, color, bold=bold), spacing=self.metrics.line_spacing)
        return self.typesetter.wrap(text, style, width)

    def sheet(self, canvas: pygame.Surface, rect: pygame.Rect, fill: str, line: str | None = "ink") -> None:
        """A rounded rectangle in two colours, each a theme's name or `#RRGGBB`."""
        radius = min(self.metrics.px(self.metrics.theme.shape["round"]), rect.height // 2)
        pygame.draw.rect(canvas, self.color(fill), rect, border_radius=radius)
        if line:
            width = self.metrics.px(self.metrics.theme.shape["line"])
            pygame.draw.rect(canvas, self.color(line), rect, width, border_radius=radius)

    def focus_ring(self, canvas: pygame.Surface, rect: pygame.Rect) -> pygame.Rect:
        """A ring of two colours round what has the focus: one stands out on any ground. How far it goes."""
        outer, inner = self.metrics.px(3), self.metrics.px(4)
        ring = rect.inflate(2 * (outer + inner), 2 * (outer + inner))
        radius = min(self.metrics.px(self.metrics.theme.shape["round"]), rect.height // 2) + outer + inner
        pygame.draw.rect(canvas, self.color("focus"), ring, outer, border_radius=radius)
        within = ring.inflate(-2 * outer, -2 * outer)
        pygame.draw.rect(canvas, self.color("focus_gap"), within, inner, border_radius=radius - outer)
        return ring

    def color(self, name: str) -> str:
        """A colour of the theme by name; `#RRGGBB` stays as it is."""
        return name if name.startswith("#") else self.metrics.color(name)
