"""Parts of a window, as rectangles in pixels."""

from collections.abc import Iterable

import pygame

Parts = list[pygame.Rect] | None
"""Some parts; None for all of it."""


_WORTH = 1.25
"""How much more ground it is worth drawing once, rather than drawing in two turns what lies in both."""


def merged(rects: Iterable[pygame.Rect]) -> list[pygame.Rect]:
    """The same ground in fewer rectangles: two are one where that is hardly larger than both together."""
    apart: list[pygame.Rect] = []
    for rect in rects:
        whole = rect
        while near := next((other for other in apart if _belong_together(whole, other)), None):
            apart.remove(near)
            whole = whole.union(near)
        if whole.width and whole.height:
            apart.append(whole)
    return apart


def _belong_together(one: pygame.Rect, other: pygame.Rect) -> bool:
    return _area(one.union(other)) <= _WORTH * (_area(one) + _area(other))


def _area(rect: pygame.Rect) -> int:
    return rect.width * rect.height


def left_over(before: pygame.Rect, now: pygame.Rect) -> list[pygame.Rect]:
    """What is in the first of two rectangles and not in the second: as large, and up, down or aside of it."""
    both = before.clip(now)
    if not both.width:
        return [before]
    left = before.left if now.left > before.left else both.right
    top = before.top if now.top > before.top else both.bottom
    aside = pygame.Rect(left, before.top, before.width - both.width, before.height)
    above = pygame.Rect(before.left, top, before.width, before.height - both.height)
    return [rect for rect in (aside, above) if rect.width and rect.height]
