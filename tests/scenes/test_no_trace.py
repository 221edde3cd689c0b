"""What a start keeps for the next one is the same whatever is played: it tells nothing of anybody."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from smart_game import places
from smart_game.engine.picture_store import PictureStore
from smart_game.robots import Robot, play_story
from smart_game.scenario.model import Pack
from tests.game import open_test_game

PLACES = len(list((places.assets() / "pictures" / "backdrops").glob("*.svg")))
LONGEST = 60.0


def kept_after(folder: Path, pack: Pack, number: int | None) -> set[str]:
    """The names of the pictures kept by a game in which a story is played, or none."""
    store = PictureStore(folder)
    game = open_test_game((pack,), store=store)
    store.settle()
    title = {file.name for file in folder.iterdir()}
    if number is not None:
        pilot = game.pilot()
        pilot.press("start")
        play_story(pilot, Robot(frozenset(), random.Random(number)), pack.scenarios[number])
        assert game.box.plays
        wait_until(lambda: len(list(folder.glob("*.pixels"))) >= len(title) + PLACES)
        store.settle()
    game.close()
    return {file.name for file in folder.iterdir()}


def wait_until(done: Callable[[], bool]) -> None:
    """The places are drawn and written beside the game."""
    late = time.monotonic() + LONGEST
    while not done():
        assert time.monotonic() < late, "the places are not kept"
        time.sleep(0.05)


def test_the_pictures_that_are_kept_are_those_of_the_title_and_every_place_whatever_is_played(
    tmp_path: Path, explorers: Pack
) -> None:
    title = kept_after(tmp_path / "title", explorers, None)
    assert title
    played = [kept_after(tmp_path / f"played-{number}", explorers, number) for number in (1, 4)]
    assert played[0] == played[1] > title
    assert len(played[0] - title) == PLACES


def test_a_story_that_is_opened_at_once_keeps_the_places_alone(tmp_path: Path, explorers: Pack) -> None:
    store = PictureStore(tmp_path)
    game = open_test_game((explorers,), store=store, scenario=explorers.scenarios[0].id)
    wait_until(lambda: len(list(tmp_path.glob("*.pixels"))) > PLACES)
    store.settle()
    assert len(list(tmp_path.iterdir())) == PLACES + 1, "the places, and the icon of the window"
    game.close()
