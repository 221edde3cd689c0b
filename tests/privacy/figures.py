"""Prints what each attack gains, with all guards and with each off: `python -m tests.privacy.figures`."""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.privacy import guards
from tests.privacy.attackers import Guess, difference, from_totals, open_the_staff_folder, watch_practice
from tests.privacy.folder_attacks import FEATURES, SchoolClock, Trace, learn, watch
from tests.privacy.school_year import Year, simulate
from tests.privacy.scoring import Score, score, surest
from tests.privacy.table_attacks import subtract

HEADING = (
    f"{'':42} {'guesses':>7} {'right':>9} {'baseline':>9} {'gain, 95 % bounds':>22} {'proved':>8}"
)  # fmt: skip

PLAYS = 300
"""How many plays are handed in and looked at."""

Attack = Callable[[Year], list[Guess]]


@cache
def year_of(seed: int, threshold: int = 10) -> Year:
    """A school year with all guards on."""
    return simulate(seed, threshold)


def over_years(
    seeds: Sequence[int], attack: Attack, off: guards.Off | None = None, threshold: int = 10
) -> list[Guess]:
    """What an attack guesses in these school years, with a guard off or with all on."""
    with pytest.MonkeyPatch.context() as patch:
        if off is not None:
            off(patch)
        years = [year_of(seed, threshold) if off is None else simulate(seed, threshold) for seed in seeds]
        return [guess for year in years for guess in attack(year)]


def given_away(seeds: Sequence[int], off: guards.Off | None = None) -> int:
    """How many batches' exact counts lie between two percentages of all classes."""
    with pytest.MonkeyPatch.context() as patch:
        if off is not None:
            off(patch)
        years = [year_of(seed) if off is None else simulate(seed) for seed in seeds]
        return sum(from_totals(year, batch) is not None for year in years for batch in year.batches)


def in_folder(feature: str, off: str | None = None) -> Score:
    """What a look at the hand-in folder between two plays gains, with one of the folder's guards off."""
    return score(learn(_watched(off), FEATURES[feature]))


@cache
def _watched(off: str | None) -> tuple[Trace, ...]:
    clock = SchoolClock()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if off == "padding":
            guards.padding_off(patch)
        elif off == "seal":
            guards.sealing_off(patch)
        elif off == "midnight":
            guards.midnight_off(patch, clock)
        return tuple(watch(Path(folder) / "school", 1, PLAYS, clock))


def in_tables(seeds: range, *, guarded: bool = True) -> tuple[Score, int, int]:
    """What subtracting gains: the score, how many hidden parts it gives away, and how many were hidden."""
    with pytest.MonkeyPatch.context() as patch:
        if not guarded:
            guards.complement_off(patch)
        guesses, found, hidden = subtract(seeds)
        return score(guesses), found, hidden


def rows(seeds: Sequence[int]) -> Iterator[tuple[str, Score]]:
    """Every attack, with all guards and with the one off that is there against it."""
    reports = over_years(seeds, difference)
    yield "all reports of a year, every child", score(reports)
    yield "all reports of a year, the surest guesses", score(surest(reports))
    for name, off in (
        ("bands off", guards.bands_off),
        ("no all-or-none guard", guards.all_or_none_off),
        ("no differencing guard", guards.differencing_off),
    ):
        yield f"  {name}: proved or surest", score(surest(over_years(seeds, difference, off)))
    yield "staff folder opened weekly, every child", score(over_years(seeds, open_the_staff_folder))
    alone = over_years(seeds, open_the_staff_folder, threshold=1)
    yield "  no batches, every child", score(alone)
    yield "  no batches: proved", score(surest(alone))
    yield "  practice shown for a class", score(over_years(seeds, watch_practice))
    tables = range(40 * len(seeds))
    yield "total less the parts of a table", in_tables(tables)[0]
    yield "  no complementary suppression", in_tables(tables, guarded=False)[0]
    for feature in FEATURES:
        yield f"hand-in folder between two plays: {feature}", in_folder(feature)
    yield "  not sealed: content", in_folder("content", "seal")
    yield "  not padded: size", in_folder("size", "padding")
    yield "  real file times: time", in_folder("time", "midnight")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10, help="how many school years to simulate")
    seeds = range(parser.parse_args().years)
    print(HEADING)
    for name, each in rows(seeds):
        print(f"{name:42} {each.row()}", flush=True)
    on, off = given_away(seeds), given_away(seeds, guards.totals_off)
    print(f"batches whose exact count lies between two percentages: {on}; without the guard: {off}")
    for guarded in (True, False):
        _, found, hidden = in_tables(range(40 * len(seeds)), guarded=guarded)
        print(f"hidden parts given away by a table's total: {found} of {hidden}, guarded: {guarded}")


if __name__ == "__main__":
    main()
