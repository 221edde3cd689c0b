"""The first start as a new teacher sees it: a real window, real keys, to the first child's card."""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from smart_game.progress.sealing import unseal
from smart_game.school.keys import private_key
from smart_game.school.lesson import read_lesson
from smart_game.school.school import read_school
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.screens import XDisplay, wait_for, x_display

TITLE = "SMART Game"
MOST_PRESSES = 11
"""From the end of the wizard to the first card."""

_HEEDED = 2.0
"""Seconds after which a press that changed nothing was not heeded."""


@pytest.fixture(scope="module")
def display() -> Iterator[XDisplay]:
    with x_display() as opened:
        yield opened


class NewTeacher:
    """Types and presses Enter, and looks at the screen before she goes on."""

    def __init__(self, display: XDisplay, data: Path, see: Callable[[str], None]) -> None:
        self.display = display
        self.data = data
        self.see = see
        self.presses = 0

    def press(self) -> None:
        """Enter: the first on a screen only shows what it would press."""
        self.display.press("Return")
        self.presses += 1

    def write(self, text: str) -> None:
        """Write, and press Enter."""
        self.display.xdotool("type", "--delay", 15, text)
        self.press()

    def press_until(self, so: Callable[[], bool], name: str) -> None:
        """Press until it is so; a press that came too soon after a new screen was not heeded."""
        for _ in range(6):
            if so():
                break
            self.press()
            end = time.monotonic() + _HEEDED
            while not so() and time.monotonic() < end:
                time.sleep(0.05)
        assert so(), f"{name} did not come"

    def press_on(self) -> None:
        """Press what the focus is on, until another screen is there to be looked at."""
        before = self.display.glance()
        self.press_until(lambda: self.display.glance() != before, "the next screen")
        time.sleep(0.3)

    def step(self) -> int:
        """How far setting up is, as it is kept on the disk."""
        try:
            return int(json.loads((self.data / "setting-up.json").read_text("utf-8"))["step"])
        except (OSError, ValueError):
            return 0

    def _is_at(self, step: int) -> bool:
        return self.step() == step

    def sets_up(self) -> None:
        """The wizard: a name and classes are written, all else stays as it is, and a PIN is chosen."""
        self.see("1 welcome")
        self.press_until(lambda: self.step() == 1, "the first step")
        self.see("2 school")
        self.write("Willow Lane")
        self.write("3A, 3B")
        for step, lines in ((2, 5), (3, 8)):
            wait_for(partial(self._is_at, step), 8, f"step {step}")
            self.see(f"{step + 1} step {step}")
            for _ in range(lines):
                self.press()
        wait_for(partial(self._is_at, 4), 8, "the folders")
        self.see("5 folders")
        before = self.display.glance()
        self.press_until((self.data / "school.yaml").exists, "the school's file")
        wait_for(lambda: self.display.glance() != before, 8, "the PIN")
        self.see("6 pin")
        self.write("2468")
        self.write("2468")
        wait_for((self.data / "staff" / "teacher.json").exists, 8, "the PIN's file")
        time.sleep(0.3)

    def begins(self) -> None:
        """The lesson, then Start, then the first stop of the trail."""
        self.see("7 corner")
        before = self.display.glance()
        self.press_until((self.data / "lesson.yaml").exists, "the lesson")
        wait_for(lambda: self.display.glance() != before, 8, "the title")
        time.sleep(0.3)
        self.see("8 title")
        self.press_on()
        self.see("9 trail")
        self.press_on()
        self.see("10 card")


@pytest.mark.slow
def test_from_first_start_to_the_first_childs_card(tmp_path: Path, display: XDisplay) -> None:
    pc = MadeUpPC(tmp_path, driver=None)
    pc.env |= display.env
    data = pc.home / "data"
    process = pc.start("play", "--size", "1024x768", "--data", data)
    try:
        wait_for(lambda: process.poll() is not None or display.bring_forward(TITLE), 30, "the game's window")
        time.sleep(0.3)
        teacher = NewTeacher(display, data, lambda _: None)
        teacher.sets_up()
        teacher.presses = 0
        teacher.begins()
        assert teacher.presses <= MOST_PRESSES
        teacher.press_on()  # the child picks, and goes back
        for _ in range(3):
            if not any((data / "hand-in").glob("*.sealed")):
                display.press("Escape")
                time.sleep(1)
        display.press("alt+F4")
        process.wait(15)
    finally:
        process.kill()
        out, err = process.communicate()
    assert (process.returncode, out, err) == (0, "", "")
    school, lesson = read_school(data / "school.yaml"), read_lesson(data / "lesson.yaml")
    assert (school.name, list(school.class_names())) == ("Willow Lane", ["3a", "3b"])
    assert lesson is not None
    assert (lesson.class_id, lesson.ended) == ("3a", False)
    (sealed,) = (data / "hand-in").iterdir()
    play = unseal(sealed.read_bytes(), private_key(data / "staff" / "keys")).counts
    assert (play.class_id, play.finished) == ("3a", False)
    assert sum(play.choices.values()) >= 1
