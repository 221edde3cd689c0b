"""A PC on which closing the game asks for a PIN, in the real loop."""

from collections.abc import Callable, Iterator

import pygame
import pytest

from smart_game.scenario.model import Pack
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.teacher.pin import LeaveScreen
from smart_game.scenes.teacher.way_out import WayOut
from smart_game.scenes.title import TitleScreen
from smart_game.school.kiosk import LeavePin, kept_form
from tests.game import Game, open_test_game
from tests.scenes.playing import begin, pick_once

PIN = "2468"


@pytest.fixture
def game(shipped: tuple[Pack, ...]) -> Iterator[Game]:
    opened = open_test_game(shipped)
    opened.loop.may_quit = WayOut(opened.backstage, LeavePin(kept_form(PIN), opened.clock)).is_open
    yield opened
    opened.close()


def close_window(game: Game) -> None:
    """As its own button does, and Alt+F4."""
    pygame.event.post(pygame.Event(pygame.QUIT))
    game.loop.step(0)


def type_pin(game: Game, pin: str) -> None:
    pygame.event.post(pygame.Event(pygame.TEXTINPUT, {"text": pin}))
    game.loop.step(0)
    game.pilot().key(pygame.K_RETURN)
    game.loop.step(0)


def test_quit_esc_and_the_window_button_ask_and_back_plays_on(game: Game) -> None:
    pilot = game.pilot()
    ways: tuple[Callable[[], None], ...] = (
        lambda: pilot.press("back"),
        lambda: pilot.key(pygame.K_ESCAPE),
        lambda: close_window(game),
    )
    for leave in ways:
        assert isinstance(pilot.scene, TitleScreen)
        leave()
        game.loop.step(0)
        assert isinstance(pilot.scene, LeaveScreen)
        pilot.press("back")
        assert game.loop.running


def test_a_story_goes_on_where_it_was_and_is_handed_in_when_the_pin_is_right(
    game: Game, shipped: tuple[Pack, ...]
) -> None:
    pilot = game.pilot()
    begin(pilot, shipped[0].scenarios[0])
    pick_once(pilot)
    story = pilot.scene
    assert isinstance(story, StoryScreen)
    close_window(game)
    close_window(game)
    pilot.press("back")
    assert game.loop.stack.top is story, "asked twice, there is one screen to go back from"
    close_window(game)
    assert game.box.plays == []
    type_pin(game, PIN)
    assert not game.loop.running
    assert [play.state for play in game.box.plays] == [story.playthrough.state]


def test_a_wrong_pin_leaves_everything_as_it_is(game: Game) -> None:
    close_window(game)
    for pin, said in (("1111", "That is not the PIN"), (PIN, "Wait 1 second")):
        type_pin(game, pin)
        scene = game.pilot().scene
        assert isinstance(scene, LeaveScreen)
        assert scene.said.startswith(said)
    game.clock.now += 1
    type_pin(game, PIN)
    assert not game.loop.running


def test_the_pin_can_be_pressed_digit_by_digit(game: Game) -> None:
    close_window(game)
    pilot = game.pilot()
    for digit in PIN:
        pilot.press(f"digit-{digit}")
    pilot.press("enter")
    game.loop.step(0)
    assert not game.loop.running


def test_a_pc_that_is_shut_down_asks_for_nothing(game: Game) -> None:
    close_window(game)
    game.loop.end_soon()
    game.loop.step(0)
    assert not game.loop.running


def test_a_kiosk_stays_as_large_as_the_screen(shipped: tuple[Pack, ...]) -> None:
    game = open_test_game(shipped, size=(800, 600))
    window, pilot = game.loop.window, game.pilot()
    window.stays_full = True
    for _ in range(2):
        pilot.key(pygame.K_F11)
        assert window.size == pygame.display.get_desktop_sizes()[0] != (800, 600)
    game.close()
