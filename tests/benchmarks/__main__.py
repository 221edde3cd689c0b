"""All benchmarks in a row: `python -m tests.benchmarks`. An hour, on a PC that does nothing else."""

import sys
from collections.abc import Callable
from functools import partial

from tests.benchmarks import collecting, growth, versus


def main() -> int:
    """Print every table; 1 if any of them says that something is not as it should be."""
    runs: dict[str, Callable[[], int]] = {
        "Beside other programs": partial(versus.main, []),
        "The titles of packs of 10 and 1,000 scenarios": partial(versus.main, ["--packs", "--start-only"]),
        "Checking and opening packs of 10 to 10,000 scenarios": partial(growth.main, []),
        "Collecting 100 to 20,000 hand-ins": partial(collecting.main, []),
    }
    worst = 0
    for title, run in runs.items():
        print(f"\n## {title}\n", flush=True)
        worst = max(worst, run())
    return worst


if __name__ == "__main__":
    sys.exit(main())
