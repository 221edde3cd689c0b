"""The figures that may be shown of a class, or of several: bands, and what they say for teaching.

The number of plays is never shown, as with it a band narrows to a few counts. What is derived here (how
well a story is known, which beliefs to talk about, what to teach next) is derived from the shown bands
alone, so it tells nothing that they do not. A card that only some paths reach is shown only where plenty
more plays were collected than the threshold: else its being shown would say that everybody went there.
Practice plays are not shown at all, as all of them may be one child's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import repeat

from smart_game.progress.class_progress import ScenarioProgress, Tally
from smart_game.reports.bands import Band
from smart_game.reports.shares import Answers, Share, shares_of
from smart_game.reports.shown import Memory
from smart_game.scenario.cards import LEFT, TAPPED, EndingCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.parts import Choice
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Outcome, Rule

_SPOTTED = {TAPPED: "Tapped it.", LEFT: "Left it alone."}

_REACHED_END, _ENDED_WELL = "reached-end", "ended-well"

SPARE = 2
"""How many plays more than the threshold a story needs before cards off the main path are shown."""


class Knowledge(StrEnum):
    """What a class's first plays of a story say."""

    SECURE = "secure"
    GROWING = "growing"
    TEACH_NEXT = "teach next"
    TOO_FEW = "too few answers to say"
    NOT_YET = "not enough plays yet"


@dataclass(frozen=True)
class ChoiceFigure:
    """A choice and how many chose it."""

    id: str
    text: str
    outcome: Outcome
    misconception: str | None
    share: Share


@dataclass(frozen=True)
class QuestionFigure:
    """A question of a card; `choices` is empty where too few plays reached the card to say."""

    card: str
    question: str
    text: str
    prompt: str
    choices: tuple[ChoiceFigure, ...]

    @property
    def safer(self) -> float | None:
        """The safer choices' part, from the middles of the bands; none where there is nothing to say."""
        if not any(choice.outcome is not Outcome.SAFER for choice in self.choices):
            return None
        middles = [(choice.outcome is Outcome.SAFER, choice.share.band.middle) for choice in self.choices]
        return sum(middle for safer, middle in middles if safer) / sum(middle for _, middle in middles)


@dataclass(frozen=True)
class StoryFigure:
    """A scenario with what may be said of it."""

    pack: str
    scenario: Scenario
    knowledge: Knowledge
    questions: tuple[QuestionFigure, ...]
    reached_end: Share | None
    ended_well: Share | None

    @property
    def rule(self) -> Rule:
        """The rule that the story is about."""
        return self.scenario.rule

    @property
    def safer(self) -> float | None:
        """The part of the chosen steps that were safer ones, from the shown bands alone."""
        parts = [question.safer for question in self.questions if question.safer is not None]
        return sum(parts) / len(parts) if parts else None


ClassFigures = Mapping[str, ScenarioProgress]
"""A class's counters by `pack/scenario`."""


def stories_of(
    classes: Mapping[str, ClassFigures],
    packs: Sequence[Pack],
    threshold: int,
    memory: Memory,
    *,
    exact: bool = True,
) -> tuple[StoryFigure, ...]:
    """Every story of the packs in their order, for one class or several taken as one (by class id).

    `memory` is what reports have shown in this school year, and learns what these figures show; give one to
    all the figures of a school. `exact` is for all classes together: say False for a year group.
    """
    found = []
    for pack in packs:
        for scenario in pack.scenarios:
            key = f"{pack.info.id}/{scenario.id}"
            first = {class_id: each[key].first for class_id, each in classes.items() if key in each}
            shares = partial(_shares, first, threshold, memory, exact)
            found.append(story_figure(pack.info.id, scenario, shares))
    return tuple(found)


@dataclass(frozen=True)
class Asked:
    """One thing that is asked of a story's plays: a question of a card, or how a play went as a whole.

    `key` names it among all stories and `where` in its own, `choices` as a tally has them; `everybody` is
    asked it on every path.
    """

    key: str
    where: str
    choices: tuple[str, ...]
    everybody: bool


