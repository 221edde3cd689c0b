"""One collection at a time in a staff folder.

The system holds the lock and drops it when a process ends, however it ends. The lock file is empty, stays
there, and means nothing by being there. A lock that is a file (the library's `SoftFileLock`) is refused: a
computer that is switched off would leave it taken, and it writes down the machine's name.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from smart_game.errors import CannotRunError
from smart_game.progress.files import why

NAME = ".collecting"
_NOT_A_LOCK = {"ENOLCK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"}
_ANYONE_WHO_MAY_WRITE_THERE = 0o666


@contextmanager
def locked(staff: Path) -> Iterator[None]:
    """Hold the staff folder's lock. CannotRunError if somebody else does, or the folder cannot be written."""
    path = staff / NAME
    lock = FileLock(path, timeout=0, mode=_ANYONE_WHO_MAY_WRITE_THERE, fallback_to_soft=False)
    try:
        staff.stat()  # the library would make a folder that is missing: a share that is away must stay away
        lock.acquire()
    except Timeout:
        raise CannotRunError(
            f"Somebody else is collecting into {staff} now. Wait until that has finished, then try again."
        ) from None
    except OSError as error:
        raise CannotRunError(_refused(staff, error)) from None
    try:
        with suppress(OSError):
            os.utime(path, (0, 0))  # not even the time of the first collection is kept
        yield
    finally:
        with suppress(OSError):
            lock.release()


def _refused(staff: Path, error: OSError) -> str:
    if errno.errorcode.get(error.errno or 0) in _NOT_A_LOCK:
        return (
            f"The staff folder {staff} cannot be locked ({why(error)}), so it is not safe to collect there. "
            "Move the staff folder to a disk or share that can lock files."
        )
    return (
        f"The staff folder {staff} cannot be written ({why(error)}). Check that it is there and that you "
        "may write in it, then try again. Nothing was changed."
    )
