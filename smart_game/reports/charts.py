"""Where everything of a chart lies: bars of five steps, each with its words, for a template to draw."""

from dataclasses import dataclass

from smart_game.reports.bands import Band
from smart_game.reports.tables import Bars, Row

_LETTER, _BARS, _SAID = 8, 250, 110
_TALL, _GAP, _LEGEND = 14, 3, 28

MOST_SERIES = 2
"""How many bars of one row a drawing can tell apart; a table does better with more."""


@dataclass(frozen=True)
class Box:
    """One step of a bar, or a square of the legend."""

    x: float
    y: float
    width: float
    look: str


@dataclass(frozen=True)
class Words:
    """Words at a place; `look` is label, said or key."""

    x: float
    y: float
    look: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """A chart as boxes and words, and all of it in sentences for who cannot see it."""

    title: str
    says: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]


def draw(bars: Bars) -> Drawing:
    """The chart: one line a row, one bar a column."""
    boxes: list[Box] = []
    words: list[Words] = []
    top, several = 0, len(bars.values) > 1
    left = 16 + _LETTER * max((len(row.words(bars.label)) for row in bars.rows()), default=0)
    if several:
        top = _LEGEND
        for place, value in enumerate(bars.values):
            boxes.append(Box(left + place * 170, 3, _TALL, _look(place, several=several)))
            words.append(Words(left + place * 170 + 20, 15, "key", _name(value)))
    step = (_TALL + 2) * len(bars.values) + (12 if several else 8)
    for row in bars.rows():
        middle = top + step / 2
        words.append(Words(left - 12, middle + 5, "label", row.words(bars.label)))
        first = middle - ((_TALL + 2) * len(bars.values) - 2) / 2
        for place, value in enumerate(bars.values):
            y = first + place * (_TALL + 2)
            boxes += _bar(band_in(row, value), _look(place, several=several), (left, y))
            words.append(Words(left + _BARS + 8, y + _TALL - 2, "said", _said(row, value)))
        top += step
    return Drawing(bars.title, _sentences(bars), left + _BARS + _SAID, top, tuple(boxes), tuple(words))


def band_in(row: Row, column: str) -> Band | None:
    """The band that a column of numbers of fifths holds, if any."""
    number = row[column]
    return Band(number) if isinstance(number, int) else None


def _said(row: Row, column: str) -> str:
    band = band_in(row, column)
    return band.words if band else "not shown"


def _name(column: str) -> str:
    return column.removesuffix(" 1-5")


def _bar(band: Band | None, look: str, at: tuple[float, float]) -> list[Box]:
    step = _BARS / len(Band)
    return [
        Box(at[0] + (each - 1) * step, at[1], step - _GAP, look if band and each <= band else "off")
        for each in Band
    ]


def _sentences(bars: Bars) -> str:
    several = len(bars.values) > 1
    return " ".join(
        f"{row.words(bars.label)}: "
        + ", ".join(
            f"{_name(value)} {_said(row, value)}" if several else _said(row, value) for value in bars.values
        )
        + "."
        for row in bars.rows()
    )


def _look(place: int, *, several: bool) -> str:
    """The last bar of a row is the one of now."""
    return "then" if several and place == 0 else "on"
