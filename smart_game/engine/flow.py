"""Laying out what is read from top to bottom, on as many pages as it needs.

Nothing is ever cut: what does not fit on a page goes to the next, and a text longer than a page is
split between lines.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Button, Widget, Words


@dataclass(frozen=True)
class Text:
    """A paragraph to read, on a sheet if `fill` names a colour.

    Neighbours that are `together` begin a page where the rest of one is too short for all of them.
    """

    id: str
    text: str
    size: str = "body"
    color: str = "ink"
    bold: bool = False
    fill: str | None = "panel"
    align: str = "left"
    together: bool = False


@dataclass(frozen=True)
class Made:
    """Widgets that are laid out for a width, from (0, 0), and cannot be split; `together` as in a text."""

    make: Callable[[int], Sequence[Widget]]
    together: bool = False


Block = Text | Made


class Flow:
    """Blocks below each other in an area."""

    def __init__(self, easel: Easel, area: pygame.Rect, gap: int) -> None:
        """`gap` is the space between blocks, in pixels."""
        self._easel = easel
        self._area = area
        self._gap = gap

    def pages(self, blocks: Sequence[Block], pager_height: int) -> list[list[Widget]]:
        """The placed widgets of each page; `pager_height` is kept free at the foot if there are several."""
        whole = self._fill(blocks, self._area.height)
        return whole if len(whole) == 1 else self._fill(blocks, self._area.height - pager_height)

    def _fill(self, blocks: Sequence[Block], height: int) -> list[list[Widget]]:
        pages: list[list[Widget]] = [[]]
        top = 0
        for run in self._runs(blocks, height):
            talls = [max(widget.rect.bottom for widget in group) for group in run]
            whole = sum(talls) + self._gap * (len(talls) - 1)
            if pages[-1] and top + whole > height >= whole:
                pages.append([])
                top = 0
            for group, tall in zip(run, talls, strict=True):
                if pages[-1] and top + tall > height:
                    pages.append([])
                    top = 0
                for widget in group:
                    widget.move(self._area.left, self._area.top + top)
                pages[-1].extend(group)
                top += tall + self._gap
        return pages

    def _runs(self, blocks: Sequence[Block], height: int) -> Iterator[list[list[Widget]]]:
        """The groups of blocks that would like to share a page; any other group alone."""
        for together, some in groupby(blocks, lambda block: block.together):
            groups = [group for block in some for group in self._groups(block, height)]
            yield from [groups] if together else ([group] for group in groups)

    def _groups(self, block: Block, height: int) -> list[list[Widget]]:
        """What has to stay together, each placed from (0, 0)."""
        if isinstance(block, Made):
            return [list(block.make(self._area.width))]
        metrics = self._easel.metrics
        padding = (metrics.units(3), metrics.units(2)) if block.fill else (0, 0)
        paragraph = self._easel.wrap(
            block.text, self._area.width - 2 * padding[0], block.size, block.color, bold=block.bold
        )
        most = max(1, (height - 2 * padding[1]) // paragraph.line_height)
        parts = [paragraph.part(at, at + most) for at in range(0, len(paragraph.lines), most)]
        names = [block.id, *(f"{block.id}-{number}" for number in range(2, len(parts) + 1))]
        return [
            [Words(name, part, align=block.align, fill=block.fill, padding=padding)]
            for name, part in zip(names, parts, strict=True)
        ]


class Pager:
    """Which page of a flow is shown, and the two buttons that turn it."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.page = 0
        self._changed = changed

    def height(self, easel: Easel) -> int:
        """The room that the buttons take, with the space above them, in pixels."""
        return easel.metrics.px(64) + easel.metrics.units(2)

    def buttons(
        self, easel: Easel, area: pygame.Rect, count: int, back: str, more: str, tone: str = "main"
    ) -> list[Widget]:
        """The buttons at the foot of the area, if there are several pages; `back` and `more` are words.

        `tone` is that of the second: `plain` where something else on the screen is what to press next.
        """
        self.page = min(self.page, count - 1)
        made: list[Widget] = []
        most = (area.width - easel.metrics.units(1.5)) // 2
        if self.page > 0:
            turn_back = self._button(easel, "page-back", back, -1, "previous", "plain", most)
            turn_back.rect.bottomleft = area.bottomleft
            made.append(turn_back)
        if self.page < count - 1:
            turn_on = self._button(easel, "page-more", more, 1, "more", tone, most)
            turn_on.rect.bottomright = area.bottomright
            made.append(turn_on)
        return made

    def _button(self, easel: Easel, id: str, text: str, by: int, icon: str, tone: str, most: int) -> Button:
        """As wide as its words, or `most` pixels wide and its letters smaller."""

        def make(width: int | None) -> Button:
            return Button(
                easel,
                id,
                text,
                lambda: self._turn(by),
                width=width,
                icon=f"symbols/{icon}.svg",
                tone=tone,
                size="bar",
                one_line=True,
                least_height=easel.metrics.px(64),
            )

        button = make(None)
        if button.rect.width > most:
            button = make(most)
        button.lead = tone == "main" or by < 0
        return button

    def _turn(self, by: int) -> None:
        self.page += by
        self._changed()
