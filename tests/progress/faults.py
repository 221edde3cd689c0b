"""Makes the Nth file operation of a piece of work fail, or kills the process there."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

OPERATIONS = (
    "open",
    "write",
    "read",
    "replace",
    "rename",
    "unlink",
    "utime",
    "fsync",
    "mkdir",
    "stat",
    "lstat",
    "listdir",
    "scandir",
)
"""Every function of `os` with which hand-in and collect touch a disk."""


class Counter:
    """Counts file operations and does something at the Nth."""

    def __init__(self, at: int, action: Callable[[], None], *, lasting: bool = False) -> None:
        self.names: list[str] = []
        self._at = at
        self._action = action
        self._lasting = lasting

    def pass_by(self, name: str, *arguments: object) -> None:
        self.names.append(name)
        if self.seen == self._at or (self._lasting and self.seen > self._at):
            if name == "write":
                write_half(*arguments)
            self._action()

    @property
    def seen(self) -> int:
        return len(self.names)

    @property
    def reached(self) -> bool:
        return self.seen >= self._at


@contextmanager
def watched(watch: Callable[..., None], operations: tuple[str, ...] = OPERATIONS) -> Iterator[None]:
    """Within this, each of these `os` functions tells `watch` its name and arguments before it works."""
    real = {name: getattr(os, name) for name in operations}

    def telling(name: str, work: Callable[P, R]) -> Callable[P, R]:
        def told(*args: P.args, **kwargs: P.kwargs) -> R:
            watch(name, *args)
            return work(*args, **kwargs)

        return told

    for name, work in real.items():
        setattr(os, name, telling(name, work))
    try:
        yield
    finally:
        for name, work in real.items():
            setattr(os, name, work)


@contextmanager
def counted(counter: Counter, operations: tuple[str, ...] = OPERATIONS) -> Iterator[Counter]:
    """Within this, every one of these `os` functions passes by the counter before it works."""
    with watched(counter.pass_by, operations):
        yield counter


def write_half(handle: object, content: object) -> None:
    """What a power cut or a full disk leaves of a write."""
    assert isinstance(handle, int)
    assert isinstance(content, bytes | memoryview)
    os.pwrite(handle, bytes(content)[: len(content) // 2], 0)


def fail_with(number: int) -> Callable[[], None]:
    """Raise what the system raises for this error number."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def die() -> None:
    """Stop this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def operations_of(work: Callable[[], object]) -> list[str]:
    """The file operations of a piece of work, in order, as a process of its own does them."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with counted(Counter(0, die)) as counter:
            work()
        os.write(writer, json.dumps(counter.names).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        names = json.loads(told.read())
    os.waitpid(child, 0)
    assert isinstance(names, list)
    return names


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
