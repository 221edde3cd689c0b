"""Random events: no traceback, and Back always leads home. `python -m tests.soak.monkey` runs a million."""

import json
import subprocess
import sys

import pytest


def caper(events: int, seed: int) -> dict[str, int]:
    """A monkey in a process of its own."""
    line = [sys.executable, "-m", "tests.soak.monkey", "--events", str(events), "--seed", str(seed)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize("seed", [21])
def test_a_few_thousand_random_events(seed: int) -> None:
    told = caper(3000, seed)
    assert told["events"] >= 3000
    assert told["ways_back"] >= 1
    assert len(told["screens"]) >= 4, "it got somewhere"  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 9))
def test_a_million_random_events(seed: int) -> None:
    """An eighth of them for each seed."""
    told = caper(125_000, seed)
    assert told["events"] >= 125_000
    assert told["ways_back"] >= 20
