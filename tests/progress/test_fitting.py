"""The longest play of a scenario is known before anybody plays it."""

import pytest

from smart_game.progress.counts import MOST_CHOICES, Counts, count_play
from smart_game.progress.fitting import fits, largest_play, largest_size
from smart_game.progress.sealing import PADDED, HandIn, TooLongError, seal
from smart_game.scenario.model import Pack, Scenario
from tests.progress.classroom import Classroom, choice, make_story, play, wandered


def size(counts: Counts) -> int:
    return len(HandIn(format=1, id="f" * 32, counts=counts).model_dump_json().encode())


def test_every_scenario_that_is_shipped_fits_with_room(shipped: tuple[Pack, ...]) -> None:
    sizes = {
        scenario.id: largest_size(pack.info.id, scenario) for pack in shipped for scenario in pack.scenarios
    }
    assert sizes
    assert max(sizes.values()) < PADDED / 2, sizes
    assert all(fits(pack.info.id, scenario) for pack in shipped for scenario in pack.scenarios)


def test_no_play_is_longer_than_was_foretold(shipped: tuple[Pack, ...]) -> None:
    played = 0
    for pack in shipped:
        for scenario in pack.scenarios:
            foretold = largest_size(pack.info.id, scenario)
            allowed = set(largest_play(pack.info.id, scenario).choices)
            for seed in range(12):
                counts = count_play(pack.info.id, "c" * 40, wandered(scenario, seed), first=False)
                assert len(counts.choices) <= len(allowed)
                assert size(counts) <= foretold, (pack.info.id, scenario.id, seed)
                played += 1
    assert played >= 12 * len(shipped)


def test_round_a_loop_everything_can_be_picked() -> None:
    story = make_story()
    picked = {"popup/choice/type", "popup/choice/ask", "mend/choice/tell", "mend/choice/again"}
    assert set(largest_play("explorers", story).choices) == picked
    counts = count_play("explorers", "c" * 40, play(story, ("type", "again", "type", "tell")), first=False)
    assert size(counts) <= largest_size("explorers", story)


def name(number: int, length: int) -> str:
    return f"{number}-".ljust(length, "x") if length else str(number)


def long_story(cards: int, choices: int, length: int) -> Scenario:
    """Cards with long ids, one after the other, and from the last back to the first."""
    plain = make_story().model_dump(exclude_unset=True)
    ids = [name(number, length) for number in range(cards)]
    for here, follows in zip(ids, [*ids[1:], ids[0]], strict=True):
        plain["cards"][here] = {
            **plain["cards"]["popup"],
            "choices": [choice(name(number, length), "safer", follows) for number in range(choices)],
        }
    return Scenario.model_validate(plain)


@pytest.mark.parametrize(
    ("cards", "choices", "length", "is_well"),
    [(6, 3, 40, True), (20, 4, 40, False), (52, 4, 0, False), (1, 3, 8, True)],
)
def test_a_scenario_that_may_outgrow_a_hand_in_is_known(
    classroom: Classroom, cards: int, choices: int, length: int, is_well: bool
) -> None:
    story = long_story(cards, choices, length)
    assert fits("explorers", story) is is_well
    largest = largest_play("explorers", story)
    if is_well:
        assert seal(largest, classroom.public)
    elif len(largest.choices) <= MOST_CHOICES:
        with pytest.raises(TooLongError):
            seal(largest, classroom.public)
    else:
        assert largest_size("explorers", story) <= PADDED, "too many, not too long: both are looked at"
