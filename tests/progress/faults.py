"""Makes the Nth file operation of a piece of work fail, or kills the process there."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

OPERATIONS = ("open", "replace", "rename", "unlink", "utime", "fsync", "mkdir", "listdir", "scandir")


class Counter:
    """Counts file operations and does something at the Nth."""

    def __init__(self, at: int, action: Callable[[], None], *, lasting: bool = False) -> None:
        self.seen = 0
        self._at = at
        self._action = action
        self._lasting = lasting

    def pass_by(self) -> None:
        self.seen += 1
        if self.seen == self._at or (self._lasting and self.seen > self._at):
            self._action()

    @property
    def reached(self) -> bool:
        return self.seen >= self._at


@contextmanager
def counted(counter: Counter, operations: tuple[str, ...] = OPERATIONS) -> Iterator[Counter]:
    """Within this, every one of these `os` functions passes by the counter before it works."""
    real = {name: getattr(os, name) for name in operations}

    def watch(work: Callable[P, R]) -> Callable[P, R]:
        def watched(*args: P.args, **kwargs: P.kwargs) -> R:
            counter.pass_by()
            return work(*args, **kwargs)

        return watched

    for name, work in real.items():
        setattr(os, name, watch(work))
    try:
        yield counter
    finally:
        for name, work in real.items():
            setattr(os, name, work)


def fail_with(number: int) -> Callable[[], None]:
    """Raise what the system raises for this error number."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def die() -> None:
    """Stop this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_process_that_dies(at: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own, killed at its Nth file operation; whether it got that far."""
    child = os.fork()
    if child == 0:
        with counted(Counter(at, die)):
            try:
                work()
            finally:
                os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
