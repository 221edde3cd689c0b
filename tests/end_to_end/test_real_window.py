"""The game in a real window, played by real keys, a real mouse, and touches in the real event queue."""

import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from smart_game import places
from smart_game.progress.counts import Counts
from smart_game.progress.sealing import unseal
from smart_game.scenario.model import Pack
from smart_game.school.keys import private_key
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.screens import XDisplay, sheets_of, wait_for, x_display

PLAIN = {"story", "choice", "chat", "ending"}
"""Kinds of card on which everything to press is a large button in the usual place."""

TITLE = "SMART Game"
COOL_DOWN = 0.3
"""A new screen ignores presses for a quarter of a second, so that a double press skips nothing."""

MOST_PRESSES = 80

TOUCH = """
import random, sys, time
from pathlib import Path
import pygame
from smart_game.cli.common import packs_in, today
from smart_game.cli.box import Box
from smart_game.cli.play import open_for
from smart_game.school.settings import Settings
from smart_game.engine.pilot import Hand, Pilot
from smart_game.progress.handing_in import Sender
from smart_game.robots import Robot, play_story
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key
from smart_game.school.school import School

class Stays(Robot):
    def leaves(self):
        return False

folders = Folders.under(Path(sys.argv[1]))
folders.make()
packs, _ = packs_in()
story = packs[0].scenario(sys.argv[2])
box = Box(Sender(folders.hand_in, folders.outbox, today), public_key(folders.keys))
settings = Settings(cool_down=0)
loop = open_for(School(), packs, box, chance=random.Random(4), size=(1366, 768), settings=settings)
assert pygame.display.get_driver() == "x11", pygame.display.get_driver()
pilot = Pilot(loop, Hand.TOUCH)
pilot.press("start")
stars = play_story(pilot, Stays(frozenset(), random.Random(4)), story)
loop.quit()
loop.window.close()
print(stars)
"""


@pytest.fixture(scope="module")
def display() -> Iterator[XDisplay]:
    with x_display() as opened:
        yield opened


@pytest.fixture(scope="module")
def story(shipped: tuple[Pack, ...]) -> str:
    """A story to play: the first with plain cards only that begins with a choice."""
    return next(
        each.id
        for pack in shipped
        for each in pack.scenarios
        if {card.kind for card in each.cards.values()} <= PLAIN and each.cards[each.start].questions()
    )


@pytest.fixture
def pc(tmp_path: Path, display: XDisplay) -> MadeUpPC:
    made = MadeUpPC(tmp_path, driver=None)
    made.env |= display.env
    return made


class Playing:
    """A game that runs in its window."""

    def __init__(self, process: "subprocess.Popen[str]", data: Path) -> None:
        self.process = process
        self.data = data
        self.presses = 0

    def hand_ins(self) -> list[Path]:
        return list((self.data / "hand-in").glob("*.sealed"))

    def pressed(self) -> None:
        """Count a press, and wait until the next screen listens."""
        self.presses += 1
        assert self.presses <= MOST_PRESSES, "the story does not end"
        if self.process.poll() is not None:
            pytest.fail(f"the game ended by itself: {self.process.communicate()}")
        time.sleep(COOL_DOWN)


@contextmanager
def playing(pc: MadeUpPC, display: XDisplay, story: str, data: Path) -> Iterator[Playing]:
    """Open the game on a story; at the end close its window as the window's own button does."""
    process = pc.start("play", "--scenario", story, "--size", "1366x768", "--data", data)
    try:
        wait_for(lambda: process.poll() is not None or display.bring_forward(TITLE), 30, "the game's window")
        game = Playing(process, data)
        game.pressed()
        yield game
        display.press("alt+F4")
        process.wait(15)
    finally:
        process.kill()
        out, err = process.communicate()
    assert (process.returncode, out, err) == (0, "", "")


def only_play(data: Path) -> Counts:
    """What is in the one hand-in of a data folder."""
    (sealed,) = (data / "hand-in").iterdir()
    return unseal(sealed.read_bytes(), private_key(data / "staff" / "keys")).counts


def to_click(seen: pygame.Surface, colours: dict[str, str]) -> list[pygame.Rect]:
    """The way on, where there is one, else the choices: found by their colours, as a child finds them."""
    right = seen.get_width() * 0.4
    picks = [rect for rect in sheets_of(seen, colours["choice"], (420, 60)) if rect.left > right]
    return sheets_of(seen, colours["main"], (120, 40)) or picks


def test_a_story_is_finished_with_the_keyboard_alone(pc: MadeUpPC, display: XDisplay, story: str) -> None:
    """Tab moves the focus, Enter presses: what has the focus is picked until the story ends."""
    data = pc.home / "data"
    with playing(pc, display, story, data) as game:
        display.press_until_it_shows("Tab")
        display.press_until_it_shows("Tab")
        display.press_until_it_shows("shift+Tab")
        while not game.hand_ins():
            display.press("Return")
            game.pressed()
    play = only_play(data)
    assert (play.scenario, play.finished, play.first) == (story, True, True)
    assert sum(play.choices.values()) >= 2


def test_a_story_is_finished_with_the_mouse_alone(pc: MadeUpPC, display: XDisplay, story: str) -> None:
    """Buttons are found on a picture of the screen."""
    data = pc.home / "data"
    colours = tomllib.loads((places.assets() / "themes" / "day.toml").read_text("utf-8"))["colors"]
    with playing(pc, display, story, data) as game:
        while not game.hand_ins():
            wait_for(lambda: to_click(display.still_picture(), colours), 20, "something to click")
            display.click(to_click(display.picture(), colours)[-1].center)
            game.pressed()
    play = only_play(data)
    assert (play.scenario, play.finished, play.first) == (story, True, True)
    assert sum(play.choices.values()) >= 2


def test_a_story_is_finished_by_touch_in_a_real_window(pc: MadeUpPC, story: str) -> None:
    """xdotool has no finger, so the pilot's touches go through the queue of a real window."""
    data = pc.home / "data"
    command = [sys.executable, "-c", TOUCH, str(data), story]
    done = subprocess.run(command, env=pc.env, cwd=pc.home, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    play = only_play(data)
    assert (play.scenario, play.finished, play.first) == (story, True, True)
    assert play.stars == int(done.stdout.split()[-1])


def test_leaving_a_story_half_way_hands_in_as_far_as_it_went(
    pc: MadeUpPC, display: XDisplay, story: str
) -> None:
    """The window is closed after one choice: one hand-in, not finished, and nothing else."""
    data = pc.home / "data"
    with playing(pc, display, story, data):
        display.press_until_it_shows("1")
    play = only_play(data)
    assert (play.finished, play.stars, play.ending) == (False, 0, None)
    assert list(play.choices.values()) == [1]


def test_the_doctor_finds_nothing_amiss_on_a_pc_with_a_screen(pc: MadeUpPC) -> None:
    ran = pc.run("doctor", "--data", pc.home / "data")
    assert (ran.code, ran.err) == (0, "")
    assert "a window opened (driver x11, screen 1500x900)" in ran.out
    assert ran.out.splitlines()[-1] == "All is well."
