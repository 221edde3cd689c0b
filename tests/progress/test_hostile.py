"""What must never be counted is set aside with a reason: never a crash, never deleted unseen."""

import errno
import json
import os
import socket
import time
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PublicKey, SealedBox

from smart_game.errors import CannotRunError
from smart_game.progress import sealing
from smart_game.progress.files import LONGEST_SHOWN, PART, midnight, shown
from smart_game.progress.sealing import HandIn, seal
from smart_game.progress.waiting import MOST_TOLD
from tests.progress.classroom import DAY, Classroom, make_classroom
from tests.progress.faults import watched

PLAYS = 10


def sealed_json(classroom: Classroom, plain: str) -> bytes:
    """What somebody who has the public key, and knows the format, could put into the folder."""
    box = SealedBox(PublicKey(classroom.public)).encrypt(plain.encode().ljust(sealing.PADDED))
    return b"SMART Game hand-in 1\n" + box


def changed(classroom: Classroom, **changes: object) -> str:
    """A genuine hand-in's inside with changes to its counts."""
    inside: dict[str, Any] = HandIn(format=1, id="0" * 32, counts=classroom.counts()).model_dump()
    inside["counts"] |= changes
    return json.dumps(inside)


def reasons(classroom: Classroom) -> list[str]:
    folder = classroom.staff / "rejected"
    return [path.read_text() for path in folder.glob("*.reason.txt")]


def kept(classroom: Classroom) -> list[bytes]:
    """The content of everything that was set aside or left in the folder."""
    folders = (classroom.staff / "rejected", classroom.hand_in)
    files = [path for folder in folders if folder.is_dir() for path in folder.iterdir()]
    return [path.read_bytes() for path in files if path.is_file()]


@pytest.mark.parametrize(
    "changes",
    [
        {"pack": "other"},
        {"scenario": "other"},
        {"class_id": "wrens"},
        {"choices": {"nowhere/choice/ask": 1}},
        {"choices": {"popup/nothing/ask": 1}},
        {"choices": {"popup/choice/fly": 1}},
        {"choices": {"popup/choice/ask": 0}},
        {"choices": {"popup/choice/ask": -1}},
        {"choices": {"popup/choice/ask": 100}},
        {"choices": {"popup/choice/ask": 10**300}},
        {"choices": {"popup/choice/ask": 1.5}},
        {"choices": {"popup/choice/ask": True}},
        {"choices": {"popup/choice/ask": "1"}},
        {"choices": {"../../etc/passwd": 1}},
        {"choices": {}},
        {"choices": {f"c/q/x{number}": 1 for number in range(201)}},
        {"choices": None},
        {"stars": 4},
        {"stars": -1},
        {"stars": 0},
        {"finished": False},
        {"ending": None},
        {"ending": "popup"},
        {"first": "yes"},
        {"class_id": "our-class\n"},
        {"class_id": "../our-class"},
        {"name": "Amy"},
    ],
    ids=str,
)
def test_counts_that_cannot_be_are_never_counted(classroom: Classroom, changes: dict[str, object]) -> None:
    content = sealed_json(classroom, changed(classroom, **changes))
    (classroom.hand_in / "crafted.sealed").write_bytes(content)
    classroom.hand_in_plays(PLAYS - 1)
    assert len(classroom.collect().problems) == 1
    assert classroom.plays() == 0, "it made up the tenth play of the batch"
    assert len(reasons(classroom)) == 1
    assert content in kept(classroom)


@pytest.mark.parametrize(
    "inside",
    [
        '{"format": 2}',
        '{"format": 999999}',
        '{"format": 1' + "0" * 4000 + "}",
        '{"format": -1}',
        "NaN",
        '"',
        "",
    ],
    ids=lambda inside: inside[:16],
)
def test_another_format_is_set_aside(classroom: Classroom, inside: str) -> None:
    (classroom.hand_in / "newer.sealed").write_bytes(sealed_json(classroom, inside))
    classroom.collect()
    (reason,) = reasons(classroom)
    assert ("newer SMART Game" in reason) == (inside in {'{"format": 2}', '{"format": 999999}'})
    assert len(reason) < 300


