"""Today's lesson: what a teacher chose for a class, in the file `lesson.yaml` that every PC of it reads."""

import json
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from smart_game.errors import CannotRunError
from smart_game.scenario.parts import Id
from smart_game.scenario.quick_check import Moment
from smart_game.school.settings import Settings
from smart_game.school.yaml_files import read_yaml

FORMAT = 1
_HEAD = "# Today's lesson, for SMART Game. The teacher's corner writes it, and smart-game lesson.\n"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _known_format(found: int) -> int:
    if found > FORMAT:
        raise ValueError(
            f"the lesson was written by a newer SMART Game (format {found}, this one reads up to {FORMAT}): "
            "update the game on this PC"
        )
    if found < 1:
        raise ValueError(f"there is no format {found}: write format: {FORMAT}")
    return found


class LessonSettings(_Part):
    """Settings with which every seat of the lesson begins; where one is left out, each PC's own holds."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")] | None = None
    read_aloud: Literal["off", "asked", "focus", "always"] | None = None
    text_size: Literal[100, 125, 150, 200] | None = None
    motion: bool | None = None
    sound: bool | None = None
    calm: bool | None = None
    symbols: bool | None = None

    def over(self, settings: Settings) -> Settings:
        """A PC's settings, with what the lesson says instead."""
        return settings.model_copy(update=self.model_dump(exclude_none=True))


class Lesson(_Part):
    """A class, what it plays, and how it begins.

    `number` tells one lesson from the next, though it is the same again. `packs` and `stories` name what may
    be played; None is all there is. Sensitive stories are played only where a teacher has opened them.
    """

    model_config = ConfigDict(populate_by_name=True)

    format: Annotated[int, Field(strict=True), AfterValidator(_known_format)] = FORMAT
    number: int = Field(default=1, ge=1, le=10**9, strict=True)
    class_id: Id = Field(alias="class")
    packs: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)] | None = None
    stories: Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)] | None = None
    sensitive: Annotated[bool, Field(strict=True)] = False
    quick_check: Moment | None = None
    settings: LessonSettings = LessonSettings()
    paused: Annotated[bool, Field(strict=True)] = False
    ended: Annotated[bool, Field(strict=True)] = False

    def changed(self, **changed: object) -> "Lesson":
        """The same lesson with something else in it."""
        return self.model_copy(update=changed)

    def after(self, before: "Lesson | None") -> "Lesson":
        """A lesson that begins, after another one or as the first."""
        number = 1 if before is None else before.number % 10**9 + 1
        return self.changed(number=number, paused=False, ended=False)

    def plays_as(self, other: "Lesson") -> bool:
        """Whether it is the same lesson for whoever is playing: at most paused or ended meanwhile."""
        return self.changed(paused=False, ended=False) == other.changed(paused=False, ended=False)


def read_lesson(path: Path) -> Lesson | None:
    """The lesson in a file, none where there is no file. CannotRunError if it cannot be used."""
    try:
        return read_yaml(path, Lesson)
    except FileNotFoundError:
        return None


def lesson_text(lesson: Lesson) -> str:
    """A lesson as its file holds it: what is as usual is left out, but for what a person may want to see."""
    told = lesson.model_dump(mode="json", by_alias=True, exclude_none=True)
    lines = [f"{key}: {_value(value)}" for key, value in told.items() if value != {}]
    return _HEAD + "\n".join(lines) + "\n"


def write_lesson(path: Path, lesson: Lesson) -> None:
    """Write a lesson, whole or not at all. CannotRunError if that cannot be done."""
    write_text(path, lesson_text(lesson), "Today's lesson")


def write_text(path: Path, text: str, what: str) -> None:
    """Replace a file of the school in one step; `what` is its name for people. CannotRunError if it fails."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(
            f"{what} cannot be written to {path} ({reason}). Connect to that folder as somebody who may "
            "write there, then try again."
        ) from None


def _value(value: Any) -> str:  # noqa: ANN401 - whatever the model's dump holds; JSON is YAML too
    return json.dumps(value, ensure_ascii=False)
