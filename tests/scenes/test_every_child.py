"""Robots finish the whole pack for ages 7 to 9 in the ways in which children with different needs play."""

import random

import pytest

from smart_game.engine.pilot import Hand
from smart_game.robots import Robot, beliefs_in, play_story
from smart_game.scenario.model import Pack
from tests.game import STILL, open_test_game

WAYS: dict[str, tuple[Hand, tuple[int, int], dict[str, object]]] = {
    "one switch": (Hand.SWITCH, (1366, 768), {"scanning": "one-switch"}),
    "keyboard in Urdu at 150 %": (Hand.KEYBOARD, (1366, 768), {"language": "ur", "text_size": 150}),
    "touch with 200 % text": (Hand.TOUCH, (1024, 768), {"text_size": 200}),
    "gamepad": (Hand.GAMEPAD, (1366, 768), {}),
}


@pytest.mark.parametrize(
    "way", [pytest.param(way, marks=pytest.mark.slow) if "Urdu" in way else way for way in WAYS]
)
def test_the_whole_pack_can_be_finished(way: str, explorers: Pack) -> None:
    """A2, A7, A8, A20: every story to its end, and each is handed in once."""
    hand, size, wished = WAYS[way]
    game = open_test_game((explorers,), size=size, settings=STILL.model_copy(update=wished))
    pilot = game.pilot(hand)
    robot = Patient(frozenset(beliefs_in(explorers)[:4]), random.Random(3))
    pilot.press("start")
    stars = [play_story(pilot, robot, scenario) for scenario in explorers.scenarios]
    assert all(1 <= earned <= 3 for earned in stars), stars
    assert [play.ended for play in game.box.plays] == [True] * len(explorers.scenarios)
    assert {play.state.scenario for play in game.box.plays} == {story.id for story in explorers.scenarios}
    game.close()


class Patient(Robot):
    """A robot that never leaves a story half-way."""

    def leaves(self) -> bool:
        return False
