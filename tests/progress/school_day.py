"""Thirty computers hand in and two people collect, while everything goes wrong; then it is checked."""

import errno
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from smart_game.errors import CannotRunError
from smart_game.progress import sealing
from smart_game.progress.class_progress import digest
from smart_game.progress.collecting import FEWEST
from smart_game.progress.files import PART
from smart_game.progress.handing_in import HandedIn, Sender, Waiting
from smart_game.progress.progress_files import copy_path, progress_path, read_progress
from smart_game.progress.sealing import unseal
from tests.progress.classroom import DAY, LATER, Classroom, age_parts, assert_sealed, make_classroom
from tests.progress.stage import Actor, Stage, Trouble

COMPUTERS, COLLECTORS = 30, 2
CLOCKS = (DAY, DAY, DAY, DAY - timedelta(days=1), date(1970, 1, 1), date(2010, 1, 1), date(2039, 6, 1))


@dataclass
class Computer:
    """One PC: its outbox, its clock, and the ids of the plays it made and of those it told were safe."""

    outbox: Path
    day: date
    made: list[str] = field(default_factory=list)
    safe: set[str] = field(default_factory=set)
    sender: Sender | None = None
    """None where the power was cut."""


class SchoolDay:
    """One day, as a seed decides it."""

    def __init__(self, root: Path, seed: int, plays: int = 2) -> None:
        self.classroom: Classroom = make_classroom(root)
        self.stage = Stage(seed, self.classroom.staff)
        self.chance = self.stage.chance
        self.plays = plays
        self.computers = [
            Computer(root / f"outbox-{number}", self.chance.choice(CLOCKS)) for number in range(COMPUTERS)
        ]
        self.copies = self.collected = self.refused = 0
        self.delayed: list[tuple[Path, Path]] = []

    def happen(self) -> None:
        """Everybody at once, with trouble; `new_id` is watched so that every play is known."""
        real_new_id = sealing.new_id
        by_name = {f"pc-{number}": computer for number, computer in enumerate(self.computers)}

        def watched_new_id() -> str:
            made = real_new_id()
            actor = self.stage.actor
            if actor is not None:
                by_name[actor.name].made.append(made)
            return made

        actors = [Actor(name, self._hands_in_of(computer)) for name, computer in by_name.items()]
        actors += [Actor(f"collector-{number}", self._collects) for number in range(COLLECTORS)]
        for actor in self.chance.sample(actors, 6):
            actor.dies_at = self.chance.randint(1, 12 if actor.name.startswith("pc") else 250)
        actors += [Actor("cloud", self._syncs, outside=True)]
        actors += [Actor("stick", self._pulls_the_stick_out, outside=True)]
        self._trouble()
        with (
            patch.object(sealing, "new_id", watched_new_id),
            patch.object(secrets, "token_hex", lambda size: self.chance.randbytes(size).hex()),
        ):
            self.stage.play(actors)

    def recover(self) -> None:
        """Everything is there again: the computers start once more, the cloud delivers, staff collect."""
        assert_sealed(self.classroom.hand_in, *(computer.outbox for computer in self.computers))
        for late, home in self.delayed:
            late.replace(home)
        age_parts(self.classroom.root)
        for computer in self.computers:
            if computer.sender is not None:  # still on: what it had only in memory goes now
                assert isinstance(computer.sender.send_waiting(), HandedIn)
                computer.safe.update(computer.made)
            started_again = Sender(self.classroom.hand_in, computer.outbox, lambda: LATER)
            assert isinstance(started_again.send_waiting(), HandedIn)
        assert self.classroom.collect(FEWEST, day=LATER).problems == []

    def check(self) -> None:
        """Nothing lost, nothing twice, nothing left, and nothing that can be read without the key."""
        folded = read_progress(self.classroom.staff, "our-class").folded()
        # Every file that is still there opens: half a file, under any name, is a failure here.
        box = [unseal(content, bytes(self.classroom.key)).id for content in self.classroom.box().values()]
        waiting = {digest(each) for each in box}
        safe = {digest(each) for computer in self.computers for each in computer.safe}
        made = {digest(each) for computer in self.computers for each in computer.made}
        assert safe <= folded | waiting <= made, "a play is lost, or came from nowhere"
        assert not folded & waiting, "a play that is counted still waits"
        assert self.classroom.plays() == len(folded), "a play is counted twice"
        assert len(waiting) < FEWEST
        path = progress_path(self.classroom.staff, "our-class")
        assert not folded or path.read_bytes() == copy_path(path).read_bytes()
        parts = list(self.classroom.root.rglob(f"{PART}*"))
        assert {path.parent for path in parts} <= {self.classroom.hand_in}, "temporary files are left"
        assert not [each for computer in self.computers for each in computer.outbox.glob("*")]
        assert not (self.classroom.staff / "rejected").exists()
        assert len(safe) > COMPUTERS, "hardly anything was handed in"
        assert len(made) - len(safe) <= 6 * self.plays, "only where the power was cut may a play be lost"

    def _hands_in_of(self, computer: Computer) -> Callable[[Actor], None]:
        def hands_in(actor: Actor) -> None:
            sender = Sender(self.classroom.hand_in, computer.outbox, lambda: computer.day)
            for _ in range(self.plays):
                result = sender.hand_in(self.classroom.counts(), self.classroom.public)
                if isinstance(result, HandedIn | Waiting):
                    computer.safe.update(computer.made)
            computer.sender = sender

        return hands_in

    def _collects(self, actor: Actor) -> None:
        for _ in range(3):
            self._wait(actor, 20)
            try:
                for problem in self.classroom.collect(FEWEST, day=DAY).problems:
                    assert problem.endswith(".")
                self.collected += 1
            except CannotRunError as refused:
                self.refused += "Somebody else" in str(refused)

    def _syncs(self, actor: Actor) -> None:
        """A cloud folder makes copies, delays files, and brings back what was deleted."""
        box, late = self.classroom.hand_in, self.classroom.root / "late"
        late.mkdir()
        for _ in range(12):
            self._wait(actor, 15)
            files = sorted(box.glob("*.sealed")) if box.is_dir() else []
            if not files:
                continue
            file = self.chance.choice(files)
            self.copies += 1
            name = self.chance.choice(
                (
                    f"{file.stem} ({self.copies}).sealed",
                    f"{file.stem}-PC{self.copies} (conflicted copy).sealed",
                )
            )
            what = self.chance.choice(("copy", "delay", "bring back"))
            if what == "copy":
                shutil.copyfile(file, box / name)
            elif what == "bring back":
                shutil.copyfile(file, late / name)
                self.delayed.append((late / name, box / name))
            else:
                file.rename(late / file.name)
                self.delayed.append((late / file.name, box / file.name))

    def _pulls_the_stick_out(self, actor: Actor) -> None:
        self._wait(actor, 300)
        away = self.classroom.root / "pulled-out"
        self.classroom.hand_in.rename(away)
        self._wait(actor, 30)
        away.rename(self.classroom.hand_in)

    def _wait(self, actor: Actor, longest: int) -> None:
        for _ in range(self.chance.randrange(longest)):
            actor.pause()

    def _trouble(self) -> None:
        places = [self.classroom.hand_in] * 3 + [self.classroom.staff, self.classroom.root]
        for number in (errno.ESTALE, errno.EIO, errno.ENOENT, errno.ENOSPC, errno.ENOSPC):
            begins = self.chance.randrange(1200)
            ends = begins + self.chance.randrange(150)
            self.stage.troubles.append(Trouble(self.chance.choice(places), begins, ends, number))
