"""A teacher's desk of paper, for pictures of her screens: nothing of it is kept."""

from collections.abc import Sequence
from pathlib import Path

from smart_game.scenes.teacher.desk import Draft, FolderTest, Gathered
from smart_game.school.lesson import Lesson
from smart_game.school.pin import Pin
from smart_game.school.school import School, SchoolClass

_NOWHERE = Path("nowhere-at-all")


class PaperDesk:
    """A school of two classes; what is written on it is gone with it."""

    def __init__(self, lesson: Lesson | None = None) -> None:
        self.pin = Pin(_NOWHERE, lambda: 0.0)
        self.kept_lesson = lesson
        self.kept_school = School(
            name="Willow Lane", classes=(SchoolClass(id="3a", name="3A"), SchoolClass(id="3b", name="3B"))
        )
        self.kept_draft = Draft()

    def is_new(self) -> bool:
        """It is set up."""
        return False

    def school(self) -> School:
        """The school of the pictures."""
        return self.kept_school

    def keep_school(self, school: School) -> None:
        """In memory."""
        self.kept_school = school

    def draft(self) -> Draft:
        """What was typed."""
        return self.kept_draft

    def keep_draft(self, draft: Draft | None) -> None:
        """In memory."""
        self.kept_draft = draft or Draft()

    def lesson(self) -> Lesson | None:
        """The lesson of the pictures."""
        return self.kept_lesson

    def keep_lesson(self, lesson: Lesson) -> None:
        """In memory."""
        self.kept_lesson = lesson

    def handed_in(self) -> int | None:
        """As many as a class."""
        return 26

    def folders_given(self) -> bool:
        """Nobody set it up."""
        return False

    def try_folders(self) -> Sequence[FolderTest]:
        """The one of this PC."""
        return [FolderTest("data", "/school/data", True, "written, read back and deleted")]

    def try_shared(self, shared: str, staff: str) -> Sequence[FolderTest]:
        """One that is right and one that is not."""
        wrong = "Writing failed in /school/staff: no space left on device. Name another folder."
        return [
            FolderTest("shared", shared, True, f"{shared} is not there yet: Next makes it."),
            FolderTest("staff", staff, False, wrong),
        ]

    def keep_folders(self, shared: str, staff: str) -> bool:
        """Nowhere."""
        return False

    def gather(self, class_id: str) -> Gathered:
        """One story with enough plays, and one without."""
        return Gathered(
            (f"{class_id}, Clue Jigsaw: collected.", f"{class_id}, Too Late: not enough plays yet."),
            ("A file in the box could not be opened.",),
            "3a.html",
        )
