"""A day of class use in one process: `python -m tests.soak.class_day --plays 3000` prints what it held.

Robots play seat after seat by mouse, touch, keyboard, switch and gamepad, in the real game over real folders.
Between the plays eight hours pass in all, the language, the size of text, the colours and the window change,
and everything that was played is handed in as in a school.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import pygame

from smart_game.cli.box import Box
from smart_game.cli.common import packs_in, today
from smart_game.cli.play import open_for
from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Hand, Pilot
from smart_game.progress.handing_in import Sender
from smart_game.robots import Robot, beliefs_in, play_story, press_through_pages
from smart_game.scenario.model import Pack
from smart_game.scenes.screen import Screen
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key
from smart_game.school.lesson_watch import LessonWatch
from smart_game.school.school import School
from smart_game.school.settings import Settings
from tests.soak.measuring import Held, hide, look

DAY = 8 * 60 * 60.0
"""Seconds that pass in the game."""

SIZES = ((1024, 768), (1366, 768), (1280, 1024))
LANGUAGES = ("en", "cy", "pl", "ur", "ar", "en")
TEXT_SIZES = (100, 125, 100, 150, 200)
THEMES = ("day", "cream", "dark", "high-contrast")
LETTERS = ("Andika", "AtkinsonHyperlegibleNext")
SEAT = 3
"""Plays until the next player."""

SEATS_ALIKE = 5
"""Seats until something changes."""


@dataclass(frozen=True)
class Day:
    """What a day of plays held, and handed in."""

    plays: int
    handed_in: int
    hours: float
    seconds: float
    looks: tuple[Held, ...]


class ClassDay:
    """The game with its folders, and the robots that play it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = 0.0
        self.folders = Folders.under(folder)
        self.folders.make()
        self.packs, _ = packs_in()
        box = Box(Sender(self.folders.hand_in, self.folders.outbox, today), public_key(self.folders.keys))
        self.loop: Loop = open_for(
            School(),
            self.packs,
            box,
            chance=self.chance,
            size=SIZES[0],
            settings=Settings(cool_down=0, motion=True, sound=True),
            news=LessonWatch(self.folders, lambda: self.now).news,
        )
        self.loop._clock = lambda: self.now
        self.pilot = Pilot(self.loop)
        self.plays = 0

    @property
    def screen(self) -> Screen:
        top = self.loop.stack.top
        assert isinstance(top, Screen)
        return top

    def play(self, plays: int, every: int, tell: Callable[[Held], None]) -> list[Held]:
        """So many plays; a look after each `every` of them, which is told at once."""
        looks: list[Held] = []
        hands = list(Hand)
        while self.plays < plays:
            if self.plays // SEAT % SEATS_ALIKE == 0:
                self.change_something(self.plays // SEAT // SEATS_ALIKE)
            self.pilot.hand = hands[self.plays // SEAT % len(hands)]
            pack = self.choose_pack()
            press_through_pages(self.pilot, "start")
            robot = Robot.made(beliefs_in(pack), self.chance)
            stories = self.chance.sample(list(pack.scenarios), min(SEAT, len(pack.scenarios)))
            for story in islice(stories, plays - self.plays):
                play_story(self.pilot, robot, story)
                self.plays += 1
                self.let_pass(DAY / plays)
                if self.plays % every == 0:
                    looks.append(look(self.plays))
                    tell(looks[-1])
            press_through_pages(self.pilot, "next-player")
            self.let_pass(1.0)
        return looks

    def let_pass(self, seconds: float) -> None:
        """Time passes in the game, and everything that moves arrives."""
        self.now += seconds
        self.loop.step(0)

    def change_something(self, turn: int) -> None:
        """Another language, other letters, sizes and colours; every few seats another window."""
        self.screen.backstage.preferences.change(
            language=LANGUAGES[turn % len(LANGUAGES)],
            text_size=TEXT_SIZES[turn % len(TEXT_SIZES)],
            theme=THEMES[turn % len(THEMES)],
            letters=LETTERS[turn // 2 % len(LETTERS)],
            motion=turn % 2 == 0,
        )
        if turn % 7 == 0:
            pygame.display.set_mode(SIZES[turn // 7 % len(SIZES)], pygame.RESIZABLE)
            self.loop.refit()
        self.let_pass(1.0)

    def choose_pack(self) -> Pack:
        """Now and then another pack than the one before."""
        if "pack" in self.pilot.ids() and self.chance.random() < 0.4:
            self.pilot.press("pack")
        return self.screen.backstage.sitting.pack

    def close(self) -> None:
        self.loop.quit()
        self.loop.window.close()


def run(plays: int, seed: int, every: int, tell: Callable[[Held], None] = lambda _: None) -> Day:
    """A whole day, in this process, in a folder that is deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        day = ClassDay(Path(folder), seed)
        looks = day.play(plays, every, tell)
        handed_in = len(list(day.folders.hand_in.iterdir()))
        day.close()
        return Day(plays, handed_in, day.now / 3600, time.monotonic() - began, tuple(looks))


def main(arguments: Sequence[str]) -> None:
    """Print what was held on the way, a line of JSON a look, and then the whole day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plays", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=50)
    options = parser.parse_args(arguments)
    hide()

    def tell(held: Held) -> None:
        print(json.dumps(asdict(held)), flush=True)

    print(json.dumps(asdict(run(options.plays, options.seed, options.every, tell))))


if __name__ == "__main__":
    main(sys.argv[1:])
