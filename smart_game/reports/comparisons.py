"""Rules and changes, in words that are worked out from shown figures alone, so they tell nothing more.

A term is compared by what could be shown at its end; nothing new is counted for a comparison. Practice is
never compared for a class: all of its practice plays may be one child's. Over many classes it is, once as
many classes have practised as a batch has plays: then that many children did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from smart_game.progress.class_progress import ClassProgress, Term, YearProgress
from smart_game.reports.bands import Band, band_of
from smart_game.reports.figures import ClassFigures, Knowledge, StoryFigure, knowledge_from, stories_of
from smart_game.reports.shares import EXACT_FROM, Share
from smart_game.reports.shown import Memory
from smart_game.scenario.model import Pack
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Rule


class Change(StrEnum):
    """How a later figure lies against an earlier one."""

    BETTER = "better than before"
    SAME = "much the same"
    WORSE = "not as good as before"
    CANNOT_SAY = "too little to compare"


@dataclass(frozen=True)
class Comparison:
    """Two shown figures of one thing, in which more is better; what is missing was not shown."""

    label: str
    before: Share | None
    after: Share | None

    @property
    def change(self) -> Change:
        """Better or worse only where the words differ; two percentages, where they differ by five points."""
        return change_between(self.before, self.after)


@dataclass(frozen=True)
class RuleFigure:
    """A rule, how well it is known, and how many of the chosen steps were safer ones.

    `stories` have enough plays to say something. `safer` is none where nothing can be said.
    """

    rule: Rule
    knowledge: Knowledge
    safer: Share | None
    stories: tuple[StoryFigure, ...]


def rules_of(stories: Sequence[StoryFigure]) -> tuple[RuleFigure, ...]:
    """Each rule that a story here is about, in the order of the trail: of a class, a year group, a school."""
    present = {story.rule for story in stories}
    return tuple(
        _rule(rule, [story for story in stories if story.rule is rule]) for rule in Rule if rule in present
    )


def compare_terms(before: Sequence[StoryFigure], now: Sequence[StoryFigure]) -> tuple[Comparison, ...]:
    """What was known of each rule at the end of an earlier term against now, by the rule's value.

    Give both from `stories_of` with one memory of what was shown: the earlier one of `until`.
    """
    then = {figure.rule: figure.safer for figure in rules_of(before)}
    return tuple(
        Comparison(figure.rule.value, then.get(figure.rule), figure.safer) for figure in rules_of(now)
    )


def compare_practice(
    classes: Mapping[str, ClassFigures], packs: Sequence[Pack], threshold: int, memory: Memory
) -> tuple[Comparison, ...]:
    """How many plays ended well, first ones against later ones, by the story's title; for all classes.

    A story is there only where as many classes have practised it as a batch has plays, and no class made more
    than half of the practice.
    """
    return tuple(
        Comparison(story.scenario.title, story.ended_well, later)
        for story in stories_of(classes, packs, threshold, memory)
        if (later := _practised(f"{story.pack}/{story.scenario.id}", classes, threshold)) is not None
    )


def until(progress: ClassProgress, year: str, term: Term) -> ClassFigures:
    """A class's counters of a school year up to the end of a term, for `stories_of`."""
    kept = list(Term)[: list(Term).index(term) + 1]
    whole = progress.years.get(year, YearProgress())
    upto = YearProgress(terms={each: found for each, found in whole.terms.items() if each in kept})
    return progress.model_copy(update={"years": {year: upto}}).of_year(year)


def change_between(before: Share | None, after: Share | None) -> Change:
    """What two shown figures say of a change."""
    if before is None or after is None:
        return Change.CANNOT_SAY
    if before.percent is not None and after.percent is not None:
        step = (after.percent - before.percent) / 5
    else:
        step = float(after.band - before.band)
    if abs(step) < 1:
        return Change.SAME
    return Change.BETTER if step > 0 else Change.WORSE


def _rule(rule: Rule, stories: Sequence[StoryFigure]) -> RuleFigure:
    known = tuple(story for story in stories if story.knowledge is not Knowledge.NOT_YET)
    parts = [part for story in known if (part := story.safer) is not None]
    if not known:
        return RuleFigure(rule, Knowledge.NOT_YET, None, ())
    if not parts:
        return RuleFigure(rule, Knowledge.TOO_FEW, None, known)
    part = sum(parts) / len(parts)
    return RuleFigure(rule, knowledge_from(part), Share(Band.nearest(part)), known)


def _practised(key: str, classes: Mapping[str, ClassFigures], threshold: int) -> Share | None:
    played = (each[key].practice for each in classes.values() if key in each)
    practice = [tally for tally in played if tally.finished]
    finished = sum(tally.finished for tally in practice)
    most = max((tally.finished for tally in practice), default=0)
    if len(practice) < threshold or finished < EXACT_FROM or 2 * most > finished:
        return None
    return Share(band_of(sum(tally.stars.get(str(MOST_STARS), 0) for tally in practice), finished))
