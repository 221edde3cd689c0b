import itertools

import pytest

from smart_game.scenario.parts import Choice
from smart_game.scenario.score import MOST_STARS, stars_for
from tests.stories import make_choice


def picked(kind: str) -> Choice:
    """`safer`, `unsure`, `risky`; with a `+` it puts things right as well."""
    return Choice.model_validate(
        make_choice("it", "there", kind.removesuffix("+"), puts_right=kind.endswith("+"))
    )


@pytest.mark.parametrize(
    ("kinds", "stars"),
    [
        ([], 3),
        (["safer"], 3),
        (["safer", "safer", "safer"], 3),
        (["unsure"], 2),
        (["unsure", "safer"], 2),
        (["unsure", "unsure", "unsure"], 2),
        (["risky"], 1),
        (["risky", "safer"], 1),
        (["risky", "unsure"], 1),
        (["risky", "risky", "risky", "unsure"], 1),
        (["risky", "safer+"], 3),
        (["risky", "risky", "unsure", "safer+"], 3),
        (["risky", "safer+", "safer"], 3),
        (["risky", "safer+", "unsure"], 2),
        (["safer+", "risky"], 1),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else str(value),
)
def test_stars(kinds: list[str], stars: int) -> None:
    """Unsure leaves two, risky one; putting it right, however late, earns all of them back."""
    assert stars_for(map(picked, kinds)) == stars


def test_stars_are_never_below_one_nor_above_three() -> None:
    kinds = [picked(kind) for kind in ("safer", "unsure", "risky", "safer+", "unsure+")]
    for length in range(5):
        for path in itertools.product(kinds, repeat=length):
            assert 1 <= stars_for(path) <= MOST_STARS


def test_how_many_tries_it_took_before_telling_makes_no_difference() -> None:
    for tries in range(10):
        assert stars_for([*[picked("risky")] * tries, picked("safer+")]) == MOST_STARS
