"""Hands that a class raised at the board, and how they become plays that are handed in.

Only how many hands a choice had is known, not whose they were. So the hands become ballots: plays
that were left, each with at most one hand of a question. Which hands meet on a ballot is chance, question by
question: nothing joins what a child chose at one question to what it chose at another. A ballot has no
ending and no stars, for the story went on as the teacher chose, not as the hands did.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smart_game.scenario.model import Scenario
from smart_game.scenario.playthrough import ChoiceMade, Playthrough, State

MOST_HANDS = 99
"""More hands than this for one choice are counted as this many."""


@dataclass(frozen=True)
class Asked:
    """A question that was put to a class: `step` is how many choices the story had taken before it."""

    step: int
    card: str
    question: str


class Votes:
    """The hands of one story, by what was asked. Counting a question again takes the place of its count."""

    def __init__(self) -> None:
        self._hands: dict[Asked, dict[str, int]] = {}

    def hands(self, asked: Asked, choice_id: str) -> int:
        """How many hands a choice had."""
        return self._hands.get(asked, {}).get(choice_id, 0)

    def count(self, asked: Asked, choice_id: str, hands: int) -> None:
        """A choice had this many hands: none at the least, MOST_HANDS at the most."""
        self._hands.setdefault(asked, {})[choice_id] = max(0, min(hands, MOST_HANDS))

    def total(self, asked: Asked) -> int:
        """All hands at one question."""
        return sum(self._hands.get(asked, {}).values())

    def counted(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """The hands by card and question; of a question that the story came back to, the first time."""
        found: dict[tuple[str, str], Mapping[str, int]] = {}
        for asked in sorted(self._hands, key=lambda each: each.step):
            if self.total(asked):
                found.setdefault((asked.card, asked.question), self._hands[asked])
        return found


class Ballot(Playthrough):
    """A play that hands at the board made."""

    board = True


def ballots(scenario: Scenario, votes: Votes, chance: random.Random) -> Sequence[Ballot]:
    """A play for each hand of the question that had the most; together they hold exactly these votes."""
    columns: list[list[ChoiceMade | None]] = []
    counted = votes.counted()
    most = max((sum(hands.values()) for hands in counted.values()), default=0)
    for (card, question), hands in counted.items():
        column: list[ChoiceMade | None] = [
            ChoiceMade(scenario.id, card, question, choice)
            for choice, count in hands.items()
            for _ in range(count)
        ]
        column += [None] * (most - len(column))
        chance.shuffle(column)
        columns.append(column)
    return [_ballot(scenario, row) for row in zip(*columns, strict=True)]


def _ballot(scenario: Scenario, row: Sequence[ChoiceMade | None]) -> Ballot:
    """A play that was left: it stands on the first card, and has no ending."""
    made = tuple(each for each in row if each is not None)
    return Ballot(scenario, state=State(scenario.id, scenario.start, order=0, made=made))
