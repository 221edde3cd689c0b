"""How well an attacker does, against guessing from the class's own rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from tests.privacy.attackers import Guess

Z = 1.96
SUREST = 0.05
"""The part of its guesses that an attacker would act on."""


@dataclass(frozen=True)
class Score:
    """How many guesses, the part that was right, the baseline's, and the 95 % bounds of their difference."""

    guesses: int
    right: float
    baseline: float
    low: float
    high: float
    certain: int

    @property
    def gained(self) -> bool:
        """Whether the attacker is clearly better than the class's own rates."""
        return self.guesses > 0 and self.low > 0

    def row(self) -> str:
        """The score as a line of a table."""
        if not self.guesses:
            return f"{0:>7} {'-':>9} {'-':>9} {'nothing to guess from':>22} {0:>8}"
        bounds = f"{self.low:+.1%} to {self.high:+.1%}"
        return f"{self.guesses:>7} {self.right:>9.1%} {self.baseline:>9.1%} {bounds:>22} {self.certain:>8}"


def score(guesses: Sequence[Guess]) -> Score:
    """The score of some guesses; `certain` counts the choices that the attacker has proved."""
    if not guesses:
        return Score(0, 0, 0, 0, 0, 0)
    gains = [each.right - each.baseline_right for each in guesses]
    many = len(gains)
    mean = sum(gains) / many
    spread = sqrt(max(sum((gain - mean) ** 2 for gain in gains) / many, 1e-9) / many)
    return Score(
        many,
        sum(each.right for each in guesses) / many,
        sum(each.baseline_right for each in guesses) / many,
        mean - Z * spread,
        mean + Z * spread,
        sum(each.sure >= 1 and each.right for each in guesses),
    )


def surest(guesses: Sequence[Guess]) -> list[Guess]:
    """The guesses that an attacker would act on: all that are certain, else the surest few in a hundred."""
    ordered = sorted(guesses, key=lambda each: -each.sure)
    certain = sum(each.sure >= 1 for each in ordered)
    return ordered[: certain or max(20, int(len(ordered) * SUREST))]
