"""Content notes (A26): what a child is told before a sensitive story, and that there is another way."""

import pytest

from smart_game.engine.pilot import Pilot
from smart_game.scenario.model import Pack
from smart_game.scenario.vocabulary import Note, Sensitivity
from smart_game.scenes.before import note_words
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen
from tests.game import STILL, OpenGame, open_test_game
from tests.stories import make_pack, make_scenario


def pack(*notes: str, sensitivity: str = "sensitive") -> Pack:
    return make_pack(make_scenario(notes=list(notes), sensitivity=sensitivity))


def on_screen(pilot: Pilot) -> str:
    return type(pilot.scene).__name__


def test_a_sensitive_story_says_first_what_is_in_it(open_game: OpenGame) -> None:
    game = open_game(pack("unkind-words", "secrets"))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-accepting")
    assert on_screen(pilot) == "BeforeScreen"
    said = " ".join(widget.speech for widget in game.loop.view.widgets)
    assert "Somebody says unkind words." in said
    assert "Somebody asks for a secret." in said
    assert game.loop.view.focus == "other-story", "to play it is a decision"
    pilot.press("begin-story")
    assert on_screen(pilot) == "StoryScreen"
    pilot.press("back")
    assert on_screen(pilot) == "TrailScreen"


@pytest.mark.parametrize("way", ["other-story", "back"])
def test_another_story_can_be_picked_and_nothing_is_counted(open_game: OpenGame, way: str) -> None:
    game = open_game(pack("scary-picture"))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-accepting")
    pilot.press(way)
    assert isinstance(pilot.scene, TrailScreen)
    pilot.press("back")
    assert isinstance(pilot.scene, TitleScreen)
    assert game.box.plays == []


def test_tell_is_one_press_away(open_game: OpenGame) -> None:
    game = open_game(pack("scary-picture"))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-accepting")
    pilot.press("tell")
    assert isinstance(pilot.scene, TellScreen)


@pytest.mark.parametrize("sensitivity", ["gentle", "standard"])
def test_other_stories_begin_at_once(open_game: OpenGame, sensitivity: str) -> None:
    game = open_game(pack("unkind-words", sensitivity=sensitivity))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-accepting")
    assert isinstance(pilot.scene, StoryScreen)


def test_a_sensitive_story_without_notes_still_asks(open_game: OpenGame) -> None:
    game = open_game(pack())
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-accepting")
    assert {"other-story", "begin-story"} <= set(pilot.ids())
    assert "notes" not in {widget.id for widget in game.loop.view.widgets}


@pytest.mark.parametrize("text_size", [100, 200])
def test_all_ten_notes_are_on_its_pages(text_size: int) -> None:
    """Nothing is cut, whatever a story holds."""
    settings = STILL.model_copy(update={"text_size": text_size})
    game = open_test_game((pack(*Note),), settings=settings)
    pilot = game.pilot()
    pilot.press("start")
    while "stop-accepting" not in pilot.ids():
        pilot.press("page-more")
    pilot.press("stop-accepting")
    said = ""
    while True:
        said += " ".join(widget.speech for widget in game.loop.view.widgets) + " "
        if "page-more" not in pilot.ids():
            break
        pilot.press("page-more")
    for note in Note:
        assert note_words(game.backstage.words, note) in said
    game.close()


def test_every_note_has_words_of_its_own(open_game: OpenGame) -> None:
    words = open_game(make_pack()).backstage.words
    assert len({note_words(words, note) for note in Note}) == len({note.told for note in Note}) == len(Note)


def test_shipped_stories_that_are_not_gentle_say_why(shipped: tuple[Pack, ...]) -> None:
    for each in shipped:
        for scenario in each.scenarios:
            assert scenario.notes or scenario.sensitivity is Sensitivity.GENTLE, scenario.id
