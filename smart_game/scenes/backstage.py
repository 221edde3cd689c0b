"""What every scene is given: the stack, the words, the people, and the seat that is playing."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.scene import SceneStack
from smart_game.engine.sound import Sounds
from smart_game.engine.text import Typesetter
from smart_game.engine.theme import Theme
from smart_game.scenario.pack import Pack
from smart_game.scenario.seat import Seat
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.reading_aloud import Reader
from smart_game.school.picking import offered
from smart_game.school.settings import Settings
from smart_game.words.catalogue import Words

if TYPE_CHECKING:
    from smart_game.progress.written import Written
    from smart_game.scenario.model import Check, Scenario
    from smart_game.scenario.playthrough import Playthrough
    from smart_game.scenario.quick_check import Moment
    from smart_game.scenes.teacher.desk import Desk
    from smart_game.school.lesson import Lesson
    from smart_game.school.school import School


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

    def __call__(
        self, pack_id: str, class_id: str, playthrough: "Playthrough", *, first: bool
    ) -> "Written | None":
        """Keep its counts, and nothing else of it; what was written, for the child to see."""


class VotedBefore(Protocol):
    """Knows on which stories a class has voted at the board: what it votes on them again is practice."""

    def before(self, class_id: str, pack_id: str, scenario_id: str) -> bool:
        """Whether a class has voted on a story."""

    def keep(self, class_id: str, pack_id: str, scenario_id: str) -> None:
        """From now on it has."""


class Samples(Protocol):
    """What shows a setting as it will be: colours and letters that are not those of now."""

    def theme(self, name: str) -> Theme:
        """The colours of a theme."""

    def typesetter(self, language: str, letters: str) -> Typesetter:
        """The fonts of a language, with these for Latin letters."""


class Sitting:
    """Who sits here now: a class with a pack to play, and a seat that the next player replaces.

    `moment` is that of the quick check with which seats begin; `written` is what was kept of the last play.
    """

    def __init__(self, classes: Sequence[SchoolClass], packs: Sequence[Pack], chance: random.Random) -> None:
        self.classes = tuple(classes)
        self.of = self.classes[0]
        self.every_pack = self.packs = tuple(packs)
        self.pack = self.packs[0]
        self.lesson: Lesson | None = None
        self._chance = chance
        self.seat = Seat(chance)
        self.moment: Moment | None = None
        self.written: Written | None = None

    def check_due(self) -> "Check | None":
        """The quick check that this seat begins with, if its teacher wants one and it has not begun it."""
        check = self.pack.check(self.moment) if self.moment else None
        return None if check is None or self.seat.has_played(self.pack.id, check.id) else check

    def reword(self, packs: Sequence[Pack]) -> None:
        """Take the same packs in other words."""
        self.every_pack = tuple(packs)
        self._offer()

    def attend(self, lesson: "Lesson") -> None:
        """Play what a lesson says, as the class that it names, if this PC knows it."""
        self.lesson = None if lesson.ended else lesson
        self.of = next((each for each in self.classes if each.id == lesson.class_id), self.of)
        self._offer()

    def _offer(self) -> None:
        """The packs with their stories, or those of the lesson."""
        self.packs = self.every_pack if self.lesson is None else offered(self.every_pack, self.lesson)
        self.pack = next((pack for pack in self.packs if pack.id == self.pack.id), self.packs[0])

    def scenario(self, pack_id: str, scenario_id: str) -> "Scenario":
        """A scenario in the words of now."""
        pack = next(pack for pack in self.every_pack if pack.id == pack_id)
        return pack.scenario(scenario_id)

    def next_player(self) -> None:
        """Forget everything about this seat."""
        self.seat = Seat(self._chance)
        self.written = None


class Preferences:
    """How it looks and sounds now, and the settings with which every seat begins."""

    def __init__(
        self,
        start: Settings,
        languages: Sequence[str],
        apply: Callable[[Settings], None],
        keep: Callable[[Settings], None],
    ) -> None:
        self.now = self.start = self.own = start
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
        self.start = self.own = self.now

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
    voted: VotedBefore
    sounds: Sounds
    reader: Reader
    preferences: Preferences
    samples: Samples
    quit: Callable[[], None]
    desk: "Desk | None" = None
    """What the teacher's corner works with; none on a PC that is only for pupils."""
    rules: Mapping[Rule, str] = field(default_factory=dict)
    """The school's own wording of a rule, where it has one."""

    def know(self, school: "School", class_id: str | None = None) -> None:
        """Take up what a school says of itself; the class that plays is the one named, if it has that."""
        self.helpers = tuple(Helper(each.role, each.name or "", each.picture) for each in school.adults)
        self.rules = school.rules
        sitting = self.sitting
        sitting.classes = tuple(SchoolClass(each.id, each.name) for each in school.classes)
        named = class_id or sitting.of.id
        sitting.of = next((each for each in sitting.classes if each.id == named), sitting.classes[0])
