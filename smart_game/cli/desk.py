"""The teacher's desk of this PC: the files and folders that the teacher's corner works with."""

import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smart_game.errors import CannotRunError
from smart_game.progress.handing_in import SUFFIX
from smart_game.school.folders import SCHOOL_FILE, Folders
from smart_game.school.lesson_watch import Looker

if TYPE_CHECKING:
    from smart_game.scenes.teacher.desk import Draft, FolderTest, Gathered
    from smart_game.school.lesson import Lesson
    from smart_game.school.pin import Pin
    from smart_game.school.school import School

_LARGEST = 65_536


def stay(_folders: Folders) -> None:
    """Nobody needs to be told."""


def open_file(path: Path) -> None:
    """Open a file in the program that this PC uses for it, which is the browser for a report."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a report that this program wrote
        return
    import subprocess

    program = "open" if sys.platform == "darwin" else "xdg-open"
    with suppress(OSError):
        subprocess.Popen(  # noqa: S603 - a report that this program wrote
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


class FolderDesk:
    """The desk of some folders."""

    def __init__(
        self,
        folders: Folders,
        data: Path | None = None,
        *,
        show: Callable[[Path], None] = open_file,
        clock: Callable[[], float] = time.monotonic,
        moved: Callable[[Folders], None] = stay,
    ) -> None:
        """`moved` is told when a teacher has chosen other folders."""
        self._data = data
        self._show = show
        self._clock = clock
        self._moved = moved
        self._use(folders)

    def _use(self, folders: Folders) -> None:
        self._folders = folders
        self._count: int | None = None
        self._looker = Looker(self._look, self._clock)
        self.__dict__.pop("pin", None)

    @cached_property
    def pin(self) -> "Pin":
        """The teacher's PIN."""
        from smart_game.school.pin import Pin

        return Pin(self._folders.staff, self._clock)

    def is_new(self) -> bool:
        """Whether nobody has set a school up here, or said that they will not.

        A technician may have made its folders: it is new as long as nobody has said anything of it.
        """
        if self.draft().declined:
            return False
        if self._folders.shared is None:
            return not self._folders.school_file.exists()
        try:
            if self._folders.pin_file.exists() or not self._folders.staff.is_dir():
                return False
            return self._folders.school_file.exists() and self._is_unsaid()
        except (CannotRunError, OSError):
            return False

    def _is_unsaid(self) -> bool:
        from smart_game.school.school import School

        return self.school() == School()

    def school(self) -> "School":
        """The school as its file says."""
        from smart_game.school.school import read_school

        return read_school(self._folders.school_file)

    def keep_school(self, school: "School") -> None:
        """Write the school's file."""
        from smart_game.school.lesson import write_text
        from smart_game.school.school_file import whole_text

        write_text(self._folders.school_file, whole_text(school), "The school")

    def draft(self) -> "Draft":
        """The school that is being set up; a new one where what was kept cannot be read."""
        from smart_game.scenes.teacher.desk import Draft

        try:
            with self._draft_file.open("rb") as opened:
                kept: Any = json.loads(opened.read(_LARGEST))
            lines = {str(key): str(value) for key, value in kept["lines"].items()}
            return Draft(int(kept["step"]), bool(kept["declined"]), lines)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Draft()

    def keep_draft(self, draft: "Draft | None") -> None:
        """Keep it for the next start; None forgets it. A disk that is full keeps nobody from going on."""
        part = self._draft_file.with_name(f".part-{secrets.token_hex(8)}")
        with suppress(OSError):
            if draft is None:
                self._draft_file.unlink(missing_ok=True)
                return
            kept = {"step": draft.step, "declined": draft.declined, "lines": dict(draft.lines)}
            part.write_text(json.dumps(kept), encoding="utf-8")
            part.replace(self._draft_file)

    @property
    def _draft_file(self) -> Path:
        return self._folders.data / "setting-up.json"

    def lesson(self) -> "Lesson | None":
        """The lesson as its file says."""
        from smart_game.school.lesson import read_lesson

        return read_lesson(self._folders.lesson_file)

    def keep_lesson(self, lesson: "Lesson") -> None:
        """Write the lesson for every PC."""
        from smart_game.school.lesson import write_lesson

        write_lesson(self._folders.lesson_file, lesson)

    def handed_in(self) -> int | None:
        """How many sealed plays are in the box, as last seen; None if nobody knows yet. Never waits."""
        found = self._looker.take()
        self._count = self._count if found is None else found
        return self._count

    def _look(self) -> int | None:
        try:
            with os.scandir(self._folders.hand_in) as found:
                return sum(entry.name.endswith(SUFFIX) for entry in found)
        except OSError:
            return None

    def folders_given(self) -> bool:
        """Whether the school's folders are those of somebody who set this PC up."""
        return self._folders.shared is not None

    def try_folders(self) -> "Sequence[FolderTest]":
        """A real write in each folder of now."""
        from smart_game.scenes.teacher.desk import FolderTest

        named = {"shared": self._folders.hand_in, "staff": self._folders.staff}
        tested = named if self.folders_given() else {"data": self._folders.data}
        return [FolderTest(name, str(folder), *_tried(folder)) for name, folder in tested.items()]

    def try_shared(self, shared: str, staff: str) -> "Sequence[FolderTest]":
        """A real write in folders that somebody wrote; those that are not there yet can be made."""
        from smart_game.scenes.teacher.desk import FolderTest
        from smart_game.school.founding import site_of

        try:
            site = site_of(shared, staff)
            found = [
                FolderTest(name, str(folder), *_tried(folder))
                for name, folder in (("shared", site.shared), ("staff", site.staff))
            ]
            if all(test.right for test in found):
                site.need_our_key()
                return [_with_school(found[0], site.shared / SCHOOL_FILE), found[1]]
        except CannotRunError as fault:
            return [FolderTest("both", "", False, str(fault))]
        return found

    def keep_folders(self, shared: str, staff: str) -> bool:
        """Make the folders and use them from now on; whether a school was there already."""
        from smart_game.school.founding import site_of
        from smart_game.school.lesson import write_text
        from smart_game.school.machine import machine_text

        site = site_of(shared, staff)
        there = (site.shared / SCHOOL_FILE).exists()
        machine = site.machine(site.make())
        own = Folders.under(self._data)
        write_text(own.chosen_file, machine_text(machine), "Where the school's folders are")
        folders = Folders.by(machine, self._data)
        folders.make()
        self._use(folders)
        self._moved(folders)
        return there

    def gather(self, class_id: str) -> "Gathered":
        """Collect, write the reports, and open that of a class."""
        from smart_game.cli.collect import Office, collect_for
        from smart_game.cli.report import report_for
        from smart_game.scenes.teacher.desk import Gathered

        office = Office.open(self._data)
        collected = collect_for(office)
        names = office.school.class_names()
        titles = {(pack.info.id, each.id): each.title for pack in office.packs for each in pack.played}
        sentences = []
        for line in collected.lines:
            where = f"{names[line.class_id]}, {titles[line.pack, line.scenario]}"
            counted = line.added or line.practice_added
            sentences.append(
                f"{where}: collected." if counted else f"{where}: not enough plays yet: they stay sealed."
            )
        written = report_for(office)
        pages = [path for path in written.paths if path.suffix == ".html"]
        mine = next((path for path in pages if class_id in path.stem), None)
        if mine:
            self._show(mine)
        return Gathered(
            tuple(sentences) or ("Nothing new is waiting in the hand-in folder.",),
            (*collected.problems, *written.problems),
            mine.name if mine else "",
        )


