"""Collecting is stopped everywhere, by kills and by failing disks: nothing is lost, nothing counted twice."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.progress.progress_files import copy_path, progress_path
from tests.progress.classroom import Classroom, make_classroom
from tests.progress.faults import Counter, counted, fail_with, in_a_process_that_dies

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


def assert_all_is_well(classroom: Classroom) -> None:
    """One more collection, undisturbed, ends with every play counted once and the odd file kept."""
    collected = classroom.collect()
    assert not [problem for problem in collected.problems if "Set aside" not in problem]
    assert classroom.plays() == 2 * PLAYS
    assert classroom.box() == {}
    kept = [path.read_bytes() for path in (classroom.staff / "rejected").glob("*odd.sealed")]
    assert kept == [b"odd"]
    path = progress_path(classroom.staff, "our-class")
    assert path.read_bytes() == copy_path(path).read_bytes()


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


def test_killed_at_every_file_operation(tmp_path: Path) -> None:
    original = prepared(tmp_path / "original")
    at, died = 1, True
    while died:
        root = tmp_path / f"killed-{at}"
        shutil.copytree(original.root, root)
        classroom = Classroom(root, original.story, original.key)
        died = in_a_process_that_dies(at, classroom.collect)
        assert_all_is_well(classroom)
        shutil.rmtree(root)
        at += 1
    assert at > 40, "the sweep did not meet the operations it is about"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("lasting", [False, True])
def test_every_file_operation_fails_once_or_from_then_on(tmp_path: Path, number: int, lasting: bool) -> None:
    original = prepared(tmp_path / "original")
    at, reached = 1, True
    while reached:
        root = tmp_path / f"failed-{at}"
        shutil.copytree(original.root, root)
        classroom = Classroom(root, original.story, original.key)
        with counted(Counter(at, fail_with(number), lasting=lasting)) as counter, suppress(CannotRunError):
            for problem in classroom.collect().problems:
                assert problem.endswith(".")
        assert_all_is_well(classroom)
        shutil.rmtree(root)
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
    path = progress_path(original.staff, "our-class")
    old = path.read_bytes()
    at = 1
    while path.read_bytes() == old:
        assert in_a_process_that_dies(at, original.collect)
        at += 1
    assert copy_path(path).read_bytes() == old
    path.write_bytes(b"damaged")
    shutil.copy(copy_path(path), path)
    assert_all_is_well(original)
