"""A real write in a folder: what a technician wants to know of it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from smart_game.cli.common import today
from smart_game.progress.files import PART, read_at_most, settle, why

_MARK = b"SMART Game looked whether this folder can be written. This file may be deleted.\n"


def write_test(folder: Path, *, pupils_only_create: bool = False) -> tuple[bool, str]:
    """Write a file of our own, read it back, delete it: whether that is right, and what happened.

    Where pupils may only create, collecting clears the file away.
    """
    mark = folder / f"{PART}doctor-{secrets.token_hex(8)}"
    at = "writing"
    try:
        _create(mark)
        at = "reading back"
        if read_at_most(mark, len(_MARK)) != _MARK:
            return False, f"what was written in {folder} is not what is there"
        at = "deleting"
        mark.unlink()
    except OSError as error:
        failed = f"{at} failed in {folder}: {why(error)}"
        if at != "writing" and pupils_only_create:
            return True, f"can be written; {failed} (right for pupils, not for staff)"
        return False, failed
    finally:
        with suppress(OSError):
            mark.unlink()
        settle(folder, today())
    return True, "written, read back and deleted"


def _create(path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as opened:
        opened.write(_MARK)
        opened.flush()
        os.fsync(opened.fileno())
