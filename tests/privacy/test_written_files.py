"""What is written is made from shown figures alone, and the whole way from a play to a report is guarded."""

import json
from pathlib import Path

import pytest

from smart_game.reports.shown import FILE
from smart_game.reports.writing import Group
from tests.privacy import guards
from tests.progress.classroom import DAY, LATE, SAFE, Classroom, make_classroom
from tests.reports.library import pack, played
from tests.reports.office import keep, rows, write


def files_of(staff: Path, typed: int) -> dict[str, bytes]:
    """All that is written of a class in which so many typed."""
    staff.mkdir()
    keep(staff, "owls", autumn=played(type_tell=typed, wait=6, ask=22 - typed))
    return write(staff, classes={"owls": Group("Owls", 3)})


def test_two_classes_that_are_shown_alike_get_the_same_bytes(tmp_path: Path) -> None:
    """Pages, workbooks and tables: neither their content nor their size tells more than the words."""
    twelve, sixteen = files_of(tmp_path / "a", 12), files_of(tmp_path / "b", 16)
    assert {name.rpartition(".")[2] for name in twelve} == {"html", "xlsx", "csv"}
    assert twelve == sixteen
    assert files_of(tmp_path / "c", 20) != twelve


def two_weeks(root: Path) -> tuple[Classroom, list[str]]:
    """Seven of ten type; after a talk none of ten does. What the reports of both weeks say of that choice."""
    room = make_classroom(root)
    said = []
    for picks in ([LATE] * 7 + [SAFE] * 3, [SAFE] * 10):
        for each in picks:
            room.hand_in_plays(1, each)
        room.collect()
        assert room.box() == {}
        files = write(room.staff, classes={"our-class": Group("Ours", 3)}, packs=[pack(room.story)])
        (name,) = (name for name in files if "choices" in name)
        said.append(next(row["how many"] for row in rows(files[name]) if row["choice"] == "Do type."))
    return room, said


def test_from_the_play_to_the_report_two_weeks_tell_no_count(tmp_path: Path) -> None:
    room, said = two_weeks(tmp_path)
    assert said == ["most", "about half"]
    text = (room.staff / FILE).read_text(encoding="utf-8")
    assert "our-class" in json.loads(text)["bands"]


def test_without_the_guard_they_tell_that_nobody_typed_in_the_second_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most of ten is seven or eight; some of twenty is seven at the most."""
    guards.differencing_off(monkeypatch)
    assert two_weeks(tmp_path)[1] == ["most", "some"]


def test_what_is_folded_does_not_tell_the_order_of_plays(tmp_path: Path) -> None:
    """The ids in the class progress are sorted digests, and no file is from a time of day."""
    room = make_classroom(tmp_path)
    room.hand_in_plays(12)
    room.collect()
    (path,) = (room.staff / "progress").glob("class-our-class.json")
    (year,) = json.loads(path.read_text(encoding="utf-8"))["years"].values()
    assert year["folded"] == sorted(year["folded"])
    assert len(year["folded"]) == 12
    assert path.stat().st_mtime % (24 * 60 * 60) == 0
    assert str(DAY) not in path.read_text(encoding="utf-8")
