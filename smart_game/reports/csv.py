"""A report's tables for spreadsheets, one file a table, and one file that explains every column.

The explanation stands in a file of its own, so that a spreadsheet can sort and filter a table as it is.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from smart_game.reports.tables import Column, Table

_FORMULA = "=+-@\t\r\n＝＋－＠|%"
_UTF_8_MARK = "\ufeff"


def csv_table(table: Table) -> str:
    """The table, with a mark that makes spreadsheets read it as UTF-8."""
    heading = [column.name for column in table.columns]
    rows = (
        [column.words(cell) for column, cell in zip(table.columns, row, strict=True)] for row in table.rows
    )
    return _written([heading, *rows])


def csv_columns(tables: Mapping[str, Sequence[Column]]) -> str:
    """What each column of these tables means, by the tables' names."""
    rows = [(name, column.name, column.means) for name, columns in tables.items() for column in columns]
    return _written([("table", "column", "what it means"), *rows])


def _written(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return _UTF_8_MARK + text.getvalue()


def _harmless(cell: str) -> str:
    """The cell on one line, with a quote in front where a spreadsheet could take it for a formula."""
    flat = " ".join(cell.split())
    return f"'{flat}" if cell.startswith(tuple(_FORMULA)) or flat.startswith(tuple(_FORMULA)) else flat
