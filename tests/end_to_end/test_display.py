"""A real screen that changes while somebody plays, or goes away: by xrandr, and by ending the X server."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from smart_game.progress.sealing import unseal
from smart_game.school.keys import private_key
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.screens import SCREEN, XDisplay, wait_for, x_display

pytestmark = pytest.mark.slow

TITLE = "SMART Game"
STORY = "gem-gem-shower"
SMALL = "1024x768"
TIMING = ("63.5", "1024", "1072", "1176", "1328", "768", "771", "775", "798")


@contextmanager
def game(tmp_path: Path, display: XDisplay) -> Iterator["subprocess.Popen[str]"]:
    """The game in full screen, in a story."""
    pc = MadeUpPC(tmp_path, driver=None)
    pc.env |= display.env
    data = tmp_path / "data"
    process = pc.start("play", "--full-screen", "--scenario", STORY, "--reduce-motion", "--data", data)
    try:
        wait_for(lambda: process.poll() is not None or display.bring_forward(TITLE), 90, "the game's window")
        yield process
    finally:
        process.kill()
        process.communicate()


def press(display: XDisplay, *keys: str) -> None:
    for key in keys:
        display.press_until_it_shows(key)


def plays_in(data: Path) -> list[tuple[bool, int]]:
    """Of each play in the box: whether it was finished, and how many choices it counts."""
    key = private_key(data / "staff" / "keys")
    counts = [unseal(path.read_bytes(), key).counts for path in (data / "hand-in").glob("*.sealed")]
    return [(each.finished, sum(each.choices.values())) for each in counts]


def xrandr(display: XDisplay, *arguments: str) -> None:
    line = ["xrandr", *arguments]
    subprocess.run(line, env=os.environ | display.env, check=True, capture_output=True, timeout=20)


def fills(display: XDisplay, mode: str) -> bool:
    """Whether the window is as large as the screen, and what stands in it is a picture of many colours."""
    if not display.xdotool("getactivewindow", "getwindowgeometry").endswith(mode):
        return False
    seen = display.picture()
    places = ((x, y) for x in range(0, seen.get_width(), 40) for y in range(0, seen.get_height(), 40))
    return len({tuple(seen.get_at(place)) for place in places}) > 20


@pytest.mark.skipif(shutil.which("xrandr") is None, reason="changing the resolution needs xrandr")
def test_a_resolution_that_changes_in_mid_story_is_filled_and_played_on(tmp_path: Path) -> None:
    """To a smaller one and back, as a projector that is plugged in and pulled out does."""
    with x_display() as display, game(tmp_path, display) as process:
        xrandr(display, "--newmode", SMALL, *TIMING)
        xrandr(display, "--addmode", "screen", SMALL)
        for mode in (SMALL, "x".join(map(str, SCREEN))):
            xrandr(display, "--output", "screen", "--mode", mode)
            wait_for(partial(fills, display, mode), 20, f"a window of {mode}")
            for key in ("1", "Return", "1", "Return"):
                display.still_picture()
                display.press(key)
        display.press("alt+F4")
        assert process.wait(15) == 0
    ((_, choices),) = plays_in(tmp_path / "data")
    assert choices > 1, "the first on the small screen, others on the large one"


def test_a_display_that_ends_leaves_what_was_played_and_no_traceback(tmp_path: Path) -> None:
    """The X library then ends the game at once: what was handed in before is whole, and can be collected."""
    with x_display() as display, game(tmp_path, display) as process:
        press(display, "1", "Escape")
        wait_for(lambda: len(plays_in(tmp_path / "data")) == 1, 10, "the first play")
        display.press("Return")
        display.end()
        process.wait(15)
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert plays_in(tmp_path / "data") == [(False, 1)]
    pc = MadeUpPC(tmp_path / "data")
    assert pc.run("collect", "--data", tmp_path / "data").code == 0
