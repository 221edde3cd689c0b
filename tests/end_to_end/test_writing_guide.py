"""`docs/writing-a-pack.md`, followed word for word in an empty folder: the pack passes, and it plays."""

import os
import random
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import smart_game
from smart_game import places
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack
from smart_game.robots import Robot, play_story
from smart_game.scenario.parts import Choice
from smart_game.scenario.vocabulary import Outcome
from tests.game import OpenGame

CHECKOUT = Path(smart_game.__file__).parents[1]
GUIDE = CHECKOUT / "docs" / "writing-a-pack.md"
RUN = """
import sys
from smart_game.cli import main
sys.exit(main(sys.argv[1:]))
"""
CLOSE_AT_ONCE = """
import pygame
from smart_game.engine.loop import Loop
step = Loop.step
def look_and_close(loop, patience=None):
    loop.draw()
    pygame.event.post(pygame.Event(pygame.QUIT))
    step(loop, 0)
Loop.step = look_and_close
"""
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A grey block of the guide: its language, what is done with it, and its text."""

    language: str
    does: str
    text: str


def blocks() -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(GUIDE.read_text(encoding="utf-8"))]


class Reader:
    """Somebody who does what the guide says, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = 0
        self._said = ""
        self._replacing: tuple[Path, str] | None = None

    def follow(self, block: Block) -> None:
        match (block.language, block.does.split()):
            case ("sh", marks):
                assert marks in ([], ["window"], ["problem"]), block
                self._type(block.text.strip(), "".join(marks))
            case ("yaml", ["replace", file]):
                assert self._replacing is None
                self._replacing = (self.folder / file, block.text)
            case ("yaml", ["with"]):
                assert self._replacing is not None
                path, old = self._replacing
                text = path.read_text(encoding="utf-8")
                assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path.name}"
                path.write_text(text.replace(old, block.text), encoding="utf-8")
                self._replacing = None
            case ("text", ["said"]):
                assert block.text.strip() in self._said
            case _:
                raise AssertionError(f"A reader would not know what to do with {block}")

    def _type(self, line: str, mark: str) -> None:
        command, *arguments = shlex.split(line)
        assert command == "smart-game"
        code = (CLOSE_AT_ONCE if mark == "window" else "") + RUN
        inherited = ("PATH", "SYSTEMROOT", "SMART_GAME_ROOT")
        kept = {name: os.environ[name] for name in inherited if name in os.environ}
        home = {name: str(self.folder.parent / "home") for name in ("HOME", "XDG_DATA_HOME")}
        drivers = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=self.folder,
            env=kept | home | drivers | {"PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        self._said = done.stdout + done.stderr
        assert done.returncode == (1 if mark == "problem" else 0), f"{line}: {self._said}"
        self.commands += 1


class Careful(Robot):
    """Picks what is safer, and stays to the end."""

    def choose(self, offered: Sequence[Choice]) -> Choice:
        return next(choice for choice in offered if choice.outcome is Outcome.SAFER)

    def leaves(self) -> bool:
        return False


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("author") / "empty"
    folder.mkdir()
    reader = Reader(folder)
    for block in blocks():
        reader.follow(block)
    return reader


def test_every_command_works_and_every_replacement_finds_its_place(followed: Reader) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert followed.commands == len(re.findall(r"^```sh", text, re.MULTILINE)) > 6
    assert sorted(file.name for file in followed.folder.iterdir()) == ["borrowed-name.svg", "our-pack"]


def test_the_pack_has_nothing_the_matter_and_says_what_the_author_wrote(followed: Reader) -> None:
    checked = check_pack(followed.folder / "our-pack", Known.load(places.assets()))
    assert checked.findings == ()
    assert checked.pack
    story = checked.pack.scenario("the-borrowed-name")
    assert "He asks for her log-in." in story.cards["begin"].text
    assert any(choice.misconception == "sharing-password-is-kind" for _, _, choice in story.choices())


def test_a_robot_plays_it_in_the_real_game(followed: Reader, open_game: OpenGame) -> None:
    pack = check_pack(followed.folder / "our-pack", Known.load(places.assets())).pack
    assert pack
    game = open_game(pack)
    pilot = game.pilot()
    pilot.press("start")
    robot = Careful(frozenset(), random.Random(1))
    assert [play_story(pilot, robot, story) for story in pack.scenarios] == [3, 3]
    assert [play.ended for play in game.box.plays] == [True, True]
