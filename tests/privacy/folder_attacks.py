"""Attackers who see folders and have no key: pupils, and anybody who may open the shared folder.

One computer, one child after the other; the attacker looks into the folder between two plays, so it always
knows which file is whose. What it looks at: content, size, time, name, order, how many files there are.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nacl.public import PrivateKey

from smart_game.progress.handing_in import Sender
from tests.privacy.attackers import Guess
from tests.privacy.school_year import TYPED, Play
from tests.progress.classroom import LATE, SAFE, Classroom, make_story

DAY = date(2026, 11, 23)
Feature = Callable[["Trace"], object]


@dataclass(frozen=True)
class Trace:
    """What one play left in the folder, for whoever looks before and after it."""

    play: Play
    new_files: int
    size: int
    seconds: int
    content: bytes
    place: int
    name: str


class SchoolClock:
    """Seconds since the first play; a play in which more happens takes longer."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return 1_795_000_000 + self.now


def watch(
    root: Path, seed: int, number: int, clock: SchoolClock, new_name: Callable[[], str] | None = None
) -> list[Trace]:
    """Play, seal and hand in that many times, looking into the folder after each."""
    chance = random.Random(seed)
    room = Classroom(root, make_story(), PrivateKey(bytes(range(32))))
    room.hand_in.mkdir(parents=True)
    names = {} if new_name is None else {"new_name": new_name}
    sender = Sender(room.hand_in, room.outbox, lambda: DAY, **names)
    traces: list[Trace] = []
    before: set[str] = set()
    last = clock()
    for child in range(number):
        typed = chance.random() < 0.4
        clock.now += (150 if typed else 90) + chance.gauss(0, 12)
        sender.hand_in(room.counts(LATE if typed else SAFE), room.public)
        here = {path.name: path for path in sorted(room.hand_in.iterdir())}
        fresh = sorted(set(here) - before)
        path = here[fresh[0]]
        at = path.stat().st_mtime
        play = Play(child, TYPED if typed else "ask")
        place = list(here).index(fresh[0]) * 4 // len(here)
        traces.append(
            Trace(play, len(fresh), path.stat().st_size, round(at - last), path.read_bytes(), place, fresh[0])
        )
        before, last = set(here), at
    return traces


FEATURES: dict[str, Feature] = {
    "content": lambda trace: b"popup/choice/type" in trace.content,
    "size": lambda trace: trace.size,
    "time": lambda trace: trace.seconds // 20,
    "order": lambda trace: trace.place,
    "name": lambda trace: trace.name < "8",
    "count": lambda trace: trace.new_files,
}


def learn(traces: Sequence[Trace], feature: Feature) -> list[Guess]:
    """Learn from half of the plays what a sign means, and guess the other half.

    The attacker may know the first half by asking: it is more than anybody would really know.
    """
    half = len(traces) // 2
    known: dict[object, list[bool]] = defaultdict(list)
    for trace in traces[:half]:
        known[feature(trace)].append(trace.play.choice == TYPED)
    rest = traces[half:]
    usual = 2 * sum(trace.play.choice == TYPED for trace in rest) > len(rest)
    return [Guess(_rate(known.get(feature(trace), [])), trace.play.choice == TYPED, usual) for trace in rest]


def _rate(answers: Sequence[bool]) -> float:
    """How likely, from at least twenty like it; else no idea."""
    return sum(answers) / len(answers) if len(answers) >= 20 else 0.5