def answers(
    story: Iterable[Asked], tally: Tally, threshold: int
) -> Iterator[tuple[Asked, int, tuple[int, ...]]]:
    """What was answered of what may be shown: what was asked, by how many plays, and how many chose what."""
    plenty = tally.plays + tally.votes >= threshold + SPARE
    answered, chosen = tally.answered.get, tally.chose.get
    for asked in story:
        if asked.where == _REACHED_END:
            yield asked, tally.plays, (tally.finished, tally.plays - tally.finished)
        elif asked.where == _ENDED_WELL:
            well = tally.stars.get(str(MOST_STARS), 0)
            yield asked, tally.finished, (well, tally.finished - well)
        elif (plenty or asked.everybody) and (plays := answered(asked.where, 0)):
            yield asked, plays, tuple(map(chosen, asked.choices, repeat(0)))


def asked_of(pack: str, scenario: Scenario) -> tuple[Asked, ...]:
    """All that is asked of a story's plays, the story as a whole last."""
    key = f"{pack}/{scenario.id}"
    return (
        *(
            Asked(
                f"{key}/{card_id}/{question.id}",
                f"{card_id}/{question.id}",
                tuple(f"{card_id}/{question.id}/{choice.id}" for choice in question.choices),
                asked_on_every_path(scenario, card_id),
            )
            for card_id, card in scenario.cards.items()
            for question in card.questions()
        ),
        *(Asked(f"{key}/{where}", where, ("yes", "no"), True) for where in (_REACHED_END, _ENDED_WELL)),
    )


def story_figure(
    pack: str, scenario: Scenario, shares: Callable[[Asked], tuple[Share, ...] | None]
) -> StoryFigure:
    """A story's figure, where `shares` says what may be said of one thing asked, or nothing."""
    asked = {each.where: shares(each) for each in asked_of(pack, scenario)}
    if not any(asked.values()):
        return StoryFigure(pack, scenario, Knowledge.NOT_YET, (), None, None)
    questions = tuple(
        QuestionFigure(
            card_id,
            question.id,
            card.text,
            question.prompt,
            tuple(map(_choice, question.choices, asked[f"{card_id}/{question.id}"] or ())),
        )
        for card_id, card in scenario.cards.items()
        for question in card.questions()
    )
    reached, well = asked[_REACHED_END], asked[_ENDED_WELL]
    return StoryFigure(
        pack,
        scenario,
        _knowledge(questions),
        questions,
        reached[0] if reached else None,
        well[0] if well else None,
    )


def _shares(
    first: Mapping[str, Tally], threshold: int, memory: Memory, exact: bool, asked: Asked
) -> tuple[Share, ...] | None:
    answered = {
        class_id: Answers(plays, counts)
        for class_id, tally in first.items()
        for _, plays, counts in answers((asked,), tally, threshold)
    }
    return shares_of(answered, threshold, memory, asked.key, exact=exact)


def _choice(choice: Choice, share: Share) -> ChoiceFigure:
    text = _SPOTTED.get(choice.id, choice.text)
    return ChoiceFigure(choice.id, text, choice.outcome, choice.misconception, share)


def asked_on_every_path(scenario: Scenario, card_id: str) -> bool:
    """Whether no ending can be reached without every question of a card."""
    questions = scenario.cards[card_id].questions()
    may_leave_early = any(choice.goto for question in questions for choice in question.choices)
    if len(questions) > 1 and may_leave_early:
        return False
    ahead, seen = [scenario.start], {card_id}
    while ahead:
        here = ahead.pop()
        if here in seen:
            continue
        if isinstance(scenario.cards[here], EndingCard):
            return False
        seen.add(here)
        ahead += scenario.leads_to(here)
    return True


def _knowledge(questions: Sequence[QuestionFigure]) -> Knowledge:
    parts = [question.safer for question in questions if question.safer is not None]
    if not parts:
        return Knowledge.TOO_FEW
    return knowledge_from(sum(parts) / len(parts))


def knowledge_from(part: float) -> Knowledge:
    """What a part of safer steps, itself worked out from bands, says."""
    if part >= Band.MOST.middle - 0.05:
        return Knowledge.SECURE
    return Knowledge.GROWING if part >= Band.ABOUT_HALF.middle - 0.05 else Knowledge.TEACH_NEXT
