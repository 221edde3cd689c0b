import csv
import json
import shutil
from pathlib import Path

from tests.end_to_end.command import WATCHED_PC, MadeUpPC
from tests.end_to_end.conftest import Demo

NOT_ENOUGH = "not enough plays yet; what is there stays waiting."


def box(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data / "hand-in").iterdir()}


def test_a_class_of_28_is_collected_and_reported(class_of_28: Demo, stories: int, tried: int) -> None:
    """The lesson is in the class progress, what one robot tried waits, and the report speaks in bands."""
    assert class_of_28.ran.out.count("added to the class progress.") == stories
    assert len(box(class_of_28.data)) == tried
    text = (class_of_28.data / "staff/progress/class-our-class.json").read_text(encoding="utf-8")
    (year,) = json.loads(text)["years"].values()
    (term,) = year["terms"].values()
    assert len(term) == stories
    assert {progress["first"]["plays"] for progress in term.values()} == {28}
    (page,) = class_of_28.out.glob("our-class-*.html")
    said = page.read_text(encoding="utf-8")
    assert "nearly all" in said
    assert "very few" in said


def test_a_class_of_9_waits(class_of_9: Demo, stories: int, tried: int) -> None:
    """Nothing is counted, nothing is lost, and the report says so."""
    assert class_of_9.ran.out.count(NOT_ENOUGH) == stories + tried
    assert "added to the class progress" not in class_of_9.ran.out
    assert len(box(class_of_9.data)) == 9 * stories + tried
    assert not (class_of_9.data / "staff/progress").exists()
    (page,) = class_of_9.out.glob("our-class-*.html")
    assert "Not enough plays yet" in page.read_text(encoding="utf-8")
    (table,) = class_of_9.out.glob("csv/our-class-choices-*.csv")
    with table.open(encoding="utf-8-sig", newline="") as opened:
        assert {row["how many"] for row in csv.DictReader(opened)} == {"not enough plays yet"}


def test_collecting_again_changes_nothing_while_too_few_wait(
    class_of_9: Demo, pc: MadeUpPC, stories: int, tried: int
) -> None:
    """What waits is still there afterwards, byte for byte, and no socket was opened on the way."""
    data = shutil.copytree(class_of_9.data, pc.home / "data")
    before = box(data)
    for _ in range(2):
        ran = pc.run("collect", "--data", data, before=WATCHED_PC)
        assert (ran.code, ran.out.count(NOT_ENOUGH)) == (0, stories + tried)
    assert box(data) == before
    reported = pc.run("report", "--data", data, "--out", pc.home / "report", before=WATCHED_PC)
    assert reported.code == 0
    assert pc.watched.exists()
    assert pc.sockets() == []


def test_a_school_may_lower_its_threshold_to_six_and_no_further(
    class_of_9: Demo, pc: MadeUpPC, stories: int, tried: int
) -> None:
    """In its own file, where it is a decision; never by an option in passing."""
    data = shutil.copytree(class_of_9.data, pc.home / "data")
    in_passing = pc.run("collect", "--data", data, "--threshold", "6")
    assert in_passing.code == 2
    assert "--threshold can only raise that" in in_passing.err
    (data / "school.yaml").write_text("threshold: 5\n", encoding="utf-8")
    too_low = pc.run("collect", "--data", data)
    assert too_low.code == 2
    assert "school.yaml:1: threshold: 5 plays are too few" in too_low.err
    (data / "school.yaml").write_text("threshold: 6\n", encoding="utf-8")
    lowered = pc.run("collect", "--data", data)
    assert (lowered.code, lowered.out.count("added to the class progress.")) == (0, stories)
    assert len(box(data)) == tried
