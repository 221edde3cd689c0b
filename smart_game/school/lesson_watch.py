"""Keeps an eye on what staff change in the shared folder while a PC plays: the lesson and the school.

A share that hangs must not hold up the game. So each look is a short-lived thread of its own, at most one at
a time; what it found is taken by the game when it next asks. There is no loop that waits.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from smart_game.errors import CannotRunError
from smart_game.school.folders import Folders

if TYPE_CHECKING:
    from smart_game.school.lesson import Lesson
    from smart_game.school.school import School

EVERY = 2.0
"""Seconds from one look to the next, at least."""

Found = TypeVar("Found")


class Looker(Generic[Found]):
    """Runs something that may take long beside the game, and hands over what it gave."""

    def __init__(self, look: Callable[[], Found], clock: Callable[[], float], every: float = EVERY) -> None:
        self._look = look
        self._clock = clock
        self._every = every
        self._begun_at = float("-inf")
        self._thread: threading.Thread | None = None
        self._found: list[Found] = []

    def take(self) -> Found | None:
        """What was found since it was last asked, if anything; never waits. Looks again when it is time."""
        running = self._thread is not None and self._thread.is_alive()  # first: what it found is taken then
        found = self._found.pop() if self._found else None
        if not running and not 0 <= self._clock() - self._begun_at < self._every:  # a clock may be set back
            self._begun_at = self._clock()
            self._thread = threading.Thread(target=self._run, name="look", daemon=True)
            self._thread.start()
        return found

    def _run(self) -> None:
        self._found[:] = [self._look()]


@dataclass(frozen=True)
class News:
    """What the shared folder says now; None where it says nothing that can be used."""

    school: "School | None" = None
    lesson: "Lesson | None" = None
    problems: tuple[str, ...] = ()


class LessonWatch:
    """The lesson and the school as last seen; a file that is away, or wrong, changes neither."""

    def __init__(self, folders: Folders, clock: Callable[[], float], every: float = EVERY) -> None:
        self._clock, self._every = clock, every
        self.move_to(folders)
        self.school: School | None = None
        self.lesson: Lesson | None = None

    def move_to(self, folders: Folders) -> None:
        """Look into other folders from now on; what was found in those before is not taken any more."""
        self._looker = Looker(_Looking(folders).look, self._clock, self._every)

    def news(self) -> News | None:
        """What has changed since it was last asked, with what is the matter; None if nothing is new."""
        found = self._looker.take()
        if found is None:
            return None
        school = found.school if found.school != self.school else None
        lesson = found.lesson if found.lesson != self.lesson else None
        self.school = found.school or self.school
        self.lesson = found.lesson or self.lesson
        return News(school, lesson, found.problems) if school or lesson or found.problems else None


class _Looking:
    """Looks at files again and again: what is in them is worked out only where it is not as it was."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._contents: tuple[bytes | None, bytes | None] | None = None
        self._found = News()

    def look(self) -> News:
        """What the files say now."""
        contents = (_content(self._folders.school_file), _content(self._folders.lesson_file))
        if contents != self._contents or self._found.problems:
            self._contents, self._found = contents, look(self._folders)
        return self._found


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def look(folders: Folders) -> News:
    """Read the school and the lesson now; what cannot be read or used is left out."""
    from smart_game.school.away import school_here
    from smart_game.school.lesson import read_lesson

    problems: list[str] = []
    school = lesson = None
    try:
        school = school_here(folders, problems.append) if folders.school_file.exists() else None
    except CannotRunError as fault:
        problems.append(str(fault))
    except OSError:
        pass  # the folder is away
    try:
        lesson = read_lesson(folders.lesson_file)
    except CannotRunError as fault:
        problems.append(f"{fault} Until then the lesson is as it was.")
    return News(school, lesson, tuple(problems))
