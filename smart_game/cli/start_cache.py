"""What one start leaves for the next: plain data made of files, as JSON in the data folder's `cache`.

It is only ever a shorter way to the same values: each is kept with the contents of the files that it was made
of, and of the game that made it. Whatever is the matter with the file or its folder, it is as if it were not
there. JSON, because no file in a user's folder may make the game run anything; no path, because that may hold
a person's name.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from smart_game import __version__, places

FOLDER = "cache"
FILE = "start.json"
_FORMAT = 1
_LARGEST = 32 * 1024 * 1024
_MOST = 24
"""Names under which something is kept: those that were used last."""

_MADE_BY = ("artwork", "packs", "scenario", "school")
"""The packages whose code makes what is kept."""


class StartCache:
    """The data of one data folder; `keep` writes it, if there is anything new."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._made_by = program()
        self._kept = self._read()
        self._fresh = False

    def recall(self, name: str, files: Sequence[Path], make: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Plain data that is made of these files: as it was kept, or made now."""
        return self.recall_by(name, [digest(file) for file in files], make)

    def recall_by(self, name: str, key: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - plain data
        """The same, where something else says whether it is still true: any plain value."""
        kept = self._kept.get(name)
        if isinstance(kept, list) and len(kept) == 2 and kept[0] == key:
            self._kept[name] = self._kept.pop(name)
            return kept[1]
        made = make()
        self._kept.pop(name, None)
        self._kept[name] = [key, made]
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        self._fresh = True
        return made

    def keep(self) -> None:
        """Write what is new, whole or not at all; where that cannot be done, nothing is kept."""
        if not self._fresh:
            return
        self._fresh = False
        content = json.dumps({"format": _FORMAT, "made_by": self._made_by, "kept": self._kept})
        part = self._folder / f".part-{secrets.token_hex(8)}"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            part.write_text(content, encoding="utf-8")
            part.replace(self._folder / FILE)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _read(self) -> dict[str, Any]:
        try:
            with (self._folder / FILE).open("rb") as opened:
                content = opened.read(_LARGEST + 1)
            told = json.loads(content) if len(content) <= _LARGEST else None
        except (OSError, ValueError, RecursionError):
            return {}
        if (
            not isinstance(told, dict)
            or told.get("format") != _FORMAT
            or told.get("made_by") != self._made_by
        ):
            return {}
        kept = told.get("kept")
        return kept if isinstance(kept, dict) else {}


def digest(file: Path) -> str | None:
    """The fingerprint of a file's content; None where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def program() -> list[Any]:
    """What tells one program from another: its version, and when its files were changed last."""
    package = Path(places.__file__).parent
    newest = 0
    for name in _MADE_BY:
        with suppress(OSError), os.scandir(package / name) as found:
            newest = max([newest, *(entry.stat().st_mtime_ns for entry in found if entry.is_file())])
    return [__version__, newest]
