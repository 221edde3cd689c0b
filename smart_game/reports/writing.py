"""Writes the reports of a staff folder: one a class, and one of all classes where there are several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import school_year
from smart_game.progress.files import why, write_whole
from smart_game.progress.progress_files import ProgressFileError, read_progress
from smart_game.reports.csv import csv_columns, csv_table
from smart_game.reports.figures import ClassFigures
from smart_game.reports.html import html_page
from smart_game.reports.report import Heading, Report, make_report
from smart_game.reports.teaching import Belief
from smart_game.scenario.model import Pack

FORMATS = ("html", "csv")
ALL_CLASSES = "all_classes"
"""Begins the names of the files about all classes; no class id can have an underscore in it."""


@dataclass
class Written:
    """The files that were written, the reports' pages first, and a sentence a problem."""

    paths: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def write_reports(
    staff: Path,
    out: Path,
    *,
    school: str,
    classes: Mapping[str, str],
    packs: Sequence[Pack],
    catalogue: Mapping[str, Belief],
    threshold: int,
    today: date,
    formats: Sequence[str] = FORMATS,
) -> Written:
    """Report on these classes (names by id) for the school year of `today`; the first page comes first.

    CannotRunError if `out` cannot be written. A class whose progress is damaged is left out, with a sentence.
    """
    written = Written()
    progress = _progress(staff, classes, school_year(today), written)
    for stem, title, found in _groups(classes, progress, complete=not written.problems):
        heading = Heading(school, title, stem, school_year(today), today)
        report = make_report(heading, found, packs, catalogue, threshold)
        for name, text in _files(report, formats).items():
            _write(out / name, text, today)
            written.paths.append(out / name)
    return written


def _progress(
    staff: Path, classes: Mapping[str, str], year: str, written: Written
) -> dict[str, ClassFigures]:
    found: dict[str, ClassFigures] = {}
    for class_id in classes:
        try:
            found[class_id] = read_progress(staff, class_id).of_year(year)
        except ProgressFileError as error:
            written.problems.append(str(error))
    return found


def _groups(
    classes: Mapping[str, str], progress: Mapping[str, ClassFigures], *, complete: bool
) -> list[tuple[str, str, dict[str, ClassFigures]]]:
    """What to report on: file stem, title, and the counters of the classes in it."""
    groups = [(class_id, classes[class_id], {class_id: found}) for class_id, found in progress.items()]
    played = {class_id: found for class_id, found in progress.items() if found}
    if complete and len(played) >= 2:
        groups.insert(0, (ALL_CLASSES, "All classes", played))
    return groups


def _files(report: Report, formats: Sequence[str]) -> dict[str, str]:
    files = {}
    if "html" in formats:
        files[f"{report.file_stem}.html"] = html_page(report)
    if "csv" in formats:
        files[f"{report.file_stem}.csv"] = csv_table(report)
        files[f"columns-{report.heading.day.isoformat()}.csv"] = csv_columns()
    return files


def _write(path: Path, text: str, today: date) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode(), today)
    except OSError as error:
        raise CannotRunError(
            f"The report {path} cannot be written ({why(error)}). Close it if it is open, make room, or name "
            "another folder with --out."
        ) from None
