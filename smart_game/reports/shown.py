"""What reports have shown so far: the memory that keeps two reports from telling what one does not.

Kept in the staff folder for a school year: per class and question, how many had answered and the bands that
were shown. A new figure is shown only where all that was ever shown still leaves every count, and every
difference between two reports, open; until then the report goes on saying what it said. An exact percentage
changes only when what is new could itself be shown exactly.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smart_game.errors import CannotRunError
from smart_game.progress.files import read_at_most, why, write_whole
from smart_game.reports.bands import Band, Span, bands_of, gives_away, near_bands
from smart_game.reports.differencing import Seen, keeps, narrowed

FILE = "shown.json"
_LARGEST = 32_000_000

Count = Annotated[int, Field(ge=0)]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Row(_Kept):
    plays: Count
    bands: tuple[Annotated[int, Field(ge=1, le=5)], ...]


class Exact(_Kept):
    """A percentage that was shown: how many answered in each class, and how many chose each choice."""

    plays: Mapping[str, Count]
    chose: tuple[Count, ...]


class _Book(_Kept):
    format: Literal[1] = 1
    year: str
    bands: Mapping[str, Mapping[str, tuple[_Row, ...]]] = {}
    exact: Mapping[str, tuple[Exact, ...]] = {}


class Memory:
    """What was shown in one school year, by class and question, and what may be shown beside it."""

    def __init__(self) -> None:
        self._bands: dict[str, dict[str, list[Seen]]] = {}
        self._exact: dict[str, list[Exact]] = {}

    @property
    def empty(self) -> bool:
        """Whether nothing was shown yet."""
        return not self._bands and not self._exact

    def bands(self, class_id: str, key: str, counts: Sequence[int], plays: int) -> tuple[Band, ...] | None:
        """The bands to show: the nearest that tell nothing beside the earlier ones, else the earlier."""
        seen = self._bands.setdefault(class_id, {}).setdefault(key, [])
        known = next((each.bands for each in seen if each.plays == plays), None)
        if known is not None:
            return known
        earlier = next((each.bands for each in reversed(seen) if each.plays < plays), None)
        shown = self._fitting(class_id, key, counts, plays) or earlier
        if shown is not None:
            seen.append(Seen(plays, shown))
            seen.sort(key=lambda each: each.plays)
        return shown

    def span(self, class_id: str, key: str, choice: int, plays: int) -> Span:
        """What the reports on a class tell of one of its counts, when so many had answered."""
        return narrowed(self._bands.get(class_id, {}).get(key, ()), choice, plays)

    def earlier(self, key: str) -> Sequence[Exact]:
        """The percentages that were shown of this question."""
        return self._exact.get(key, ())

    def keep_exact(self, key: str, exact: Exact) -> None:
        """Remember a percentage that is shown."""
        had = self._exact.setdefault(key, [])
        if exact not in had:
            had.append(exact)

    def _fitting(self, class_id: str, key: str, counts: Sequence[int], plays: int) -> tuple[Band, ...] | None:
        """The bands of these counts; or, where those would tell, the nearest within a band of each."""
        fresh = bands_of(counts, plays)
        if fresh is None or self._fits(class_id, key, Seen(plays, fresh)):
            return fresh
        return next(
            (bands for bands in near_bands(counts, plays) if self._fits(class_id, key, Seen(plays, bands))),
            None,
        )

    def _fits(self, class_id: str, key: str, fresh: Seen) -> bool:
        seen = self._bands[class_id][key]
        for each in seen:
            if not keeps(*sorted((each, fresh), key=lambda one: one.plays)):
                return False
        return not any(
            self._tells(exact, class_id, key, [*seen, fresh])
            for exact in self.earlier(key)
            if class_id in exact.plays
        )

    def _tells(self, exact: Exact, class_id: str, key: str, seen: Sequence[Seen]) -> bool:
        """Whether a percentage that was shown would give a class away beside these bands of one class."""
        return any(
            gives_away(
                [
                    narrowed(seen, choice, plays) if each == class_id else self.span(each, key, choice, plays)
                    for each, plays in exact.plays.items()
                ],
                count,
            )
            for choice, count in enumerate(exact.chose)
        )

    def to_bytes(self, year: str) -> bytes:
        """The memory as its file holds it."""
        bands = {
            class_id: {
                key: tuple(_Row(plays=each.plays, bands=tuple(map(int, each.bands))) for each in seen)
                for key, seen in sorted(by_key.items())
                if seen
            }
            for class_id, by_key in sorted(self._bands.items())
        }
        exact = {key: tuple(each) for key, each in sorted(self._exact.items())}
        return _Book(year=year, bands=bands, exact=exact).model_dump_json(indent=1).encode()

    @classmethod
    def from_bytes(cls, content: bytes, year: str) -> "Memory":
        """The memory in a file; an empty one if it is of another school year. ValueError if damaged."""
        memory = cls()
        book = _Book.model_validate_json(content)
        if book.year == year:
            for class_id, by_key in book.bands.items():
                memory._bands[class_id] = {
                    key: [Seen(row.plays, tuple(map(Band, row.bands))) for row in rows]
                    for key, rows in by_key.items()
                }
            memory._exact = {key: list(each) for key, each in book.exact.items()}
        return memory


def read_shown(staff: Path, year: str) -> Memory:
    """What was shown in a school year. CannotRunError if the file is damaged: guessing could tell a child."""
    path = staff / FILE
    try:
        return Memory.from_bytes(read_at_most(path, _LARGEST), year)
    except FileNotFoundError:
        return Memory()
    except OSError as error:
        raise CannotRunError(
            f"What reports have shown, {path}, cannot be read ({why(error)}). Check the staff folder, then "
            "make the report again."
        ) from None
    except (ValidationError, ValueError):
        raise CannotRunError(
            f"{path} is damaged. It says what earlier reports have shown. Bring it back from a backup; or, "
            "if nobody keeps an earlier report of this school year, delete it. Then make the report again."
        ) from None


def write_shown(staff: Path, memory: Memory, year: str, day: date) -> None:
    """Keep what is shown, before the report is written. OSError if it cannot."""
    write_whole(staff / FILE, memory.to_bytes(year), day)
