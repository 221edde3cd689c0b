"""Writes the reports of a staff folder: one a class, the school's own, and one page for the head."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, Term, YearProgress, school_year, term_of
from smart_game.progress.files import why, write_whole
from smart_game.progress.progress_files import ProgressFileError, read_progress
from smart_game.reports.csv import csv_columns, csv_table
from smart_game.reports.figures import ClassFigures
from smart_game.reports.html import head_page, html_page, school_page
from smart_game.reports.report import Catalogues, Heading, Played, Report, make_report
from smart_game.reports.school_report import COLUMNS, SchoolReport, make_school_report
from smart_game.reports.shown import Memory, read_shown, write_shown
from smart_game.reports.tables import Book
from smart_game.reports.xlsx import workbook
from smart_game.scenario.model import Pack

FORMATS = ("html", "xlsx", "csv")
SCHOOL, HEAD = "school_report", "head_page"
"""Begin the names of the files about the whole school; no class id can have an underscore in it."""

CSV_FOLDER = "csv"


@dataclass(frozen=True)
class Group:
    """A class as a report knows it: its name, and its year group where that is known."""

    name: str
    year: int | None = None


@dataclass
class Written:
    """The files that were written, the school's first, and a sentence a problem."""

    paths: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def write_reports(
    staff: Path,
    out: Path,
    *,
    school: str,
    classes: Mapping[str, Group],
    packs: Sequence[Pack],
    catalogues: Catalogues,
    threshold: int,
    today: date,
    formats: Sequence[str] = FORMATS,
) -> Written:
    """Report on these classes (by id) for the school year of `today`; a school's own files come first.

    CannotRunError if `out` or the memory of what was shown cannot be written. A class whose progress is
    damaged is left out, with a sentence; then the school's report, of other classes than usual, is not made.
    """
    written = Written()
    year = school_year(today)
    memory = read_shown(staff, year)
    progress = _progress(staff, classes, written)
    maker = _Maker(school, classes, packs, catalogues, threshold, today, memory)
    reports = [maker.of_class(class_id, found) for class_id, found in progress.items()]
    together = None if written.problems else maker.of_school(progress, reports)
    _keep(staff, memory, year, today)
    files = [
        *_school_files(together, formats),
        *(file for each in reports for file in report_files(each, formats)),
    ]
    if "csv" in formats:
        files.append((f"{CSV_FOLDER}/columns-{today.isoformat()}.csv", csv_columns(COLUMNS).encode()))
    for name, content in files:
        write_file(out / name, content, today)
        written.paths.append(out / name)
    return written


@dataclass(frozen=True)
class _Maker:
    """Makes the reports of one run, all with one memory of what was shown."""

    school: str
    classes: Mapping[str, Group]
    packs: Sequence[Pack]
    catalogues: Catalogues
    threshold: int
    today: date
    memory: Memory

    def of_class(self, class_id: str, progress: ClassProgress) -> Report:
        return make_report(
            self._heading(class_id, self.classes[class_id].name),
            self._played({class_id: progress}),
            self.packs,
            self.catalogues,
            self.threshold,
            self.memory,
        )

    def of_school(
        self, progress: Mapping[str, ClassProgress], reports: Sequence[Report]
    ) -> SchoolReport | None:
        """The report of all classes; none where fewer than two have something to show."""
        having = {each.heading.stem for each in reports if each.played}
        if len(having) < 2:
            return None
        return make_school_report(
            self._heading(SCHOOL, "The whole school"),
            self._played(progress),
            {class_id: self.classes[class_id].year for class_id in progress},
            self.packs,
            self.catalogues,
            self.threshold,
            self.memory,
        )

    def _heading(self, stem: str, title: str) -> Heading:
        return Heading(self.school, title, stem, school_year(self.today), self.today)

    def _played(self, progress: Mapping[str, ClassProgress]) -> Played:
        year, term = school_year(self.today), term_of(self.today)
        return Played(
            {each: found.of_year(year) for each, found in progress.items()},
            {each: _before(found, year, term) for each, found in progress.items()},
        )


def _before(progress: ClassProgress, year: str, term: Term) -> ClassFigures:
    """A school year's counters as they were when a term began."""
    kept = progress.years.get(year, YearProgress())
    earlier = list(Term)[: list(Term).index(term)]
    terms = {each: found for each, found in kept.terms.items() if each in earlier}
    return ClassProgress(class_id=progress.class_id, years={year: YearProgress(terms=terms)}).of_year(year)


def _progress(staff: Path, classes: Mapping[str, Group], written: Written) -> dict[str, ClassProgress]:
    found: dict[str, ClassProgress] = {}
    for class_id in classes:
        try:
            found[class_id] = read_progress(staff, class_id)
        except ProgressFileError as error:
            written.problems.append(str(error))
    return found


def _school_files(report: SchoolReport | None, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    if report is None:
        return
    if "html" in formats:
        yield report.heading.file_name("html"), school_page(report).encode()
        head = replace(report.heading, stem=HEAD, title="For the head and governors")
        yield head.file_name("html"), head_page(report, head).encode()
    yield from _tables(report.heading, report.book(), formats)


def report_files(report: Report, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The names and contents of a report's files."""
    if "html" in formats:
        yield report.heading.file_name("html"), html_page(report).encode()
    yield from _tables(report.heading, report.book(), formats)


def _tables(heading: Heading, book: Book, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    if "xlsx" in formats:
        yield heading.file_name("xlsx"), workbook(book, heading.day)
    if "csv" in formats:
        for table in book.tables:
            yield f"{CSV_FOLDER}/{heading.file_name('csv', table.name)}", csv_table(table).encode()


def _keep(staff: Path, memory: Memory, year: str, today: date) -> None:
    """Remember what will be shown before it is, so that a crash can only forget to show."""
    try:
        write_shown(staff, memory, year, today)
    except OSError as error:
        raise CannotRunError(
            f"What reports have shown cannot be kept in {staff} ({why(error)}), so no report was written. "
            "Make room there, or ask for the right to write."
        ) from None


def write_file(path: Path, content: bytes, today: date) -> None:
    """Write one file of a report. CannotRunError if it cannot."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content, today)
    except OSError as error:
        raise CannotRunError(
            f"The report {path} cannot be written ({why(error)}). Close it if it is open, make room, or name "
            "another folder with --out."
        ) from None
