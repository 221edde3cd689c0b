"""The one model of a table: pages, workbooks and CSV files are all written from it, so they say the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

Cell = str | int | None
"""Words, a whole number, or nothing."""


class Kind(Enum):
    """What stands in a column."""

    WORDS = auto()
    NUMBER = auto()
    PERCENT = auto()


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it means, and how wide it wants to be, in letters."""

    name: str
    means: str
    width: int = 14
    kind: Kind = Kind.WORDS

    @property
    def for_programs(self) -> bool:
        """Whether programs want it and people do not: ids, and bands as numbers."""
        return self.name.endswith(("pack", "card", "question", " id", " 1-5"))

    def words(self, cell: Cell) -> str:
        """A cell of this column as people read it."""
        if cell is None:
            return ""
        return f"{cell}%" if self.kind is Kind.PERCENT else str(cell)


@dataclass(frozen=True)
class Row:
    """One row, by the names of its columns."""

    table: "Table"
    number: int

    def __getitem__(self, column: str) -> Cell:
        return self.table.rows[self.number][self.table.place(column)]

    def has(self, column: str) -> bool:
        """Whether there is a column of this name."""
        return any(each.name == column for each in self.table.columns)

    def words(self, column: str) -> str:
        """A cell as people read it."""
        return self.table.columns[self.table.place(column)].words(self[column])


@dataclass(frozen=True)
class Table:
    """A table: its name in files and on sheets, what it is about, and what stands in it."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, column: str) -> int:
        """Where a column stands. ValueError if there is none of this name."""
        return [each.name for each in self.columns].index(column)

    def each(self) -> Iterator[Row]:
        """The rows, one after the other."""
        return (Row(self, number) for number in range(len(self.rows)))

    def groups(self, *columns: str) -> list[tuple[str, tuple[Row, ...]]]:
        """The rows in groups, by the words of the first of these columns."""
        return grouped(self.each(), *columns)


def grouped(rows: Iterable[Row], *columns: str) -> list[tuple[str, tuple[Row, ...]]]:
    """The rows in order, those beside each other with the same words in these columns together."""
    groups = groupby(rows, lambda row: tuple(row.words(column) for column in columns))
    return [(names[0], tuple(found)) for names, found in groups]


@dataclass(frozen=True)
class Bars:
    """A chart of a table: one group of bars a row, each as long as its column's number of fifths.

    Rows without a number in any of the columns have no bar.
    """

    title: str
    table: Table
    label: str
    values: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """The rows that have something to draw."""
        return tuple(row for row in self.table.each() if any(row[value] is not None for value in self.values))


@dataclass(frozen=True)
class Book:
    """Everything of one report that is made of tables: what it is, its tables, and its charts."""

    title: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    charts: tuple[Bars, ...]
