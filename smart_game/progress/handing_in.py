"""Puts sealed hand-ins into the hand-in folder; what cannot go there waits in the outbox, or in memory.

There is no lock, and the hand-in folder is never listed or read: pupils may be allowed only to create
files in it. A hand-in keeps its random name on its way from the outbox, and its id inside the seal, so
a crash between the copy and the deletion leaves at most a copy that collecting knows as one. Every try has
a temporary name of its own: two windows of the game may send the same outbox at the same moment.
"""

import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from smart_game.progress.files import PART, abandoned, read_at_most, settle, why, write_whole

if TYPE_CHECKING:
    from smart_game.progress.counts import Counts

SUFFIX = ".sealed"
_NAME = re.compile(rf"^(?:{re.escape(PART)}[0-9a-f]{{8}}-)?([0-9a-f]{{32}}{re.escape(SUFFIX)})$")


@dataclass(frozen=True)
class HandedIn:
    """The hand-in folder has it."""

    sentence: str


@dataclass(frozen=True)
class Waiting:
    """It is sealed and waits in the outbox on this computer."""

    sentence: str


@dataclass(frozen=True)
class Kept:
    """It is sealed and only in memory: it is lost if the game ends before it can be written."""

    sentence: str


@dataclass(frozen=True)
class NotCounted:
    """The play cannot be handed in at all."""

    sentence: str


Result = HandedIn | Waiting | Kept | NotCounted


class Sender:
    """Hands in sealed counts for one computer; `today` says the day, and `new_name` 32 hex digits."""

    def __init__(
        self,
        hand_in: Path,
        outbox: Path,
        today: Callable[[], date],
        new_name: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        self._hand_in = hand_in
        self._outbox = outbox
        self._today = today
        self._new_name = new_name
        self._kept: dict[str, bytes] = {}

    def hand_in(self, counts: "Counts", public_key: bytes) -> Result:
        """Seal one play and hand it in, with whatever waits; never raises for what a person can cause."""
        from smart_game.progress.sealing import TooLongError, seal

        try:
            sealed = seal(counts, public_key)
        except TooLongError as error:
            return NotCounted(str(error))
        self._kept[self._new_name() + SUFFIX] = sealed
        return self.send_waiting()

    def send_waiting(self) -> Result:
        """Try again to hand in all that waits in memory and in the outbox."""
        trouble = self._send_kept()
        if trouble is None:
            trouble = self._send_outbox()
        if self._kept:
            return Kept(
                "Neither the hand-in folder nor this computer's own folder can be written "
                f"({trouble or 'no reason given'}). The last play is only in memory: keep the game open, "
                "make room or mend the folder, and play on; it is sent with the next one."
            )
        if trouble:
            return Waiting(
                f"The hand-in folder cannot be written ({trouble}). The play is sealed and waits on this "
                "computer; the game sends it by itself when the folder is back."
            )
        return HandedIn("Handed in.")

    def _send_kept(self) -> str | None:
        """Move what is in memory to the hand-in folder or the outbox; why the folder failed, if so."""
        trouble = None
        for name, sealed in list(self._kept.items()):
            if trouble is None:
                trouble = self._deliver(name, sealed)
            if trouble is None or self._put_aside(name, sealed):
                del self._kept[name]
        return trouble

    def _send_outbox(self) -> str | None:
        waiting = self._waiting()
        if not waiting:
            return None
        from smart_game.progress.sealing import SEALED_SIZE, looks_sealed

        for name, path in waiting:
            try:
                sealed = read_at_most(path, SEALED_SIZE)
            except OSError:
                continue
            if not looks_sealed(sealed):  # not ours, or being written by another window of the game
                self._clear_away(path)
                continue
            trouble = self._deliver(name, sealed)
            if trouble is not None:
                return trouble
            with suppress(OSError):
                path.unlink()
                settle(self._outbox, self._today())
        return None

    def _clear_away(self, path: Path) -> None:
        """Delete half a file that a power cut left; there is nothing in it to save."""
        with suppress(OSError):
            if path.name.startswith(PART) and abandoned(path, self._today()):
                path.unlink()

    def _waiting(self) -> list[tuple[str, Path]]:
        try:
            paths = sorted(self._outbox.iterdir())
        except OSError:
            return []
        return [(match[1], path) for path in paths if (match := _NAME.match(path.name))]

    def _deliver(self, name: str, sealed: bytes) -> str | None:
        try:
            self._write(self._hand_in / name, sealed)
        except OSError as error:
            return why(error)
        return None

    def _put_aside(self, name: str, sealed: bytes) -> bool:
        try:
            self._outbox.mkdir(parents=True, exist_ok=True)
            self._write(self._outbox / name, sealed)
        except OSError:
            return False
        return True

    def _write(self, path: Path, sealed: bytes) -> None:
        temporary = f"{PART}{secrets.token_hex(4)}-{path.name}"
        write_whole(path, sealed, self._today(), temporary=temporary)
