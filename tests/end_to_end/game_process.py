"""A game in a process of its own, which a test tells what to press, and asks what it shows."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Self

from tests.end_to_end.command import MadeUpPC

DRIVER = """
import json, os, random, select, sys, time
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
import pygame
from smart_game.cli.common import packs_in
from smart_game.cli.desk import FolderDesk
from smart_game.cli.box import box_for
from smart_game.cli.play import folders_to_play_in, open_for
from smart_game.engine.pilot import Pilot
from smart_game.school.away import school_here
from smart_game.school.lesson_watch import LessonWatch
from smart_game.school.settings import Settings

folders = folders_to_play_in(None)
folders.make()
shown = []
desk = FolderDesk(folders, show=lambda path: shown.append(path.name)) if folders.for_staff else None
loop = open_for(
    school_here(folders, print), packs_in()[0], box_for(folders), chance=random.Random(4), size=(1024, 768),
    settings=Settings(cool_down=0, motion=False, read_aloud="off"), desk=desk,
    news=LessonWatch(folders, time.monotonic).news,
)
pilot = Pilot(loop)
waiting = b""
while True:
    loop.step(0.02)
    if not select.select([0], [], [], 0)[0]:
        continue
    come = os.read(0, 4096)
    if not come:
        break
    waiting += come
    while b"\\n" in waiting:
        line, _, waiting = waiting.partition(b"\\n")
        do, _, what = line.decode().partition(" ")
        if do == "press":
            pilot.press(what)
        elif do == "type":
            pygame.event.post(pygame.Event(pygame.TEXTINPUT, {"text": what}))
            loop.step(0)
        said = [each.speech for each in loop.view.widgets if each.speech]
        state = getattr(getattr(pilot.scene, "playthrough", None), "state", None)
        print(json.dumps({
            "scene": type(pilot.scene).__name__, "ids": pilot.ids(), "said": said, "shown": shown,
            "class": pilot.scene.backstage.sitting.of.id, "language": pilot.scene.backstage.words.language,
            "made": len(state.made) if state else None, "cpu": time.process_time(),
        }), flush=True)
loop.quit()
loop.window.close()
"""


class GameProcess:
    """Presses and looks; each answer is what the game shows."""

    def __init__(self, pc: MadeUpPC) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", DRIVER],
            env=pc.env,
            cwd=pc.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.kill()
        self._process.communicate()

    def close(self) -> str:
        """Close it as somebody who is done; what it said on the error stream."""
        _, err = self._process.communicate(timeout=20)
        assert self._process.returncode == 0, err
        return err

    def look(self) -> dict[str, Any]:
        """What it shows now."""
        return self._ask("look")

    def press(self, *ids: str) -> dict[str, Any]:
        """Press these, one after the other."""
        answers = [self._ask(f"press {id}") for id in ids]
        return answers[-1]

    def type(self, text: str) -> dict[str, Any]:
        """Write letters."""
        return self._ask(f"type {text}")

    def wait(self, so: Callable[[dict[str, Any]], bool], seconds: float = 8) -> dict[str, Any]:
        """Look until it is so."""
        end = time.monotonic() + seconds
        while not so(seen := self.look()):
            assert time.monotonic() < end, f"it did not come: {seen}"
            time.sleep(0.05)
        return seen

    def wait_for(self, scene: str, seconds: float = 8) -> dict[str, Any]:
        """Look until this scene is on top."""
        return self.wait(lambda seen: seen["scene"] == scene, seconds)

    def _ask(self, line: str) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, self._process.communicate()
        found: dict[str, Any] = json.loads(answer)
        return found


def every(games: Sequence[GameProcess], scene: str) -> None:
    """Wait until all of them show a scene."""
    for game in games:
        game.wait_for(scene)
