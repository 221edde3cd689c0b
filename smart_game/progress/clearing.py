"""Clears away what past school years left: class progress, reports, and single plays that were never counted.

First the plan is written down in the staff folder, then it is carried out, then the receipt is written, then
the plan goes. Whoever finds a plan finishes it, so it can be stopped anywhere. Each step can be done twice.

Class progress and reports are archived or deleted. Single plays, sealed in the hand-in folder or set aside,
are always deleted: they are too few to keep children unknown. Their file times say their day. The random
numbers of last year's hand-ins stay one year more, so that a late copy of one is not counted as a new play.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, YearProgress, school_year
from smart_game.progress.files import PART, read_at_most, settle, why, write_whole
from smart_game.progress.handing_in import SUFFIX
from smart_game.progress.lock import locked
from smart_game.progress.progress_files import (
    LARGEST,
    ProgressFileError,
    class_ids,
    copy_path,
    progress_path,
    read_progress,
    renew_copy,
    write_progress,
)
from smart_game.progress.sealing import SEALED_SIZE, SealingError, WrongKeyError, looks_sealed, unseal
from smart_game.progress.waiting import Rejected

ARCHIVE, RECEIPTS = "archive", "receipts"
MOST_YEARS_KEPT = 10
_PLAN = "new-year-begun.json"
_REPORT = re.compile(r"^.+-(\d{4}-\d{2}-\d{2})\.[a-z]{3,4}$")
_YEAR = re.compile(r"^\d{4}-\d{2}$")


class Wanted(BaseModel):
    """What a clear-out is to do: whether it deletes, how many past years it keeps, its day, and who asked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal[1] = 1
    delete: bool
    keep_years: int = Field(ge=0, le=MOST_YEARS_KEPT)
    day: date
    role: str
    lines: tuple[str, ...] = ()

    def is_past(self, year: str) -> bool:
        """Whether a school year is cleared away."""
        return int(year[:4]) < int(school_year(self.day)[:4]) - self.keep_years


@dataclass
class Left:
    """What past school years left in a school's folders."""

    progress: dict[str, list[str]] = field(default_factory=dict)
    """Class ids, and the years of each."""
    reports: list[Path] = field(default_factory=list)
    archived: list[Path] = field(default_factory=list)
    """Files of earlier archives, which go too where it is deleted."""
    plays: bool = False
    """Whether single plays lie in the hand-in folder or are set aside."""
    problems: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to clear away."""
        return not (self.progress or self.reports or self.archived or self.plays)


@dataclass(frozen=True)
class Places:
    """The folders that are cleared."""

    staff: Path
    hand_in: Path
    reports: Path

    @property
    def plan(self) -> Path:
        """What was begun and not finished."""
        return self.staff / _PLAN


def look(places: Places, wanted: Wanted) -> Left:
    """What a clear-out would find; changes nothing."""
    left = Left(plays=any(True for _ in _single_plays(places, wanted)))
    for class_id in class_ids(places.staff):
        try:
            progress = read_progress(places.staff, class_id)
        except ProgressFileError as error:
            left.problems.append(str(error))
            continue
        if years := [year for year in progress.years if _has_to_go(progress, year, wanted)]:
            left.progress[class_id] = years
    left.reports = [path for path, _ in _reports(places.reports, wanted)]
    left.archived = list(_archived(places.staff, wanted)) if wanted.delete else []
    return left


def begun(places: Places) -> Wanted | None:
    """The clear-out that was begun and not finished. CannotRunError if its plan cannot be read."""
    try:
        return Wanted.model_validate_json(read_at_most(places.plan, 65_536))
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise CannotRunError(
            f"The plan of an earlier clear-out, {places.plan}, cannot be read. Delete it, and look with "
            "smart-game new-year at what is left to do."
        ) from None


def clear(places: Places, wanted: Wanted) -> tuple[Path, list[str]]:
    """Carry a clear-out out: where its receipt is, and a sentence a problem.

    With a problem there is no receipt yet: the plan stays, and the next clear-out finishes it.
    """
    with locked(places.staff):
        write_whole(places.plan, wanted.model_dump_json().encode(), wanted.day)
        left = look(places, wanted)
        problems = list(left.problems)
        for class_id, years in left.progress.items():
            _attempt(problems, class_id, partial(_clear_class, places, class_id, years, wanted))
        for class_id in class_ids(places.staff):  # where a crash came between a file and its copy
            _attempt(problems, class_id, partial(_renew, places.staff, class_id, wanted.day))
        for path, year in list(_reports(places.reports, wanted)):
            _attempt(problems, path.name, partial(_clear_report, places, path, year, wanted))
        for path in left.archived:
            _attempt(problems, path.name, path.unlink)
        for path in list(_single_plays(places, wanted)):
            _attempt(problems, path.name, path.unlink)
        _drop_empty_archives(places.staff, wanted)
        for folder in (places.staff, places.hand_in, places.reports):
            settle(folder, wanted.day)
        receipt = _receipt_path(places.staff, wanted)
        if problems:
            return receipt, problems
        receipt.parent.mkdir(exist_ok=True)
        write_whole(receipt, "".join(f"{line}\n" for line in wanted.lines).encode(), wanted.day)
        places.plan.unlink()
        return receipt, []


def closed_to(hand_in: Path, private_keys: Sequence[bytes], reason: str) -> list[Rejected]:
    """The hand-ins of a folder that none of these keys opens, to be set aside for this reason."""
    found = []
    for path in _files(hand_in):
        with suppress(OSError):
            sealed = read_at_most(path, SEALED_SIZE)
            if looks_sealed(sealed) and not any(_opens(sealed, key) for key in private_keys):
                found.append(Rejected(path, reason))
    return found


def _opens(sealed: bytes, key: bytes) -> bool:
    try:
        unseal(sealed, key)
    except WrongKeyError:
        return False
    except SealingError:
        return True  # collecting says what is the matter with it
    return True


def _attempt(problems: list[str], what: str, work: Callable[[], object]) -> None:
    try:
        work()
    except FileNotFoundError:
        return
    except ProgressFileError as error:
        problems.append(str(error))
    except OSError as error:
        problems.append(f"{what} could not be cleared away ({why(error)}): mend that, then do it again.")


def _has_to_go(progress: ClassProgress, year: str, wanted: Wanted) -> bool:
    return wanted.is_past(year) and progress.years[year] != _kept_of(progress.years[year], year, wanted)


def _kept_of(found: YearProgress, year: str, wanted: Wanted) -> YearProgress:
    """What stays of a past year: last year's random numbers, nothing of the years before."""
    last = int(year[:4]) == int(school_year(wanted.day)[:4]) - 1
    return YearProgress(folded=found.folded if last else ())


