"""Thirty computers and two collectors at once, in many orders: nothing lost, nothing twice, nothing left."""

import os
import shutil
from pathlib import Path

import pytest

from tests.progress.school_day import SchoolDay

QUICK, ALL = 12, 200


def live_through(root: Path, seed: int) -> SchoolDay:
    day = SchoolDay(root, seed)
    day.happen()
    day.recover()
    day.check()
    shutil.rmtree(root)
    return day


@pytest.fixture(autouse=True)
def fast_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Syncing is an operation like the others, but nobody waits for a real disk."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def test_a_school_day(tmp_path: Path) -> None:
    days = [live_through(tmp_path / str(seed), seed) for seed in range(QUICK)]
    assert sum(day.refused for day in days) > 0, "the two collectors never met"
    assert sum(day.collected for day in days) > QUICK
    assert sum(day.copies for day in days) > QUICK


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ALL))
def test_two_hundred_school_days(tmp_path: Path, seed: int) -> None:
    live_through(tmp_path / "school", seed)
