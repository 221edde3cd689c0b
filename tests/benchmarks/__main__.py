"""All benchmarks one after the other: `python -m tests.benchmarks`. An hour, on a PC that does nothing else."""

import sys

from tests.benchmarks import collecting, growth, versus


def main() -> int:
    """Print every table; 1 if any of them says that something is not as it should be."""
    worst = 0
    for title, run in (
        ("Beside other programs", lambda: versus.main([])),
        ("The titles of packs of 10 and 1,000 scenarios", lambda: versus.main(["--packs", "--start-only"])),
        ("Checking and opening packs of 10 to 10,000 scenarios", lambda: growth.main([])),
        ("Collecting 100 to 20,000 hand-ins", lambda: collecting.main([])),
    ):
        print(f"\n## {title}\n", flush=True)
        worst = max(worst, run())
    return worst


if __name__ == "__main__":
    sys.exit(main())
