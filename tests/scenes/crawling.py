"""Every screen of the game at one window size, built but not drawn: whatever can be pressed is."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.scene import Scene
from smart_game.engine.view import View
from smart_game.engine.widgets import Widget
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.scenes.settings import SettingsScreen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import StopScreen, TrailScreen
from tests.game import Game

LEAVING = {"back", "read", "settings", "tell", "to-trail", "again", "next-player"}
"""What leads away from a story."""


@dataclass(frozen=True)
class Shown:
    """A screen as it was built, and how to get there."""

    name: str
    widgets: tuple[Widget, ...]

    @property
    def pressable(self) -> list[Widget]:
        return [widget for widget in self.widgets if widget.press]

    def find(self, id: str) -> Widget:
        return next(widget for widget in self.widgets if widget.id == id)

    def body(self) -> list[Widget]:
        """What can be pressed below the bar."""
        bar = self.find("back").rect
        return [widget for widget in self.pressable if widget.rect.top >= bar.bottom]


def every_screen(game: Game, packs: tuple[Pack, ...]) -> Iterator[Shown]:
    """Title, trail without and with stars, Tell, and every card of every scenario in every state."""
    easel, backstage = game.loop.easel, game.backstage
    yield from _pages("title", TitleScreen(backstage), easel)
    yield from _pages("tell", TellScreen(backstage), easel)
    yield from _pages("settings", SettingsScreen(backstage), easel)
    for pack in packs:
        trail = TrailScreen(backstage, pack)
        yield from _pages(f"{pack.info.id} trail", trail, easel)
        for scenario in pack.scenarios:
            backstage.sitting.seat._stars[pack.info.id, scenario.id] = 2
        yield from _pages(f"{pack.info.id} trail with stars", TrailScreen(backstage, pack), easel)
        for rule in {scenario.rule for scenario in pack.scenarios}:
            yield from _pages(f"{pack.info.id} stop {rule}", StopScreen(backstage, pack, rule), easel)
        for scenario in pack.scenarios:
            for card in scenario.cards:
                yield from _card_screens(easel, backstage, pack, scenario, card)


def built(screen: Scene, easel: Easel, name: str) -> Shown:
    view = View(screen)
    view.build(easel)
    return Shown(name, tuple(view.widgets))


def _pages(name: str, screen: Screen, easel: Easel) -> Iterator[Shown]:
    """A screen, and its further pages."""
    while True:
        shown = built(screen, easel, name)
        yield shown
        more = [widget for widget in shown.pressable if widget.id == "page-more"]
        if not more:
            return
        press(more[0])
        name += " +more"


@dataclass(frozen=True)
class _Place:
    """Where a story's screen stands."""

    state: State
    item: str | None
    page: int
    thread_page: int

    @classmethod
    def of(cls, screen: StoryScreen) -> "_Place":
        return cls(screen.playthrough.state, screen._item, screen._pager.page, screen._thread_page)

    def restore(self, screen: StoryScreen) -> None:
        screen.playthrough.state = self.state
        screen._item, screen._pager.page, screen._thread_page = self.item, self.page, self.thread_page

    def look(self) -> Hashable:
        """What tells one screen from another; in which order things were answered does not matter."""
        feedback = self.state.made[-1] if self.state.in_feedback else None
        return (feedback, len(self.state.answered), self.item, self.page, self.thread_page)


def _card_screens(
    easel: Easel, backstage: Backstage, pack: Pack, scenario: Scenario, card: str
) -> Iterator[Shown]:
    """A card, its pages, what opens on it, and the feedback to every choice."""
    screen = StoryScreen(backstage, pack.info.id, scenario)
    screen.playthrough = Playthrough(scenario, state=State(scenario.id, card, order=1))
    seen: set[Hashable] = set()
    ways = [(f"{scenario.id} > {card}", _Place.of(screen))]
    while ways:
        name, place = ways.pop()
        if place.look() in seen or place.state.card != card:
            continue
        seen.add(place.look())
        place.restore(screen)
        shown = built(screen, easel, name)
        yield shown
        for widget in shown.pressable:
            if widget.id not in LEAVING:
                place.restore(screen)
                press(widget)
                ways.append((f"{name} > {widget.id}", _Place.of(screen)))


def press(widget: Widget) -> None:
    assert widget.press, widget.id
    widget.press()


def rooms(shown: Shown) -> Iterator[tuple[Widget, pygame.Rect, int, int, int]]:
    """Each text: its widget, its room, and the height it needs, its type size, and its number of lines."""
    for widget in shown.widgets:
        for paragraph, room in widget.words():
            if any(paragraph.lines):
                yield widget, room, paragraph.height, paragraph.style.size, len(paragraph.lines)
