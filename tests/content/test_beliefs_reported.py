"""What a class believes stands in its report, and nothing that nobody believes."""

import random
from collections.abc import Sequence
from itertools import combinations, cycle
from pathlib import Path

import pytest

from smart_game.cli.box import box_for
from smart_game.cli.common import packs_in
from smart_game.cli.demo import ROBOT_SETTINGS
from smart_game.cli.play import open_for
from smart_game.engine.pilot import Hand, Pilot
from smart_game.robots import beliefs_in, play_story
from smart_game.scenario.model import Pack
from smart_game.school.folders import Folders
from smart_game.school.school import School
from tests.content.robot_class import (
    PUPILS,
    acts_on,
    class_that_believes,
    collect_and_report,
    easily_told,
    ids_of,
    play_and_hand_in,
    rivals,
)

BELIEFS = 7
"""How many go round in a class: each is held by a quarter of it, which a report calls "some"."""


def packs() -> tuple[Pack, ...]:
    return packs_in()[0]


each_pack = pytest.mark.parametrize("pack", [pytest.param(pack, id=pack.info.id) for pack in packs()])


def every_two(beliefs: Sequence[str]) -> list[tuple[str, str]]:
    return list(combinations(beliefs, 2))


def two_held_by(pack: Pack) -> dict[str, tuple[str, str]]:
    """For each belief of a pack, two with which a robot acts on it; some are reached by no two."""
    known = beliefs_in(pack)
    found = {}
    for belief in known:
        partners = (other for other in known if other != belief and not rivals(belief, other, pack))
        pair = next(((belief, other) for other in partners if belief in acts_on((belief, other), pack)), None)
        if pair:
            found[belief] = pair
    return found


@each_pack
def test_the_report_of_28_robots_names_their_beliefs_and_no_others(pack: Pack, tmp_path: Path) -> None:
    """Each holds another two of seven; every play is sealed, handed in, collected and reported."""
    held = easily_told(pack)[:BELIEFS]
    robots = class_that_believes(every_two(held))
    assert len({robot.beliefs for robot in robots}) == len(every_two(held))
    assert play_and_hand_in(tmp_path, pack, robots) == PUPILS * len(pack.scenarios)
    assert ids_of(collect_and_report(tmp_path)) == set(held)


@pytest.mark.slow
@each_pack
def test_whichever_two_a_class_believes_the_report_names_them(pack: Pack, tmp_path: Path) -> None:
    """Every belief of the pack in turn: half of a class holds it and another, the other half two others."""
    pairs = list(two_held_by(pack).values())
    for number, (one, other) in enumerate(zip(pairs[::2], [*pairs[1::2], pairs[0]], strict=False)):
        data = tmp_path / str(number)
        play_and_hand_in(data, pack, class_that_believes((one, other)))
        named = ids_of(collect_and_report(data))
        assert {one[0], other[0]} <= named <= {*one, *other}


@pytest.mark.slow
def test_the_same_with_a_window_by_mouse_touch_and_keyboard(tmp_path: Path) -> None:
    """28 robots in turn press what a child would press, from Start to Next player."""
    pack = packs()[0]
    held = easily_told(pack)[:BELIEFS]
    folders = Folders.under(tmp_path)
    folders.make()
    loop = open_for(
        School(),
        (pack,),
        box_for(folders),
        chance=random.Random(1),
        size=(1024, 768),
        settings=ROBOT_SETTINGS,
    )
    hands = cycle((Hand.MOUSE, Hand.TOUCH, Hand.KEYBOARD))
    for robot in class_that_believes(every_two(held)):
        pilot = Pilot(loop, next(hands))
        pilot.press("start")
        for scenario in pack.scenarios:
            robot.tried.clear()
            play_story(pilot, robot, scenario)
        pilot.press("next-player")
    loop.quit()
    loop.window.close()
    assert ids_of(collect_and_report(tmp_path)) == set(held)
