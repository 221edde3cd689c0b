"""How collecting grows: `python -m tests.benchmarks.collecting` prints seconds and memory a hand-in.

Each size runs in a process of its own, on folders in the system's temporary folder, with real syncing.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from smart_game import places
from smart_game.packs.known import Known
from smart_game.packs.loading import load_packs
from smart_game.progress.counts import count_play
from smart_game.progress.fitting import largest_size
from smart_game.progress.progress_files import progress_path
from smart_game.progress.sealing import seal
from smart_game.scenario.model import Scenario
from tests.progress.classroom import make_classroom, wandered

SIZES = (100, 1_000, 10_000, 20_000)
"""A thousand fit into memory that making the hand-ins left free: the two largest tell what one costs."""


@dataclass(frozen=True)
class Measured:
    """One collection of so many hand-ins."""

    number: int
    seconds: float
    memory: int
    """Bytes by which the process grew at most."""
    file: int
    """Bytes of the class progress file afterwards."""


def longest_story() -> Scenario:
    """The shipped scenario whose plays are counted in the most bytes."""
    packs, _ = load_packs([places.scenarios()], Known.load(places.assets()))
    (pack,) = [each for each in packs if each.info.id == "explorers"]
    return max(pack.scenarios, key=lambda scenario: largest_size("explorers", scenario))


def measure(number: int) -> Measured:
    """Collect so many genuine hand-ins of one class, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        classroom = make_classroom(Path(folder))
        classroom.story = longest_story()
        for each in range(number):
            played = wandered(classroom.story, each)
            counts = count_play("explorers", "our-class", played, first=True)
            (classroom.hand_in / f"{each:032x}.sealed").write_bytes(seal(counts, classroom.public))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        problems = classroom.collect().problems
        seconds = time.perf_counter() - began
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        assert not problems
        assert classroom.plays() == number
        assert not classroom.box()
        file = progress_path(classroom.staff, "our-class").stat().st_size
    return Measured(number, seconds, grown * 1024, file)


def measured_apart(number: int) -> Measured:
    """The same in a process of its own, so that one size does not use what another left."""
    line = [sys.executable, "-m", "tests.benchmarks.collecting", "--one", str(number)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    return Measured(**json.loads(done.stdout))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table; 1 if a hand-in of the largest size costs far more than one of the second largest."""
    parser = argparse.ArgumentParser(prog="collecting", description="How collecting grows.")
    parser.add_argument("--one", type=int, metavar="N", help="measure one size here, and print it as JSON")
    asked = parser.parse_args(arguments)
    if asked.one is not None:
        print(json.dumps(asdict(measure(asked.one))))
        return 0
    print(f"{'hand-ins':>9} {'seconds':>9} {'us each':>9} {'MB more':>9} {'bytes each':>11} {'file, KB':>9}")
    rows = [measured_apart(number) for number in SIZES]
    for row in rows:
        print(
            f"{row.number:>9,} {row.seconds:>9.3f} {row.seconds / row.number * 1e6:>9.0f} "
            f"{row.memory / 1e6:>9.1f} {row.memory / row.number:>11.0f} {row.file / 1e3:>9.1f}"
        )
    time_each = [row.seconds / row.number for row in rows]
    memory_each = [row.memory / row.number for row in rows]
    flat = time_each[-1] < 2 * time_each[-2] and memory_each[-1] < 2 * memory_each[-2]
    print("flat: a hand-in costs the same in a large box" if flat else "NOT FLAT")
    return 0 if flat else 1


if __name__ == "__main__":
    sys.exit(main())
