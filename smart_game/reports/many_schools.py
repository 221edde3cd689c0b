"""The figures of many schools at once, read one class after the other, so that a nation fits into memory.

A class counts with the bands that its own report shows, and with nothing finer: what all schools together say
is worked out from words that are shown anyway. So nobody who subtracts schools, or reports, from one another
finds a count, whoever else tells them theirs.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from smart_game.errors import CannotRunError, SmartGameError
from smart_game.progress.progress_files import FOLDER, class_ids, read_progress
from smart_game.reports.bands import Band, bands_of
from smart_game.reports.estimating import percentage_from
from smart_game.reports.figures import Asked, ClassFigures, StoryFigure, answers, asked_of, story_figure
from smart_game.reports.shares import Share
from smart_game.reports.shown import Memory, read_shown
from smart_game.scenario.model import Pack

Plan = Mapping[str, Sequence[Asked]]
"""What is asked in each story, by `pack/scenario`."""

_SCHOOLS_AT_ONCE = 400
_WORKERS = 2
_MOST_PROBLEMS = 20


@dataclass
class Gathered:
    """How many classes showed which bands: by what was asked, by how many had answered, and by the bands.

    The bands are bytes, one each: what two processes tell each other takes a tenth of the time so.
    """

    bands: Counter[tuple[str, int, bytes]] = field(default_factory=Counter)
    schools: int = 0
    classes: int = 0
    problems: list[str] = field(default_factory=list)

    def merge(self, other: "Gathered") -> None:
        """Add what another worker gathered."""
        self.bands.update(other.bands)
        self.schools += other.schools
        self.classes += other.classes
        self.problems += other.problems

    def shares(self) -> dict[str, tuple[Share, ...]]:
        """What all these classes together say, by the key of what was asked."""
        heard: dict[str, list[Counter[tuple[int, Band]]]] = {}
        for (key, plays, bands), classes in self.bands.items():
            counters = heard.setdefault(key, [Counter() for _ in bands])
            for counter, band in zip(counters, map(Band, bands), strict=True):
                counter[plays, band] += classes
        return {key: tuple(map(_share, counters)) for key, counters in heard.items()}

    def stories(self, packs: Sequence[Pack]) -> tuple[StoryFigure, ...]:
        """Every story of the packs in their order."""
        shares = self.shares()
        return tuple(
            story_figure(pack.info.id, scenario, lambda asked: shares.get(asked.key))
            for pack in packs
            for scenario in pack.scenarios
        )


def plan_for(packs: Sequence[Pack]) -> Plan:
    """What is asked in the stories of these packs."""
    return {
        f"{pack.info.id}/{scenario.id}": asked_of(pack.info.id, scenario)
        for pack in packs
        for scenario in pack.scenarios
    }


def find_schools(folders: Iterable[Path]) -> Iterator[Path]:
    """The staff folders in these folders, however deep. CannotRunError if there is none in one of them."""
    for folder in folders:
        empty = True
        for found, below, _ in os.walk(folder):
            below.sort()
            if FOLDER in below:
                below.clear()
                empty = False
                yield Path(found)
        if empty:
            raise CannotRunError(
                f"There is no school's staff folder in {folder}: none that holds a folder called {FOLDER}. "
                "Name the folder that the schools' staff folders are in."
            )


def gather(schools: Iterable[Path], plan: Plan, year: str, threshold: int) -> Gathered:
    """What all these schools say of a school year, read by two processes where there are many."""
    total = Gathered()
    batches = _batched(schools, _SCHOOLS_AT_ONCE)
    first = next(batches, [])
    if len(first) < _SCHOOLS_AT_ONCE:
        return gather_here(first, plan, year, threshold)
    work = partial(gather_here, plan=plan, year=year, threshold=threshold)
    with ProcessPoolExecutor(_WORKERS) as pool:
        for part in pool.map(work, [first, *batches]):
            total.merge(part)
    return total


def gather_here(schools: Sequence[Path], plan: Plan, year: str, threshold: int) -> Gathered:
    """The same, in this process."""
    gathered = Gathered()
    for staff in schools:
        before = gathered.classes
        try:
            memory = read_shown(staff, year)
            for class_id in class_ids(staff):
                figures = read_progress(staff, class_id).of_year(year)
                gathered.classes += _take_class(gathered, class_id, figures, plan, threshold, memory)
        except (SmartGameError, OSError) as fault:
            gathered.problems.append(f"{staff}: {fault}")
        gathered.schools += gathered.classes > before
    return gathered


def first_problems(gathered: Gathered) -> list[str]:
    """The first few sentences about schools that could not be read, and how many more there are."""
    more = len(gathered.problems) - _MOST_PROBLEMS
    return gathered.problems[:_MOST_PROBLEMS] + ([f"and {more} more of the kind"] if more > 0 else [])


def _take_class(
    gathered: Gathered,
    class_id: str,
    figures: ClassFigures,
    plan: Plan,
    threshold: int,
    memory: Memory,
) -> bool:
    said, nothing_shown, seen = False, memory.empty, gathered.bands
    for key, progress in figures.items():
        for asked, plays, counts in answers(plan.get(key, ()), progress.first, threshold):
            if plays < threshold:
                continue
            bands = (
                _bands_of(counts, plays)
                if nothing_shown
                else memory.bands(class_id, asked.key, counts, plays)
            )
            if bands is not None:
                row = asked.key, plays, bytes(bands)
                seen[row] = seen.get(row, 0) + 1
                said = True
    return said


@lru_cache(maxsize=200_000)
def _bands_of(counts: tuple[int, ...], plays: int) -> bytes | None:
    bands = bands_of(counts, plays)
    return None if bands is None else bytes(bands)


def _share(heard: Counter[tuple[int, Band]]) -> Share:
    percent = percentage_from(heard)
    if percent is not None:
        return Share(Band.nearest(percent / 100), percent)
    weight = sum(plays * classes for (plays, _), classes in heard.items())
    middle = sum(plays * band.middle * classes for (plays, band), classes in heard.items())
    return Share(Band.nearest(middle / weight))


def _batched(paths: Iterable[Path], size: int) -> Iterator[list[Path]]:
    batch: list[Path] = []
    for path in paths:
        batch.append(path)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
