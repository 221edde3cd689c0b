"""A pack as a PC has it: its cover is known at once, what is inside is read when somebody wants it.

No pydantic here: the first screen needs covers alone, and a pack of a thousand scenarios has a cover too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from smart_game.scenario.vocabulary import Band, Rule, Sensitivity

if TYPE_CHECKING:
    from smart_game.scenario.model import Check, PackInfo, Scenario
    from smart_game.scenario.quick_check import Moment, QuickCheck


@dataclass(frozen=True)
class Outline:
    """What a list of stories shows of one scenario, and what a lesson asks about it."""

    id: str
    title: str
    rule: Rule
    sensitivity: Sensitivity
    hero: str

    @classmethod
    def of(cls, scenario: "Scenario") -> "Outline":
        """That of a scenario."""
        return cls(scenario.id, scenario.title, scenario.rule, scenario.sensitivity, scenario.hero)


@dataclass(frozen=True)
class Cover:
    """What is known of a pack without opening it: its name, whom it is for, and its stories in order."""

    id: str
    title: str
    band: Band
    stories: tuple[Outline, ...]


class Inside(Protocol):
    """What a pack is opened for. SmartGameError where it cannot be read any more."""

    @property
    def info(self) -> "PackInfo":
        """What `pack.yaml` says."""

    @property
    def quick_check(self) -> "QuickCheck | None":
        """The quick check, if the pack has one."""

    def scenario(self, scenario_id: str) -> "Scenario":
        """The scenario with this id, one of those on the cover."""


@dataclass(frozen=True)
class _AllRead:
    info: "PackInfo"
    quick_check: "QuickCheck | None"
    scenarios: Mapping[str, "Scenario"]

    def scenario(self, scenario_id: str) -> "Scenario":
        return self.scenarios[scenario_id]


@dataclass(frozen=True, init=False, eq=False)
class Pack:
    """A pack with its scenarios, in the order of `pack.yaml`, and its quick check if it has one.

    `facts` are the values that may be shown today of facts that go out of date (see `scenario.dated`).
    """

    cover: Cover
    inside: Inside
    facts: Mapping[str, str]

    def __init__(
        self,
        info: "PackInfo",
        scenarios: "Iterable[Scenario]",
        quick_check: "QuickCheck | None" = None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """A pack all of which has been read."""
        read = {scenario.id: scenario for scenario in scenarios}
        cover = Cover(info.id, info.title, info.band, tuple(map(Outline.of, read.values())))
        _fill(self, cover, _AllRead(info, quick_check, read), facts or {})

    @classmethod
    def unopened(cls, cover: Cover, inside: Inside, facts: Mapping[str, str]) -> "Pack":
        """A pack of which only the cover has been read."""
        pack = cls.__new__(cls)
        _fill(pack, cover, inside, facts)
        return pack

    @property
    def id(self) -> str:
        """Its id, as in `info`."""
        return self.cover.id

    @property
    def stories(self) -> tuple[Outline, ...]:
        """What lists show of its scenarios."""
        return self.cover.stories

    @property
    def info(self) -> "PackInfo":
        """What `pack.yaml` says."""
        return self.inside.info

    @property
    def scenarios(self) -> "tuple[Scenario, ...]":
        """All of its scenarios. The first time, this reads every file of a pack that was not opened yet."""
        return tuple(self.inside.scenario(story.id) for story in self.stories)

    @property
    def quick_check(self) -> "QuickCheck | None":
        """The quick check, if it has one."""
        return self.inside.quick_check

    @cached_property
    def checks(self) -> "tuple[Check, ...]":
        """The quick check as it is played at each of its moments; none where the pack has none."""
        from smart_game.scenario.model import Check
        from smart_game.scenario.quick_check import Moment

        told = self.quick_check
        return tuple(Check(**told.scenario_fields(moment)) for moment in Moment) if told else ()

    @property
    def played(self) -> "tuple[Scenario, ...]":
        """All that can be handed in: the scenarios, and the quick check at each of its moments."""
        return (*self.scenarios, *self.checks)

    def check(self, moment: "Moment") -> "Check | None":
        """The quick check at a moment, if the pack has one."""
        return next((check for check in self.checks if check.id == moment.scenario), None)

    def scenario(self, scenario_id: str) -> "Scenario":
        """The scenario, or the moment of the quick check, with this id; KeyError where there is none."""
        if any(story.id == scenario_id for story in self.stories):
            return self.inside.scenario(scenario_id)
        for check in self.checks:
            if check.id == scenario_id:
                return check
        raise KeyError(scenario_id)

    def only(self, stories: Sequence[Outline]) -> "Pack":
        """The same pack with these of its stories."""
        return Pack.unopened(replace(self.cover, stories=tuple(stories)), self.inside, self.facts)

    def with_facts(self, facts: Mapping[str, str]) -> "Pack":
        """The same pack with other facts that may be shown."""
        return Pack.unopened(self.cover, self.inside, facts)

    def model_copy(self, *, update: Mapping[str, Any]) -> "Pack":
        """The same pack with something else in it, all of it read; called as on other frozen values."""
        whole: dict[str, Any] = {
            "info": self.info,
            "scenarios": self.scenarios,
            "quick_check": self.quick_check,
            "facts": self.facts,
        }
        return Pack(**(whole | dict(update)))


def _fill(pack: Pack, cover: Cover, inside: Inside, facts: Mapping[str, str]) -> None:
    for name, value in (("cover", cover), ("inside", inside), ("facts", facts)):
        object.__setattr__(pack, name, value)
