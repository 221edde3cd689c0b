"""Pages for a screen or A4 paper: no script, nothing from outside."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from smart_game.reports import words
from smart_game.reports.bands import Band
from smart_game.reports.charts import MOST_SERIES, draw
from smart_game.reports.report import Heading, Report
from smart_game.reports.school_report import SchoolReport
from smart_game.reports.shares import EXACT_FROM
from smart_game.reports.tables import Book, Table, grouped

_TEMPLATES = Path(__file__).parent / "templates"


def html_page(report: Report) -> str:
    """The page of a class."""
    return _page("class.html.j2", report, report.book(), {})


def school_page(report: SchoolReport) -> str:
    """The page of a school, by year group and rule."""
    return _page("school.html.j2", report.whole, report.book(), {"years": report.years})


def head_page(report: SchoolReport, heading: Heading) -> str:
    """One sheet of A4 for the head and governors."""
    sources = {key: words.curly(each.title) for key, each in report.whole.catalogues.citations.items()}
    return _page(
        "head.html.j2",
        report.whole,
        report.book(),
        {"years": report.years, "sources": sources, "heading": heading},
    )


def _page(template: str, report: Report, book: Book, more: Mapping[str, object]) -> str:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = words.capital
    environment.filters["curly"] = words.curly
    environment.globals["grouped"] = grouped
    return environment.get_template(template).render(
        report=report,
        teaching=report.teaching,
        tables={table.name: table for table in book.tables},
        charts={bars.table.name: draw(bars) for bars in book.charts if len(bars.values) <= MOST_SERIES},
        shown=shown,
        **{**_shared(report), **more},
    )


def _shared(report: Report) -> dict[str, object]:
    """What every page says."""
    heading = report.heading
    return {
        "heading": heading,
        "threshold": report.threshold,
        "day": f"{heading.day.day} {heading.day:%B %Y}",
        "year": heading.year.replace("-", "–"),
        "bands": tuple(Band),
        "words": words,
        "exact_from": EXACT_FROM,
    }


def shown(table: Table) -> list[str]:
    """The columns of a table that a page shows."""
    return [column.name for column in table.columns if not column.for_programs]
