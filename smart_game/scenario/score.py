"""Stars: for keeping the hero safe, or for putting it right and telling. Never for speed."""

from collections.abc import Iterable

from smart_game.scenario.parts import Choice
from smart_game.scenario.vocabulary import Outcome

MOST_STARS = 3
_COST = {Outcome.SAFER: 0, Outcome.UNSURE: 1, Outcome.RISKY: 2}


def stars_for(picked: Iterable[Choice]) -> int:
    """Three, less what was risked since it was last put right; never below one.

    Putting it right late earns as much as never having risked anything.
    """
    cost = 0
    for choice in picked:
        cost = 0 if choice.puts_right else max(cost, _COST[choice.outcome])
    return MOST_STARS - cost
