import errno
import os
import re
import resource
import stat
from pathlib import Path

import pytest

from smart_game.progress.counts import Counts
from smart_game.progress.files import midnight
from smart_game.progress.handing_in import HandedIn, Kept, NotCounted, Waiting
from smart_game.progress.sealing import unseal
from tests.progress.classroom import DAY, Classroom
from tests.progress.faults import Counter, counted, fail_with

FAILURES = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)


def opened_ids(classroom: Classroom, folder: Path) -> list[str]:
    files = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return [unseal(path.read_bytes(), bytes(classroom.key)).id for path in files]


def all_ids(classroom: Classroom) -> list[str]:
    outbox = opened_ids(classroom, classroom.outbox) if classroom.outbox.is_dir() else []
    return opened_ids(classroom, classroom.hand_in) + outbox


def test_a_hand_in_is_one_file_with_a_random_name_and_midnight_as_its_time(classroom: Classroom) -> None:
    assert classroom.hand_in_plays(2) == [HandedIn("Handed in.")] * 2
    files = sorted(classroom.hand_in.iterdir())
    assert len(files) == 2
    for file in files:
        assert re.fullmatch(r"[0-9a-f]{32}\.sealed", file.name)
        assert file.stat().st_mtime == file.stat().st_atime == midnight(DAY)
        assert stat.S_IMODE(file.stat().st_mode) & 0o111 == 0
    assert classroom.hand_in.stat().st_mtime == midnight(DAY)


def test_the_hand_in_folder_is_never_listed_or_read(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched = []
    real_open, real_listdir = os.open, os.listdir

    def watched_open(path: str | os.PathLike[str], flags: int, mode: int = 0o777) -> int:
        inside = Path(path).parent == classroom.hand_in and not flags & os.O_WRONLY
        if inside or Path(path) == classroom.hand_in:
            touched.append(Path(path))
            raise PermissionError(errno.EACCES, "you may not read here")
        return real_open(path, flags, mode)

    def watched_listdir(path: str | os.PathLike[str] = ".") -> list[str]:
        assert Path(path) != classroom.hand_in
        return real_listdir(path)

    monkeypatch.setattr(os, "open", watched_open)
    monkeypatch.setattr(os, "listdir", watched_listdir)
    monkeypatch.setattr(os, "scandir", watched_listdir)
    assert isinstance(classroom.hand_in_plays(1)[0], HandedIn)
    assert set(touched) <= {classroom.hand_in}, "only the sync of the folder itself may try, and may fail"


def test_a_folder_that_is_away_makes_it_wait_and_come_later(classroom: Classroom) -> None:
    away = classroom.root / "away"
    classroom.hand_in.rename(away)
    results = classroom.hand_in_plays(3)
    assert all(isinstance(result, Waiting) for result in results)
    assert "no such file" in results[0].sentence
    assert "waits on this computer" in results[0].sentence
    waiting = opened_ids(classroom, classroom.outbox)
    assert len(set(waiting)) == 3
    assert not classroom.hand_in.exists(), "a share that is away must not be made anew"
    away.rename(classroom.hand_in)
    assert classroom.sender().send_waiting() == HandedIn("Handed in.")
    assert sorted(opened_ids(classroom, classroom.hand_in)) == sorted(waiting)
    assert list(classroom.outbox.iterdir()) == []


def test_the_next_hand_in_takes_the_waiting_ones_along(classroom: Classroom) -> None:
    classroom.hand_in.rename(classroom.root / "away")
    classroom.hand_in_plays(2)
    (classroom.root / "away").rename(classroom.hand_in)
    assert isinstance(classroom.hand_in_plays(1)[0], HandedIn)
    assert len(set(opened_ids(classroom, classroom.hand_in))) == 3


def test_if_nothing_can_be_written_it_stays_in_memory_until_it_can(classroom: Classroom) -> None:
    sender = classroom.sender()
    with counted(Counter(1, fail_with(errno.EROFS), lasting=True), ("open", "mkdir")):
        result = sender.hand_in(classroom.counts(), classroom.public)
    assert isinstance(result, Kept)
    assert "only in memory" in result.sentence
    assert "read-only" in result.sentence
    assert classroom.box() == {}
    assert isinstance(sender.send_waiting(), HandedIn)
    assert len(classroom.box()) == 1


@pytest.mark.parametrize("number", FAILURES)
@pytest.mark.parametrize("lasting", [False, True])
def test_any_failing_file_operation_loses_nothing_and_repeats_nothing(
    classroom: Classroom, number: int, lasting: bool
) -> None:
    at, handed_in = 1, 0
    while True:
        sender = classroom.sender()
        with counted(Counter(at, fail_with(number), lasting=lasting)) as counter:
            result = sender.hand_in(classroom.counts(), classroom.public)
        assert result.sentence
        handed_in += 1
        sender.send_waiting()
        found = all_ids(classroom)
        assert len(set(found)) == handed_in
        assert len(found) == handed_in
        if not counter.reached:
            break
        at += 1
    assert at > 5, "the sweep did not meet the operations it is about"


def test_a_disk_that_fills_up_in_the_middle_leaves_no_half_file(classroom: Classroom) -> None:
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        kept = isinstance(classroom.sender().hand_in(classroom.counts(), classroom.public), Kept)
        os._exit(0 if kept else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert list(classroom.hand_in.iterdir()) == []
    assert list(classroom.outbox.iterdir()) == []


def test_a_play_that_cannot_fit_is_told_and_keeps_nothing_else_back(classroom: Classroom) -> None:
    many = {f"{'c' * 38}/{'q' * 38}/{'x' * 30}-{n}": 1 for n in range(60)}
    counts = Counts.model_validate({**classroom.counts().model_dump(), "choices": many})
    sender = classroom.sender()
    assert isinstance(sender.hand_in(counts, classroom.public), NotCounted)
    assert isinstance(sender.hand_in(classroom.counts(), classroom.public), HandedIn)
    assert len(classroom.box()) == 1


def test_other_files_in_the_outbox_stay_there(classroom: Classroom) -> None:
    classroom.outbox.mkdir()
    (classroom.outbox / "notes.txt").write_text("mine")
    (classroom.outbox / ("0" * 32 + ".sealed")).write_text("too short")
    (classroom.outbox / ("1" * 32 + ".sealed")).mkdir()
    assert isinstance(classroom.sender().send_waiting(), HandedIn)
    assert classroom.box() == {}
    assert len(list(classroom.outbox.iterdir())) == 3


def test_it_is_synced_and_dated_before_it_gets_its_name(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []

    def watch(name: str) -> None:
        real = getattr(os, name)

        def watched(*args: object, **kwargs: object) -> object:
            done.append(name)
            return real(*args, **kwargs)

        monkeypatch.setattr(os, name, watched)

    for name in ("fsync", "utime", "replace"):
        watch(name)
    classroom.hand_in_plays(1)
    assert done[:4] == ["fsync", "utime", "replace", "fsync"], "the file, its time, its name, its folder"
