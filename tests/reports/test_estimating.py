"""The percentage that is worked out from bands is the likeliest one."""

import random
from collections import Counter, defaultdict

import pytest

from smart_game.reports import estimating
from smart_game.reports.bands import Band, band_of


@pytest.mark.parametrize("seed", range(24))
def test_no_other_percentage_is_likelier(seed: int) -> None:
    chance = random.Random(seed)
    part, alike = chance.random(), chance.choice((1, 3, 8, 30, 500))
    heard: Counter[tuple[int, Band]] = Counter()
    for _ in range(chance.choice((30, 300, 1500))):
        plays = chance.randint(10, 33)
        rate = chance.betavariate(max(0.01, alike * part), max(0.01, alike * (1 - part)))
        heard[plays, band_of(sum(chance.random() < rate for _ in range(plays)), plays)] += 1
    by_plays: dict[int, list[tuple[Band, int]]] = defaultdict(list)
    for (plays, band), classes in heard.items():
        by_plays[plays].append((band, classes))
    likeliest = max(
        (estimating._likelihood(by_plays, percentage, spread), percentage)
        for percentage in range(1, 100)
        for spread in estimating._SPREADS
    )
    assert estimating.percentage_from(heard) == likeliest[1]
