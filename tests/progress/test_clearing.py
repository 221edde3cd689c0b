"""What past school years left is archived or deleted; killed anywhere and done again, it ends the same."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, school_year
from smart_game.progress.clearing import Places, Wanted, begun, clear, closed_to, look
from smart_game.progress.files import midnight
from smart_game.progress.lock import locked
from smart_game.progress.progress_files import copy_path, progress_path, read_progress
from tests.progress.classroom import DAY, Classroom, make_classroom
from tests.progress.faults import Counter, counted, die, fail_with

NEXT = date(2027, 9, 2)
AFTER = date(2028, 9, 2)
NO_DAY = "x-2026-99-98.csv"
Snapshot = dict[str, bytes]


def places_of(classroom: Classroom) -> Places:
    return Places(classroom.staff, classroom.hand_in, classroom.root / "reports")


def wanted(*, delete: bool = False, keep_years: int = 0, day: date = NEXT) -> Wanted:
    return Wanted(delete=delete, keep_years=keep_years, day=day, role="headteacher", lines=("A receipt.",))


def last_year(root: Path, *, classes: tuple[str, ...] = ("our-class", "owls")) -> Classroom:
    """A year with progress of classes, two reports, plays too few, and one that was set aside."""
    classroom = make_classroom(root)
    for class_id in classes:
        classroom.hand_in_plays(10, class_id=class_id)
    (classroom.hand_in / "odd.sealed").write_bytes(b"odd")
    classroom.collect()
    classroom.hand_in_plays(2)
    reports = root / "reports"
    reports.mkdir()
    for name in (
        f"owls-{DAY}.html",
        f"columns-{DAY}.csv",
        f"owls-{NEXT}.html",
        "mine.html",
        "x-2026-99-98.csv",
    ):
        (reports / name).write_text(name)
    return classroom


def everything(classroom: Classroom) -> Snapshot:
    """All files but the lock, by their place."""
    return {
        path.relative_to(classroom.root).as_posix(): path.read_bytes()
        for path in sorted(classroom.root.rglob("*"))
        if path.is_file() and path.name != ".collecting"
    }


def test_looking_changes_nothing(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    before = everything(classroom)
    left = look(places_of(classroom), wanted(delete=True))
    assert left.progress == {"our-class": ["2026-27"], "owls": ["2026-27"]}
    assert [path.name for path in left.reports] == [f"columns-{DAY}.csv", f"owls-{DAY}.html"]
    assert left.plays
    assert everything(classroom) == before


def test_within_the_year_nothing_is_left(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    assert look(places_of(classroom), wanted(day=date(2027, 8, 31))).nothing
    assert look(places_of(classroom), wanted(keep_years=1)).nothing
    assert not look(places_of(classroom), wanted(day=date(2027, 9, 1))).nothing


@pytest.mark.parametrize("delete", [False, True])
def test_the_past_year_goes(tmp_path: Path, delete: bool) -> None:
    classroom = last_year(tmp_path)
    before = {name: read_progress(classroom.staff, name) for name in ("our-class", "owls")}
    receipt, problems = clear(places_of(classroom), wanted(delete=delete))
    assert problems == []
    assert receipt.read_text() == "A receipt.\n"
    files = everything(classroom)
    assert not [name for name in files if name.startswith(("hand-in/", "staff/rejected/"))]
    assert sorted(name for name in files if name.startswith("reports/")) == [
        "reports/mine.html", f"reports/owls-{NEXT}.html", f"reports/{NO_DAY}",
    ]  # fmt: skip
    archived = sorted(name for name in files if name.startswith("staff/archive/"))
    if delete:
        assert archived == []
    else:
        assert archived == [
            "staff/archive/2026-27/class-our-class.json",
            "staff/archive/2026-27/class-owls.json",
            f"staff/archive/2026-27/reports/columns-{DAY}.csv",
            f"staff/archive/2026-27/reports/owls-{DAY}.html",
        ]
        for name, progress in before.items():
            kept = classroom.staff / "archive" / "2026-27" / f"class-{name}.json"
            assert ClassProgress.model_validate_json(kept.read_bytes()) == progress
    for name in before:
        assert read_progress(classroom.staff, name).of_year("2026-27") == {}
    assert look(places_of(classroom), wanted(delete=delete)).nothing


def test_a_late_copy_of_last_years_hand_in_is_not_counted_again(tmp_path: Path) -> None:
    classroom = make_classroom(tmp_path)
    classroom.hand_in_plays(10)
    copies = classroom.box()
    classroom.collect()
    clear(places_of(classroom), wanted(delete=True))
    for name, content in copies.items():
        (classroom.hand_in / name).write_bytes(content)
    classroom.collect(day=NEXT)
    assert classroom.box() == {}
    assert read_progress(classroom.staff, "our-class").of_year(school_year(NEXT)) == {}


def test_a_year_later_not_even_the_random_numbers_are_left(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    clear(places_of(classroom), wanted(delete=True))
    assert read_progress(classroom.staff, "owls").folded()
    clear(places_of(classroom), wanted(delete=True, day=AFTER))
    path = progress_path(classroom.staff, "owls")
    assert not path.exists()
    assert not copy_path(path).exists()
    assert read_progress(classroom.staff, "owls") == ClassProgress(class_id="owls")


def test_this_years_progress_stays(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    clear(places_of(classroom), wanted())
    classroom.hand_in_plays(10)
    for path in classroom.hand_in.iterdir():
        os.utime(path, (midnight(NEXT), midnight(NEXT)))
    classroom.collect(day=NEXT)
    before = read_progress(classroom.staff, "our-class").of_year("2027-28")
    assert before
    clear(places_of(classroom), wanted(delete=True))
    assert read_progress(classroom.staff, "our-class").of_year("2027-28") == before


def test_deleting_takes_earlier_archives_too(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    clear(places_of(classroom), wanted())
    assert (classroom.staff / "archive" / "2026-27").is_dir()
    clear(places_of(classroom), wanted(delete=True))
    assert list((classroom.staff / "archive").iterdir()) == []
    assert (classroom.staff / "receipts").is_dir()


CHANGES = ("replace", "unlink", "mkdir", "rmdir", "utime", "fsync")
"""A kill before one of these is told from every other by what is on the disk."""


def dies(at: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own, killed before its Nth change; whether it got that far."""
    child = os.fork()
    if child == 0:
        with counted(Counter(at, die), CHANGES):
            try:
                work()
            finally:
                os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def killed_everywhere(tmp_path: Path, work: Callable[[Classroom], object]) -> tuple[int, list[Snapshot]]:
    original = last_year(tmp_path / "original", classes=("owls",))
    at, died, ends = 1, True, []
    while died:
        root = tmp_path / f"killed-{at}"
        shutil.copytree(original.root, root)
        classroom = Classroom(root, original.story, original.key)
        died = dies(at, lambda c=classroom: work(c))  # type: ignore[misc]
        again = begun(places_of(classroom)) or (None if not died else wanted())
        if again is not None:
            assert clear(places_of(classroom), again)[1] == []
        ends.append(everything(classroom))
        shutil.rmtree(root)
        at += 1
    return at, ends


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill does not forget what was written and not synced, so a sweep need not wait for the disk."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.mark.usefixtures("no_waiting")
def test_killed_at_every_change_and_done_again(tmp_path: Path) -> None:
    at, ends = killed_everywhere(tmp_path, lambda classroom: clear(places_of(classroom), wanted()))
    assert at > 25, "the sweep did not meet the operations it is about"
    whole = ends[-1]
    for end in ends:
        assert end == whole


