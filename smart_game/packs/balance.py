"""Whether something other than its meaning gives the safest choice away: its length, or its place."""

from collections.abc import Iterable, Iterator, Sequence

from smart_game.packs import wording_diagnostics as diagnostics
from smart_game.packs.findings import Fault
from smart_game.packs.wording import count_words
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice
from smart_game.scenario.vocabulary import Outcome

LEAST_QUESTIONS = 4
"""Fewer say nothing of a habit."""

MOST_LONGEST = 0.6
"""The share of questions in which the longest choice may be a safer one."""


def faults(scenario: Scenario) -> Iterator[Fault]:
    """A fault where the safest choices of a story stand out."""
    asked = list(_asked(scenario))
    yield from _longest(asked, LEAST_QUESTIONS)
    told = [choices for choices in asked if any(choice.outcome is not Outcome.SAFER for choice in choices)]
    if len(told) >= LEAST_QUESTIONS and all(choices[0].outcome is Outcome.SAFER for choices in told):
        yield Fault(diagnostics.SAFEST_FIRST, ("cards",), {"all": str(len(told))})


def pack_faults(scenarios: Iterable[Scenario]) -> Iterator[Fault]:
    """A fault where they stand out over all stories of a pack together."""
    several = list(scenarios)
    if len(several) > 1:
        yield from _longest([choices for one in several for choices in _asked(one)], 2 * LEAST_QUESTIONS)


def _asked(scenario: Scenario) -> Iterator[Sequence[Choice]]:
    """The choices of each question whose choices have words and an order of their own."""
    for card in scenario.cards.values():
        for question in card.questions() if card.shuffled else ():
            if len(question.choices) > 1:
                yield question.choices


def _longest(asked: Sequence[Sequence[Choice]], least: int) -> Iterator[Fault]:
    telling = [choices for choices in asked if {choice.outcome for choice in choices} != {Outcome.SAFER}]
    given_away = sum(_safer_is_longest(choices) for choices in telling)
    if len(telling) >= least and given_away > MOST_LONGEST * len(telling):
        values = {"count": str(given_away), "all": str(len(telling))}
        yield Fault(
            diagnostics.SAFEST_LONGEST, ("scenarios",) if least > LEAST_QUESTIONS else ("cards",), values
        )


def _safer_is_longest(choices: Sequence[Choice]) -> bool:
    """Whether a safer choice has more words than every other that is not."""
    words = {safer: [0] for safer in (True, False)}
    for choice in choices:
        words[choice.outcome is Outcome.SAFER].append(count_words(choice.text))
    return max(words[True]) > max(words[False])
