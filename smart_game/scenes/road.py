"""The road of the trail, and the stops on it."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Press, Widget, WordsInRoom
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.rules import SMART


class Stop(Widget):
    """A stop on the road: the badge of a rule, its name, a story's title, and stars earned."""

    align = "center"

    def __init__(
        self,
        easel: Easel,
        rule: Rule,
        name: str,
        title: str,
        earned: int,
        most: int,
        press: Press,
        wording: str = "",
    ) -> None:
        """`most` is the greatest width in pixels, `wording` how the school says the rule."""
        metrics = easel.metrics
        self._badge, self._star = metrics.px(104), metrics.px(28)
        self._lap = metrics.px(26)
        self._earned = earned
        self._rule = rule
        pad = metrics.units(1.5)
        bold, plain = easel.style("body", bold=True), easel.style("small")
        setter = easel.typesetter
        letter = name[0] if SMART.get(rule) == name[0] else ""
        big = easel.style("heading", "main", bold=True)
        first = setter.width_of(letter, big) if letter else 0
        lines = (first + setter.width_of(name[len(letter) :], bold), setter.width_of(title, plain))
        widest = max(*lines, setter.width_of(wording, plain)) + 2
        width = min(max(widest, self._badge), most - 2 * pad)
        self._letter = setter.wrap(letter, big, first + 1)
        rest = name[len(letter) :]
        self._rest = setter.wrap(rest, bold, min(setter.width_of(rest, bold) + 1, width - first))
        below = [easel.wrap(wording, width, "small", "soft_ink")] if wording else []
        self._below = [*below, setter.wrap(title, plain, width)]
        text = max(self._letter.height, self._rest.height) + sum(each.height for each in self._below)
        stars = self._star + metrics.units(1) if earned else 0
        sheet = self._lap + metrics.units(0.5) + text + stars + pad
        size = (width + 2 * pad, self._badge - self._lap + sheet)
        super().__init__(f"stop-{rule}", pygame.Rect((0, 0), size), press=press, speech=f"{name}. {title}")

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """A sheet with the words, and the badge standing on it."""
        sheet = self.rect.copy()
        sheet.top += self._badge - self._lap
        sheet.height -= self._badge - self._lap
        easel.sheet(canvas, sheet, "panel" if look is Look.PLAIN else "choice_over")
        picture = easel.pictures.file(f"badges/{self._rule}.svg", (self._badge, self._badge))
        canvas.blit(picture, picture.get_rect(midtop=self.rect.midtop))
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)
        if self._earned:
            self._draw_stars(canvas, easel, sheet)

    def words(self) -> WordsInRoom:
        """The name of the rule, its first letter large where the road spells SMART, and the rest below."""
        tall = max(self._letter.height, self._rest.height)
        top = self.rect.top + self._badge + self._lap // 8
        room = pygame.Rect(0, top, self._below[0].width, tall)
        room.centerx = self.rect.centerx
        letter = pygame.Rect(0, top, self._letter.width, self._letter.height)
        letter.left = room.centerx - (letter.width + self._rest.width) // 2
        after = pygame.Rect(letter.right, 0, self._rest.width, self._rest.height)
        after.centery = top + tall // 2 + (self._lap // 13 if letter.width > 1 else 0)
        letter, after = self.inside(letter), self.inside(after)
        found = [(self._letter, letter), (self._rest, after)]
        top = room.bottom
        for paragraph in self._below:
            found.append((paragraph, pygame.Rect(room.left, top, paragraph.width, paragraph.height)))
            top += paragraph.height
        return tuple(found)

    def _draw_stars(self, canvas: pygame.Surface, easel: Easel, sheet: pygame.Rect) -> None:
        gap = self._star // 6
        left = sheet.centerx - (MOST_STARS * self._star + (MOST_STARS - 1) * gap) // 2
        top = sheet.bottom - self._star - easel.metrics.units(1)
        for place in range(MOST_STARS):
            name = "star" if place < self._earned else "star-empty"
            picture = easel.pictures.file(f"symbols/{name}.svg", (self._star, self._star))
            canvas.blit(picture, (left + place * (self._star + gap), top))


class Road(Widget):
    """A winding road through the stops, from one side of the window to the other."""

    def __init__(self, id: str, area: pygame.Rect, points: Sequence[tuple[int, int]]) -> None:
        super().__init__(id, area)
        self._points = points

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Sand with an edge, and a broken line along the middle."""
        size = (easel.metrics.width, easel.metrics.height)
        points = [(size[0] - left if self.mirrored else left, top) for left, top in self._points]
        svg = partial(_road_svg, size, points, easel.metrics.scale)
        canvas.blit(easel.pictures.text(f"road/{points}", size, svg), (0, 0))


def _road_svg(size: tuple[int, int], points: Sequence[tuple[int, int]], scale: float) -> str:
    """A curve that is level at each stop, drawn three times: its edge, its sand, its middle line."""
    points = sorted(points)
    ends = [(-80, points[0][1]), *points, (size[0] + 80, points[-1][1])] if points else [(0, 0)]
    path = f"M{ends[0][0]} {ends[0][1]}"
    for (left, top), (right, bottom) in pairwise(ends):
        middle = (left + right) / 2
        path += f"C{middle} {top} {middle} {bottom} {right} {bottom}"
    strokes = (
        ("#B9A27C", 58, ""),
        ("#FBEBCB", 50, ""),
        ("#E0C48F", 4, f' stroke-dasharray="{22 * scale} {26 * scale}"'),
    )
    drawn = "".join(
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width * scale}"{dash}/>'
        for color, width, dash in strokes
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}">'
    return f"{head}{drawn}</svg>"
