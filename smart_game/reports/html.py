"""A report as one page of HTML, for a screen or A4 paper; no script, nothing from outside."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from smart_game.reports import words
from smart_game.reports.bands import Band
from smart_game.reports.report import Report
from smart_game.reports.shares import EXACT_FROM

TEMPLATE = "report.html.j2"


def html_page(report: Report) -> str:
    """The page's text."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = words.capital
    environment.filters["curly"] = words.curly
    return environment.get_template(TEMPLATE).render(
        report=report,
        heading=report.heading,
        teaching=report.teaching,
        day=f"{report.heading.day.day} {report.heading.day:%B %Y}",
        year=report.heading.year.replace("-", "–"),
        bands=tuple(Band),
        words=words,
        exact_from=EXACT_FROM,
    )
