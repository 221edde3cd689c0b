"""A class's counters: per school year, term, pack and scenario, and the hand-ins they were made of.

A fold is dated by its term and nothing finer. The ids of folded hand-ins are kept as sorted digests, so
that a late copy from a synced folder is known, and their order tells nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from smart_game.progress.counts import Counts
from smart_game.scenario.parts import Id

FORMAT = 1

Count = Annotated[int, Field(ge=0)]
Year = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class Term(StrEnum):
    """A third of the school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, cache_strings="keys")


class Tally(_Kept):
    """Plays added up. `answered` and `chose` count plays, not picks: going round a loop counts once.

    `votes` are ballots of a class that voted at the board: they answer questions, and reach no ending.

    Keys: `card/question` in `answered`, `card/question/choice` in `chose`, the number in `stars`.
    """

    plays: Count = 0
    votes: Count = 0
    finished: Count = 0
    stars: Mapping[str, Count] = {}
    answered: Mapping[str, Count] = {}
    chose: Mapping[str, Count] = {}
    endings: Mapping[Id, Count] = {}

    def plus(self, plays: Iterable[Counts]) -> "Tally":
        """The tally with more plays in it."""
        batch = list(plays)
        ended = [play for play in batch if play.ending is not None]
        return self.merged(
            Tally(
                plays=sum(not play.board for play in batch),
                votes=sum(play.board for play in batch),
                finished=len(ended),
                stars=Counter(str(play.stars) for play in ended),
                answered=Counter(key for play in batch for key in play.questions()),
                chose=Counter(key for play in batch for key in play.choices),
                endings=Counter(play.ending for play in ended if play.ending is not None),
            )
        )

    def merged(self, other: "Tally") -> "Tally":
        """Both tallies as one."""
        return Tally(
            plays=self.plays + other.plays,
            votes=self.votes + other.votes,
            finished=self.finished + other.finished,
            stars=_added(self.stars, other.stars),
            answered=_added(self.answered, other.answered),
            chose=_added(self.chose, other.chose),
            endings=_added(self.endings, other.endings),
        )


class ScenarioProgress(_Kept):
    """First plays, which count as knowledge, and later ones, which are practice."""

    first: Tally = Tally()
    practice: Tally = Tally()

    def merged(self, other: "ScenarioProgress") -> "ScenarioProgress":
        """Both as one."""
        return ScenarioProgress(
            first=self.first.merged(other.first), practice=self.practice.merged(other.practice)
        )


class YearProgress(_Kept):
    """One school year: what was folded in each term, by `pack/scenario`."""

    folded: tuple[Digest, ...] = ()
    terms: Mapping[Term, Mapping[str, ScenarioProgress]] = {}


class Fold(_Kept):
    """What one collection adds to one scenario."""

    pack: Id
    scenario: Id
    first: tuple[Counts, ...] = ()
    practice: tuple[Counts, ...] = ()


class ClassProgress(_Kept):
    """Everything kept about a class."""

    format: Literal[1] = 1
    class_id: Id
    years: Mapping[Year, YearProgress] = {}

    def folded(self) -> frozenset[str]:
        """The digests of all hand-ins that are in the counters already."""
        return frozenset(known for year in self.years.values() for known in year.folded)

    def of_year(self, year: str) -> dict[str, ScenarioProgress]:
        """A school year's counters with its terms added up, by `pack/scenario`."""
        total: dict[str, ScenarioProgress] = {}
        if year not in self.years:
            return total
        for scenarios in self.years[year].terms.values():
            for key, progress in scenarios.items():
                total[key] = total[key].merged(progress) if key in total else progress
        return total

    def plus(self, folds: Iterable[Fold], hand_in_ids: Iterable[str], day: date) -> Self:
        """The progress with the folds in the term of `day`, and the ids they came from."""
        year, term = school_year(day), term_of(day)
        before = self.years.get(year, YearProgress())
        scenarios = dict(before.terms.get(term, {}))
        for fold in folds:
            key = f"{fold.pack}/{fold.scenario}"
            had = scenarios.get(key, ScenarioProgress())
            scenarios[key] = ScenarioProgress(
                first=had.first.plus(fold.first), practice=had.practice.plus(fold.practice)
            )
        after = YearProgress(
            folded=tuple(sorted({*before.folded, *map(digest, hand_in_ids)})),
            terms={**before.terms, term: dict(sorted(scenarios.items()))},
        )
        return self.model_copy(update={"years": {**self.years, year: after}})


def digest(hand_in_id: str) -> str:
    """What is kept of a hand-in's id."""
    return hashlib.sha256(hand_in_id.encode()).hexdigest()[:32]


def school_year(day: date) -> str:
    """The school year of a day, from 1 September: `2026-27`."""
    begins = day.year if day.month >= 9 else day.year - 1
    return f"{begins}-{(begins + 1) % 100:02}"


def term_of(day: date) -> Term:
    """Autumn from September, spring from January, summer from April to August."""
    if day.month >= 9:
        return Term.AUTUMN
    return Term.SPRING if day.month < 4 else Term.SUMMER


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in sorted({*one, *other})}
