"""Nobody learns a child's choice from what may be seen; and each guard is needed for that."""

import pytest

from tests.privacy import guards
from tests.privacy.attackers import difference, open_the_staff_folder, watch_practice
from tests.privacy.figures import given_away, in_folder, in_tables, over_years
from tests.privacy.folder_attacks import FEATURES
from tests.privacy.scoring import score, surest

QUICK = range(2)
FULL = range(10)
NO_MORE_THAN = 0.02
"""By how much an attacker may be better than the class's own rates, at the upper 95 % bound."""

GUARDS_OF_REPORTS = [guards.bands_off, guards.all_or_none_off, guards.differencing_off]


def no_attack_on_reports_gains(seeds: range) -> None:
    guesses = over_years(seeds, difference)
    found, best = score(guesses), score(surest(guesses))
    assert found.guesses > 1000 * len(seeds)
    assert found.certain == 0
    assert found.high < NO_MORE_THAN
    assert best.low <= 0 <= best.high or best.high <= 0


def test_all_reports_of_a_year_tell_no_choice() -> None:
    no_attack_on_reports_gains(QUICK)


@pytest.mark.slow
def test_all_reports_of_ten_years_tell_no_choice() -> None:
    no_attack_on_reports_gains(FULL)


@pytest.mark.parametrize("off", GUARDS_OF_REPORTS)
def test_without_a_guard_of_reports_choices_are_proved(off: guards.Off) -> None:
    assert score(over_years(QUICK, difference, off)).certain >= 5


def test_percentages_of_all_classes_never_differ_by_one_batch() -> None:
    assert given_away(QUICK) == 0


def test_without_that_guard_they_give_a_batch_s_exact_count_away() -> None:
    assert given_away(QUICK, guards.totals_off) >= 3


def test_the_counters_in_the_staff_folder_tell_no_more_than_the_rates_of_a_batch() -> None:
    found = score(over_years(QUICK, open_the_staff_folder))
    assert found.high < NO_MORE_THAN


def test_without_batches_they_prove_what_a_child_chose() -> None:
    guesses = over_years(QUICK, open_the_staff_folder, threshold=1)
    assert score(guesses).gained
    assert score(surest(guesses)).right == 1


def test_what_remains_in_the_staff_folder_is_a_batch_that_chose_alike() -> None:
    """docs/privacy.md says so: about one choice in twenty, and only to who opens the files every week."""
    found = score(over_years(QUICK, open_the_staff_folder))
    assert 0 < found.certain < 0.08 * found.guesses


def test_practice_would_tell_of_the_child_who_plays_again_and_again() -> None:
    """So it is not shown for a class."""
    assert score(over_years(QUICK, watch_practice)).gained


def test_a_total_less_its_parts_gives_nothing_away() -> None:
    found, given, hidden = in_tables(range(120))
    assert hidden > 50
    assert (found.guesses, given) == (0, 0)


def test_without_complementary_suppression_it_does() -> None:
    found, given, _ = in_tables(range(120), guarded=False)
    assert given >= 5
    assert found.certain >= 5


@pytest.mark.parametrize("feature", FEATURES)
def test_a_look_into_the_hand_in_folder_tells_nothing(feature: str) -> None:
    found = in_folder(feature)
    assert found.certain == 0
    assert not found.gained


@pytest.mark.parametrize(("feature", "off"), [("content", "seal"), ("size", "padding"), ("time", "midnight")])
def test_without_a_guard_of_the_folder_it_tells_the_choice(feature: str, off: str) -> None:
    found = in_folder(feature, off)
    assert found.gained
    assert found.right > 0.8


def test_there_is_one_new_file_whatever_was_chosen() -> None:
    """It tells that somebody has played, and no more."""
    found = in_folder("count")
    assert found.right == found.baseline
