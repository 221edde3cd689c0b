"""The class progress files of a staff folder: one a class, each with a copy beside it.

The file is replaced in one step, then its copy, and only then may hand-ins be deleted. So at any moment
the copy, with the hand-ins that are still there, holds everything: putting it back loses nothing.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from smart_game.errors import SmartGameError
from smart_game.progress.class_progress import FORMAT, ClassProgress
from smart_game.progress.files import read_at_most, why, write_whole

_NAME = re.compile(r"class-([a-z0-9]+(?:-[a-z0-9]+)*)\.json(?:\.bak)?")

LARGEST = 32 * 1024 * 1024

Plain = dict[str, Any]
FOLDER = "progress"
"""The folder in a staff folder that holds the classes' files."""

UPGRADES: Mapping[int, Callable[[Plain], Plain]] = {}
"""What turns the plain content of format N into that of N + 1."""


class ProgressFileError(SmartGameError):
    """A class progress file that cannot be used; nothing was changed."""


def progress_path(staff: Path, class_id: str) -> Path:
    """Where a class's progress is kept."""
    return staff / FOLDER / f"class-{class_id}.json"


def class_ids(staff: Path) -> list[str]:
    """The classes that have a progress file or a copy of one, by their ids. OSError if nobody can look."""
    try:
        names = sorted(each.name for each in os.scandir(staff / FOLDER))
    except FileNotFoundError:
        return []
    found = (match[1] for name in names if (match := _NAME.fullmatch(name)))
    return list(dict.fromkeys(found))


def copy_path(path: Path) -> Path:
    """Where a progress file's copy is."""
    return path.with_name(path.name + ".bak")


def read_progress(staff: Path, class_id: str) -> ClassProgress:
    """A class's progress, empty where there is none yet. ProgressFileError if it is damaged or newer."""
    path = progress_path(staff, class_id)
    content = _content(path)
    if content is None:
        if _content(copy_path(path)) is not None:
            raise ProgressFileError(f"The class progress {path} is missing. {_mend(path)}")
        return ClassProgress(class_id=class_id)
    progress = _parsed(content, path)
    if progress.class_id != class_id:
        raise ProgressFileError(
            f"The class progress {path} is of another class ({progress.class_id}). Give it its own name back."
        )
    return progress


def write_progress(staff: Path, progress: ClassProgress, day: date) -> None:
    """Replace a class's progress, then its copy. OSError if either cannot be written."""
    path = progress_path(staff, progress.class_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = (progress.model_dump_json(indent=1) + "\n").encode()
    write_whole(path, content, day)
    write_whole(copy_path(path), content, day)


def renew_copy(staff: Path, class_id: str, day: date) -> None:
    """Make the copy like the file, where a crash came between the two. OSError if it cannot."""
    path = progress_path(staff, class_id)
    content = _content(path)
    if content is not None and content != _content(copy_path(path)):
        write_whole(copy_path(path), content, day)


def upgrade(plain: Plain, to: int, steps: Mapping[int, Callable[[Plain], Plain]]) -> Plain:
    """Bring the content of an older format to format `to`, one step at a time."""
    for made_for in range(plain["format"], to):
        plain = {**steps[made_for](plain), "format": made_for + 1}
    return plain


def _content(path: Path) -> bytes | None:
    try:
        content = read_at_most(path, LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ProgressFileError(
            f"The class progress {path} cannot be read ({why(error)}). Check the staff folder and try again."
        ) from None
    if len(content) > LARGEST:
        raise ProgressFileError(f"The class progress {path} is far too large. {_mend(path)}")
    return content


def _parsed(content: bytes, path: Path) -> ClassProgress:
    with suppress(ValidationError):
        return ClassProgress.model_validate_json(content)
    try:
        plain = json.loads(content)
        made_for = plain["format"]
        if made_for > FORMAT:
            raise ProgressFileError(
                f"The class progress {path} was written by a newer SMART Game (format {made_for}, this one "
                f"reads up to {FORMAT}). Update the game on this computer; nothing was changed."
            )
        if made_for < FORMAT:
            content = json.dumps(upgrade(plain, FORMAT, UPGRADES)).encode()
        return ClassProgress.model_validate_json(content)
    except (ValidationError, ValueError, KeyError, TypeError, RecursionError):
        raise ProgressFileError(f"The class progress {path} is damaged. {_mend(path)}") from None


def _mend(path: Path) -> str:
    copy = copy_path(path)
    return (
        f"Nothing was changed. Move it away if it is there, rename its copy {copy.name} to {path.name}, "
        "then collect again: the copy and the waiting hand-ins hold everything."
    )