def _clear_class(places: Places, class_id: str, years: list[str], wanted: Wanted) -> None:
    before = read_progress(places.staff, class_id)
    kept = dict(before.years)
    for year in years:
        if not wanted.delete and before.years[year].terms:
            alone = before.model_copy(update={"years": {year: before.years[year]}})
            _archive(places.staff / ARCHIVE / year / f"class-{class_id}.json", alone, wanted.day)
        kept[year] = _kept_of(before.years[year], year, wanted)
    kept = {year: found for year, found in kept.items() if found != YearProgress()}
    if kept:
        write_progress(places.staff, before.model_copy(update={"years": kept}), wanted.day)
        return
    path = progress_path(places.staff, class_id)
    copy_path(path).unlink(missing_ok=True)  # first: a copy without its file would be a damaged class
    path.unlink()
    settle(path.parent, wanted.day)


def _renew(staff: Path, class_id: str, day: date) -> None:
    """Make the copy like the file: what was cleared away must not stay in it. Never like a damaged one."""
    with suppress(ProgressFileError):
        read_progress(staff, class_id)
        renew_copy(staff, class_id, day)


def _archive(path: Path, progress: ClassProgress, day: date) -> None:
    _keep(path, (progress.model_dump_json(indent=1) + "\n").encode(), day)


def _clear_report(places: Places, path: Path, year: str, wanted: Wanted) -> None:
    if not wanted.delete:
        target = places.staff / ARCHIVE / year / "reports" / path.name
        _keep(target, read_at_most(path, LARGEST), wanted.day)
    path.unlink()


def _keep(path: Path, content: bytes, day: date) -> None:
    """Write an archive file; one with the same name and other content stays beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target, number = path, 1
    while target.exists():
        if read_at_most(target, LARGEST) == content:
            return
        number += 1
        target = path.with_name(f"{path.stem}-{number}{path.suffix}")
    write_whole(target, content, day)


def _reports(folder: Path, wanted: Wanted) -> Iterator[tuple[Path, str]]:
    """Reports of past years, by the day in their names."""
    for path in _files(folder):
        match = _REPORT.match(path.name)
        with suppress(ValueError):
            if match and wanted.is_past(year := school_year(date.fromisoformat(match[1]))):
                yield path, year


def _archived(staff: Path, wanted: Wanted) -> Iterator[Path]:
    for year in _archive_years(staff, wanted):
        for path in sorted(year.rglob("*")):
            if not path.is_dir():
                yield path


def _archive_years(staff: Path, wanted: Wanted) -> list[Path]:
    try:
        folders = sorted((staff / ARCHIVE).iterdir())
    except OSError:
        return []
    return [each for each in folders if _YEAR.match(each.name) and wanted.is_past(each.name)]


def _drop_empty_archives(staff: Path, wanted: Wanted) -> None:
    if wanted.delete:
        for year in _archive_years(staff, wanted):
            with suppress(OSError):
                for folder in (*(each for each in year.iterdir() if each.is_dir()), year):
                    folder.rmdir()


def _single_plays(places: Places, wanted: Wanted) -> Iterator[Path]:
    """Sealed plays of past years, and what was set aside then, by the day of their file times."""
    for folder, ours in ((places.hand_in, (SUFFIX,)), (places.staff / "rejected", ("",))):
        for path in _files(folder):
            if not path.name.endswith(ours) and not path.name.startswith(PART):
                continue
            with suppress(OSError, OverflowError, ValueError):
                day = datetime.fromtimestamp(path.lstat().st_mtime, UTC).date()
                if wanted.is_past(school_year(day)):
                    yield path


def _files(folder: Path) -> list[Path]:
    """The plain files of a folder, none where it is not there. CannotRunError if it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotRunError(
            f"The folder {folder} cannot be read ({why(error)}). Do this as somebody who may."
        ) from None


def _receipt_path(staff: Path, wanted: Wanted) -> Path:
    path, number = staff / RECEIPTS / f"new-year-{wanted.day}.txt", 1
    text = "".join(f"{line}\n" for line in wanted.lines).encode()
    while path.exists() and path.read_bytes() != text:
        number += 1
        path = path.with_name(f"new-year-{wanted.day}-{number}.txt")
    return path
