"""An attacker who subtracts: a table's total less the parts that it shows."""

import random
from collections.abc import Mapping

from smart_game.reports.shares import Answers, Classes, complementary
from tests.privacy.attackers import Guess


def make_table(seed: int) -> Mapping[str, Classes]:
    """Year groups with their classes; some are small, and in some nearly everybody chose alike."""
    chance = random.Random(seed)
    table = {}
    for number in range(5):
        sizes = [chance.randint(8, 33) for _ in range(chance.choice((1, 2, 2, 3)))]
        rate = chance.choice((0.02, 0.35, 0.5, 0.65))
        table[f"year-{number}"] = {
            f"class-{number}-{index}": _answers(chance, size, rate) for index, size in enumerate(sizes)
        }
    return table


def _answers(chance: random.Random, size: int, rate: float) -> Answers:
    count = sum(chance.random() < rate for _ in range(size))
    return Answers(size, (count, size - count))


def subtract(seeds: range, threshold: int = 10) -> tuple[list[Guess], int, int]:
    """Guesses about the children of parts that the total gives away; how many such parts, of how many."""
    guesses: list[Guess] = []
    given_away = parts = 0
    for seed in seeds:
        table = make_table(seed)
        shown = complementary(table, threshold)
        hidden = [name for name in table if name not in shown]
        parts += len(hidden)
        if not shown or len(hidden) != 1:
            continue
        given_away += 1
        answers = list(table[hidden[0]].values())
        plays, typed = sum(each.plays for each in answers), sum(each.chose[0] for each in answers)
        usual = 2 * typed > plays
        guesses += [Guess(typed / plays, child < typed, usual) for child in range(plays)]
    return guesses, given_away, parts
