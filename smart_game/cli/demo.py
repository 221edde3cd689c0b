"""`smart-game demo`: a robot class plays a lesson through the real input queue, and is reported."""

import argparse
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from smart_game.cli import collect, report
from smart_game.cli.box import Box
from smart_game.cli.common import Parser, packs_in, today, window_size
from smart_game.cli.exits import FINE
from smart_game.cli.play import open_for
from smart_game.errors import CannotRunError
from smart_game.progress.handing_in import Sender
from smart_game.scenario.model import Pack
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key
from smart_game.school.school import School
from smart_game.school.settings import Settings

if TYPE_CHECKING:
    from smart_game.engine.pilot import Pilot
    from smart_game.robots import Robot

ROBOT_SETTINGS = Settings(motion=False, cool_down=0, read_aloud="off")
"""Robots wait for nothing."""

_SHARED_BELIEFS = 5
"""How many beliefs go round in the class: each robot holds two of them."""

_DATA, _SCREENS, _MARK = "data", "screens", "made-by-robots.txt"
_MOST_PUPILS = 500


def run(arguments: Sequence[str]) -> int:
    """Seat the robots one after the other, collect, and report: all in one folder of its own."""
    options = _parser().parse_args(arguments)
    begun = time.monotonic()
    out: Path = options.out.resolve()
    folders = _fresh_folders(out)
    headless = options.headless or not _has_display()
    if headless:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    window = "without a window" if headless else "in a window"
    print(f"A class of {options.pupils} robots plays {window}. Everything is kept in {out}")
    _play(options.pupils, options.seed, options.size, folders, out / _SCREENS)
    print("\nThe teacher collects the hand-ins:")
    collect.run(["--data", str(folders.data)])
    print("\nThe teacher asks for the report:")
    report.run(["--data", str(folders.data), "--out", str(out)])
    print(f"\nDone in {time.monotonic() - begun:.0f} s. Screens are in {out / _SCREENS}")
    print("Play it yourself: smart-game")
    return FINE


def _play(pupils: int, seed: int, size: tuple[int, int], folders: Folders, screens: Path) -> None:
    """Every robot plays every story of the lesson's pack, by mouse, touch or keyboard in turn.

    The last one then tries the other packs: so few plays stay sealed, and the report says so.
    """
    from smart_game.engine.pilot import Hand, Pilot
    from smart_game.robots import Robot, beliefs_in

    packs = packs_in()[0]
    chance = random.Random(seed)  # noqa: S311 - robots, not secrets
    box = Box(Sender(folders.hand_in, folders.outbox, today), public_key(folders.keys))
    loop = open_for(School(), packs, box, chance=chance, size=size, settings=ROBOT_SETTINGS)
    album = Album(screens, loop.window.save)
    hands = cycle((Hand.MOUSE, Hand.TOUCH, Hand.KEYBOARD))
    known = beliefs_in(packs[0])
    beliefs = chance.sample(known, min(_SHARED_BELIEFS, len(known)))
    for seat in range(1, pupils + 1):
        pilot, robot = Pilot(loop, next(hands)), Robot.made(beliefs, chance)
        earned = _sit(pilot, robot, packs[0], album)
        print(f"  seat {seat:>2} of {pupils}: {pilot.hand.name.lower():<8} {earned:>2} stars", flush=True)
    for pack in packs[1:]:
        pilot.press("pack")
        _sit(pilot, robot, pack, album)
    loop.quit()
    loop.window.close()


def _sit(pilot: "Pilot", robot: "Robot", pack: Pack, album: "Album") -> int:
    """From Start to Next player; the stars earned."""
    from smart_game.robots import play_story

    album.take("title")
    pilot.press("start")
    album.take("trail")
    earned = sum(play_story(pilot, robot, scenario, album.take) for scenario in pack.scenarios)
    pilot.press("tell")
    album.take("tell")
    pilot.press("back")
    album.take("trail-with-stars")
    pilot.press("settings")
    album.take("settings")
    pilot.press("back")
    pilot.press("next-player")
    return earned


class Album:
    """One screenshot of every kind of screen."""

    def __init__(self, folder: Path, save: Callable[[Path], None]) -> None:
        self._folder = folder
        self._save = save
        self._taken: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, kind: str) -> None:
        """Save what is on the screen, if there is none of its kind yet."""
        if kind not in self._taken:
            self._taken.add(kind)
            self._save(self._folder / f"{len(self._taken):02}-{kind}.png")


def _fresh_folders(out: Path) -> Folders:
    """The robots' folders. What an earlier demo left goes; other things in the way stay.

    Only our own mark allows to delete: a folder called `data` may be somebody's work, or a school's.
    """
    data = out / _DATA
    try:
        if out.exists() and any(out.iterdir()) and not (data / _MARK).is_file():
            raise CannotRunError(f"{out} holds other things already. Name an empty folder with --out.")
        for left in (data, out / _SCREENS):
            shutil.rmtree(left, ignore_errors=True)
        folders = Folders.under(data)
        folders.make()
        (data / _MARK).write_text(
            "Robots played here. The next smart-game demo deletes this folder.\n", encoding="utf-8"
        )
    except OSError as fault:
        raise CannotRunError(
            f"{out} cannot be written ({fault.strerror}). Name another folder with --out."
        ) from fault
    return folders


def _has_display() -> bool:
    """Whether a window could open here: always so but on a Linux without a screen."""
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _pupils(text: str) -> int:
    """A number of robots."""
    if not (text.isdecimal() and 1 <= int(text) <= _MOST_PUPILS):
        raise argparse.ArgumentTypeError(
            f"{text!r} robots cannot play: write a number from 1 to {_MOST_PUPILS}"
        )
    return int(text)


def _parser() -> Parser:
    parser = Parser(prog="smart-game demo", description="Watch a robot class play, hand in, and be reported.")
    parser.add_argument("--pupils", type=_pupils, default=28, help="how many robots (28)")
    parser.add_argument("--seed", type=int, default=1, help="another number, another class (1)")
    parser.add_argument("--headless", action="store_true", help="without a window")
    parser.add_argument("--size", type=window_size, default=(1366, 768), help="the window, like 1366x768")
    parser.add_argument("--out", type=Path, default=Path("smart-game-demo"), help="the folder for everything")
    return parser
