"""Writes the report of many schools together, and each school's figures as Parquet where that is wished."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from smart_game.progress.class_progress import school_year
from smart_game.reports.comparisons import rules_of
from smart_game.reports.csv import csv_columns
from smart_game.reports.many_schools import (
    Gathered,
    find_schools,
    first_problems,
    gather,
    gather_here,
    plan_for,
)
from smart_game.reports.parquet import check_pyarrow, write_school
from smart_game.reports.report import Catalogues, Heading, Report
from smart_game.reports.school_report import COLUMNS
from smart_game.reports.teaching import teaching_from
from smart_game.reports.writing import CSV_FOLDER, Written, report_files, write_file
from smart_game.scenario.model import Pack

STEM = "many_schools"
"""Begins the names of the files."""


def write_many(
    folders: Sequence[Path],
    out: Path,
    *,
    packs: Sequence[Pack],
    catalogues: Catalogues,
    threshold: int,
    today: date,
    formats: Sequence[str],
    parquet: Path | None = None,
) -> Written:
    """Report on all schools in these folders together. CannotRunError if there is none, or no room.

    A school, or a class, whose files are damaged is left out, with a sentence.
    """
    year, plan = school_year(today), plan_for(packs)
    if parquet is None:
        gathered = gather(find_schools(folders), plan, year, threshold)
    else:
        check_pyarrow()
        gathered = Gathered()
        for school in find_schools(folders):
            one = gather_here([school], plan, year, threshold)
            name = "-".join(_below(school, folders).parts) or school.name
            if one.classes:
                write_school(parquet, year, name, one.stories(packs))
            gathered.merge(one)
    report = _report(gathered, packs, catalogues, threshold, Heading("", _title(gathered), STEM, year, today))
    written = Written(problems=first_problems(gathered))
    files = list(report_files(report, formats))
    if "csv" in formats:
        files.append((f"{CSV_FOLDER}/columns-{today.isoformat()}.csv", csv_columns(COLUMNS).encode()))
    for name, content in files:
        write_file(out / name, content, today)
        written.paths.append(out / name)
    return written


def _below(school: Path, folders: Sequence[Path]) -> Path:
    """The school's folder without what all share, and without the word staff at its end."""
    base = next(folder for folder in folders if school.is_relative_to(folder))
    below = school.relative_to(base)
    return below.parent if below.name == "staff" else below


def _title(gathered: Gathered) -> str:
    return f"{gathered.schools:,} schools together, {gathered.classes:,} classes"


def _report(
    gathered: Gathered, packs: Sequence[Pack], catalogues: Catalogues, threshold: int, heading: Heading
) -> Report:
    stories = gathered.stories(packs)
    return Report(
        heading=heading,
        stories=stories,
        rules=rules_of(stories),
        terms=(),
        checks=(),
        practice=(),
        teaching=teaching_from(stories, catalogues.beliefs),
        catalogues=catalogues,
        threshold=threshold,
        several=True,
    )
