"""What every scene is given: the stack, the words, the people, and the seat that is playing."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.scene import SceneStack
from smart_game.engine.sound import Sounds
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.seat import Seat
from smart_game.scenes.reading_aloud import Reader
from smart_game.school.settings import Settings
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

    def reword(self, packs: Sequence[Pack]) -> None:
        """Take the same packs in other words."""
        at = self.packs.index(self.pack)
        self.packs = tuple(packs)
        self.pack = self.packs[at]

    def scenario(self, pack_id: str, scenario_id: str) -> Scenario:
        """A scenario in the words of now."""
        pack = next(pack for pack in self.packs if pack.info.id == pack_id)
        return pack.scenario(scenario_id)

    def next_player(self) -> None:
        """Forget everything about this seat."""
        self.seat = Seat(self._chance)


class Preferences:
    """How it looks and sounds now, and the settings with which every seat begins."""

    def __init__(
        self,
        start: Settings,
        languages: Sequence[str],
        apply: Callable[[Settings], None],
        keep: Callable[[Settings], None],
    ) -> None:
        self.now = self.start = start
        self.languages = tuple(languages)
        self._apply = apply
        self._keep = keep

    def change(self, **changed: object) -> None:
        """Change some of them, until the next player."""
        self._use(self.now.model_copy(update=changed))

    def reset(self) -> None:
        """Go back to those with which every seat begins."""
        if self.now != self.start:
            self._use(self.start)

    def keep(self) -> None:
        """Let every seat on this PC begin with those of now."""
        self._keep(self.now)
        self.start = self.now

    def _use(self, settings: Settings) -> None:
        self.now = settings
        self._apply(settings)


@dataclass
class Backstage:
    """The things that scenes share; `quit` ends the program. `words` change with the language."""

    stack: SceneStack
    words: Words
    cast: Cast
    apps: Mapping[str, App]
    helpers: tuple[Helper, ...]
    childline: str
    sitting: Sitting
    hand_in: HandIn
    sounds: Sounds
    reader: Reader
    preferences: Preferences
    quit: Callable[[], None]
