"""The report of a school: its rules by year group, all classes together, and no class by itself.

A year group is worked out from what is shown of its classes, so it tells nothing more. Classes are neither
named nor put in an order. What each year group played differs, so year groups are not compared either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smart_game.reports import words
from smart_game.reports.change_tables import CHECK_COLUMNS, PRACTICE_COLUMNS, RULE_COLUMNS, TERM_COLUMNS
from smart_game.reports.comparisons import RuleFigure, rules_of
from smart_game.reports.contents import (
    BELIEF_COLUMNS,
    CHOICE_COLUMNS,
    COVERAGE_COLUMNS,
    FIFTHS,
    STORY_COLUMNS,
    share_cells,
)
from smart_game.reports.coverage import State, coverage_of
from smart_game.reports.figures import StoryFigure, stories_of
from smart_game.reports.report import Catalogues, Heading, Played, Report, make_report
from smart_game.reports.shown import Memory
from smart_game.reports.tables import Bars, Book, Cell, Column, Kind, Table
from smart_game.scenario.model import Pack
from smart_game.scenario.vocabulary import Rule

YEARS = range(1, 7)
NO_YEAR = "Other classes"


@dataclass(frozen=True)
class YearGroup:
    """A year group's stories and rules; its name is Year 3, or that of the classes without a year."""

    name: str
    stories: tuple[StoryFigure, ...]
    rules: tuple[RuleFigure, ...]


@dataclass(frozen=True)
class SchoolReport:
    """All classes together, and the year groups that have something to show."""

    whole: Report
    years: tuple[YearGroup, ...]

    @property
    def heading(self) -> Heading:
        """Whose report it is."""
        return self.whole.heading

    def tables(self) -> tuple[Table, ...]:
        """The tables of all classes together, and those by year group."""
        first, *others = self.whole.tables()
        if not self.years:
            return first, *others
        return first, years_table(self.years), *others, years_coverage(self.years, self.whole.catalogues)

    def book(self) -> Book:
        """The tables with their charts."""
        tables = self.tables()
        charts = list(self.whole.book().charts)
        if self.years:
            names = tuple(f"{year.name} 1-5" for year in self.years)
            charts.insert(1, Bars("Safer steps by rule and year group", tables[1], "rule", names))
        return Book(self.heading.file_title, self.whole.book().notes, tables, tuple(charts))


def make_school_report(
    heading: Heading,
    played: Played,
    years: Mapping[str, int | None],
    packs: Sequence[Pack],
    catalogues: Catalogues,
    threshold: int,
    memory: Memory,
) -> SchoolReport:
    """The report of all these classes; `years` are their year groups, by class id."""
    groups: dict[str, list[str]] = {}
    for class_id, year in sorted(years.items(), key=lambda each: each[1] or len(YEARS) + 1):
        groups.setdefault(f"Year {year}" if year else NO_YEAR, []).append(class_id)
    found = []
    for name, ids in groups.items():
        classes = {class_id: played.now[class_id] for class_id in ids}
        stories = stories_of(classes, packs, threshold, memory, exact=False)
        rules = rules_of(stories)
        if any(figure.safer for figure in rules):
            found.append(YearGroup(name, stories, rules))
    if [group.name for group in found] == [NO_YEAR]:
        found = []
    whole = make_report(heading, played, packs, catalogues, threshold, memory)
    return SchoolReport(whole, tuple(found))


def year_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the table by year group."""
    columns = [Column("rule", "The rule.", 14)]
    for name in names:
        columns.append(
            Column(name, "How many of its chosen steps were safer ones, in words; empty: too few plays.", 14)
        )
        columns.append(Column(f"{name} 1-5", FIFTHS, 9, Kind.NUMBER))
    return tuple(columns)


def coverage_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the table of coverage by year group."""
    return (
        Column("source", "The curriculum or policy.", 34),
        Column("code", "The rule, the code or the policy’s clause.", 14),
        Column("what it asks", "What it asks for, in our words.", 60),
        *(Column(name, "covered: by a story with enough plays there; else empty.", 12) for name in names),
    )


def years_table(years: Sequence[YearGroup]) -> Table:
    """One row a rule, two columns a year group."""
    rows = []
    for rule in Rule:
        cells: list[Cell] = [words.RULES[rule][0]]
        for year in years:
            figure = next((each for each in year.rules if each.rule is rule), None)
            cells += share_cells(figure.safer if figure else None)[:2]
        rows.append(tuple(cells))
    return Table(
        "year-groups",
        "One row a rule: how many chosen steps were safer ones in each year group. They play different "
        "stories, so they are not to be compared.",
        year_columns([year.name for year in years]),
        tuple(rows),
    )


def years_coverage(years: Sequence[YearGroup], catalogues: Catalogues) -> Table:
    """One row a code that some year group has covered."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for year in years:
        for tally in coverage_of(year.stories, catalogues.citations):
            for each in (*tally.covered, *tally.not_yet, *tally.no_story):
                had = found.setdefault((each.source, each.code, each.asks), set())
                had |= {year.name} if each.state is State.COVERED else set()
    rows = [
        (*key, *(State.COVERED.value if year.name in had else None for year in years))
        for key, had in found.items()
        if had
    ]
    return Table(
        "year-coverage",
        "One row a rule, code or clause that a year group has covered.",
        coverage_columns([year.name for year in years]),
        tuple(rows),
    )


_YEARS = [*(f"Year {year}" for year in YEARS), NO_YEAR]
COLUMNS: Mapping[str, Sequence[Column]] = {
    "rules": RULE_COLUMNS,
    "year-groups": year_columns(_YEARS),
    "stories": STORY_COLUMNS,
    "choices": CHOICE_COLUMNS,
    "beliefs": BELIEF_COLUMNS,
    "terms": TERM_COLUMNS,
    "quick-check": CHECK_COLUMNS,
    "practice": PRACTICE_COLUMNS,
    "coverage": COVERAGE_COLUMNS,
    "year-coverage": coverage_columns(_YEARS),
}
"""Every column that a table of any report can have."""
