"""Stories finished with one switch, two switches, a gamepad, or keys of one's own (A9, A20, A23)."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pygame
import pytest

from smart_game.engine.controls import Scanning
from smart_game.engine.pilot import Hand
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.trail import TrailScreen
from smart_game.school.settings import Settings
from tests.game import STILL, Game, open_test_game
from tests.scenes.playing import begin, finish, playthrough

CLASSIC = {"choice", "chat", "ending"}
FILLED = ("inbox", "sort", "spot", "form", "tell")
HANDS = {
    Hand.SWITCH: STILL.model_copy(update={"scanning": "one-switch"}),
    Hand.GAMEPAD: STILL,
}
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
NAMED = [
    "f2",
    "f7",
    "home",
    "end",
    "insert",
    "delete",
    "left ctrl",
    "right shift",
    "page up",
    ";",
    "keypad 5",
]
COMMANDS = ["next", "previous", "up", "down", "left", "right", "press", "back", "tell"]

Open = Callable[[Pack, Settings], Game]


@pytest.fixture
def open_with() -> Iterator[Open]:
    opened: list[Game] = []

    def opener(pack: Pack, settings: Settings) -> Game:
        opened.append(open_test_game((pack,), settings=settings, cool_down=settings.cool_down))
        return opened[-1]

    yield opener
    for game in opened:
        game.close()


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[pygame.Event]:
    """Every event that is posted from now on."""
    kept: list[pygame.Event] = []
    post = pygame.event.post

    def note(event: pygame.Event) -> bool:
        kept.append(event)
        return post(event)

    monkeypatch.setattr(pygame.event, "post", note)
    return kept


def kinds(scenario: Scenario) -> set[str]:
    return {card.kind for card in scenario.cards.values()}


def with_kinds(packs: tuple[Pack, ...], wanted: set[str]) -> tuple[Pack, Scenario]:
    """A shipped story that has all of these kinds of card, and its pack."""
    return next((pack, each) for pack in packs for each in pack.scenarios if wanted <= kinds(each))


def finish_all(game: Game, hand: Hand, scenario: Scenario) -> None:
    """Play it with this hand: it is handed in once, and nothing was amiss."""
    pilot = game.pilot(hand)
    begin(pilot, scenario)
    finish(pilot)
    assert [handed.state.scenario for handed in game.box.plays] == [scenario.id]
    assert game.problems.said == ()


def assert_plain(posted: list[pygame.Event], hand: Hand) -> None:
    """A9: nothing is held, dragged or pressed twice at once, and no two things go together."""
    seen = {event.type for event in posted}
    if hand is Hand.SWITCH:
        assert seen == {pygame.KEYDOWN}
        assert {event.key for event in posted} == {pygame.K_SPACE}
        assert {event.mod for event in posted} == {0}
        return
    assert seen == {pygame.JOYHATMOTION, pygame.JOYBUTTONDOWN}
    assert {event.button for event in posted if event.type == pygame.JOYBUTTONDOWN} == {0}
    hats = [event.value for event in posted if event.type == pygame.JOYHATMOTION]
    assert all(value == (0, 0) for value in hats[1::2]), "the hat is let go after every push"
    assert all(0 in value for value in hats), "the hat is never pushed askew"


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name.lower())
def test_a_shipped_story_with_a_choice_a_chat_and_an_ending(
    open_with: Open, shipped: tuple[Pack, ...], posted: list[pygame.Event], hand: Hand
) -> None:
    pack, scenario = with_kinds(shipped, CLASSIC)
    finish_all(open_with(pack, HANDS[hand]), hand, scenario)
    assert_plain(posted, hand)


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name.lower())
@pytest.mark.parametrize("kind", FILLED)
def test_a_shipped_story_with_a_card_to_fill_in(
    open_with: Open, shipped: tuple[Pack, ...], posted: list[pygame.Event], hand: Hand, kind: str
) -> None:
    pack, scenario = with_kinds(shipped, {kind, "ending"})
    finish_all(open_with(pack, HANDS[hand]), hand, scenario)
    assert_plain(posted, hand)


def test_with_one_switch_no_two_presses_are_needed_within_a_cool_down_of_two_seconds(
    open_with: Open, shipped: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A9, A20, A21: at the slowest rest and the quickest scan, and every press is heeded."""
    pack, scenario = with_kinds(shipped, CLASSIC)
    settings = HANDS[Hand.SWITCH].model_copy(update={"cool_down": 2.0, "scan_seconds": 0.5})
    game = open_with(pack, settings)
    times: list[float] = []
    post = pygame.event.post

    def note(event: pygame.Event) -> bool:
        times.append(game.loop.now())
        return post(event)

    monkeypatch.setattr(pygame.event, "post", note)
    finish_all(game, Hand.SWITCH, scenario)
    assert min(later - sooner for sooner, later in pairwise(times)) >= 2