def _with_school(test: "FolderTest", file: Path) -> "FolderTest":
    """What was found, and which school is in that folder already. CannotRunError if its file is wrong."""
    from smart_game.school.school import read_school

    if not file.exists():
        return test
    name = read_school(file).name
    return replace(test, said=f"{test.path} holds a school already, {name}, which stays as it is.")


def _tried(folder: Path) -> tuple[bool, str]:
    """Whether a folder can be used, and what was found, in a sentence."""
    from smart_game.cli.write_test import write_test
    from smart_game.school.founding import folder_fault

    fault = folder_fault(folder)
    if fault:
        return False, fault
    if not folder.is_dir():
        right, said = write_test(folder.parent)
        if right:
            return True, f"{folder} is not there yet: Next makes it."
    else:
        right, said = write_test(folder)
        if right:
            return True, f"{folder} can be used: a file was written, read back and deleted."
    return (
        False,
        f"{said[:1].upper()}{said[1:]}. Let somebody allow you to write there, or name another folder.",
    )


def desk_for(
    folders: Folders, data: Path | None, moved: Callable[[Folders], None] = stay
) -> FolderDesk | None:
    """The desk of this PC; none on a pupils' PC, which knows no staff folder."""
    return FolderDesk(folders, data, moved=moved) if folders.for_staff else None


def need_lesson(folders: Folders) -> "Lesson":
    """The lesson of today. CannotRunError if there is none."""
    from smart_game.school.lesson import read_lesson

    lesson = read_lesson(folders.lesson_file)
    if lesson is None:
        raise CannotRunError(
            f"There is no lesson in {folders.lesson_file}. Begin one: smart-game lesson set --class ID"
        )
    return lesson
