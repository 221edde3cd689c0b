import csv
import json
from pathlib import Path

import pytest

from smart_game.scenario.model import Pack
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.conftest import Demo

ONE_ROBOT = ("demo", "--headless", "--pupils", "1", "--size", "640x480")


def names(folder: Path, pattern: str = "*") -> set[str]:
    return {path.name for path in folder.glob(pattern)}


def test_a_robot_class_leaves_a_report_and_class_progress(class_of_28: Demo) -> None:
    assert (class_of_28.ran.code, class_of_28.ran.err) == (0, "")
    (page,) = class_of_28.out.glob("our-class-*.html")
    assert "<html" in page.read_text(encoding="utf-8")
    (table,) = class_of_28.out.glob("csv/our-class-choices-*.csv")
    with table.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) > 50
    progress = json.loads((class_of_28.data / "staff/progress/class-our-class.json").read_text("utf-8"))
    assert progress["class_id"] == "our-class"


def test_every_seat_is_told_and_every_hand_plays(class_of_28: Demo) -> None:
    """Mouse, touch and keyboard take turns."""
    seats = [line.split() for line in class_of_28.ran.out.splitlines() if line.lstrip().startswith("seat")]
    assert len(seats) == 28
    assert {seat[4] for seat in seats} == {"mouse", "touch", "keyboard"}


def test_there_is_a_picture_of_every_kind_of_screen(class_of_28: Demo, shipped: tuple[Pack, ...]) -> None:
    cards = {card.kind for pack in shipped for story in pack.scenarios for card in story.cards.values()}
    feedback = {"feedback-safer", "feedback-unsure", "feedback-risky"}
    wanted = {"title", "trail", "tell", "trail-with-stars", "settings"} | cards | feedback
    pictures = {path.stem.partition("-")[2]: path for path in (class_of_28.out / "screens").glob("*.png")}
    assert set(pictures) == wanted
    for path in pictures.values():
        content = path.read_bytes()
        assert content.startswith(b"\x89PNG")
        assert [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)] == [640, 480]
        assert len(content) > 5_000, f"{path.name} is all but empty"


@pytest.mark.slow
def test_a_second_demo_takes_the_place_of_the_first(pc: MadeUpPC, tmp_path: Path) -> None:
    """The same folder works again, with the new robots only."""
    out = tmp_path / "again"
    first = pc.run(*ONE_ROBOT, "--out", out)
    before = names(out / "data" / "hand-in")
    second = pc.run(*ONE_ROBOT, "--out", out, "--seed", "2")
    after = names(out / "data" / "hand-in")
    assert (first.code, second.code) == (0, 0)
    assert before
    assert after
    assert not before & after


@pytest.mark.parametrize("left", ["holiday.txt", "data/hand-in/holiday.txt"])
def test_a_folder_with_other_things_is_left_alone(pc: MadeUpPC, tmp_path: Path, left: str) -> None:
    """Also where something in it happens to be called `data`: it may be a school's."""
    mine = tmp_path / "mine" / left
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    ran = pc.run(*ONE_ROBOT, "--out", tmp_path / "mine")
    assert ran.code == 2
    assert len(ran.sentences) == 1
    assert "holds other things already. Name an empty folder with --out." in ran.err
    assert [path for path in (tmp_path / "mine").rglob("*") if path.is_file()] == [mine]
