"""Played with one hand only: keyboard, mouse, or touch (A7, A8, A9, A11, A14)."""

import pygame
import pytest

from smart_game.engine.pilot import Hand
from smart_game.scenario.model import Pack
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen
from tests.game import OpenGame
from tests.kinds import make_kinds
from tests.scenes.playing import begin, finish, next_press, pick_once, playthrough, ringed, tab_round
from tests.stories import make_pack, make_scenario


@pytest.fixture
def asking() -> Pack:
    """A pack of one story that begins with a choice of four."""
    return make_pack(make_scenario(start="popup"))


@pytest.mark.parametrize("hand", Hand, ids=lambda hand: hand.name.lower())
def test_a_story_of_each_shipped_pack_is_finished_with_one_hand(
    open_game: OpenGame, shipped: tuple[Pack, ...], hand: Hand
) -> None:
    for pack in shipped:
        game = open_game(pack)
        pilot = game.pilot(hand)
        begin(pilot, pack.scenarios[0])
        finish(pilot)
        assert [handed.state.scenario for handed in game.box.plays] == [pack.scenarios[0].id]
        while "to-trail" not in pilot.ids():
            pilot.press("page-more")
        pilot.press("to-trail")
        assert isinstance(pilot.scene, TrailScreen)
        assert game.problems.said == ()


@pytest.mark.parametrize("hand", Hand, ids=lambda hand: hand.name.lower())
def test_every_kind_of_card_is_finished_with_one_hand(open_game: OpenGame, hand: Hand) -> None:
    pack = make_kinds()
    game = open_game(pack)
    pilot = game.pilot(hand)
    begin(pilot, pack.scenarios[0])
    play = finish(pilot)
    asked = {(card, question.id) for card, question, _ in pack.scenarios[0].choices()}
    assert {(made.card, made.question) for made in play.state.made} == asked
    assert len(game.box.plays) == 1


def test_with_tab_enter_and_escape_alone_and_no_trap(open_game: OpenGame) -> None:
    """On every screen Tab comes to everything there is and round again; Enter presses what has the ring."""
    game = open_game(make_kinds())
    pilot = game.pilot()

    def press(id: str) -> None:
        assert sorted(tab_round(pilot)) == sorted(pilot.ids())
        while ringed(pilot) != id:
            pilot.key(pygame.K_TAB, pygame.KMOD_LSHIFT)
        pilot.key(pygame.K_RETURN)

    press("start")
    press("stop-accepting")
    play = playthrough(pilot)
    while not play.ended:
        press(next_press(pilot.ids()))
    pilot.key(pygame.K_ESCAPE)
    assert isinstance(pilot.scene, TrailScreen)
    pilot.key(pygame.K_ESCAPE)
    assert isinstance(pilot.scene, TitleScreen)
    pilot.key(pygame.K_ESCAPE)
    game.loop.run()
    assert not game.loop.running
    assert len(game.box.plays) == 1


def test_the_arrows_go_down_the_choices_and_back_up(open_game: OpenGame, asking: Pack) -> None:
    pilot = open_game(asking).pilot()
    begin(pilot, asking.scenarios[0])
    choices = [id for id in pilot.ids() if id.startswith("choice-")]
    pilot.key(pygame.K_DOWN)
    down = [ringed(pilot)]
    for _ in choices[1:]:
        pilot.key(pygame.K_DOWN)
        down.append(ringed(pilot))
    assert down == choices
    for _ in choices[1:]:
        pilot.key(pygame.K_UP)
    assert ringed(pilot) == choices[0]
    pilot.key(pygame.K_UP)
    assert ringed(pilot) in ("back", "read", "settings", "tell")


def test_the_focus_begins_at_the_first_choice(open_game: OpenGame, asking: Pack) -> None:
    pilot = open_game(asking).pilot()
    play = begin(pilot, asking.scenarios[0])
    pilot.key(pygame.K_TAB)
    assert ringed(pilot) == f"choice-{play.offered[0].id}"
    pilot.key(pygame.K_RETURN)
    assert ringed(pilot) == "go-on"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_number_key_picks_the_choice_that_stands_there(
    open_game: OpenGame, asking: Pack, number: int
) -> None:
    pilot = open_game(asking).pilot()
    play = begin(pilot, asking.scenarios[0])
    expected = play.offered[number - 1]
    pilot.key(pygame.K_0 + number)
    assert play.last_choice == expected
    pilot.key(pygame.K_0 + number)
    assert len(play.state.made) == 1


