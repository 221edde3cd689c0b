"""The hand-in box in real processes: the real command is killed, and a school hands in while two collect."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from smart_game.cli.common import today
from smart_game.errors import CannotRunError
from smart_game.progress import sealing
from smart_game.progress.collecting import FEWEST
from smart_game.progress.counts import count_play
from smart_game.progress.files import PART
from smart_game.progress.handing_in import HandedIn, Sender, Waiting
from smart_game.progress.progress_files import read_progress
from smart_game.scenario.model import Pack
from smart_game.school.keys import public_key
from tests.end_to_end.command import MadeUpPC
from tests.progress.classroom import DAY, assert_sealed, wandered
from tests.progress.school_day import COLLECTORS, Computer, SchoolDay

DIES = """
import os, sys
from tests.progress.faults import die, watched, write_half
counting, seen, last = {counting!r}, [], [""]

def watch(name, *arguments):
    if isinstance(arguments[0], (str, os.PathLike)):
        last[0] = os.fspath(arguments[0])
    if last[0].startswith({folders!r}):
        seen.append(name)
        if len(seen) == {at}:
            if name == "write":
                write_half(*arguments)
            die()

watching = watched(watch)
watching.__enter__()
if counting:
    import atexit
    atexit.register(lambda: print("operations", len(seen)))
"""
PLAYS = 12
SOME, MORE = 2, 24
"""How many file operations are tried; `tests/progress/test_crashes.py` tries each, in a lighter way."""


class Box:
    """A data folder with a batch that waits, for the real command."""

    def __init__(self, pc: MadeUpPC, pack: Pack) -> None:
        self.pc = pc
        self.full = pc.home / "full"
        self.story = pack.scenarios[0]
        self.pack_id = pack.info.id
        key = public_key(self.full / "staff" / "keys")
        (self.full / "hand-in").mkdir()
        sender = Sender(self.full / "hand-in", self.full / "outbox", today)
        for seed in range(PLAYS):
            counts = count_play(self.pack_id, "our-class", wandered(self.story, seed), first=True)
            assert isinstance(sender.hand_in(counts, key), HandedIn)
        (self.full / "hand-in" / "odd.sealed").write_text("odd")
        self.data = pc.home / "data"

    def collect(self, dies_at: int = 0) -> int:
        """Run the real command on a fresh copy, or go on with it; the number of its file operations."""
        folders = tuple(str(self.data / name) for name in ("hand-in", "staff"))
        before = DIES.format(counting=dies_at == 0, folders=folders, at=dies_at)
        line = self.pc.line("collect", "--data", self.data, before=before)
        ran = self.pc.start(*line[3:], before=before)
        out, err = ran.communicate(timeout=120)
        assert "Traceback" not in err, err
        if dies_at:
            assert ran.returncode == -signal.SIGKILL, (dies_at, out, err)
            return dies_at
        assert ran.returncode in {0, 1}, err
        return int(out.rpartition("operations ")[2])

    def restart(self) -> None:
        if self.data.exists():
            shutil.rmtree(self.data)
        shutil.copytree(self.full, self.data)

    def assert_counted_once(self) -> None:
        progress = read_progress(self.data / "staff", "our-class")
        (terms,) = [year.terms for year in progress.years.values()]
        (scenarios,) = terms.values()
        assert scenarios[f"{self.pack_id}/{self.story.id}"].first.plays == PLAYS
        assert len(progress.folded()) == PLAYS
        assert list((self.data / "hand-in").iterdir()) == []
        assert (self.data / "staff" / "rejected" / "odd.sealed").read_text() == "odd"
        assert not list(self.data.rglob(f"{PART}*"))


@pytest.mark.slow
@pytest.mark.parametrize("kills", [SOME, pytest.param(MORE, marks=pytest.mark.slow)])
def test_the_real_command_is_killed_at_its_file_operations(
    pc: MadeUpPC, shipped: tuple[Pack, ...], kills: int, record_property: Callable[[str, object], None]
) -> None:
    box = Box(pc, shipped[0])
    box.restart()
    number = box.collect()
    box.assert_counted_once()
    record_property("file operations of smart-game collect", number)
    assert number > 100
    step = number // kills
    for at in range(step // 2 + 1, number + 1, step):
        box.restart()
        box.collect(dies_at=at)
        box.collect()
        box.assert_counted_once()


def in_a_child(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def hands_in(day: SchoolDay, computer: Computer, log: Path, plays: int) -> None:
    """What one computer does, writing down which plays it made and when they were safe."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    real_new_id = sealing.new_id

    def told_new_id() -> str:
        made = real_new_id()
        os.write(handle, f"{made}\n".encode())
        return made

    sealing.new_id = told_new_id
    sender = Sender(day.classroom.hand_in, computer.outbox, lambda: computer.day)
    for _ in range(plays):
        if isinstance(sender.hand_in(day.classroom.counts(), day.classroom.public), HandedIn | Waiting):
            os.write(handle, b"safe\n")


def collects(day: SchoolDay) -> None:
    while True:
        try:
            day.classroom.collect(FEWEST, day=DAY)
        except CannotRunError:
            time.sleep(0.001)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 25))])
def test_thirty_processes_hand_in_and_two_collect(tmp_path: Path, seed: int) -> None:
    """Some are killed in the midst of it; the folder goes away once, and comes back."""
    chance = random.Random(seed)
    day = SchoolDay(tmp_path / "school", seed)
    collectors = [in_a_child(lambda: collects(day)) for _ in range(COLLECTORS)]
    logs = [tmp_path / f"log-{number}" for number in range(len(day.computers))]
    children = [
        in_a_child(lambda computer=computer, log=log: hands_in(day, computer, log, plays=6))  # type: ignore[misc]
        for computer, log in zip(day.computers, logs, strict=True)
    ]
    away = day.classroom.root / "pulled-out"
    for victim in chance.sample(children, 6):
        time.sleep(chance.uniform(0, 0.03))
        os.kill(victim, signal.SIGKILL)
    day.classroom.hand_in.rename(away)
    time.sleep(chance.uniform(0, 0.02))
    away.rename(day.classroom.hand_in)
    os.kill(collectors.pop(), signal.SIGKILL)
    collectors.append(in_a_child(lambda: collects(day)))
    for child in children:
        os.waitpid(child, 0)
    for child in collectors:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    for computer, log in zip(day.computers, logs, strict=True):
        lines = log.read_text().splitlines() if log.exists() else []
        computer.made = [line for line in lines if line != "safe"]
        last_safe = max((place for place, line in enumerate(lines) if line == "safe"), default=0)
        computer.safe = {line for line in lines[:last_safe] if line != "safe"}
    assert_sealed(day.classroom.hand_in)
    day.recover()
    day.check()
