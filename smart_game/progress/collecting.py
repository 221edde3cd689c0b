"""Folds waiting hand-ins into the class progress in batches, each exactly once.

The order makes it safe to stop anywhere: the progress file is replaced together with the ids that are in
it, then its copy, then the hand-ins are deleted. A hand-in whose id is in the progress is deleted and not
counted again. A batch smaller than the threshold stays exactly where it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, Fold, ScenarioProgress, digest, school_year
from smart_game.progress.counts import Counts
from smart_game.progress.files import clear_parts, settle, why
from smart_game.progress.lock import locked
from smart_game.progress.progress_files import (
    ProgressFileError,
    progress_path,
    read_progress,
    renew_copy,
    write_progress,
)
from smart_game.progress.rejecting import Rejects
from smart_game.progress.waiting import Library, Opened, open_waiting

FEWEST = 6
"""No school may collect fewer first plays at a time."""

USUAL = 10

FIRST_DAY = date(2024, 1, 1)
"""A clock that says an earlier day is wrong: there was no game yet."""

MOST_YEARS_APART = 3
"""A class that nothing was added to for longer than this is rather a clock that is wrong."""


@dataclass(frozen=True)
class Line:
    """What happened to one scenario of one class; there is no number in it, on purpose."""

    class_id: str
    pack: str
    scenario: str
    added: bool
    practice_added: bool = False


@dataclass
class Collected:
    """What one collection did: a line a class and scenario, and a sentence a problem."""

    lines: list[Line] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def collect(
    hand_in: Path,
    staff: Path,
    *,
    private_keys: Sequence[bytes],
    classes: Collection[str],
    scenarios: Library,
    today: date,
    threshold: int = USUAL,
) -> Collected:
    """Fold what waits in the hand-in folder into the class progress of the staff folder.

    `classes` are the school's class ids; `scenarios` go by pack id and scenario id. A hand-in is opened with
    the first of the keys that fits. CannotRunError if nothing can be done at all: a wrong key, a folder that
    is missing, or somebody else collecting.
    """
    check_threshold(threshold)
    check_clock(today)
    with locked(staff):
        for folder in (staff / "progress", staff / "rejected"):
            clear_parts(folder)
        found = open_waiting(hand_in, private_keys, classes, scenarios, today)
        collected = Collected(problems=[*found.problems, *Rejects(staff, today).set_aside(found.rejected)])
        by_class: dict[str, list[Opened]] = defaultdict(list)
        for opened in found.opened:
            by_class[opened.counts.class_id].append(opened)
        for class_id, waiting in sorted(by_class.items()):
            _collect_class(staff, class_id, waiting, threshold, today, collected)
        settle(hand_in, today)
        settle(staff, today)
        return collected


def check_threshold(threshold: int) -> None:
    """CannotRunError for fewer plays than any school may collect."""
    if threshold < FEWEST:
        raise CannotRunError(
            f"A batch of {threshold} plays is too small to keep children unknown: the smallest allowed is "
            f"{FEWEST}, and {USUAL} is usual. Set the threshold to {FEWEST} or more."
        )


def check_clock(today: date) -> None:
    """CannotRunError for a day on which there was no game yet: plays would be kept under a wrong year."""
    if today < FIRST_DAY:
        raise CannotRunError(
            f"The clock of this computer says {today}, and that cannot be: plays would be added to a wrong "
            "school year. Set the clock, then collect again."
        )


def _check_year(before: ClassProgress, today: date, path: Path) -> None:
    """ProgressFileError where the clock and the years that are kept already cannot both be right."""
    newest = max(before.years, default=school_year(today))
    if 0 <= int(school_year(today)[:4]) - int(newest[:4]) <= MOST_YEARS_APART:
        return
    raise ProgressFileError(
        f"The clock of this computer says {today}, but {path} was last added to in the school year {newest}. "
        "Its hand-ins stay where they are. Set the clock, then collect again. If the clock is right, it was "
        "wrong before: move that file and its copy to another folder, and collecting begins new ones."
    )


def _collect_class(
    staff: Path, class_id: str, waiting: list[Opened], threshold: int, today: date, collected: Collected
) -> None:
    try:
        before = read_progress(staff, class_id)
        _check_year(before, today, progress_path(staff, class_id))
        known = before.folded()
        fresh = {opened.id: opened for opened in waiting if digest(opened.id) not in known}
        folds, folded, lines = _batches(before, fresh.values(), threshold, today)
        after = before.plus(folds, folded, today) if folds else before
        if folds:
            write_progress(staff, after, today)
            after = read_progress(staff, class_id)  # what the disk has, not what was sent to it
        else:
            renew_copy(staff, class_id, today)
    except ProgressFileError as error:
        collected.problems.append(str(error))
        return
    except OSError as error:
        collected.problems.append(
            f"The progress of the class {class_id} cannot be written in {staff} ({why(error)}). Its hand-ins "
            "stay where they are: make room or mend the folder, then collect again."
        )
        return
    collected.lines += lines
    known = after.folded()
    _delete([opened.path for opened in waiting if digest(opened.id) in known], collected)


def _batches(
    before: ClassProgress, fresh: Iterable[Opened], threshold: int, today: date
) -> tuple[list[Fold], list[str], list[Line]]:
    """The batches that are large enough, the ids in them, and what to say of each scenario."""
    plays: dict[tuple[str, str], dict[bool, list[Opened]]] = defaultdict(lambda: {True: [], False: []})
    known = before.of_year(school_year(today))
    for opened in fresh:
        counts = opened.counts
        plays[counts.pack, counts.scenario][counts.first and not _voted_before(known, counts)].append(opened)
    folds, ids, lines = [], [], []
    for (pack, scenario), kinds in sorted(plays.items()):
        first = kinds[True] if len(kinds[True]) >= threshold else []
        has_first = bool(first) or f"{pack}/{scenario}" in known
        practice = kinds[False] if has_first and len(kinds[False]) >= threshold else []
        lines.append(Line(before.class_id, pack, scenario, bool(first), bool(practice)))
        if first or practice:
            folds.append(_fold(pack, scenario, first, practice))
            ids += [opened.id for opened in (*first, *practice)]
    return folds, ids, lines


def _voted_before(known: Mapping[str, ScenarioProgress], counts: Counts) -> bool:
    """Whether it is a ballot of a class whose votes on this story are counted: that board did not know."""
    had = known.get(f"{counts.pack}/{counts.scenario}")
    return counts.board and had is not None and had.first.votes > 0


def _fold(pack: str, scenario: str, first: list[Opened], practice: list[Opened]) -> Fold:
    return Fold(
        pack=pack,
        scenario=scenario,
        first=tuple(opened.counts for opened in first),
        practice=tuple(opened.counts for opened in practice),
    )


def _delete(paths: list[Path], collected: Collected) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            collected.problems.append(
                f"Hand-ins that are counted cannot be deleted from {path.parent} ({why(error)}). They are "
                "never counted twice: let staff delete files there, then collect again."
            )
            return