def test_one_switch_comes_to_everything_on_a_card(open_with: Open, shipped: tuple[Pack, ...]) -> None:
    """Once round, each thing once; a switch can leave, and reach Tell."""
    pack, scenario = with_kinds(shipped, CLASSIC)
    game = open_with(pack, HANDS[Hand.SWITCH])
    pilot = game.pilot(Hand.SWITCH)
    begin(pilot, scenario)
    ids = pilot.ids()
    game.loop.let_pass(HANDS[Hand.SWITCH].scan_seconds)
    reached: Counter[str | None] = Counter()
    for _ in ids:
        game.loop.let_pass(HANDS[Hand.SWITCH].scan_seconds + 0.01)
        game.loop.step(0)
        reached[game.loop.view.focus] += 1
    assert reached == Counter(ids)
    pilot.press("tell")
    assert isinstance(pilot.scene, TellScreen)
    pilot.press("back")
    pilot.press("back")
    assert isinstance(pilot.scene, TrailScreen)


def test_two_switches_finish_a_story_by_space_and_enter(
    open_with: Open, shipped: tuple[Pack, ...], posted: list[pygame.Event]
) -> None:
    pack, scenario = with_kinds(shipped, CLASSIC)
    game = open_with(pack, STILL.model_copy(update={"scanning": "two-switches"}))
    assert game.loop.controls.scanning is Scanning.TWO
    pilot = game.pilot(Hand.KEYBOARD)

    def press(id: str) -> None:
        for _ in range(len(pilot.ids()) + 1):
            game.clock.now += 1
            if game.loop.view.focus == id:
                pilot.key(pygame.K_RETURN)
                return
            pilot.key(pygame.K_SPACE)
        raise AssertionError(f"Space does not come to {id}")

    pilot.press = press  # type: ignore[method-assign]
    begin(pilot, scenario)
    press("tell")
    press("back")
    finish(pilot)
    assert len(game.box.plays) == 1
    assert {event.key for event in posted} == {pygame.K_SPACE, pygame.K_RETURN}


@pytest.mark.parametrize("seed", range(5))
def test_with_keys_chosen_at_random_a_story_is_finished(
    open_with: Open, shipped: tuple[Pack, ...], posted: list[pygame.Event], seed: int
) -> None:
    """A23: no usual key is pressed at all, and Back and Tell have moved as well."""
    chance = random.Random(seed)
    names = chance.sample([*LETTERS, *NAMED], len(COMMANDS) + 3)
    chosen = {command: [names.pop()] for command in COMMANDS}
    chosen[chance.choice(COMMANDS)] += names
    pack, scenario = with_kinds(shipped, CLASSIC)
    game = open_with(pack, STILL.model_copy(update={"keys": chosen}))
    finish_all(game, Hand.KEYBOARD, scenario)
    wanted = {pygame.key.key_code(chosen[command][0]) for command in ("next", "press")}
    assert {event.key for event in posted} == wanted
    pilot = game.pilot(Hand.KEYBOARD)
    pilot.key(pygame.K_F1)
    assert not isinstance(pilot.scene, TellScreen)
    pilot.key(pygame.key.key_code(chosen["tell"][0]))
    assert isinstance(pilot.scene, TellScreen)
    pilot.key(pygame.key.key_code(chosen["back"][0]))
    assert playthrough(pilot).ended


def test_a_broken_key_in_the_settings_is_said_once_and_the_game_can_be_played(
    open_with: Open, shipped: tuple[Pack, ...]
) -> None:
    game = open_with(shipped[0], STILL.model_copy(update={"keys": {"press": ["any key"]}}))
    game.backstage.preferences.change(text_size=125)
    assert game.problems.said == (
        "The keys in the settings: there is no key 'any key' for press; press keeps its usual keys.",
    )
    game.pilot(Hand.KEYBOARD).press("start")
    assert game.box.plays == []


def test_switches_can_be_chosen_and_given_up_while_playing(
    open_with: Open, shipped: tuple[Pack, ...]
) -> None:
    """The focus begins to move, and stops; the next player begins without."""
    game = open_with(shipped[0], STILL)
    moving = []
    for scanning in ("off", "one-switch", "two-switches", "one-switch"):
        game.backstage.preferences.change(scanning=scanning, scan_seconds=0.5)
        game.loop.step(0)
        before = game.loop.view.focus
        game.clock.now += 1.01
        game.loop.step(0)
        moving.append((game.loop.view.focus != before, game.loop.view.ring_shown))
    assert moving == [(False, False), (True, True), (False, True), (True, True)]
    game.backstage.preferences.reset()
    assert game.loop.scan_wait is None