@pytest.mark.usefixtures("no_waiting")
def test_what_fails_is_told_and_finished_later(tmp_path: Path) -> None:
    """Without a receipt as long as something is left."""
    original = last_year(tmp_path / "original", classes=("owls",))
    at, reached = 1, True
    while reached:
        root = tmp_path / f"failed-{at}"
        shutil.copytree(original.root, root)
        classroom = Classroom(root, original.story, original.key)
        places = places_of(classroom)
        with counted(Counter(at, fail_with(errno.EACCES)), ("replace", "unlink", "mkdir")) as counter:
            try:
                receipt, problems = clear(places, wanted())
            except (OSError, CannotRunError):
                problems = ["refused"]
            else:
                assert receipt.exists() == (not problems)
        again = begun(places)
        assert bool(problems) <= (again is not None or not receipt_of(classroom))
        assert clear(places, again or wanted())[1] == []
        assert look(places, wanted()).nothing
        shutil.rmtree(root)
        reached = counter.reached
        at += 1
    assert at > 15, "the sweep did not meet the operations it is about"


def receipt_of(classroom: Classroom) -> list[Path]:
    return list((classroom.staff / "receipts").glob("*.txt"))


def test_a_damaged_class_is_left_as_it_is(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    path = progress_path(classroom.staff, "owls")
    path.write_bytes(b"{")
    receipt, problems = clear(places_of(classroom), wanted(delete=True))
    assert "class-owls.json is damaged" in problems[0]
    assert not receipt.exists()
    assert path.read_bytes() == b"{"
    shutil.copy(copy_path(path), path)
    again = begun(places_of(classroom))
    assert again is not None
    assert clear(places_of(classroom), again)[1] == []
    assert receipt.exists()


def test_nobody_clears_while_somebody_collects(tmp_path: Path) -> None:
    classroom = last_year(tmp_path)
    before = everything(classroom)
    with locked(classroom.staff), pytest.raises(CannotRunError, match="Somebody else is collecting"):
        clear(places_of(classroom), wanted())
    assert everything(classroom) == before


def test_a_plan_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    classroom = make_classroom(tmp_path)
    places_of(classroom).plan.write_text("{")
    with pytest.raises(CannotRunError, match=r"cannot be read\. Delete it"):
        begun(places_of(classroom))


def test_only_what_no_key_opens_is_closed(tmp_path: Path) -> None:
    classroom = make_classroom(tmp_path)
    classroom.hand_in_plays(2)
    (classroom.hand_in / "odd.sealed").write_bytes(b"odd")
    assert closed_to(classroom.hand_in, [bytes(32), bytes(classroom.key)], "why") == []
    found = closed_to(classroom.hand_in, [bytes(32)], "why")
    assert sorted(each.path.name for each in found) == sorted(set(classroom.box()) - {"odd.sealed"})


def test_a_folder_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    """Not silently an empty one."""
    classroom = make_classroom(tmp_path)
    (tmp_path / "reports").write_text("in the way")
    with pytest.raises(CannotRunError, match=r"reports cannot be read \(not a directory\)"):
        look(places_of(classroom), wanted())
