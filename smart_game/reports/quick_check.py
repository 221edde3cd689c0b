"""What the quick check may say of a class: a shift for each rule, with its uncertainty in words.

The moments of a check are different plays by the same class, and nobody knows which two plays are one
child's. So before and after are compared as two samples, and only as finely as they are shown: whether a
difference is more than chance is worked out from the shown bands (or percentages, where those may be shown)
and from the fewest plays of which anything is shown. Two classes that look alike get the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from smart_game.reports.bands import FIFTHS_FROM, Band
from smart_game.reports.figures import ClassFigures, QuestionFigure, stories_of
from smart_game.reports.shares import EXACT_FROM, Share
from smart_game.reports.shown import Memory
from smart_game.scenario.model import Pack
from smart_game.scenario.quick_check import CheckQuestion, Guess, Moment
from smart_game.scenario.vocabulary import Outcome, Rule

Z = 1.645
"""Nine such intervals in ten hold the true difference."""


SAME_WITHIN = 10
"""Percentages that are less than this apart are about the same."""

_FIFTHS = {band: ((band - 1) / 5, band / 5) for band in Band}
_FIFTHS_OR_THIRDS = _FIFTHS | {
    Band.VERY_FEW: (0, 1 / 3),
    Band.ABOUT_HALF: (1 / 3, 2 / 3),
    Band.NEARLY_ALL: (2 / 3, 1),
}


class Shift(StrEnum):
    """What became of the part that chose the safest answer, with how sure that is."""

    MORE = "more chose the safest answer: likely a real change"
    PERHAPS_MORE = "more chose the safest answer: perhaps a real change"
    SLIGHTLY_MORE = "a few more chose the safest answer: it may be chance"
    SAME = "about the same"
    SLIGHTLY_FEWER = "a few fewer chose the safest answer: it may be chance"
    PERHAPS_FEWER = "fewer chose the safest answer: perhaps a real change"
    FEWER = "fewer chose the safest answer: likely a real change"
    UNKNOWN = "too few answers to say"

    @property
    def words(self) -> str:
        """The shift as a report says it."""
        return self.value


@dataclass(frozen=True)
class GuessShift:
    """One answer at each moment. A share is none where too few have answered.

    `text_a` was offered before and later, `text_b` after; `misconception` is none on the safest answer.
    """

    id: str
    text_a: str
    text_b: str
    outcome: Outcome
    misconception: str | None
    before: Share | None
    after: Share | None
    later: Share | None


@dataclass(frozen=True)
class RuleShift:
    """One question of the check: the safest answer's share at each moment, and what that says.

    `since_before` compares after with before, `weeks_later` later with before, as both were form A.
    `answers` holds every answer, the safest one included, in the author's order.
    """

    rule: Rule
    idea: str
    before: Share | None
    after: Share | None
    later: Share | None
    since_before: Shift
    weeks_later: Shift
    answers: tuple[GuessShift, ...]

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return any(share is not None for share in (self.before, self.after, self.later))


@dataclass(frozen=True)
class CheckShifts:
    """The quick check of one pack for a class, or for several taken as one."""

    pack: str
    title: str
    rules: tuple[RuleShift, ...]

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return any(rule.known for rule in self.rules)

    @property
    def caution(self) -> str:
        """What to say under the table, whatever is in it."""
        return (
            "Nobody’s answers are joined up: the class before is compared with the class after, in the words "
            "shown and nothing finer. “Likely” means that such a difference would seldom come by chance; of "
            "six questions, one may still move by chance."
        )


def shifts_of(
    classes: Mapping[str, ClassFigures], pack: Pack, threshold: int, memory: Memory
) -> CheckShifts | None:
    """The quick check of a pack for one class, or several taken as one (by class id); none without one.

    `memory` is what reports have shown in this school year, and learns what these figures show.
    """
    check = pack.quick_check
    if check is None:
        return None
    checks = pack.model_copy(update={"scenarios": pack.checks, "quick_check": None})
    stories = dict(zip(Moment, stories_of(classes, [checks], threshold, memory), strict=True))
    found = {
        moment: {question.card: question for question in story.questions} for moment, story in stories.items()
    }
    rules = tuple(
        _rule(question, {moment: figures.get(question.rule) for moment, figures in found.items()}, threshold)
        for question in check.questions
    )
    return CheckShifts(pack.info.id, check.title, rules)


def _rule(
    question: CheckQuestion, figures: Mapping[Moment, QuestionFigure | None], threshold: int
) -> RuleShift:
    answers = tuple(_answer(question, guess, figures) for guess in question.a.choices)
    safest = next(answer for answer in answers if answer.outcome is Outcome.SAFER)
    return RuleShift(
        rule=question.rule,
        idea=question.idea,
        before=safest.before,
        after=safest.after,
        later=safest.later,
        since_before=shift_between(safest.before, safest.after, threshold),
        weeks_later=shift_between(safest.before, safest.later, threshold),
        answers=answers,
    )


def _answer(
    question: CheckQuestion, guess: Guess, figures: Mapping[Moment, QuestionFigure | None]
) -> GuessShift:
    other = next((each.text for each in question.b.choices if each.id == guess.id), guess.text)
    before, after, later = (_share(figures[moment], guess.id) for moment in Moment)
    return GuessShift(guess.id, guess.text, other, guess.outcome, guess.misconception, before, after, later)


def _share(figure: QuestionFigure | None, choice: str) -> Share | None:
    shown = figure.choices if figure else ()
    return next((each.share for each in shown if each.id == choice), None)


def shift_between(before: Share | None, after: Share | None, threshold: int) -> Shift:
    """What two shown shares say: nothing here knows how many answered, beyond what anybody may know.

    A change is likely real where even the nearest edges of the two bands differ by more than chance, and
    perhaps real where their middles do; percentages are compared as they are.
    """
    if before is None or after is None:
        return Shift.UNKNOWN
    if before.percent is not None and after.percent is not None:
        shares = (before.percent / 100, after.percent / 100)
        same = abs(after.percent - before.percent) < SAME_WITHIN
        return _shift(shares, shares, EXACT_FROM, same=same)
    middles = (before.band.middle, after.band.middle)
    edges = _edges(before.band, after.band, threshold)
    return _shift(edges, middles, threshold, same=before.band is after.band)


def _shift(near: tuple[float, float], far: tuple[float, float], plays: int, *, same: bool) -> Shift:
    """The shift between two shares, as `near` as they may be, and as `far` as is most likely."""
    more = far[1] > far[0]
    if same:
        return Shift.SAME
    if (near[1] > near[0]) == more and beyond_chance(*near, plays):
        return Shift.MORE if more else Shift.FEWER
    if beyond_chance(*far, plays):
        return Shift.PERHAPS_MORE if more else Shift.PERHAPS_FEWER
    return Shift.SLIGHTLY_MORE if more else Shift.SLIGHTLY_FEWER


def beyond_chance(one: float, other: float, plays: int) -> bool:
    """Whether Newcombe's interval for the difference of two shares, each of so many plays, leaves out 0."""
    low, high = sorted((one, other))
    low_most, high_least = _wilson(low, plays)[1], _wilson(high, plays)[0]
    return high - low > sqrt((low_most - low) ** 2 + (high - high_least) ** 2)


def _wilson(share: float, plays: int) -> tuple[float, float]:
    """The interval in which a true share lies, by Wilson's score."""
    middle = share + Z * Z / (2 * plays)
    reach = Z * sqrt(share * (1 - share) / plays + Z * Z / (4 * plays * plays))
    whole = 1 + Z * Z / plays
    return (middle - reach) / whole, (middle + reach) / whole


def _edges(before: Band, after: Band, threshold: int) -> tuple[float, float]:
    """The edges of two bands that lie nearest to each other.

    Where few plays are enough, a band may be a third and not a fifth; nobody is told which.
    """
    known = _FIFTHS if threshold >= FIFTHS_FROM else _FIFTHS_OR_THIRDS
    if before < after:
        return known[before][1], known[after][0]
    return known[before][0], known[after][1]
