"""A report as a workbook: a sheet that explains it, a sheet a table, and the charts of the program itself.

Words are always written as words, so that nothing can become a formula. The workbook names no person and
no time, and the same report gives the same bytes.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.chart import Chart  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from smart_game.reports.tables import Bars, Book, Cell, Column, Kind, Table

READ_ME, CHARTS = "Read me", "Charts"
_A4 = 9
_MEANS = 84
_LINE_HEIGHT = 15.5

Formats = Mapping[str | Kind, Format]
"""How cells look, by what stands in them."""

_INK, _TEAL, _PALE, _LINE = "#26313B", "#1F6F78", "#DCEDEC", "#E4DAC8"
_SERIES = (_TEAL, "#8FC0BF", "#E0A63C", "#A03A2C", "#6C5B9E", "#7F8B52", "#55616B", "#B86B8A")
_THEN_AND_NOW = ("#8FC0BF", _TEAL)
_CHART_HEIGHT_A_ROW = 26


def workbook(book: Book, day: date) -> bytes:
    """The workbook's bytes."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as made:
        made.set_properties(
            {
                "title": book.title,
                "author": "SMART Game",
                "created": datetime.combine(day, time()),
                "comments": "How many, in words. No child is in it.",
            }
        )
        formats = _formats(made)
        _write_read_me(made, book, formats)
        for table in book.tables:
            _write_table(made, table, book.title, formats)
        if any(chart.rows() for chart in book.charts):
            _write_charts(made, book)
    return file.getvalue()


def sheet_name(table: Table) -> str:
    """What the sheet of a table is called: `year-groups` is Year groups."""
    return table.name.replace("-", " ").capitalize()


def _formats(made: Workbook) -> Formats:
    cell = {"valign": "top", "text_wrap": True, "font_color": _INK, "bottom": 1, "bottom_color": _LINE}
    return {
        "title": made.add_format({"bold": True, "font_size": 18, "font_color": _TEAL}),
        "note": made.add_format({"text_wrap": True, "valign": "top", "font_color": _INK}),
        "heading": made.add_format(
            {"bold": True, "bg_color": _TEAL, "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
        ),
        "part": made.add_format(
            {"bold": True, "bg_color": _PALE, "font_color": _INK, "text_wrap": True, "valign": "top"}
        ),
        Kind.WORDS: made.add_format(cell),
        Kind.NUMBER: made.add_format({**cell, "num_format": "0", "align": "center"}),
        Kind.PERCENT: made.add_format({**cell, "num_format": "0%", "align": "center"}),
    }


def _print_set_up(sheet: Worksheet, title: str) -> None:
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&RPage &P of &N")


def _write_read_me(made: Workbook, book: Book, formats: Formats) -> None:
    sheet = made.add_worksheet(READ_ME)
    _print_set_up(sheet, book.title)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _MEANS)
    sheet.write_string(0, 0, book.title, formats["title"])
    line = 2
    for note in book.notes:
        sheet.merge_range(line, 0, line, 1, "", formats["note"])
        sheet.write_string(line, 0, note, formats["note"])
        line += 1
    for table in book.tables:
        line += 1
        sheet.write_string(line, 0, sheet_name(table), formats["part"])
        sheet.write_string(line, 1, table.about, formats["part"])
        sheet.set_row(line, _tall([(table.about, _MEANS - 8)]))
        for column in table.columns:
            line += 1
            sheet.write_string(line, 0, column.name, formats[Kind.WORDS])
            sheet.write_string(line, 1, column.means, formats[Kind.WORDS])
            sheet.set_row(line, _tall([(column.means, _MEANS)]))
        line += 1


def _write_table(made: Workbook, table: Table, title: str, formats: Formats) -> None:
    sheet = made.add_worksheet(sheet_name(table))
    _print_set_up(sheet, title)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.name, formats["heading"])
    sheet.set_row(0, _tall((column.name, column.width) for column in table.columns))
    for line, row in enumerate(table.rows, start=1):
        sheet.set_row(
            line,
            _tall((str(cell or ""), column.width) for column, cell in zip(table.columns, row, strict=True)),
        )
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (line, place), cell, column, formats[column.kind])
    printed = [place for place, column in enumerate(table.columns) if not column.for_programs]
    sheet.print_area(0, 0, len(table.rows), max(printed))
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _tall(texts: Iterable[tuple[str, int]]) -> float:
    """How high a row must be for words that wrap: each with its column's width in letters."""
    return _LINE_HEIGHT * max(-(-len(text) * 11 // (width * 10)) or 1 for text, width in texts)


def _write_cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column, style: Format) -> None:
    if cell is None or cell == "":
        sheet.write_blank(*at, None, style)
    elif isinstance(cell, str):
        sheet.write_string(*at, cell, style)
    else:
        sheet.write_number(*at, cell / 100 if column.kind is Kind.PERCENT else cell, style)


def _write_charts(made: Workbook, book: Book) -> None:
    sheet = made.add_worksheet(CHARTS)
    _print_set_up(sheet, book.title)
    sheet.hide_gridlines(2)
    line = 0
    for chart in book.charts:
        if not chart.rows():
            continue
        height = 120 + _CHART_HEIGHT_A_ROW * len(chart.table.rows) * (1 + len(chart.values)) // 2
        sheet.insert_chart(line, 0, _chart(made, chart), {"x_scale": 1.5, "y_scale": height / 288})
        line += height // 20 + 2


def _chart(made: Workbook, bars: Bars) -> Chart:
    chart = made.add_chart({"type": "bar"})
    name, last = sheet_name(bars.table), len(bars.table.rows)
    label = bars.table.place(bars.label)
    colors = _SERIES if len(bars.values) != len(_THEN_AND_NOW) else _THEN_AND_NOW
    for value, color in zip(bars.values, colors, strict=False):
        place = bars.table.place(value)
        chart.add_series(
            {
                "name": value.removesuffix(" 1-5").capitalize(),
                "categories": [name, 1, label, last, label],
                "values": [name, 1, place, last, place],
                "fill": {"color": color},
                "gap": 60,
                "data_labels": {"value": True},
            }
        )
    chart.set_title({"name": bars.title, "name_font": {"size": 14, "color": _INK}})
    chart.set_x_axis({"min": 0, "max": 5, "major_unit": 1, "name": "1 very few … 5 nearly all"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True} if len(bars.values) == 1 else {"position": "bottom"})
    return chart
