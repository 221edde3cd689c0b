"""What tests of the teacher's screens share: a desk of real folders, and hands."""

from pathlib import Path

import pygame

from smart_game.cli.desk import FolderDesk
from smart_game.engine.pilot import Pilot
from smart_game.school.folders import Folders
from tests.game import Game


class Ticks:
    """A clock that stands still."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def desk_in(data: Path) -> FolderDesk:
    """A desk whose report opens nowhere."""
    folders = Folders.under(data)
    folders.make()
    return FolderDesk(folders, data, show=lambda _: None, clock=Ticks())


def settle(game: Game) -> None:
    game.loop.stack.settle()
    game.loop.draw()


def write(game: Game, text: str) -> None:
    for sign in text:
        pygame.event.post(pygame.Event(pygame.TEXTINPUT, {"text": sign}))
    game.loop.step(0)


def press_through(pilot: Pilot, id: str) -> None:
    while id not in pilot.ids():
        pilot.press("page-more")
    pilot.press(id)
