"""A computer is switched off at every file operation of handing in, and two windows send one outbox."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from smart_game.progress.class_progress import digest
from smart_game.progress.collecting import FEWEST
from smart_game.progress.files import PART, midnight
from smart_game.progress.handing_in import HandedIn
from smart_game.progress.progress_files import read_progress
from smart_game.progress.sealing import SEALED_SIZE, unseal
from tests.progress.classroom import DAY, LATER, Classroom, age_parts, assert_sealed, make_classroom
from tests.progress.faults import in_a_process_that_dies, operations_of, write_half


def prepared(root: Path) -> tuple[Classroom, set[str]]:
    """Hand-ins that wait in the outbox, and the digests of their ids; the folder is back by now."""
    classroom = make_classroom(root)
    classroom.hand_in.rename(classroom.root / "away")
    classroom.hand_in_plays(FEWEST)
    (classroom.root / "away").rename(classroom.hand_in)
    sealed = [path.read_bytes() for path in classroom.outbox.iterdir()]
    return classroom, {digest(unseal(each, bytes(classroom.key)).id) for each in sealed}


def assert_recovers(classroom: Classroom, waited: set[str]) -> set[str]:
    """The next start sends what waits, and collecting some days later counts it; the digests in it."""
    assert_sealed(classroom.hand_in, classroom.outbox)
    age_parts(classroom.root)
    assert isinstance(classroom.sender(LATER).send_waiting(), HandedIn)
    assert classroom.collect(FEWEST, day=LATER).problems == []
    folded = read_progress(classroom.staff, "our-class").folded()
    assert waited <= folded, "one that waited is lost"
    assert classroom.plays() == len(folded), "one is counted twice"
    assert list(classroom.hand_in.iterdir()) == list(classroom.outbox.iterdir()) == []
    return set(folded)


def test_killed_at_every_file_operation(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    original, waited = prepared(tmp_path / "original")

    def work_of(classroom: Classroom) -> Callable[[], object]:
        return lambda: classroom.sender().hand_in(classroom.counts(), classroom.public)

    def copied(name: str) -> Classroom:
        shutil.copytree(original.root, tmp_path / name)
        return Classroom(tmp_path / name, original.story, original.key)

    names = operations_of(work_of(copied("counted")))
    record_property("file operations of a hand-in, with six that waited", len(names))
    assert {"open", "write", "read", "fsync", "utime", "replace", "unlink"} <= set(names)
    lost = 0
    for at in range(1, len(names) + 1):
        classroom = copied(f"killed-{at}")
        assert in_a_process_that_dies(at, work_of(classroom)), (at, names[at - 1])
        lost += len(assert_recovers(classroom, waited)) == len(waited)
        shutil.rmtree(classroom.root)
    assert not in_a_process_that_dies(len(names) + 1, work_of(copied("whole")))
    assert lost <= names.index("replace"), "only a play that was never written whole may go with the power"


def test_a_hand_in_of_its_own_is_few_file_operations(classroom: Classroom) -> None:
    names = operations_of(lambda: classroom.sender().hand_in(classroom.counts(), classroom.public))
    assert {name: names.count(name) for name in set(names)} == {
        "open": 2,
        "write": 1,
        "fsync": 2,
        "utime": 2,
        "replace": 1,
        "listdir": 1,
    }


@pytest.mark.parametrize("size", [0, 5, SEALED_SIZE // 2, SEALED_SIZE - 1])
def test_half_files_in_the_outbox_go_after_a_day(classroom: Classroom, size: int) -> None:
    classroom.outbox.mkdir()
    classroom.hand_in_plays(1)
    whole = next(classroom.hand_in.iterdir())
    half = classroom.outbox / f"{PART}0123abcd-{whole.name}"
    half.write_bytes(whole.read_bytes()[:size])
    os.utime(half, (midnight(DAY), midnight(DAY)))
    classroom.sender().send_waiting()
    assert half.exists(), "another window of the game may be writing it"
    classroom.sender(DAY + timedelta(days=2)).send_waiting()
    assert not half.exists()
    assert len(classroom.box()) == 1


def test_two_windows_of_the_game_never_share_a_temporary_file(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One is in the middle of its write while the other sends the same hand-in, and then loses its power."""
    classroom.hand_in.rename(classroom.root / "away")
    classroom.hand_in_plays(1)
    (classroom.root / "away").rename(classroom.hand_in)
    real_write = os.write
    inside = []

    def other_window_first(handle: int, content: bytes) -> int:
        monkeypatch.setattr(os, "write", real_write)
        inside.append(classroom.sender().send_waiting())
        write_half(handle, content)
        raise OSError(5, "the power went")

    monkeypatch.setattr(os, "write", other_window_first)
    classroom.sender().send_waiting()
    assert inside == [HandedIn("Handed in.")]
    (sealed,) = [content for name, content in classroom.box().items() if not name.startswith(PART)]
    assert unseal(sealed, bytes(classroom.key)).counts == classroom.counts()


def test_a_temporary_file_that_cannot_be_replaced_keeps_nothing_back(classroom: Classroom) -> None:
    """Pupils may be allowed to create files and not to delete them: a new try has a new name."""
    classroom.hand_in.rename(classroom.root / "away")
    classroom.hand_in_plays(1)
    (classroom.root / "away").rename(classroom.hand_in)
    (waiting,) = classroom.outbox.iterdir()
    (classroom.hand_in / f"{PART}{waiting.name}").mkdir()
    assert isinstance(classroom.sender().send_waiting(), HandedIn)
    assert list(classroom.outbox.iterdir()) == []
