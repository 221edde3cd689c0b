"""Files that are whole or not there: written under a temporary name, synced, renamed; dated by the day.

Every file gets midnight UTC of its day as its time, so that no clock time is ever kept.
"""

import errno
import os
import stat
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

PART = ".part-"
"""What the name of a file that is still being written begins with."""

LONGEST_SHOWN = 60
_AT_ONCE = 65_536


def midnight(day: date) -> float:
    """Midnight UTC of a day, as a file time."""
    return datetime.combine(day, time(), UTC).timestamp()


def write_whole(
    path: Path, content: bytes, day: date, mode: int = 0o644, *, temporary: str | None = None
) -> None:
    """Write or replace a file in one step. OSError if it cannot, and then nothing has changed.

    Two who may write the same file at the same moment need two temporary names.
    """
    part = path.with_name(temporary or PART + path.name)
    try:
        _write_part(part, content, day, mode)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    settle(path.parent, day)


def settle(folder: Path, day: date) -> None:
    """Make a rename or a deletion last, and date the folder by the day, where that is possible."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    with suppress(OSError):
        os.utime(folder, (midnight(day), midnight(day)))


def read_at_most(path: Path, size: int) -> bytes:
    """A plain file's content, and at most one byte more than `size`. OSError if it is anything else.

    It follows no symlink, and a pipe does not make it wait.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file")
        content = bytearray()
        while len(content) <= size and (more := os.read(handle, min(_AT_ONCE, size + 1 - len(content)))):
            content += more
        return bytes(content)
    finally:
        os.close(handle)


def abandoned(path: Path, today: date) -> bool:
    """Whether a file that is being written was left so: it is not of today or yesterday. OSError if unknown.

    A day that has not come yet is a wrong clock, and waiting for it would take years. To take away what
    somebody writes just now is harmless: they keep the whole of it until it has its name.
    """
    changed = path.lstat().st_mtime
    return not midnight(today - timedelta(days=1)) <= changed < midnight(today + timedelta(days=2))


def clear_parts(folder: Path) -> None:
    """Delete what a crash left half written, in a folder in which nobody else writes now."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(PART):
                with suppress(OSError):
                    path.unlink()


def shown(name: str) -> str:
    """A file's name as it can be printed: in one line, not too long, and without what a screen would obey."""
    plain = "".join(each if each.isprintable() else "?" for each in name)
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"


def why(error: OSError) -> str:
    """The system's reason in its own few words, without a path in it."""
    return (error.strerror or type(error).__name__).lower()


def _write_part(part: Path, content: bytes, day: date, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(part, flags, mode)
    except FileExistsError:  # left there by a crash
        part.unlink()
        handle = os.open(part, flags, mode)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    os.utime(part, (midnight(day), midnight(day)))
