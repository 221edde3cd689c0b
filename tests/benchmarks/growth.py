"""How cost grows with the size of a pack: `python -m tests.benchmarks.growth` prints `check` and opening.

Made-up packs of 10 to 10,000 scenarios of twelve cards. `check` reads and checks every file; a first start
does the same, once; later starts read the covers alone. `tests.benchmarks.collecting` measures collecting.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from smart_game.cli.shelves import packs_to_play
from smart_game.cli.start_cache import StartCache
from smart_game.school.folders import Folders
from tests.benchmarks.cards import make_story, write_pack

SIZES = (10, 100, 1_000, 10_000)
TRIES = 5
MOST_GROWTH = 2.0
"""How many times as much one scenario may cost in the largest pack as in the one before it."""


def measure(number: int) -> list[float]:
    """Seconds for a pack of so many scenarios: check, the first opening, a later one, and one story of it."""
    with tempfile.TemporaryDirectory() as made:
        pack = write_pack(Path(made) / "ten-cards", make_story(), number)
        folders = Folders.under(Path(made) / "data")
        folders.make()
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "smart_game", "check", "--json", str(pack)],
            check=False,
            capture_output=True,
        )
        checked = time.perf_counter() - begun
        first, cache = _opened(folders, pack)
        cache.keep()
        later = min(_opened(folders, pack)[0] for _ in range(TRIES))
        (opened,) = packs_to_play(folders, pack, StartCache(folders.data), print)
        begun = time.perf_counter()
        opened.scenario(f"story-{number}")
        return [checked, first, later, time.perf_counter() - begun]


def _opened(folders: Folders, pack: Path) -> tuple[float, StartCache]:
    begun = time.perf_counter()
    cache = StartCache(folders.data)
    packs_to_play(folders, pack, cache, print)
    return time.perf_counter() - begun, cache


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table; 1 if a scenario of the largest pack costs far more than one of the pack before it."""
    parser = argparse.ArgumentParser(prog="growth", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--one", type=int, metavar="N", help="measure one size here, and print it as JSON")
    parser.add_argument("--most", type=int, default=SIZES[-1], metavar="N", help="leave out larger packs")
    asked = parser.parse_args(arguments)
    if asked.one is not None:
        print(json.dumps(measure(asked.one)))
        return 0
    print("| scenarios | check, s | first start, s | later start, ms | one story, ms | check, ms each |")
    print("|---|---|---|---|---|---|")
    each: list[float] = []
    for number in (size for size in SIZES if size <= asked.most):
        line = [sys.executable, "-m", "tests.benchmarks.growth", "--one", str(number)]
        done = subprocess.run(line, capture_output=True, text=True, check=True)
        checked, first, later, story = json.loads(done.stdout.splitlines()[-1])
        each.append(checked / number)
        cells = (
            f"{number:,}",
            f"{checked:.2f}",
            f"{first:.2f}",
            f"{later * 1000:.1f}",
            f"{story * 1000:.1f}",
        )
        print(f"| {' | '.join(cells)} | {each[-1] * 1000:.1f} |", flush=True)
    flat = len(each) < 2 or each[-1] < MOST_GROWTH * each[-2]
    print("linear" if flat else "NOT LINEAR")
    return 0 if flat else 1


if __name__ == "__main__":
    sys.exit(main())
