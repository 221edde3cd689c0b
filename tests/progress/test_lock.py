"""One collection at a time, whoever holds the lock and however they end; and what a wrong clock does."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.progress.lock import NAME, locked
from smart_game.progress.progress_files import copy_path, progress_path
from tests.progress.classroom import DAY, Classroom

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from smart_game.progress.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_another_process_holds_it_until_it_is_killed(classroom: Classroom) -> None:
    line = [sys.executable, "-c", HOLD, str(classroom.staff)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(CannotRunError, match="Somebody else is collecting into"):
            classroom.collect()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert classroom.collect().problems == []


def test_the_lock_file_stays_empty_dateless_and_means_nothing(classroom: Classroom) -> None:
    with locked(classroom.staff):
        pass
    file = classroom.staff / NAME
    assert file.read_bytes() == b""
    assert file.stat().st_mtime == 0
    file.write_text("left by an older program")
    with locked(classroom.staff):
        pass
    assert [path.name for path in classroom.staff.iterdir()] == [NAME]


def test_it_is_given_back_when_collecting_breaks_down(classroom: Classroom) -> None:
    with pytest.raises(ZeroDivisionError), locked(classroom.staff):
        raise ZeroDivisionError
    with locked(classroom.staff):
        pass


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_share_that_cannot_lock_is_not_collected_into(
    classroom: Classroom, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And never with a lock that is a file: it would stay taken, and it names the machine."""

    def cannot(handle: int, operation: int) -> None:
        raise OSError(number, os.strerror(number))

    classroom.hand_in_plays(10)
    monkeypatch.setattr(fcntl, "flock", cannot)
    with pytest.raises(CannotRunError, match=r"cannot be locked .* disk or share that can lock files"):
        classroom.collect()
    assert len(classroom.box()) == 10
    for path in classroom.staff.iterdir():
        assert path.read_bytes() == b""


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_staff_folder_that_is_read_only_is_one_sentence(
    classroom: Classroom, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def read_only(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(number, os.strerror(number), path)
        return real_open(path, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(CannotRunError, match=r"cannot be written \(.*Nothing was changed\.$"):
        classroom.collect()


def test_a_staff_folder_that_is_away_is_not_made_anew(classroom: Classroom) -> None:
    classroom.staff.rmdir()
    with pytest.raises(CannotRunError, match="no such file or directory"), locked(classroom.staff):
        pass
    assert not classroom.staff.exists()


def test_a_clock_from_before_the_game_collects_nothing(classroom: Classroom) -> None:
    classroom.hand_in_plays(10)
    with pytest.raises(CannotRunError, match=r"The clock of this computer says 2002-01-01.* Set the clock"):
        classroom.collect(day=date(2002, 1, 1))
    assert len(classroom.box()) == 10
    assert not progress_path(classroom.staff, "our-class").exists()


@pytest.mark.parametrize("wrong", [date(2025, 10, 1), date(2031, 10, 1), date(9999, 12, 1)])
def test_a_clock_that_contradicts_the_class_progress_collects_nothing(
    classroom: Classroom, wrong: date
) -> None:
    classroom.hand_in_plays(10)
    classroom.collect()
    classroom.hand_in_plays(10)
    (problem,) = classroom.collect(day=wrong).problems
    assert f"The clock of this computer says {wrong}" in problem
    assert "2026-27" in problem
    assert classroom.plays() == 10
    assert len(classroom.box()) == 10
    assert classroom.collect().problems == []
    assert classroom.plays() == 20


def test_after_a_clock_that_was_wrong_there_is_a_way_on(classroom: Classroom) -> None:
    classroom.hand_in_plays(10)
    classroom.collect(day=date(2036, 11, 1))
    classroom.hand_in_plays(10)
    assert "move that file and its copy" in classroom.collect(day=DAY).problems[0]
    path = progress_path(classroom.staff, "our-class")
    for each in (path, copy_path(path)):
        each.rename(classroom.root / each.name)
    assert classroom.collect(day=DAY).problems == []
    assert classroom.plays() == 10


def test_the_clocks_of_the_pupils_computers_change_nothing(classroom: Classroom) -> None:
    for day in (date(1970, 1, 1), date(2010, 1, 1), date(2039, 6, 1)):
        sender = classroom.sender(day)
        for _ in range(4):
            sender.hand_in(classroom.counts(), classroom.public)
    assert classroom.collect().problems == []
    assert classroom.plays() == 12
