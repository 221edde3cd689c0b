"""The school that was set up can be changed from the teacher's corner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smart_game.cli.desk import FolderDesk
from smart_game.engine.pilot import Hand
from smart_game.scenario.model import Pack
from smart_game.scenes.teacher.corner import CornerScreen
from smart_game.scenes.teacher.our_school import OurSchoolScreen
from smart_game.school.school import School, SchoolClass
from tests.game import Game, open_test_game
from tests.scenes.teaching import desk_in, press_through, settle, write

OTTERS = School(name="Willow Lane", classes=(SchoolClass(id="otters", name="Otters", year=3),))


@pytest.fixture
def desk(tmp_path: Path) -> FolderDesk:
    made = desk_in(tmp_path / "own")
    made.keep_school(OTTERS)
    return made


@pytest.fixture
def game(shipped: tuple[Pack, ...], desk: FolderDesk) -> Iterator[Game]:
    opened = open_test_game(shipped, classes=("Otters",))
    opened.backstage.desk = desk
    opened.backstage.stack.push(CornerScreen(opened.backstage, desk))
    settle(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("hand", [Hand.MOUSE, Hand.TOUCH])
def test_a_class_is_added_and_can_be_chosen_at_once(game: Game, desk: FolderDesk, hand: Hand) -> None:
    pilot = game.pilot(hand)
    press_through(pilot, "our-school")
    pilot.press("classes")
    write(game, ", Foxes")
    for step in range(3):
        press_through(pilot, f"next-{step}")
    assert isinstance(pilot.scene, CornerScreen)
    assert "class-foxes" in pilot.ids()
    assert desk.school() == OTTERS.model_copy(
        update={"classes": (*OTTERS.classes, SchoolClass(id="foxes", name="Foxes"))}
    )
    assert [each.name for each in game.backstage.sitting.classes] == ["Otters", "Foxes"]


def test_back_leads_to_the_page_before_and_then_to_the_corner_and_changes_nothing(
    game: Game, desk: FolderDesk
) -> None:
    pilot = game.pilot()
    press_through(pilot, "our-school")
    press_through(pilot, "next-0")
    write(game, "Hush.")
    pilot.press("back")
    assert isinstance(pilot.scene, OurSchoolScreen)
    pilot.press("back")
    assert isinstance(pilot.scene, CornerScreen)
    assert desk.school() == OTTERS


def test_a_school_that_cannot_be_kept_is_told_and_what_was_written_stays(
    game: Game, desk: FolderDesk, tmp_path: Path
) -> None:
    pilot = game.pilot()
    press_through(pilot, "our-school")
    pilot.press("classes")
    write(game, ", …")
    press_through(pilot, "next-0")
    screen = pilot.scene
    assert isinstance(screen, OurSchoolScreen)
    assert "has no letter" in screen.said
    assert screen.lines["classes"].text == "Otters, …"
    assert desk.school() == OTTERS


def test_a_damaged_file_of_the_school_is_told_in_the_corner(game: Game, tmp_path: Path) -> None:
    file = tmp_path / "own" / "school.yaml"
    file.write_text("classes: [", encoding="utf-8")
    pilot = game.pilot()
    press_through(pilot, "our-school")
    assert isinstance(pilot.scene, CornerScreen)
    assert "school.yaml" in pilot.scene.said
