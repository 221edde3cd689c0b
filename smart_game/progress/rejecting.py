"""Sets files that cannot be counted aside, each with its reason; never deletes one."""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from smart_game.progress.files import midnight, read_at_most, shown, why, write_whole
from smart_game.progress.sealing import SEALED_SIZE
from smart_game.progress.waiting import Rejected, few

_NAMED = 3
_LONGEST_NAME = 120
"""In bytes: what is set aside gets longer names beside it, and no disk takes more than 255."""
_TRIES = 20
_REASON = ".reason.txt"


class Rejects:
    """The folder `rejected` of a staff folder."""

    def __init__(self, staff: Path, today: date) -> None:
        self._folder = staff / "rejected"
        self._today = today

    def set_aside(self, rejected: Sequence[Rejected]) -> list[str]:
        """Move the files there and write a reason beside each; sentences for what a person should know."""
        named: list[str] = []
        left: list[str] = []
        more = False
        for reject in rejected:
            name = shown(reject.path.name)
            trouble = self._move(reject)
            if trouble is not None:
                left.append(f"{name} stays in the hand-in folder ({trouble}). {reject.reason}")
            elif len(named) < _NAMED:
                named.append(name)
            else:
                more = True
        told = few(left, "More files stay in the hand-in folder for reasons like these.")
        if named:
            names = ", ".join(named) + (" and more" if more else "")
            told.append(f"Set aside in {self._folder}, with the reason beside each: {names}.")
        return told

    def _move(self, reject: Rejected) -> str | None:
        """Move one file aside; why it could not be moved, if so."""
        try:
            self._folder.mkdir(exist_ok=True)
            target = self._free_name(reject.path.name)
            reason = _reason_of(target)
            write_whole(reason, (reject.reason + "\n").encode(), self._today)
            try:
                self._take(reject.path, target)
            except OSError:
                with suppress(OSError):
                    reason.unlink()
                raise
        except OSError as error:
            return f"it cannot be moved: {why(error)}"
        return None

    def _take(self, path: Path, target: Path) -> None:
        try:
            path.rename(target)
        except OSError:
            content = b"" if path.is_symlink() else read_at_most(path, SEALED_SIZE)
            if not 0 < len(content) <= SEALED_SIZE:
                raise
            write_whole(target, content, self._today)
            path.unlink()
            return
        with suppress(OSError):
            if not target.is_symlink():
                os.utime(target, (midnight(self._today), midnight(self._today)))

    def _free_name(self, name: str) -> Path:
        """A name that nothing has yet, and that this disk and every sync client can hold."""
        name = _short(name)
        tries = (name, *(f"{number}-{name}" for number in range(2, _TRIES)))
        for each in tries:
            target = self._folder / each
            try:
                target.lstat()
            except FileNotFoundError:
                return target  # a reason alone is what a crash left: it is written anew
        return self._folder / f"{secrets.token_hex(16)}-{name}"


def _reason_of(target: Path) -> Path:
    return target.with_name(target.name + _REASON)


def _short(name: str) -> str:
    """The beginning of the name, with `_` for what disks and screens stumble over, or would hide."""
    plain = "".join(each if each.isprintable() else "_" for each in name)
    if plain.startswith("."):
        plain = "_" + plain[1:]
    short = plain.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return short + "_" if short.endswith(_REASON) else short
