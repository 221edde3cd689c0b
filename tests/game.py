"""The real game for tests: its clock and its chance are the test's, and what it hands in is kept."""

import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from smart_game.app import Opening, open_game
from smart_game.engine.loop import Loop
from smart_game.engine.picture_store import PictureStore
from smart_game.engine.pilot import Hand, Pilot
from smart_game.engine.problems import Problems
from smart_game.progress.counts import count_play
from smart_game.progress.voted import Voted
from smart_game.progress.written import Place, Written
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenes.backstage import Backstage, Helper, SchoolClass
from smart_game.scenes.screen import Screen
from smart_game.school.settings import Settings

HELPERS = (
    Helper("Class teacher", "Mr Okafor", "teacher"),
    Helper("Headteacher", "", "headteacher"),
    Helper("A grown-up at home", "", "carer"),
    Helper("Online safety team", "Mrs Bell", "librarian"),
)


DAY = date(2026, 11, 22)

STILL = Settings(motion=False, cool_down=0, read_aloud="off")
"""Nothing moves, nothing is read, and nothing has to be waited for."""


class Clock:
    """Stands still until a test moves it; seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class HandedIn:
    """One play that reached the box."""

    pack: str
    class_id: str
    state: State
    ended: bool
    first: bool


@dataclass
class HandInBox:
    """Keeps what is handed in."""

    plays: list[HandedIn] = field(default_factory=list)

    def __call__(self, pack_id: str, class_id: str, playthrough: Playthrough, *, first: bool) -> Written:
        self.plays.append(HandedIn(pack_id, class_id, playthrough.state, playthrough.ended, first))
        return Written(count_play(pack_id, class_id, playthrough, first=first), Place.HANDED_IN)


@dataclass(frozen=True)
class Game:
    """An open game and what a test may look at and turn."""

    loop: Loop
    clock: Clock
    box: HandInBox
    problems: Problems

    def pilot(self, hand: Hand = Hand.MOUSE) -> Pilot:
        return Pilot(self.loop, hand)

    @property
    def backstage(self) -> Backstage:
        top = self.loop.stack.top
        assert isinstance(top, Screen)
        return top.backstage

    def close(self) -> None:
        self.loop.quit()
        self.loop.window.close()


class OpenGame(Protocol):
    def __call__(self, *packs: Pack, size: tuple[int, int] = ..., cool_down: float = ...) -> Game: ...


def open_test_game(
    packs: tuple[Pack, ...],
    *,
    size: tuple[int, int] = (1024, 768),
    cool_down: float = 0.0,
    settings: Settings = STILL,
    classes: tuple[str, ...] = ("Otters",),
    store: PictureStore | None = None,
    voted: Path | None = None,
    today: date = DAY,
    scenario: str | None = None,
) -> Game:
    """The game at its title."""
    clock, box, problems = Clock(), HandInBox(), Problems()
    loop = open_game(
        Opening(
            size=size,
            packs=packs,
            classes=tuple(SchoolClass(name.lower(), name) for name in classes),
            helpers=HELPERS,
            childline="0800 1111",
            hand_in=box,
            voted=Voted(voted, lambda: today, problems.say),
            problems=problems,
            clock=clock,
            chance=random.Random(1),
            settings=settings.model_copy(update={"cool_down": cool_down}),
            store=store,
            scenario=scenario,
        )
    )
    while loop.window.events(0, 0):
        loop.step(0)
    return Game(loop, clock, box, problems)
