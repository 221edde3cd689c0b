"""The hard words of a card, and what they mean: nothing else stands on this screen."""

from collections.abc import Sequence
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Look, Widget, WordsInRoom
from smart_game.scenario.parts import HardWord
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen

LARGE = 2.0
"""From this size of text on, words and meanings flow from page to page."""


class GlossaryScreen(Screen):
    """A sheet for each word; Back leads to the card."""

    def __init__(self, backstage: Backstage, entries: Sequence[HardWord]) -> None:
        super().__init__(backstage)
        self._entries = tuple(entries)
        self._pager = Pager(self.refresh)

    def title(self) -> tuple[str, str | None]:
        """What this screen is for."""
        return (self.backstage.words.gettext("Tricky words"), "symbols/words.svg")

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The words below each other, a page at a time."""
        _ = self.backstage.words.gettext
        blocks: list[Block] = []
        for number, entry in enumerate(self._entries, 1):
            if easel.metrics.text_scale < LARGE:
                blocks.append(Made(partial(self._sheet, easel, number)))
            else:  # a whole sheet may be taller than a page
                blocks.append(Text(f"word-{number}", entry.word, bold=True, fill=None))
                blocks.append(Text(f"meaning-{number}", entry.meaning))
        column = pygame.Rect(0, area.top, min(area.width, easel.metrics.px(860)), area.height)
        column.centerx = area.centerx
        pages = Flow(easel, column, easel.metrics.units(2)).pages(blocks, self._pager.height(easel))
        turning = self._pager.buttons(easel, column, len(pages), _("Back a bit"), _("More"))
        return [*pages[self._pager.page], *turning]

    def _sheet(self, easel: Easel, number: int, width: int) -> list[Widget]:
        return [Meaning(easel, f"word-{number}", width, self._entries[number - 1])]


class Meaning(Widget):
    """A word, and below it what it means."""

    def __init__(self, easel: Easel, id: str, width: int, entry: HardWord) -> None:
        self._across, self._down = easel.metrics.units(3), easel.metrics.units(2)
        room = width - 2 * self._across
        self._word = easel.wrap(entry.word, room, bold=True)
        self._means = easel.wrap(entry.meaning, room)
        height = self._word.height + self._means.height + 2 * self._down
        super().__init__(id, pygame.Rect(0, 0, width, height), speech=f"{entry.word}: {entry.meaning}")

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Both on one sheet."""
        easel.sheet(canvas, self.rect, "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """The word, and its meaning."""
        left, top = self.rect.left + self._across, self.rect.top + self._down
        word = pygame.Rect(left, top, self._word.width, self._word.height)
        means = pygame.Rect(left, word.bottom, self._means.width, self._means.height)
        return ((self._word, word), (self._means, means))
