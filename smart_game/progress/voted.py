"""Which stories a class has voted on at this PC's board: after that, what it votes on them is practice.

It is known by school year, class and story; nothing in it tells a person, a day, an order or how often.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from smart_game.progress.class_progress import Year, school_year
from smart_game.progress.files import read_at_most, why, write_whole
from smart_game.scenario.parts import Id

_LARGEST = 262_144

Story = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]
Say = Callable[[str], None]


class Kept(BaseModel):
    """The stories of one school year, as `pack/story`, by class."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal[1] = 1
    year: Year
    classes: Annotated[Mapping[Id, list[Story]], Field(max_length=200)] = {}


class Voted:
    """The memory of a board: in a file, or without one only as long as the game is open."""

    def __init__(self, path: Path | None, today: Callable[[], date], say: Say) -> None:
        self._path, self._today, self._say = path, today, say
        self._kept = Kept(year=school_year(today()))
        if path is not None:
            self._read(path)

    def before(self, class_id: str, pack_id: str, scenario_id: str) -> bool:
        """Whether a class has voted on a story in this school year."""
        return f"{pack_id}/{scenario_id}" in self._of_this_year().classes.get(class_id, [])

    def keep(self, class_id: str, pack_id: str, scenario_id: str) -> None:
        """From now on it has. A disk that takes no more is told of, and stops no lesson."""
        kept = self._of_this_year()
        stories = sorted({*kept.classes.get(class_id, []), f"{pack_id}/{scenario_id}"})
        classes = dict(sorted({**kept.classes, class_id: stories}.items()))
        self._kept = kept.model_copy(update={"classes": classes})
        if self._path is None:
            return
        try:
            write_whole(self._path, self._kept.model_dump_json(indent=1).encode(), self._today())
        except OSError as error:
            self._say(
                f"What classes have voted on cannot be kept in {self._path} ({why(error)}): once the game is "
                "closed, a second vote on the same story may count as a first one. Make room there."
            )

    def _of_this_year(self) -> Kept:
        year = school_year(self._today())
        return self._kept if self._kept.year == year else Kept(year=year)

    def _read(self, path: Path) -> None:
        try:
            content = read_at_most(path, _LARGEST)
            self._kept = Kept.model_validate_json(content)
        except FileNotFoundError:
            return
        except (OSError, ValidationError) as error:
            reason = why(error) if isinstance(error, OSError) else "it is damaged"
            self._say(
                f"{path} cannot be read ({reason}): a second vote on a story may count as a first one until "
                "this file is mended or deleted."
            )
