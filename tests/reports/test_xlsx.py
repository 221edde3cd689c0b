"""The workbook: numbers as numbers, native charts, a sheet that explains, nothing personal, no formula."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from smart_game.reports.bands import Band
from smart_game.reports.writing import Group
from tests.reports.library import pack, played, story
from tests.reports.office import OWLS, keep, keep_two_classes, write

NAME = "owls-2026-11-22.xlsx"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    staff = tmp_path_factory.mktemp("staff")
    keep_two_classes(staff)
    return write(staff, formats=("xlsx",))


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_the_sheets_are_in_the_order_in_which_they_are_read(files: dict[str, bytes]) -> None:
    names = ["Read me", "Rules", "Stories", "Choices", "Beliefs", "Coverage", "Charts"]
    assert opened(files[NAME]).sheetnames == names
    school = opened(files["school_report-2026-11-22.xlsx"]).sheetnames
    assert school[:3] == ["Read me", "Rules", "Year groups"]
    assert "Year coverage" in school


def test_a_band_stands_as_words_and_as_a_number(files: dict[str, bytes]) -> None:
    sheet = opened(files[NAME])["Choices"]
    heading = [cell.value for cell in sheet[1]]
    words, number = heading.index("how many"), heading.index("how many 1-5")
    pairs = {(row[words], row[number]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[number]}
    assert pairs
    assert pairs <= {(band.words, int(band)) for band in Band}


def test_a_percentage_is_a_number_with_a_format(files: dict[str, bytes]) -> None:
    sheet = opened(files["school_report-2026-11-22.xlsx"])["Choices"]
    place = [cell.value for cell in sheet[1]].index("how many %")
    shown = [row[place] for row in sheet.iter_rows(min_row=2) if row[place].value is not None]
    assert 0.22 in [cell.value for cell in shown]
    assert {cell.number_format for cell in shown} == {"0%"}


def test_every_sheet_prints_on_a4_and_keeps_its_heading(files: dict[str, bytes]) -> None:
    for sheet in opened(files[NAME]).worksheets:
        assert sheet.page_setup.paperSize == 9
        set_up = sheet.sheet_properties.pageSetUpPr
        assert set_up is not None
        assert set_up.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        if sheet.title not in {"Read me", "Charts"}:
            assert sheet.freeze_panes == "A2"
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.auto_filter.ref
            assert sheet.print_area


def test_the_charts_are_the_programs_own_and_drawn_from_the_sheets(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["school_report-2026-11-22.xlsx"])) as book:
        charts = [book.read(name).decode() for name in book.namelist() if "/charts/chart" in name]
    assert len(charts) == 2
    assert "Rules!$" in charts[0]
    assert "'Year groups'!$" in charts[1]
    assert "Year 3" in charts[1]
    assert "Year 4" in charts[1]


def test_every_column_is_explained_on_the_first_sheet(files: dict[str, bytes]) -> None:
    book = opened(files[NAME])
    explained = {row[0] for row in book["Read me"].iter_rows(values_only=True)}
    for sheet in book.worksheets[1:-1]:
        assert {cell.value for cell in sheet[1]} <= explained


def test_it_names_no_person_and_no_time(files: dict[str, bytes]) -> None:
    about = opened(files[NAME]).properties
    assert (about.creator, about.lastModifiedBy) == ("SMART Game", "SMART Game")
    assert about.created == about.modified == datetime(2026, 11, 22)  # noqa: DTZ001
    with zipfile.ZipFile(io.BytesIO(files[NAME])) as book:
        assert {each.date_time for each in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = b"".join(book.read(each) for each in book.infolist()).decode("latin-1")
    assert set(re.findall(r"\d\d:\d\d:\d\dZ", text)) == {"00:00:00Z"}


def test_texts_cannot_become_formulas_or_links(tmp_path: Path) -> None:
    keep(tmp_path, "owls", autumn=played(ask=28))
    bad = [
        story("one", text="=HYPERLINK(1)"),
        story("popup-story", text="{=1+1}"),
        story("two", text="https:x"),
    ]
    classes = {"owls": Group("=1+1&D")}
    book = opened(write(tmp_path, classes=classes, packs=[pack(*bad)], formats=("xlsx",))[NAME])
    for sheet in book.worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert book["Read me"]["A1"].value == "=1+1&D: online safety, 2026-11-22"
    assert "{=1+1}" in {row[1] for row in book["Choices"].iter_rows(values_only=True)}


def test_a_class_without_plays_has_a_workbook_too(tmp_path: Path) -> None:
    book = opened(write(tmp_path, classes={"new": OWLS}, formats=("xlsx",))["new-2026-11-22.xlsx"])
    assert "Charts" not in book.sheetnames
    assert book["Stories"]["C2"].value == "not enough plays yet"


@pytest.mark.slow
def test_libreoffice_opens_it(files: dict[str, bytes], tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not on this computer")
    (tmp_path / NAME).write_bytes(files[NAME])
    subprocess.run(
        [
            program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / NAME),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert (tmp_path / NAME).with_suffix(".pdf").read_bytes().startswith(b"%PDF")