NAMES = (
    b"line\nbreak.sealed",
    b"bell\x07\x1b[31mred.sealed",
    "right\u202eto left.sealed".encode(),
    "smörgåsbord 🍔.sealed".encode(),
    b"\xff\xfe not utf-8.sealed",
    b"x" * 255,
    "ü".encode() * 127,
    b"-rf *",
    b"   ",
    b"CON",
    b"x.reason.txt",
    b"x",
    b"%s%n{0}",
)


def test_names_of_all_kinds(classroom: Classroom) -> None:
    for number, name in enumerate(NAMES):
        path = os.path.join(os.fsencode(classroom.hand_in), name)  # noqa: PTH118 - a name in bytes
        handle = os.open(path, os.O_CREAT | os.O_WRONLY)
        os.write(handle, b"junk %d" % number)
        os.close(handle)
    classroom.hand_in_plays(PLAYS)
    problems = classroom.collect().problems
    assert classroom.plays() == PLAYS
    assert list(classroom.hand_in.iterdir()) == []
    assert {b"junk %d" % number for number in range(len(NAMES))} <= set(kept(classroom))
    assert len([reason for reason in reasons(classroom) if "not a hand-in" in reason]) == len(NAMES)
    for problem in problems:
        assert problem.isprintable()
        assert problem.encode()


@pytest.mark.parametrize("name", [os.fsdecode(name) for name in NAMES], ids=ascii)
def test_a_name_is_shown_in_one_short_line(name: str) -> None:
    assert shown(name).isprintable()
    assert shown(name).encode()
    assert len(shown(name)) <= LONGEST_SHOWN


