"""What a seat's plays come to: handed in exactly once, stars kept and forgotten, Tell never counted."""

import pygame
import pytest

from smart_game.engine.pilot import Pilot
from smart_game.scenario.model import Pack
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen
from tests.game import Game, OpenGame
from tests.scenes.playing import begin, finish, next_press, pick_once, playthrough
from tests.stories import make_pack, make_scenario

STORY = "two-doors"


@pytest.fixture
def pack() -> Pack:
    return make_pack()


@pytest.fixture
def game(open_game: OpenGame, pack: Pack) -> Game:
    return open_game(pack)


@pytest.fixture
def pilot(game: Game) -> Pilot:
    return game.pilot()


def press_late(pilot: Pilot, id: str) -> None:
    """Press what may stand on a later page."""
    while id not in pilot.ids():
        pilot.press("page-more")
    pilot.press(id)


def test_a_finished_play_is_handed_in_once_as_it_was(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    play = finish(pilot)
    press_late(pilot, "to-trail")
    pilot.press("back")
    (handed,) = game.box.plays
    assert (handed.pack, handed.class_id, handed.state, handed.ended, handed.first) == (
        "small",
        "otters",
        play.state,
        True,
        True,
    )


def test_a_replay_is_handed_in_as_practice(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    for _ in range(2):
        finish(pilot)
        press_late(pilot, "again")
        assert not playthrough(pilot).state.made
    finish(pilot)
    assert [handed.first for handed in game.box.plays] == [True, False, False]
    assert all(handed.ended for handed in game.box.plays)


def test_going_back_in_the_middle_hands_in_what_was_picked_once(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    pick_once(pilot)
    pilot.press("back")
    assert isinstance(pilot.scene, TrailScreen)
    pilot.press("next-player")
    (handed,) = game.box.plays
    assert (len(handed.state.made), handed.ended, handed.first) == (1, False, True)


def test_escape_goes_back_and_hands_in_once(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    pick_once(pilot)
    pilot.key(pygame.K_ESCAPE)
    assert isinstance(pilot.scene, TrailScreen)
    pilot.key(pygame.K_ESCAPE)
    assert len(game.box.plays) == 1


def test_a_play_after_one_that_was_left_is_practice(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    pick_once(pilot)
    pilot.press("back")
    begin(pilot, pack.scenarios[0])
    finish(pilot)
    assert [(handed.first, handed.ended) for handed in game.box.plays] == [(True, False), (False, True)]


def test_looking_in_without_a_pick_is_not_handed_in(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    pilot.press("back")
    begin(pilot, pack.scenarios[0])
    finish(pilot)
    assert [handed.first for handed in game.box.plays] == [True]


def test_closing_the_window_in_the_middle_hands_in_once(game: Game, pilot: Pilot, pack: Pack) -> None:
    begin(pilot, pack.scenarios[0])
    pick_once(pilot)
    pygame.event.post(pygame.Event(pygame.QUIT))
    game.loop.run()
    game.loop.quit()
    assert [(len(handed.state.made), handed.ended) for handed in game.box.plays] == [(1, False)]


def test_the_next_player_has_no_stars_and_plays_for_the_first_time(
    game: Game, pilot: Pilot, pack: Pack
) -> None:
    seat = game.backstage.sitting.seat
    begin(pilot, pack.scenarios[0])
    finish(pilot)
    press_late(pilot, "next-player")
    assert isinstance(pilot.scene, TitleScreen)
    assert len(game.loop.stack) == 1
    following = game.backstage.sitting.seat
    assert seat.stars("small", STORY) > 0
    assert following is not seat
    assert following.stars("small", STORY) == 0
    begin(pilot, pack.scenarios[0])
    finish(pilot)
    assert [handed.first for handed in game.box.plays] == [True, True]


def test_handing_over_from_the_trail_forgets_the_stars_on_it(game: Game, pilot: Pilot, pack: Pack) -> None:
    pilot.press("start")
    bare = pygame.image.tobytes(game.loop.window.canvas, "RGB")
    begin(pilot, pack.scenarios[0])
    finish(pilot)
    press_late(pilot, "to-trail")
    assert pygame.image.tobytes(game.loop.window.canvas, "RGB") != bare
    pilot.press("next-player")
    pilot.press("start")
    assert pygame.image.tobytes(game.loop.window.canvas, "RGB") == bare


def test_the_class_that_was_picked_is_handed_in(open_game: OpenGame, pack: Pack) -> None:
    from tests.game import open_test_game

    game = open_test_game((pack,), classes=("Otters", "Badgers"))
    pilot = game.pilot()
    pilot.press("class")
    begin(pilot, pack.scenarios[0])
    finish(pilot)
    assert [handed.class_id for handed in game.box.plays] == ["badgers"]
    game.close()


def test_tell_is_one_press_away_on_every_screen_and_is_never_counted(
    game: Game, pilot: Pilot, pack: Pack
) -> None:
    """A26: at each step of a whole story, by button and by key; Back leads to where the story was."""
    presses = 0

    def look_at_tell() -> None:
        nonlocal presses
        before, scene = len(game.box.plays), pilot.scene
        state = scene.playthrough.state if isinstance(scene, StoryScreen) else None
        ids = pilot.ids()
        if presses % 2:
            pilot.key(pygame.K_t)
        else:
            pilot.press("tell")
        presses += 1
        assert isinstance(pilot.scene, TellScreen)
        assert "0800 1111" in " ".join(widget.speech for widget in game.loop.view.widgets)
        pilot.key(pygame.K_t)
        assert len([each for each in game.loop.stack if isinstance(each, TellScreen)]) == 1
        pilot.press("back")
        assert pilot.scene is scene
        assert pilot.ids() == ids
        assert len(game.box.plays) == before
        if isinstance(scene, StoryScreen):
            assert scene.playthrough.state == state

    look_at_tell()
    pilot.press("start")
    look_at_tell()
    play = begin(pilot, pack.scenarios[0])
    while not play.ended:
        look_at_tell()
        pilot.press(next_press(pilot.ids()))
    look_at_tell()
    assert presses > 4
    assert len(game.box.plays) == 1


def test_a_pack_with_several_stories_of_a_rule_opens_them_at_their_stop(open_game: OpenGame) -> None:
    game = open_game(make_pack(make_scenario(), make_scenario(id="three-doors", title="Three Doors")))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-accepting")
    assert [id for id in pilot.ids() if id.startswith("story-")] == ["story-two-doors", "story-three-doors"]
    pilot.press("story-three-doors")
    finish(pilot)
    assert [handed.state.scenario for handed in game.box.plays] == ["three-doors"]
    pilot.press("to-trail")
    assert "stop-accepting" in pilot.ids()


def test_what_was_picked_is_what_the_child_pressed(game: Game, pilot: Pilot, pack: Pack) -> None:
    play = begin(pilot, pack.scenarios[0])
    pressed = []
    while not play.ended:
        id = next_press(pilot.ids())
        if id.startswith("choice-"):
            pressed.append(id.removeprefix("choice-"))
        pilot.press(id)
    (handed,) = game.box.plays
    assert [made.choice for made in handed.state.made] == pressed
