"""A monkey at the real game: `python -m tests.soak.monkey --events 250000 --seed 1` prints what came of it.

Events of every kind go through the real queue, a few at a time, as they do when a child hammers on
everything. Half of the clicks and touches aim at something that can be pressed, so that the monkey gets
everywhere; whatever would end the program is counted instead. Now and then somebody presses Back, again and
again, and that has to lead to the title.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pygame

from smart_game.cli.box import Box
from smart_game.cli.common import packs_in, today
from smart_game.cli.desk import FolderDesk
from smart_game.cli.play import open_for
from smart_game.engine.actions import Command
from smart_game.engine.controls import Scanning
from smart_game.engine.loop import LEAST_REST, Loop
from smart_game.progress.handing_in import Sender
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.everyone import PausedScreen
from smart_game.scenes.teacher.wizard import WizardScreen
from smart_game.scenes.title import TitleScreen
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key
from smart_game.school.lesson import read_lesson, write_lesson
from smart_game.school.lesson_watch import LessonWatch
from smart_game.school.school import School
from smart_game.school.settings import Settings
from tests.soak.measuring import hide

SIZES = ((640, 480), (800, 600), (1024, 768), (1366, 768), (1920, 1080))
MOST_AT_ONCE = 30
BETWEEN_RESIZES = 10_000
BETWEEN_WAYS_BACK = 5000
MOST_BACKS = 120
"""So many presses of Back, its key and its button in turn, lead from anywhere to the title."""

EVERYWHERE = ("back", "settings", "read", "tell", "for-teachers")
"""What stands on most screens; the monkey aims at the rest more often."""

TEXTS = (
    "a",
    "2468",
    "2468",
    "2468",
    "Willow Lane",
    "ß",
    "زهرة",
    "👩‍🚀",
    "\u0301",
    " ",
    "x" * 300,
    "",
    "\n",
    "{",
    "%s",
)
WINDOW_EVENTS = (
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWMAXIMIZED,
    pygame.WINDOWMINIMIZED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWFOCUSLOST,
    pygame.WINDOWFOCUSGAINED,
    pygame.WINDOWENTER,
    pygame.WINDOWLEAVE,
    pygame.WINDOWDISPLAYCHANGED,
    pygame.RENDER_TARGETS_RESET,
    pygame.ACTIVEEVENT,
)
KEYS = (
    *(pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_BACKSPACE) * 3,
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT) * 2,
    *range(pygame.K_0, pygame.K_9 + 1),
    *range(pygame.K_a, pygame.K_z + 1),
    *(pygame.K_F1, pygame.K_F11, pygame.K_HOME, pygame.K_END, pygame.K_DELETE, pygame.K_LSHIFT),
    *(pygame.K_PLUS, pygame.K_MINUS, pygame.K_KP_ENTER, pygame.K_KP_5, 0, 1 << 30),
)


@dataclass(frozen=True)
class Caper:
    """What a monkey did; `screens` says how often it was seen on which."""

    seed: int
    events: int
    ways_back: int
    quits: int
    hand_ins: int
    resizes: int
    seconds: float
    screens: dict[str, int]


class Monkey:
    """One game, and whoever hammers on it."""

    def __init__(self, folder: Path, seed: int, size: tuple[int, int]) -> None:
        self.chance = random.Random(seed)
        self.now = 0.0
        self.folders = Folders.under(folder)
        self.folders.make()
        box = Box(Sender(self.folders.hand_in, self.folders.outbox, today), public_key(self.folders.keys))
        self.loop: Loop = open_for(
            School(),
            packs_in()[0],
            box,
            chance=self.chance,
            size=size,
            settings=Settings(sound=True, cool_down=0),
            desk=FolderDesk(self.folders, show=lambda _: None, clock=lambda: self.now),
            news=LessonWatch(self.folders, lambda: self.now).news,
        )
        self.loop._clock = lambda: self.now
        self.loop.least_rest = LEAST_REST
        self.screen.backstage.quit = self._asked_to_quit
        self.loop.refit()
        self.events = self.quits = self.ways_back = self.resizes = 0
        self.screens: Counter[str] = Counter()
        self._next_resize = BETWEEN_RESIZES
        self._kinds: list[tuple[Callable[[], None], int]] = [
            (self._click, 30),
            (self._touch, 16),
            (self._key, 26),
            (self._move, 8),
            (self._wheel, 3),
            (self._write, 5),
            (self._window, 3),
            (self._gamepad, 8),
            (self._other, 1),
        ]

    @property
    def screen(self) -> Screen:
        top = self.loop.stack.top
        assert isinstance(top, Screen), type(top)
        return top

    def go_wild(self, events: int) -> None:
        """So many events, and the ways back between them."""
        kinds, weights = zip(*self._kinds, strict=True)
        next_way_back = BETWEEN_WAYS_BACK
        while self.events < events:
            for kind in self.chance.choices(kinds, weights, k=self.chance.randint(1, MOST_AT_ONCE)):
                kind()
            self._step(self.chance.choice((0.001, 0.05, 0.3, 2.0)))
            self.screens[type(self.screen).__name__] += 1
            if self.events >= self._next_resize:
                self._resize()
            if self.events >= next_way_back:
                next_way_back = self.events + BETWEEN_WAYS_BACK
                self.go_back()

    def go_back(self) -> None:
        """Back, until the title is there. AssertionError if it never comes."""
        self.ways_back += 1
        way = [type(scene).__name__ for scene in self.loop.stack]
        for back in range(MOST_BACKS):
            if isinstance(self.screen, TitleScreen) and len(self.loop.stack) == 1:
                return
            if isinstance(self.screen, PausedScreen):  # which only a teacher lifts
                self._resume()
                continue
            pressable = {widget.id: widget for widget in self.loop.view.pressable}
            if "just-play" in pressable or isinstance(self.screen, WizardScreen):
                # the very first screen, where Back is Quit; large words put the way on a further page
                way_on = pressable.get("just-play") or pressable.get("page-more")
                if way_on and way_on.press:
                    way_on.press()
            off = self.loop.controls.scanning is Scanning.OFF  # else a click is a switch
            if back % 3 and off and "back" in pressable:
                place = pressable["back"].rect.center
                for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                    self._post(kind, pos=place, button=1, touch=False)
            else:
                self._post(pygame.KEYDOWN, key=self.loop.controls.key_for(Command.BACK), mod=0, unicode="")
            self._step(2.0)
        raise AssertionError(
            f"Back does not lead to the title: {way} became {list(map(type, self.loop.stack))}"
        )

    def close(self) -> None:
        self.loop.quit()
        self.loop.window.close()

    def _step(self, seconds: float) -> None:
        self.now += seconds
        self.loop.step(0)
        assert self.loop.running

    def _asked_to_quit(self) -> None:
        self.quits += 1

    def _resume(self) -> None:
        """As a teacher does elsewhere; the watch sees it after a moment."""
        lesson = read_lesson(self.folders.lesson_file)
        if lesson and lesson.paused:
            write_lesson(self.folders.lesson_file, lesson.changed(paused=False))
        self._step(3.0)
        time.sleep(0.02)

    def _resize(self) -> None:
        self._next_resize = self.events + BETWEEN_RESIZES
        self.resizes += 1
        pygame.display.set_mode(self.chance.choice(SIZES), pygame.RESIZABLE)
        self._post(pygame.WINDOWSIZECHANGED)

    def _post(self, kind: int, **values: object) -> None:
        self.events += 1
        pygame.event.post(pygame.Event(kind, values))

    def _place(self) -> tuple[int, int]:
        """Anywhere, a little outside too; half of the time on something to press."""
        width, height = self.loop.window.size
        pressable = self.loop.view.pressable
        if pressable and self.chance.random() < 0.5:
            weights = [1 if widget.id in EVERYWHERE else 6 for widget in pressable]
            return self.chance.choices(pressable, weights)[0].rect.center
        return self.chance.randint(-20, width + 20), self.chance.randint(-20, height + 20)

    def _click(self) -> None:
        at, button = self._place(), self.chance.choice((1, 1, 1, 1, 2, 3, 9))
        self._post(pygame.MOUSEBUTTONDOWN, pos=at, button=button, touch=False)
        if self.chance.random() < 0.9:
            at = at if self.chance.random() < 0.9 else self._place()
            self._post(pygame.MOUSEBUTTONUP, pos=at, button=button, touch=False)

    def _touch(self) -> None:
        width, height = self.loop.window.size
        at = self._place()
        values: dict[str, object] = {"x": at[0] / width, "y": at[1] / height, "dx": 0.0, "dy": 0.0}
        values |= {"touch_id": 1, "finger_id": self.chance.randint(1, 5), "pressure": 1.0}
        self._post(pygame.FINGERDOWN, **values)
        if self.chance.random() < 0.9:
            self._post(pygame.FINGERUP, **values)

    def _key(self) -> None:
        mod = self.chance.choice((0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT))
        kind = pygame.KEYDOWN if self.chance.random() < 0.8 else pygame.KEYUP
        self._post(kind, key=self.chance.choice(KEYS), mod=mod, unicode="", scancode=0)

    def _move(self) -> None:
        buttons = (self.chance.randint(0, 1), 0, 0)
        self._post(pygame.MOUSEMOTION, pos=self._place(), rel=(1, 1), buttons=buttons, touch=False)

    def _wheel(self) -> None:
        turned = {"x": self.chance.randint(-3, 3), "y": self.chance.randint(-3, 3)}
        self._post(pygame.MOUSEWHEEL, **turned, flipped=False, touch=False, precise_x=0.0, precise_y=0.5)

    def _write(self) -> None:
        text = self.chance.choice(TEXTS)
        if self.chance.random() < 0.7:
            self._post(pygame.TEXTINPUT, text=text)
        else:
            self._post(pygame.TEXTEDITING, text=text[:32], start=0, length=len(text[:32]))

    def _window(self) -> None:
        self._post(self.chance.choice(WINDOW_EVENTS), x=0, y=0, gain=0, state=0, display_index=0)

    def _gamepad(self) -> None:
        which = {"joy": 0, "instance_id": self.chance.randint(0, 2)}
        slant = self.chance.uniform(-1, 1)
        match self.chance.randint(0, 5):
            case 0 | 1:
                self._post(pygame.JOYBUTTONDOWN, button=self.chance.randint(0, 20), **which)
            case 2:
                value = (self.chance.randint(-1, 1), self.chance.randint(-1, 1))
                self._post(pygame.JOYHATMOTION, hat=self.chance.randint(0, 1), value=value, **which)
            case 3 | 4:
                self._post(pygame.JOYAXISMOTION, axis=self.chance.randint(0, 5), value=slant, **which)
            case _:
                gone = self.chance.random() < 0.5
                self._post(
                    pygame.JOYDEVICEREMOVED if gone else pygame.JOYDEVICEADDED, device_index=7, **which
                )

    def _other(self) -> None:
        kinds = (
            pygame.AUDIODEVICEREMOVED,
            pygame.AUDIODEVICEADDED,
            pygame.CLIPBOARDUPDATE,
            pygame.KEYMAPCHANGED,
        )
        self._post(self.chance.choice(kinds), which=0, iscapture=0)


def run(events: int, seed: int) -> Caper:
    """A monkey of its own, in a folder that is deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        monkey = Monkey(Path(folder), seed, SIZES[seed % len(SIZES)])
        try:
            monkey.go_wild(events)
        except Exception:
            print(f"seed {seed}, after {monkey.events} events:", file=sys.stderr)
            raise
        monkey.go_back()
        monkey.close()
        return Caper(
            seed,
            monkey.events,
            monkey.ways_back,
            monkey.quits,
            len(list(monkey.folders.hand_in.iterdir())),
            monkey.resizes,
            time.monotonic() - began,
            dict(monkey.screens.most_common()),
        )


def main(arguments: Sequence[str]) -> None:
    """Print a caper as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    hide()
    print(json.dumps(asdict(run(options.events, options.seed))))


if __name__ == "__main__":
    main(sys.argv[1:])
