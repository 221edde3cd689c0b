"""Choosing keys: never a command without one, never one for two, and always a way out (A23)."""

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict

import pygame
import pytest

from smart_game.engine.actions import KEYS, Command
from smart_game.engine.controls import Controls
from smart_game.engine.pilot import Hand, Pilot
from smart_game.scenes.key_binding import COMMANDS, FIXED, Keys, Refusal
from smart_game.scenes.keys import KeysScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.school.settings import Settings
from tests.game import STILL, Game, open_test_game
from tests.kinds import make_kinds

Open = Callable[..., Game]


@pytest.fixture
def open_keys() -> Iterator[Open]:
    """The game with the screen of the keys open over the title."""
    opened: list[Game] = []

    def opener(settings: Settings = STILL) -> Game:
        game = open_test_game((make_kinds(),), settings=settings)
        opened.append(game)
        game.backstage.stack.push(KeysScreen(game.backstage))
        game.loop.stack.settle()
        game.loop.step(0)
        return game

    yield opener
    for game in opened:
        game.close()


def said(game: Game) -> str:
    return " ".join(widget.speech for widget in game.loop.view.widgets if widget.id == "refused")


def find(pilot: Pilot, id: str) -> None:
    while id not in pilot.ids() and "page-more" in pilot.ids():
        pilot.press("page-more")
    pilot.press(id)


@pytest.mark.parametrize("hand", Hand, ids=lambda hand: hand.name.lower())
def test_a_command_gets_a_key_and_does_what_it_asks(open_keys: Open, hand: Hand) -> None:
    game = open_keys()
    pilot = game.pilot(hand)
    find(pilot, "add-tell")
    assert "no-key" in pilot.ids()
    game.clock.now += 1
    pilot.key(pygame.K_q)
    assert game.backstage.preferences.now.keys == {"tell": ["t", "f1", "q"]}
    assert f"take-tell-{pygame.K_q}" in pilot.ids()
    game.clock.now += 1
    pilot.key(pygame.K_q)
    assert isinstance(pilot.scene, TellScreen)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (pygame.K_SPACE, "Space is the key for “Press it” already. Press another one."),
        (pygame.K_BACKSPACE, "Backspace is the key for “Back” already. Press another one."),
        (pygame.K_r, "R is the key for “Read aloud” already. Press another one."),
        (pygame.K_3, "This key cannot be chosen. Press another one."),
        (pygame.K_LSHIFT, "This key cannot be chosen. Press another one."),
    ],
)
def test_a_key_that_is_taken_or_cannot_be_is_refused_in_a_sentence(
    open_keys: Open, key: int, sentence: str
) -> None:
    game = open_keys()
    pilot = game.pilot()
    find(pilot, "add-tell")
    pilot.key(key)
    assert said(game) == sentence
    assert game.backstage.preferences.now == STILL
    pilot.key(pygame.K_q)
    assert game.backstage.preferences.now.keys["tell"][-1] == "q", "it still waits after that"


def test_the_last_key_of_a_command_stays(open_keys: Open) -> None:
    game = open_keys()
    pilot = game.pilot()
    find(pilot, f"take-tell-{pygame.K_t}")
    find(pilot, f"take-tell-{pygame.K_F1}")
    assert said(game) == "“Tell” needs a key. Give it another one first."
    assert game.backstage.preferences.now.keys == {"tell": ["f1"]}
    find(pilot, "add-tell")
    pilot.key(pygame.K_t)
    find(pilot, f"take-tell-{pygame.K_F1}")
    assert game.backstage.preferences.now.keys == {"tell": ["t"]}
    assert said(game) == ""


def test_the_usual_keys_come_back(open_keys: Open) -> None:
    game = open_keys(STILL.model_copy(update={"keys": {"press": ["x"], "back": ["escape", "y"]}}))
    pilot = game.pilot()
    find(pilot, "usual-keys")
    assert game.backstage.preferences.now.keys == {}
    assert dict(game.loop.controls.keys) == dict(KEYS)


def test_escape_back_and_the_button_leave_the_waiting_and_then_the_screen(open_keys: Open) -> None:
    ways: list[Callable[[Pilot], None]] = [
        lambda pilot: pilot.key(pygame.K_ESCAPE),
        lambda pilot: pilot.press("back"),
        lambda pilot: pilot.press("no-key"),
    ]
    for leave in ways:
        game = open_keys()
        pilot = game.pilot()
        find(pilot, "add-back")
        leave(pilot)
        assert "add-back" in pilot.ids()
        pilot.key(pygame.K_ESCAPE)
        assert isinstance(pilot.scene, TitleScreen)
        assert game.backstage.preferences.now == STILL


@pytest.mark.parametrize("scanning", ["one-switch", "two-switches"])
def test_switches_work_while_a_key_is_waited_for(open_keys: Open, scanning: str) -> None:
    """What a switch sends is never taken for the key that is wanted."""
    game = open_keys(STILL.model_copy(update={"scanning": scanning}))
    pilot = game.pilot(Hand.SWITCH if scanning == "one-switch" else Hand.MOUSE)
    screen = pilot.scene
    assert isinstance(screen, KeysScreen)
    screen._wait_for(Command.READ)
    game.loop.step(0)
    if scanning == "one-switch":
        pilot.press("no-key")
    else:
        for _ in range(len(pilot.ids())):
            if game.loop.view.focus == "no-key":
                break
            game.clock.now += 1
            pilot.key(pygame.K_SPACE)
        game.clock.now += 1
        pilot.key(pygame.K_RETURN)
    assert not screen.listening
    assert game.backstage.preferences.now.keys == {}


def test_two_switches_keep_their_space_when_press_gets_another_key() -> None:
    pygame.init()
    chosen = {"press": ["return", "space", "x"]}
    assert Controls.made("off", keys=chosen).keys[pygame.K_SPACE] is Command.PRESS
    assert Controls.made("two-switches", keys=chosen).keys[pygame.K_SPACE] is Command.NEXT


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_given_and_taken_nothing_is_lost(seed: int) -> None:
    """Every command keeps a key, no key has two, and what must stay stays."""
    pygame.init()
    chance = random.Random(seed)
    keys = [*map(pygame.key.key_code, "abcdefgrtxyz;19"), *KEYS, pygame.K_LSHIFT, pygame.K_KP5, pygame.K_HOME]
    settings = STILL
    for _ in range(60):
        now, command, key = Keys(settings), chance.choice(COMMANDS), chance.choice(keys)
        if chance.random() < 0.5:
            refused = now.why_not_give(command, key)
            chosen = now.give(command, key)
        elif own := now.of(command):
            key = chance.choice(own)
            refused = now.why_not_take(command, key)
            chosen = now.take(command, key)
        else:
            continue
        if refused is None:
            settings = settings.model_copy(update={"keys": chosen})
        else:
            assert refused in Refusal
        complaints: list[str] = []
        bound = Controls.made(keys=settings.keys, say=complaints.append).keys
        assert complaints == []
        assert set(bound.values()) >= set(Command) - {Command.PREVIOUS}
        assert all(bound[fixed] is asked for fixed, asked in FIXED.items())
        listed = [name for names in settings.keys.values() for name in names]
        assert len(listed) == len(set(listed))
        assert Settings.checked(asdict(settings)) == settings
