"""The page, the workbook and the CSV files of a report say the same."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smart_game.reports.school_report import COLUMNS
from smart_game.reports.tables import Column
from tests.reports.office import OWLS, cells, keep_two_classes, rows, write

DAY = "2026-11-22"
KINDS = ["owls", "wrens", "school_report"]
ONCE = "source"
"""A column that a page says once, over a table."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    staff = tmp_path_factory.mktemp("staff")
    keep_two_classes(staff)
    return write(staff)


def in_csv(files: dict[str, bytes], stem: str) -> dict[tuple[str, int, str], str]:
    found: dict[tuple[str, int, str], str] = {}
    for name, content in files.items():
        if name.startswith(f"csv/{stem}-"):
            table = name.removeprefix(f"csv/{stem}-").removesuffix(f"-{DAY}.csv")
            for number, row in enumerate(rows(content)):
                found |= {(table, number, column): words for column, words in row.items()}
    return found


def in_workbook(files: dict[str, bytes], stem: str) -> dict[tuple[str, int, str], str]:
    found = {}
    book = load_workbook(io.BytesIO(files[f"{stem}-{DAY}.xlsx"]))
    for sheet in book.worksheets[1:]:
        if sheet.title == "Charts":
            continue
        lines = list(sheet.iter_rows())
        for number, line in enumerate(lines[1:]):
            for heading, cell in zip(lines[0], line, strict=True):
                words = "" if cell.value is None else str(cell.value)
                if cell.number_format == "0%" and isinstance(cell.value, float):
                    words = f"{round(cell.value * 100)}%"
                found[sheet.title.lower().replace(" ", "-"), number, str(heading.value)] = words
    return found


@pytest.mark.parametrize("stem", KINDS)
def test_workbook_and_csv_hold_the_same_cells(files: dict[str, bytes], stem: str) -> None:
    table = in_csv(files, stem)
    assert len(table) > 100
    assert table == in_workbook(files, stem)


@pytest.mark.parametrize("stem", KINDS)
def test_the_page_says_what_the_tables_say(files: dict[str, bytes], stem: str) -> None:
    table, page = in_csv(files, stem), cells(files[f"{stem}-{DAY}.html"])
    assert page.items() <= table.items()
    for (name, number, column), words in table.items():
        hidden = column == ONCE or Column(column, "").for_programs
        if words and not hidden and name not in {"choices", "coverage"}:
            assert (name, number, column) in page
    for name, column in (("choices", "how many"), ("choices", "how many %"), ("coverage", "code")):
        asked = {key for key, words in table.items() if key[0] == name and key[2] == column and words}
        told = {key for key in asked if table[key].startswith(("too few", "not enough"))}
        assert asked - told <= set(page)


def test_percentages_stand_in_the_report_of_several_classes_only(files: dict[str, bytes]) -> None:
    for stem in ("owls", "wrens"):
        everything = in_csv(files, stem)
        assert not [words for words in everything.values() if "%" in words]
        assert not [column for _, _, column in everything if "%" in column]
    shown = {
        words for (_, _, column), words in in_csv(files, "school_report").items() if column.endswith("%")
    }
    assert "22%" in shown


def test_every_column_of_every_table_is_explained(files: dict[str, bytes]) -> None:
    explained = {(row["table"], row["column"]) for row in rows(files[f"csv/columns-{DAY}.csv"])}
    assert explained == {(name, column.name) for name, columns in COLUMNS.items() for column in columns}
    for stem in KINDS:
        assert {(table, column) for table, _, column in in_csv(files, stem)} <= explained


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    keep_two_classes(tmp_path)
    first = write(tmp_path)
    assert write(tmp_path) == first
    only = write(tmp_path, classes={"owls": OWLS})
    assert {name: first[name] for name in only} == only
