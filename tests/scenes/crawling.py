"""Every screen of the game at one window size, built but not drawn: whatever can be pressed is."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import cycle

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.scene import Scene
from smart_game.engine.view import View
from smart_game.engine.widgets import Widget
from smart_game.gallery.desk import PaperDesk
from smart_game.gallery.screens import play_by_chance, wordiest_cards
from smart_game.gallery.teacher import teacher_screens
from smart_game.progress.counts import count_play
from smart_game.progress.written import Place, Written
from smart_game.scenario.glossary import words_in
from smart_game.scenario.model import Check, Pack, Scenario
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenario.vocabulary import Rule, Sensitivity
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.before import BeforeScreen
from smart_game.scenes.board.play import BoardScreen, Stage
from smart_game.scenes.board.stories import BoardStoriesScreen
from smart_game.scenes.glossary import GlossaryScreen
from smart_game.scenes.key_binding import COMMANDS
from smart_game.scenes.keys import KeysScreen
from smart_game.scenes.quick_check import QuickCheckScreen
from smart_game.scenes.screen import Screen
from smart_game.scenes.settings import SettingsScreen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import StopScreen, TrailScreen
from smart_game.scenes.what_we_keep import WhatWeKeepScreen
from smart_game.school.school import LONGEST_RULE
from tests.game import Game


def wordiest(packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    """The packs with their first story, and those that have the wordiest card of a kind: hard to fit."""
    kept = {(place.pack.info.id, place.scenario.id) for place in wordiest_cards(packs).values()}
    kept |= {(pack.info.id, pack.scenarios[0].id) for pack in packs}
    return tuple(
        pack.model_copy(
            update={"scenarios": tuple(each for each in pack.scenarios if (pack.info.id, each.id) in kept)}
        )
        for pack in packs
    )


LEAVING = {"back", "read", "settings", "tell", "words", "what-we-keep", "to-trail", "again", "next-player"}
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
        bar = self.find("tell").rect
        return [widget for widget in self.pressable if widget.rect.top >= bar.bottom]


def every_screen(game: Game, packs: tuple[Pack, ...]) -> Iterator[Shown]:
    """What a child sees, and what teacher and board show."""
    easel, backstage = game.loop.easel, game.backstage
    yield from child_screens(game, packs)
    yield from _teacher_screens(backstage, easel)
    for pack in packs:
        yield from _board(easel, backstage, pack)


def title_and_board(game: Game, packs: tuple[Pack, ...]) -> Iterator[Shown]:
    """The first screen, and what the board shows."""
    yield from _pages("title", TitleScreen(game.backstage), game.loop.easel)
    for pack in packs:
        yield from _board(game.loop.easel, game.backstage, pack)


def child_screens(game: Game, packs: tuple[Pack, ...]) -> Iterator[Shown]:
    """Title, trail without and with stars, Tell, and every card of every scenario in every state."""
    easel, backstage = game.loop.easel, game.backstage
    yield from _pages("title", TitleScreen(backstage), easel)
    yield from _pages("tell", TellScreen(backstage), easel)
    yield from _pages("settings", SettingsScreen(backstage), easel)
    yield from _keys_screens(backstage, easel)
    for pack in packs:
        yield from _pack_screens(easel, backstage, pack)


def _pack_screens(easel: Easel, backstage: Backstage, pack: Pack) -> Iterator[Shown]:
    """The trail, its stops, the glossary, and the cards of each scenario and check."""
    trail = TrailScreen(backstage, pack)
    yield from _pages(f"{pack.info.id} trail", trail, easel)
    for scenario in pack.scenarios:
        backstage.sitting.seat._stars[pack.info.id, scenario.id] = 2
    yield from _worded_screens(easel, backstage, pack)
    yield from _records(easel, backstage, pack)
    yield from _pages(f"{pack.info.id} trail with stars", TrailScreen(backstage, pack), easel)
    for rule in {scenario.rule for scenario in pack.scenarios}:
        yield from _pages(f"{pack.info.id} stop {rule}", StopScreen(backstage, pack, rule), easel)
    entries = words_in(pack.info.glossary, [hard.word for hard in pack.info.glossary.values()])
    if entries:
        yield from _pages(f"{pack.info.id} glossary", GlossaryScreen(backstage, entries), easel)
    for scenario in pack.scenarios:
        if scenario.notes or scenario.sensitivity is Sensitivity.SENSITIVE:
            before = BeforeScreen(backstage, pack.info.id, scenario)
            yield from _pages(f"before {scenario.id}", before, easel)
        for card in scenario.cards:
            yield from _card_screens(easel, backstage, pack, scenario, card)
    for check in pack.checks[:2]:
        for card in check.cards:
            yield from _check_screens(easel, backstage, pack, check, card)


def _worded_screens(easel: Easel, backstage: Backstage, pack: Pack) -> Iterator[Shown]:
    """What shows a rule, where the school has words of its own for it: few, or as many as there may be."""
    longest = "Tell a grown-up whom you trust about anything online that makes you feel unsure."
    for wording in ("Tell a grown-up.", longest):
        said = backstage.words.gettext(wording)  # in no catalogue, but told apart by test_pseudo
        if len(said) > LONGEST_RULE:  # no longer than a school may say it; its end stays its end
            said = said[: LONGEST_RULE - 1] + said[-1]
        backstage.rules = dict.fromkeys(Rule, said)
        yield from _pages(f"{pack.info.id} trail, “{wording}”", TrailScreen(backstage, pack), easel)
        yield from _pages(f"tell, “{wording}”", TellScreen(backstage), easel)
        for rule in {scenario.rule for scenario in pack.scenarios}:
            yield from _pages(f"{pack.info.id} {rule}, “{wording}”", StopScreen(backstage, pack, rule), easel)
    backstage.rules = {}


def _records(easel: Easel, backstage: Backstage, pack: Pack) -> Iterator[Shown]:
    """What is kept of a play of each scenario; the last one is then to be seen from trail and endings."""
    for scenario, place in zip(pack.scenarios, cycle(Place), strict=False):
        play = play_by_chance(backstage.sitting.scenario(pack.info.id, scenario.id), 1)
        counts = count_play(pack.info.id, backstage.sitting.of.id, play, first=True)
        backstage.sitting.written = Written(counts, place)
        screen = WhatWeKeepScreen(backstage, backstage.sitting.written)
        yield from _pages(f"what we keep of {scenario.id}", screen, easel)


def _board(easel: Easel, backstage: Backstage, pack: Pack) -> Iterator[Shown]:
    """Board mode: the stories, and every card of each."""
    yield from _pages(f"{pack.info.id} board", BoardStoriesScreen(backstage, pack), easel)
    for scenario in pack.scenarios:
        for card in scenario.cards:
            yield from _board_screens(easel, backstage, pack, scenario, card)


def _board_screens(
    easel: Easel, backstage: Backstage, pack: Pack, scenario: Scenario, card: str
) -> Iterator[Shown]:
    """A card on the board: told; each question asked, its choices counted, and talked about; a feedback."""

    def at(stage: Stage, state: State, counted: int = 0) -> BoardScreen:
        screen = BoardScreen(backstage, pack.info.id, scenario)
        screen.playthrough.state, screen.stage, screen._counted = state, stage, counted
        asked = screen.asked
        for number, choice in enumerate(screen.playthrough.offered):
            assert asked
            screen.votes.count(asked, choice.id, 19 - 8 * number)
        return screen

    name = f"{scenario.id} > {card} on the board"
    yield from _pages(f"{name}, told", at(Stage.TELL, State(scenario.id, card, order=1)), easel)
    done: tuple[str, ...] = ()
    for question in scenario.cards[card].questions():
        state = State(scenario.id, card, order=1, answered=done)
        yield from _pages(f"{name}, {question.id} asked", at(Stage.ASK, state), easel)
        screen = at(Stage.COUNT, state)
        offered = screen.playthrough.offered
        for number in {len(offered) - 1, max(range(len(offered)), key=lambda at: len(offered[at].text))}:
            shown = f"{name}, {question.id}, choice {number} counted"
            yield from _pages(shown, at(Stage.COUNT, state, number), easel)
        screen = at(Stage.RESULT, state)
        yield from _pages(f"{name}, {question.id} talked about", screen, easel)
        longest = max(question.choices, key=lambda choice: len(choice.feedback.model_dump_json()))
        screen.pick(longest.id)
        yield from _pages(f"{name}, {question.id} > {longest.id}", screen, easel)
        done = (*done, question.id)


def _check_screens(
    easel: Easel, backstage: Backstage, pack: Pack, check: Check, card: str
) -> Iterator[Shown]:
    """A card of a quick check, and what follows each choice on it."""
    for chosen in (None, *(choice.id for asked in check.cards[card].questions() for choice in asked.choices)):
        screen = QuickCheckScreen(backstage, pack.info.id, check)
        screen.playthrough = Playthrough(check, state=State(check.id, card, order=1))
        screen._chosen = chosen
        yield from _pages(f"{check.id} > {card} > {chosen}", screen, easel)


def _teacher_screens(backstage: Backstage, easel: Easel) -> Iterator[Shown]:
    """As on a staff PC: a pause has a way in there, in the place of Back."""
    backstage.desk = PaperDesk()
    for name, screen in teacher_screens(backstage):
        yield from _pages(name, screen, easel)
    backstage.desk = None


def _keys_screens(backstage: Backstage, easel: Easel) -> Iterator[Shown]:
    """The keys; each command that waits for one, and the sentence that refuses one."""
    yield from _pages("keys", KeysScreen(backstage), easel)
    for command in COMMANDS:
        screen = KeysScreen(backstage)
        last = next(key for key in reversed(screen.keys.of(command) or [pygame.K_TAB]))
        screen._take(command, last)
        yield from _pages(f"keys, {command}: one is taken away", screen, easel)
        backstage.preferences.reset()
        screen._wait_for(command)
        yield from _pages(f"keys, {command} waits", screen, easel)
        screen.hears(pygame.K_RETURN)
        screen.hears(pygame.K_1)
        yield from _pages(f"keys, {command} is refused one", screen, easel)


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
