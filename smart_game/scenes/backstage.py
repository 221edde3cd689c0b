"""What every scene is given: the stack, the words, the people, and the seat that is playing."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.scene import SceneStack
from smart_game.engine.sound import Sounds
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.seat import Seat
from smart_game.words.catalogue import Words


@dataclass(frozen=True)
class Helper:
    """Somebody at this school, or at home, whom a child can tell: words and a picture of the cast."""

    role: str
    name: str
    picture: str


@dataclass(frozen=True)
class SchoolClass:
    """A class that plays here."""

    id: str
    name: str


class HandIn(Protocol):
    """Takes the play of one scenario that is over, finished or left."""

    def __call__(self, pack_id: str, class_id: str, playthrough: Playthrough, *, first: bool) -> None:
        """Keep its counts, and nothing else of it."""


class Sitting:
    """Who sits here now: a class with a pack to play, and a seat that the next player replaces."""

    def __init__(self, classes: Sequence[SchoolClass], packs: Sequence[Pack], chance: random.Random) -> None:
        self.classes = tuple(classes)
        self.of = self.classes[0]
        self.packs = tuple(packs)
        self.pack = self.packs[0]
        self._chance = chance
        self.seat = Seat(chance)

    def next_player(self) -> None:
        """Forget everything about this seat."""
        self.seat = Seat(self._chance)


@dataclass(frozen=True)
class Backstage:
    """The things that scenes share; `quit` ends the program."""

    stack: SceneStack
    words: Words
    cast: Cast
    apps: Mapping[str, App]
    helpers: tuple[Helper, ...]
    childline: str
    sitting: Sitting
    hand_in: HandIn
    sounds: Sounds
    quit: Callable[[], None]
