"""The figures that may be shown of a class, or of several: bands, and what they say for teaching.

The number of plays is never shown, as with it a band narrows to a few counts. What is derived here (how
well a story is known, which beliefs to talk about, what to teach next) is derived from the shown bands
alone, so it tells nothing that they do not. A card that only some paths reach is shown only where plenty
more plays were collected than the threshold: else its being shown would say that everybody went there.
Practice plays are not shown at all, as all of them may be one child's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from smart_game.progress.class_progress import ScenarioProgress, Tally
from smart_game.reports.bands import Band
from smart_game.reports.shares import Answers, Share, shares_of
from smart_game.scenario.cards import LEFT, TAPPED, EndingCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.parts import Choice, Question
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Outcome, Rule

_SPOTTED = {TAPPED: "Tapped it.", LEFT: "Left it alone."}

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


ClassFigures = Mapping[str, ScenarioProgress]
"""A class's counters by `pack/scenario`."""


def stories_of(
    classes: Mapping[str, ClassFigures], packs: Sequence[Pack], threshold: int
) -> tuple[StoryFigure, ...]:
    """Every story of the packs in their order, for one class or several taken as one (by class id)."""
    return tuple(
        _story(classes, pack.info.id, scenario, threshold) for pack in packs for scenario in pack.scenarios
    )


def _story(classes: Mapping[str, ClassFigures], pack: str, scenario: Scenario, threshold: int) -> StoryFigure:
    key = f"{pack}/{scenario.id}"
    first = {class_id: progress[key].first for class_id, progress in classes.items() if key in progress}
    plays = sum(tally.plays for tally in first.values())
    if plays < threshold:
        return StoryFigure(pack, scenario, Knowledge.NOT_YET, (), None, None)
    questions = tuple(
        _question(scenario, card_id, question, first, threshold)
        for card_id, card in scenario.cards.items()
        for question in card.questions()
    )
    ends = {each: _split(tally.finished, tally.plays) for each, tally in first.items()}
    well = {
        each: _split(tally.stars.get(str(MOST_STARS), 0), tally.finished) for each, tally in first.items()
    }
    return StoryFigure(
        pack, scenario, _knowledge(questions), questions, _first(ends, threshold), _first(well, threshold)
    )


def _question(
    scenario: Scenario, card_id: str, question: Question, first: Mapping[str, Tally], threshold: int
) -> QuestionFigure:
    where = f"{card_id}/{question.id}"
    answers = {
        class_id: Answers(
            tally.answered.get(where, 0),
            tuple(tally.chose.get(f"{where}/{choice.id}", 0) for choice in question.choices),
        )
        for class_id, tally in first.items()
    }
    plays = sum(tally.plays for tally in first.values())
    plenty = plays >= threshold + SPARE or asked_on_every_path(scenario, card_id)
    shares = shares_of(answers, threshold) if plenty else None
    return QuestionFigure(
        card_id,
        question.id,
        scenario.cards[card_id].text,
        question.prompt,
        tuple(map(_choice, question.choices, shares)) if shares else (),
    )


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


def _split(count: int, of: int) -> Answers:
    return Answers(of, (count, of - count))


def _first(answers: Mapping[str, Answers], threshold: int) -> Share | None:
    shares = shares_of(answers, threshold)
    return shares[0] if shares else None


def _knowledge(questions: Sequence[QuestionFigure]) -> Knowledge:
    parts = [question.safer for question in questions if question.safer is not None]
    if not parts:
        return Knowledge.TOO_FEW
    part = sum(parts) / len(parts)
    if part >= Band.MOST.middle - 0.05:
        return Knowledge.SECURE
    return Knowledge.GROWING if part >= Band.ABOUT_HALF.middle - 0.05 else Knowledge.TEACH_NEXT
