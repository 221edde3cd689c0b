"""Nothing grows while a class plays; the long day runs with `-m slow`."""

import json
import subprocess
import sys

import pygame
import pytest

from smart_game import places
from smart_game.app import font_files
from smart_game.engine.caching import Cache
from smart_game.engine.fonts import Family, Fonts, Script
from smart_game.engine.problems import Problems
from tests.soak.class_day import SEAT
from tests.soak.measuring import Growth, Held, look

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")

FLAT = 0.05
SPARE_HANDLES = 30
"""A few dozen fonts are kept open, more or fewer by the language; it must not be hundreds."""


def day(plays: int, every: int) -> tuple[dict[str, float], list[Held]]:
    """A day of class use in a process of its own."""
    line = [sys.executable, "-m", "tests.soak.class_day", "--plays", str(plays), "--every", str(every)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    return told, [Held(**held) for held in told.pop("looks")]


def test_a_short_day_loses_no_play_and_leaves_no_handle_open() -> None:
    told, looks = day(SEAT * 3, SEAT)
    assert told["handed_in"] == told["plays"] == SEAT * 3
    assert told["hours"] >= 8
    assert max(held.handles for held in looks) < 6 + 2 * SPARE_HANDLES
    assert max(held.threads for held in looks) <= 4


@pytest.mark.slow
def test_eight_hours_of_class_use_hold_no_more_at_the_end_than_after_the_warm_up() -> None:
    """3,000 plays; the first fifth is the warm-up, in which every language and size has been seen."""
    told, looks = day(3000, 25)
    assert told["handed_in"] == 3000
    growth = Growth.of(looks, 600)
    assert growth.pss <= FLAT, growth
    assert growth.rss <= FLAT, growth
    assert growth.handles <= SPARE_HANDLES, growth


def test_a_window_of_every_size_leaves_few_fonts_open() -> None:
    """Each open font holds a handle; dragging a window's edge asks for every size there is."""
    pygame.font.init()
    fonts = Fonts(Family.of_files(font_files(places.assets())), Problems())
    before = look(0).handles
    for size in range(8, 200):
        fonts.get(Script.LATIN, size, bold=size % 2 == 0)
    assert 0 < look(0).handles - before <= SPARE_HANDLES
    del fonts
    assert look(0).handles == before


def test_growth_is_seen() -> None:
    """The measure itself: what grows by a tenth is told as a tenth, and what is flat as nothing."""
    flat = [Held(at, 1000, 1000, 9, 1, 1) for at in range(0, 100, 10)]
    assert Growth.of(flat, 0) == Growth(0.0, 0.0, 0)
    grown = [Held(at, 1000 + at, 1000, 9 + at, 1, 1) for at in range(0, 110, 10)]
    assert Growth.of(grown, 0).pss == pytest.approx(0.09, abs=0.02)
    assert Growth.of(grown, 0).handles == 90


def test_a_cache_forgets_what_was_used_least() -> None:
    cache: Cache[int, list[int]] = Cache(48, lambda _: 1)
    for key in range(1000):
        cache.get(key, list)
    assert len(cache) == cache.weight == 48
