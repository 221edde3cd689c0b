"""What went wrong in a scene, written down for the technician: where in the program, and nothing of anybody.

What an error says may be about a child's choice, a teacher's name or a folder. So its words are kept only
where Python itself says them, of names in the program; no path is written but those inside the program, and
no time but the day.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Protocol

import pygame

LARGEST = 64 * 1024
"""Bytes of the file at most; when it is full, the older half goes."""

_MOST_NOTED = 50
"""Different faults that are noted until the program ends."""

_MOST_FRAMES = 40
_MOST_CAUSES = 3
_MOST_WORDS = 200
_SAYS_NOTHING_OF_ANYBODY = (TypeError, AttributeError, NameError, ArithmeticError, IndexError, RecursionError)
_PATH = re.compile(r"\S*[/\\]\S*")
_GAP = "\n\n"


class Rescue(Protocol):
    """What a loop turns to when a scene fails."""

    def note(self, fault: Exception) -> None:
        """Write down what went wrong; the screen stays as it is."""

    def show(self) -> None:
        """Leave every scene for one that says kindly what happened, and leads on."""


class CrashLog:
    """A small text file. Nothing fails if it cannot be written: a child who plays comes first."""

    def __init__(self, path: Path, package: Path, about: str, today: Callable[[], date]) -> None:
        """`package` is the program's own folder, `about` its name and version."""
        self.path = path
        self._package = package
        self._about = about
        self._today = today
        self._noted: set[str] = set()

    def note(self, fault: BaseException, where: str) -> None:
        """Write down a fault, unless it was noted since the program began; `where` is the scene's class."""
        entry = self._entry(fault, where)
        if entry in self._noted or len(self._noted) >= _MOST_NOTED:
            return
        self._noted.add(entry)
        with suppress(OSError):
            self._append(entry.encode("utf-8", "replace"))

    def _entry(self, fault: BaseException, where: str) -> str:
        import platform

        on = f"{self._about}, Python {platform.python_version()}, pygame {pygame.ver}, {platform.system()}"
        lines = [f"{self._today().isoformat()}  {on}", f"in {where}"]
        for cause in _causes(fault):
            lines += [_told(cause), *self._frames(cause.__traceback__)]
        return "\n".join(lines)[: LARGEST // 4] + _GAP

    def _frames(self, trace: TracebackType | None) -> Iterator[str]:
        import traceback

        for frame in traceback.extract_tb(trace)[-_MOST_FRAMES:]:
            yield f"  {self._file(frame.filename)}:{frame.lineno} {frame.name}"

    def _file(self, name: str) -> str:
        """A file of the program by its place in it, any other by its name alone."""
        path = Path(name)
        if path.is_relative_to(self._package):
            return path.relative_to(self._package.parent).as_posix()
        return path.name

    def _append(self, entry: bytes) -> None:
        """At the end, in one go: two copies of the game may write at once."""
        if self.path.exists() and self.path.stat().st_size + len(entry) > LARGEST:
            self._make_room()
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, entry)
        finally:
            os.close(handle)
        day = datetime.combine(self._today(), time(), UTC).timestamp()
        os.utime(self.path, (day, day))

    def _make_room(self) -> None:
        """Drop the older half, at the end of an entry."""
        with self.path.open("rb") as opened:
            opened.seek(-min(LARGEST // 2, self.path.stat().st_size), os.SEEK_END)
            kept = opened.read(LARGEST // 2).partition(_GAP.encode())[2]
        part = self.path.with_name(f".part-{os.getpid()}-{self.path.name}")
        try:
            part.write_bytes(kept)
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """A fault, and what it came from."""
    cause: BaseException | None = fault
    for _ in range(_MOST_CAUSES):
        if cause is not None:
            yield cause
            cause = cause.__cause__ or cause.__context__


def _told(fault: BaseException) -> str:
    """The kind of a fault, and what it says if that can be of nobody."""
    kind = type(fault).__name__
    if isinstance(fault, OSError):
        return f"{kind}: {os.strerror(fault.errno) if fault.errno else 'no reason given'}"
    if isinstance(fault, _SAYS_NOTHING_OF_ANYBODY):
        return f"{kind}: {_PATH.sub('…', str(fault)[:_MOST_WORDS])}"
    return f"{kind} (its words are left out: they could be of somebody)"
