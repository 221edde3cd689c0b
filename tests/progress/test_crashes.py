"""Collecting is stopped everywhere, by kills and by failing disks: nothing is lost, nothing counted twice."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.progress.files import PART
from smart_game.progress.progress_files import copy_path, progress_path
from tests.progress.classroom import Classroom, make_classroom
from tests.progress.faults import Counter, counted, fail_with, in_a_process_that_dies, operations_of

PLAYS = 10
ROOT = Path(__file__).resolve().parents[2]

KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
from smart_game.progress import collecting
from tests.progress.classroom import Classroom, make_story
from nacl.public import PrivateKey

def die(paths, collected):
    paths[0].unlink()
    os.kill(os.getpid(), signal.SIGKILL)

collecting._delete = die
Classroom(Path(sys.argv[1]), make_story(), PrivateKey(bytes(range(32)))).collect()
"""


def prepared(root: Path) -> Classroom:
    """A box with a batch, a file to set aside, and a batch that was collected before."""
    classroom = make_classroom(root)
    classroom.hand_in_plays(PLAYS)
    classroom.collect()
    classroom.hand_in_plays(PLAYS)
    (classroom.hand_in / "odd.sealed").write_bytes(b"odd")
    return classroom


def copied(original: Classroom, root: Path) -> Classroom:
    """The same classroom once more, with its file times."""
    shutil.copytree(original.root, root)
    return Classroom(root, original.story, original.key)


def assert_all_is_well(classroom: Classroom) -> None:
    """One more collection, undisturbed, ends with every play counted once and the odd file kept."""
    collected = classroom.collect()
    assert not [problem for problem in collected.problems if "Set aside" not in problem]
    assert classroom.plays() == 2 * PLAYS
    assert classroom.box() == {}
    kept = {path.name: path.read_bytes() for path in (classroom.staff / "rejected").iterdir()}
    assert set(kept) == {"odd.sealed", "odd.sealed.reason.txt"}
    assert kept["odd.sealed"] == b"odd"
    path = progress_path(classroom.staff, "our-class")
    assert path.read_bytes() == copy_path(path).read_bytes()
    parts = list(classroom.root.rglob(f"{PART}*"))
    assert not parts, "temporary files are left"


def test_killed_between_the_progress_and_the_deletions(tmp_path: Path) -> None:
    classroom = prepared(tmp_path / "school")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_BETWEEN, str(classroom.root)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(classroom.box()) == PLAYS - 1
    assert classroom.plays() == 2 * PLAYS
    assert_all_is_well(classroom)


def test_killed_at_every_file_operation(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    original = prepared(tmp_path / "original")
    names = operations_of(copied(original, tmp_path / "counted").collect)
    record_property("file operations of one collection", len(names))
    assert {"open", "write", "read", "replace", "rename", "unlink", "utime", "fsync", "mkdir"} <= set(names)
    assert len(names) > 100, "the sweep does not meet the operations it is about"
    for at in range(1, len(names) + 1):
        classroom = copied(original, tmp_path / f"killed-{at}")
        assert in_a_process_that_dies(at, classroom.collect), (at, names[at - 1])
        assert_all_is_well(classroom)
        shutil.rmtree(classroom.root)
    assert not in_a_process_that_dies(len(names) + 1, copied(original, tmp_path / "whole").collect)


@pytest.mark.parametrize(
    ("number", "lasting"),
    [
        (errno.ENOSPC, True),
        (errno.EACCES, False),
        (errno.EIO, True),
        (errno.ESTALE, False),
        (errno.ENOENT, True),
    ],
)
def test_every_file_operation_fails_once_or_from_then_on(tmp_path: Path, number: int, lasting: bool) -> None:
    original = prepared(tmp_path / "original")
    at, reached = 1, True
    while reached:
        classroom = copied(original, tmp_path / f"failed-{at}")
        with counted(Counter(at, fail_with(number), lasting=lasting)) as counter, suppress(CannotRunError):
            for problem in classroom.collect().problems:
                assert problem.endswith(".")
        assert_all_is_well(classroom)
        shutil.rmtree(classroom.root)
        reached = counter.reached
        at += 1
    assert at > 40, "the sweep did not meet the operations it is about"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_staff_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, number: int) -> None:
    classroom = make_classroom(tmp_path)
    classroom.hand_in_plays(PLAYS)
    with counted(Counter(1, fail_with(number), lasting=True), ("replace",)):
        problems = classroom.collect().problems
    assert len(problems) == 1
    assert "cannot be written" in problems[0]
    assert os.strerror(number).lower() in problems[0]
    assert len(classroom.box()) == PLAYS


def test_hand_ins_that_cannot_be_deleted_are_not_counted_again(tmp_path: Path) -> None:
    classroom = make_classroom(tmp_path)
    classroom.hand_in_plays(PLAYS)
    for _ in range(2):
        with counted(Counter(1, fail_with(errno.EACCES), lasting=True), ("unlink",)):
            problems = classroom.collect().problems
        assert any("never counted twice" in problem for problem in problems)
        assert classroom.plays() == PLAYS
    classroom.collect()
    assert classroom.box() == {}
    assert classroom.plays() == PLAYS


def test_a_copy_put_back_after_a_crash_loses_nothing(tmp_path: Path) -> None:
    """Killed after the file and before its copy; then the file is damaged, and the old copy is put back."""
    original = prepared(tmp_path / "original")
    old = progress_path(original.staff, "our-class").read_bytes()
    between = 0
    for at in range(1, len(operations_of(copied(original, tmp_path / "counted").collect)) + 1):
        classroom = copied(original, tmp_path / f"killed-{at}")
        path = progress_path(classroom.staff, "our-class")
        assert in_a_process_that_dies(at, classroom.collect)
        if path.read_bytes() != old and copy_path(path).read_bytes() == old:
            path.write_bytes(b"damaged")
            shutil.copy(copy_path(path), path)
            assert_all_is_well(classroom)
            between += 1
    assert between > 3, "no kill came between the file and its copy"


def test_what_a_crash_left_half_written_goes_with_the_next_collection(tmp_path: Path) -> None:
    """Even where there is nothing to add, so that no file of the class is written again."""
    classroom = prepared(tmp_path / "school")
    classroom.collect()
    for folder in ("progress", "rejected"):
        (classroom.staff / folder / f"{PART}half").write_text("half")
    assert_all_is_well(classroom)