def test_sliding_off_a_choice_picks_nothing(open_game: OpenGame, asking: Pack) -> None:
    game = open_game(asking)
    pilot = game.pilot()
    play = begin(pilot, asking.scenarios[0])
    choice = next(id for id in pilot.ids() if id.startswith("choice-"))
    at = game.loop.view.find(choice).rect.center
    for kind, place in ((pygame.MOUSEBUTTONDOWN, at), (pygame.MOUSEBUTTONUP, (5, 700))):
        pygame.event.post(pygame.Event(kind, pos=place, button=1, touch=False))
    game.loop.step(0)
    assert play.state.made == ()


def test_a_tap_with_its_shadow_of_a_mouse_click_counts_once(open_game: OpenGame, asking: Pack) -> None:
    """SDL makes up a mouse click with every touch: one pick, and not a press of Go on as well."""
    game = open_game(asking)
    pilot = game.pilot()
    play = begin(pilot, asking.scenarios[0])
    choice = next(id for id in pilot.ids() if id.startswith("choice-"))
    at = game.loop.view.find(choice).rect.center
    finger = {"touch_id": 1, "finger_id": 1, "x": at[0] / 1024, "y": at[1] / 768}
    for finger_kind, mouse_kind in (
        (pygame.FINGERDOWN, pygame.MOUSEBUTTONDOWN),
        (pygame.FINGERUP, pygame.MOUSEBUTTONUP),
    ):
        pygame.event.post(pygame.Event(finger_kind, finger | {"dx": 0.0, "dy": 0.0, "pressure": 1.0}))
        pygame.event.post(pygame.Event(mouse_kind, pos=at, button=1, touch=True))
    game.loop.step(0)
    assert len(play.state.made) == 1
    assert play.state.in_feedback


def test_the_first_card_is_two_presses_away(open_game: OpenGame, asking: Pack) -> None:
    """A14."""
    pilot = open_game(asking).pilot()
    pilot.press("start")
    pilot.press(next(id for id in pilot.ids() if id.startswith("stop-")))
    assert pilot.presses == 2
    assert isinstance(pilot.scene, StoryScreen)


def test_nothing_changes_in_ten_minutes(open_game: OpenGame, asking: Pack) -> None:
    """A11: on the title, the trail, a card, a feedback and Tell."""
    game = open_game(asking)
    pilot = game.pilot()

    def wait() -> None:
        frames, ids = game.loop.frames, pilot.ids()
        for _ in range(100):
            game.clock.now += 6
            game.loop.step(0)
        assert (game.loop.frames, pilot.ids()) == (frames, ids)

    wait()
    pilot.press("start")
    wait()
    pilot.press("stop-accepting")
    wait()
    pick_once(pilot)
    wait()
    pilot.press("tell")
    wait()
    assert isinstance(pilot.scene, TellScreen)


def test_two_quick_clicks_are_one_pick(open_game: OpenGame, asking: Pack) -> None:
    """A21: with the game's own cool-down, the second click of a double click does not skip the feedback."""
    game = open_game(asking, cool_down=0.25)
    pilot = game.pilot()
    for press in ("start", "stop-accepting"):
        game.clock.now += 1
        pilot.press(press)
    game.clock.now += 1
    play = playthrough(pilot)
    choice = next(id for id in pilot.ids() if id.startswith("choice-"))
    at = game.loop.view.find(choice).rect.center
    pilot.press(choice)
    game.clock.now += 0.2
    pilot._press_at(at)
    assert "go-on" in pilot.ids()
    pilot.press("go-on")
    assert play.state.in_feedback
    game.clock.now += 0.3
    pilot.press("go-on")
    assert not play.state.in_feedback
