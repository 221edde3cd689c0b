"""What the teacher's corner works with: its folders and files, behind a door that knows none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from smart_game.school.lesson import Lesson
    from smart_game.school.pin import Pin
    from smart_game.school.school import School


@dataclass(frozen=True)
class Gathered:
    """What was collected at the end of a lesson, in sentences, and whether a report opened."""

    sentences: tuple[str, ...]
    problems: tuple[str, ...] = ()
    report: str = ""


@dataclass(frozen=True)
class FolderTest:
    """A folder, what it is for, and how a real write in it went.

    `name` is `data`, `shared`, `staff`, or `both` for what is wrong with the two together.
    """

    name: str
    path: str
    right: bool
    said: str


@dataclass(frozen=True)
class Draft:
    """A school that is being set up: it is kept at every step, so that closing the window loses nothing."""

    step: int = 0
    declined: bool = False
    lines: Mapping[str, str] = field(default_factory=dict)


class Desk(Protocol):
    """The teacher's desk. What cannot be done is a CannotRunError, in a sentence."""

    @property
    def pin(self) -> "Pin":
        """The teacher's PIN."""

    def is_new(self) -> bool:
        """Whether nobody has set a school up here, or said that they will not."""

    def school(self) -> "School":
        """The school as its file says."""

    def keep_school(self, school: "School") -> None:
        """Write the school's file."""

    def draft(self) -> Draft:
        """The school that is being set up."""

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep it for the next start; None forgets it."""

    def lesson(self) -> "Lesson | None":
        """The lesson as its file says."""

    def keep_lesson(self, lesson: "Lesson") -> None:
        """Write the lesson for every PC."""

    def handed_in(self) -> int | None:
        """How many sealed plays are in the box, as last seen; None if nobody knows yet. Never waits."""

    def folders_given(self) -> bool:
        """Whether the school's folders are those of somebody who set this PC up."""

    def try_folders(self) -> Sequence[FolderTest]:
        """A real write in each folder of now."""

    def try_shared(self, shared: str, staff: str) -> Sequence[FolderTest]:
        """A real write in folders that somebody wrote; those that are not there yet can be made."""

    def keep_folders(self, shared: str, staff: str) -> bool:
        """Make the folders and use them from now on; whether a school was there already."""

    def gather(self, class_id: str) -> Gathered:
        """Collect, write the reports, and open that of a class."""
