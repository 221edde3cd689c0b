"""One collection at a time in a staff folder.

The lock file is empty, and the system drops the lock when a process ends, however it ends.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.files import why

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(staff: Path) -> Iterator[None]:
    """Hold the staff folder's lock. CannotRunError if somebody else does, or the folder cannot be written."""
    try:
        handle = os.open(staff / ".collecting", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CannotRunError(
            f"The staff folder {staff} cannot be written ({why(error)}). Check that it is there and that you "
            "may write in it, then try again. Nothing was changed."
        ) from None
    try:
        try:
            _take(handle)
        except OSError as error:
            raise CannotRunError(_refused(staff, error)) from None
        yield
    finally:
        os.close(handle)


def _refused(staff: Path, error: OSError) -> str:
    if error.errno in _TAKEN:
        return f"Somebody else is collecting into {staff} now. Wait until that has finished, then try again."
    return (
        f"The staff folder {staff} cannot be locked ({why(error)}), so it is not safe to collect there. "
        "Move the staff folder to a disk or share that can lock files."
    )