def test_what_is_no_file_is_set_aside_unread(classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    box = classroom.hand_in
    os.mkfifo(box / "pipe.sealed")
    (box / "folder.sealed" / "deep").mkdir(parents=True)
    (box / "loop.sealed").symlink_to(box / "loop.sealed")
    (box / "zero.sealed").symlink_to("/dev/zero")
    monkeypatch.chdir(box)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("socket.sealed")
    if os.geteuid() == 0:
        os.mknod(box / "device.sealed", 0o020600, os.makedev(1, 5))
    names = {path.name for path in box.iterdir()}
    classroom.hand_in_plays(PLAYS)
    classroom.collect()
    assert classroom.plays() == PLAYS
    assert list(box.iterdir()) == []
    assert len(reasons(classroom)) == len(names)
    assert all(os.path.lexists(classroom.staff / "rejected" / name) for name in names)


def test_a_hand_in_folder_behind_a_link_is_read(classroom: Classroom) -> None:
    classroom.hand_in_plays(PLAYS)
    classroom.hand_in.rename(classroom.root / "elsewhere")
    classroom.hand_in.symlink_to(classroom.root / "elsewhere")
    classroom.collect()
    assert classroom.plays() == PLAYS
    assert list((classroom.root / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "put",
    [
        lambda path: path.write_text("a file"),
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("nowhere"),
        os.mkfifo,
    ],
    ids=["file", "loop", "dangling", "pipe"],
)
def test_a_hand_in_folder_that_is_no_folder_is_one_sentence(
    classroom: Classroom, put: Callable[[Path], object]
) -> None:
    classroom.hand_in.rmdir()
    put(classroom.hand_in)
    with pytest.raises(CannotRunError, match=r"^The hand-in folder .* cannot be read .*collect again\.$"):
        classroom.collect()
    assert os.path.lexists(classroom.hand_in)


def test_a_gigabyte_is_never_read(classroom: Classroom) -> None:
    with (classroom.hand_in / "huge.sealed").open("wb") as huge:
        huge.write(seal(classroom.counts(), classroom.public))
        huge.truncate(1_000_000_000)
    classroom.hand_in_plays(PLAYS)
    tracemalloc.start()
    try:
        classroom.collect()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert classroom.plays() == PLAYS
    assert (classroom.staff / "rejected" / "huge.sealed").stat().st_size == 1_000_000_000
    assert peak < 1_000_000


def junk_seconds(root: Path, number: int) -> float:
    """How long a batch takes with so many odd files around it."""
    classroom = make_classroom(root)
    for each in range(number):
        (classroom.hand_in / f"{each}.sealed").write_bytes(b"junk %d" % each)
    classroom.hand_in_plays(PLAYS)
    began = time.process_time()
    problems = classroom.collect().problems
    took = time.process_time() - began
    assert classroom.plays() == PLAYS
    assert len(problems) == 1
    assert len(reasons(classroom)) == number
    assert len(set(kept(classroom))) == number + len(set(reasons(classroom)))
    return took


def test_ten_thousand_odd_files_take_ten_times_a_thousand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the disk's time is not the question
    junk_seconds(tmp_path / "warm", 10)
    thousand = junk_seconds(tmp_path / "1000", 1_000)
    ten_thousand = junk_seconds(tmp_path / "10000", 10_000)
    assert ten_thousand / thousand < 30


def test_odd_files_that_cannot_be_moved_stay_and_are_told_in_a_few_sentences(classroom: Classroom) -> None:
    for each in range(300):
        (classroom.hand_in / f"{each:03}.sealed").write_bytes(b"junk %d" % each)
    classroom.hand_in_plays(PLAYS)

    def full(name: str, *arguments: object) -> None:
        if name == "open" and "rejected" in str(arguments[0]):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with watched(full, ("open",)):
        problems = classroom.collect().problems
    assert classroom.plays() == PLAYS
    assert len(problems) == MOST_TOLD + 1
    assert all("no space left on device" in problem for problem in problems[:-1])
    assert problems[-1] == "More files stay in the hand-in folder for reasons like these."
    assert len(classroom.box()) == 300
    classroom.collect()
    assert len(reasons(classroom)) == 300


def test_files_that_cannot_be_read_stay_and_are_told_in_a_few_sentences(classroom: Classroom) -> None:
    classroom.hand_in_plays(PLAYS + 40)

    def away(name: str, *arguments: object) -> None:
        if name == "open" and str(arguments[0]).endswith(".sealed"):
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    with watched(away, ("open",)):
        problems = classroom.collect().problems
    assert len(problems) == MOST_TOLD + 1
    assert len(classroom.box()) == PLAYS + 40
    assert classroom.collect().problems == []
    assert classroom.plays() == PLAYS + 40


def test_files_that_go_while_the_folder_is_read_are_no_problem(classroom: Classroom) -> None:
    classroom.hand_in_plays(PLAYS + 1)
    gone = sorted(classroom.hand_in.iterdir())[3]

    def vanish(name: str, *arguments: object) -> None:
        if name == "read":
            gone.unlink(missing_ok=True)

    with watched(vanish, ("read",)):
        collected = classroom.collect()
    assert collected.problems == []
    assert classroom.plays() == PLAYS


@pytest.mark.parametrize("days", [-4000, -3, 4000])
def test_odd_files_with_a_temporary_name_are_set_aside_and_not_deleted(
    classroom: Classroom, days: int
) -> None:
    essay = classroom.hand_in / f"{PART}my essay.doc"
    essay.write_bytes(b"once upon a time")
    (classroom.hand_in / f"{PART}folder").mkdir()
    (classroom.hand_in / f"{PART}half.sealed").write_bytes(seal(classroom.counts(), classroom.public)[:99])
    when = midnight(DAY + timedelta(days=days))
    for path in classroom.hand_in.iterdir():
        os.utime(path, (when, when))
    classroom.collect()
    assert list(classroom.hand_in.iterdir()) == []
    assert (classroom.staff / "rejected" / "_part-my essay.doc").read_bytes() == b"once upon a time"
    assert len(reasons(classroom)) == 2, "only half a hand-in is deleted"
    classroom.collect()
    assert len(kept(classroom)) == 3, "and nothing that was set aside is taken for a temporary file"
