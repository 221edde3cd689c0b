"""One scenario being played: where it stands, what is offered, and what was picked.

Everything that matters is one small frozen value, `State`, that goes to a dict and back.
"""

import random
from dataclasses import asdict, dataclass, replace
from typing import Any

from smart_game.errors import SmartGameError
from smart_game.scenario.cards import LEFT, Card, EndingCard, SpotCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice, Question
from smart_game.scenario.score import MOST_STARS, stars_for
from smart_game.scenario.vocabulary import Outcome


class NotOfferedError(SmartGameError):
    """A pick, or a step, that the card in play does not offer."""


@dataclass(frozen=True)
class ChoiceMade:
    """A fact: on this card, to this question, this choice was picked. All four are ids."""

    scenario: str
    card: str
    question: str
    choice: str


@dataclass(frozen=True)
class State:
    """Where a playthrough stands; `order` seeds the order in which choices are offered.

    `answered` are the ids of the questions of the card in play that are done with.
    """

    scenario: str
    card: str
    order: int
    answered: tuple[str, ...] = ()
    in_feedback: bool = False
    made: tuple[ChoiceMade, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain strings, numbers and lists."""
        return asdict(self)

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> "State":
        """The state that `to_dict` wrote."""
        made = tuple(ChoiceMade(**fact) for fact in plain["made"])
        return cls(**{**plain, "made": made, "answered": tuple(plain["answered"])})


class Playthrough:
    """Steps through a scenario; every step replaces `state`."""

    board = False
    """Whether it is made of hands that a class raised, and has no way to an ending."""

    def __init__(self, scenario: Scenario, order: int = 0, state: State | None = None) -> None:
        self.scenario = scenario
        self.state = state or State(scenario=scenario.id, card=scenario.start, order=order)
        if self.state.scenario != scenario.id or self.state.card not in scenario.cards:
            raise NotOfferedError(
                f"This place ({self.state.scenario}, card {self.state.card}) is not in the scenario "
                f"{scenario.id}: the scenario has changed since. Start it again."
            )

    @property
    def card(self) -> Card:
        """The card in play."""
        return self.scenario.cards[self.state.card]

    @property
    def waiting(self) -> tuple[Question, ...]:
        """The questions of this card that wait for a pick; none on a card to read, or in feedback."""
        if self.state.in_feedback:
            return ()
        return tuple(each for each in self.card.questions() if each.id not in self.state.answered)

    @property
    def question(self) -> Question | None:
        """The first question that waits, if any does."""
        return next(iter(self.waiting), None)

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The choices of the first waiting question, in this seat's order."""
        return self.offered_for(self.question) if self.question else ()

    def offered_for(self, question: Question) -> tuple[Choice, ...]:
        """The choices of a question, in this seat's order; groups to sort into keep the author's."""
        if not self.card.shuffled:
            return question.choices
        shuffled = list(question.choices)
        seed = f"{self.state.order}/{self.state.card}/{question.id}"
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order on a screen, not a secret
        return tuple(shuffled)

    @property
    def last_choice(self) -> Choice | None:
        """The choice picked last, with its feedback."""
        return self._choice(self.state.made[-1]) if self.state.made else None

    @property
    def ended(self) -> bool:
        """Whether the card in play is an ending."""
        return isinstance(self.card, EndingCard)

    @property
    def stars(self) -> int:
        """One to three, for what has been picked so far; the most, where picks are not scored."""
        if not self.scenario.scored:
            return MOST_STARS
        return stars_for(self._choice(fact) for fact in self.state.made)

    def pick(self, choice_id: str, question_id: str | None = None) -> ChoiceMade:
        """Answer a waiting question, the first if none is named; its feedback comes next.

        NotOfferedError if that question does not wait, or does not offer this choice.
        """
        named = (each for each in self.waiting if question_id in (None, each.id))
        question = next(named, None)
        if question is None or choice_id not in {choice.id for choice in question.choices}:
            offered = ", ".join(choice.id for choice in self.offered) or "nothing"
            raise NotOfferedError(
                f"The card {self.state.card} does not offer {choice_id!r} now; it offers {offered}."
            )
        made = ChoiceMade(self.scenario.id, self.state.card, question.id, choice_id)
        self.state = replace(
            self.state,
            in_feedback=True,
            made=(*self.state.made, made),
            answered=(*self.state.answered, question.id),
        )
        return made

    def go_on(self) -> None:
        """Leave a feedback, or a card to read, for what comes next. NotOfferedError where a pick is due."""
        state = self.state
        follows = self._choice(state.made[-1]).goto if state.in_feedback else None
        if follows is None and state.in_feedback and len(state.answered) < len(self.card.questions()):
            self.state = replace(state, in_feedback=False)
            if self._leaving():
                self.leave_rest()
            return
        unanswered = [each for each in self.card.questions() if each.id not in state.answered]
        follows = follows or (None if unanswered else self.card.onward())
        if follows is None:
            raise NotOfferedError(f"The card {state.card} has to be answered before the story goes on.")
        self.state = replace(state, card=follows, answered=(), in_feedback=False)

    def leave_rest(self) -> None:
        """On a card with pieces to spot: leave all that waits, up to the next feedback worth reading.

        `go_on` leads from that feedback to the next, and at last to the card that follows.
        """
        while self.waiting:
            self.pick(LEFT)
            if self.last_choice and self.last_choice.outcome is not Outcome.SAFER:
                return
            self.state = replace(self.state, in_feedback=False)
        self.go_on()

    def _leaving(self) -> bool:
        """Whether what was picked last on this card was to leave a piece."""
        made = self.state.made
        return (
            isinstance(self.card, SpotCard) and made[-1].card == self.state.card and made[-1].choice == LEFT
        )

    def _choice(self, fact: ChoiceMade) -> Choice:
        for question in self.scenario.cards[fact.card].questions():
            if question.id == fact.question:
                return next(choice for choice in question.choices if choice.id == fact.choice)
        raise KeyError(fact)
