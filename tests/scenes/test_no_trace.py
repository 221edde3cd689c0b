"""What a start keeps for the next one is the same whatever is played: it tells nothing of anybody."""

import random
from pathlib import Path

from smart_game.engine.picture_store import PictureStore
from smart_game.robots import Robot, play_story
from smart_game.scenario.model import Pack
from tests.game import open_test_game


def kept_after(folder: Path, pack: Pack, number: int | None) -> set[str]:
    """The names of the pictures kept by a game in which a story is played, or none."""
    store = PictureStore(folder)
    game = open_test_game((pack,), store=store)
    if number is not None:
        pilot = game.pilot()
        pilot.press("start")
        play_story(pilot, Robot(frozenset(), random.Random(number)), pack.scenarios[number])
        assert game.box.plays
    store.settle()
    game.close()
    return {file.name for file in folder.iterdir()}


def test_the_pictures_that_are_kept_are_those_of_the_title_whatever_is_played(
    tmp_path: Path, explorers: Pack
) -> None:
    alone = kept_after(tmp_path / "alone", explorers, None)
    assert alone
    assert kept_after(tmp_path / "played", explorers, 1) == alone
