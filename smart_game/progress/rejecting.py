"""Sets files that cannot be counted aside, each with its reason; never deletes one."""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from smart_game.progress.files import midnight, read_at_most, why, write_whole
from smart_game.progress.sealing import SEALED_SIZE
from smart_game.progress.waiting import Rejected

_NAMED = 3


class Rejects:
    """The folder `rejected` of a staff folder."""

    def __init__(self, staff: Path, today: date) -> None:
        self._folder = staff / "rejected"
        self._today = today

    def set_aside(self, rejected: Sequence[Rejected]) -> list[str]:
        """Move the files there and write a reason beside each; a sentence for what a person should know."""
        moved, left = [], []
        for reject in rejected:
            trouble = self._move(reject)
            if trouble is None:
                moved.append(reject)
            else:
                left.append(f"{reject.path.name} stays in the hand-in folder ({trouble}). {reject.reason}")
        if moved:
            names = ", ".join(reject.path.name for reject in moved[:_NAMED])
            names += " and more" if len(moved) > _NAMED else ""
            left.append(f"Set aside in {self._folder}, with the reason beside each: {names}.")
        return left

    def _move(self, reject: Rejected) -> str | None:
        """Move one file aside; why it could not be moved, if so."""
        try:
            self._folder.mkdir(exist_ok=True)
            target = self._free_name(reject.path.name)
            reason = target.with_name(target.name + ".reason.txt")
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
        if not target.is_symlink():
            with suppress(OSError):
                os.utime(target, (midnight(self._today), midnight(self._today)))

    def _free_name(self, name: str) -> Path:
        target, number = self._folder / name, 1
        while os.path.lexists(target) or os.path.lexists(target.with_name(target.name + ".reason.txt")):
            number += 1
            target = self._folder / f"{number}-{name}"
        return target
