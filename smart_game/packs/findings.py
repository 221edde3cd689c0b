"""What a check finds: a diagnostic from the catalogue, at a file and a line, with the names it is about."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

Where = tuple[str | int, ...]
"""The keys and list positions that lead to a value in a file: `("cards", "popup", "choices", 0, "goto")`."""

_LONGEST_VALUE = 80
_LONGEST_LIST = 300
"""Of what is expected: words of the game's own."""

_MOST_COMPARED = 300


class Severity(StrEnum):
    """An error keeps a pack from being played; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Diagnostic:
    """One thing that can be the matter with a pack: what is wrong, and what to do about it."""

    code: str
    name: str
    severity: Severity
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Fault:
    """A diagnostic at a place in a file, before its line is known; `first` is the other place, of two."""

    diagnostic: Diagnostic
    where: Where
    values: Mapping[str, str] = field(default_factory=dict)
    first: Where | None = None


@dataclass(frozen=True)
class Finding:
    """A diagnostic at a line of a file, ready to be printed.

    `values` fill the diagnostic's sentences; `nearest`, where it is there and not empty, is what the
    author probably meant.
    """

    diagnostic: Diagnostic
    file: Path
    line: int
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether it keeps the pack from being played."""
        return self.diagnostic.severity is Severity.ERROR

    @property
    def sentence(self) -> str:
        """What is wrong."""
        return self.diagnostic.sentence.format_map(self._printable())

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self.diagnostic.remedy.format_map(self._printable())

    @property
    def suggestion(self) -> str:
        """What the author probably meant, as a question; empty where nothing comes near."""
        nearest = self.values.get("nearest", "")
        return f'Did you mean "{printable(nearest)}"?' if nearest else ""

    def __str__(self) -> str:
        said = " ".join(filter(None, (self.sentence, self.suggestion, self.remedy)))
        return f"{printable(self.file.as_posix(), longest=1000)}:{self.line}: {self.diagnostic.code} {said}"

    def to_dict(self) -> dict[str, str | int]:
        """The finding for other programs (`--json`)."""
        return {
            "file": self.file.as_posix(),
            "line": self.line,
            "code": self.diagnostic.code,
            "name": self.diagnostic.name,
            "severity": self.diagnostic.severity.value,
            "sentence": self.sentence,
            "nearest": self.values.get("nearest", ""),
            "remedy": self.remedy,
        }

    def in_order(self) -> tuple[str, int, str, str]:
        """What findings are sorted by: file, line, code."""
        return (self.file.as_posix(), self.line, self.diagnostic.code, self.sentence)

    def _printable(self) -> dict[str, str]:
        return {
            name: printable(value, _LONGEST_LIST if name == "expected" else _LONGEST_VALUE)
            for name, value in self.values.items()
        }


def printable(text: str, longest: int = _LONGEST_VALUE) -> str:
    """A text from a file that is safe on a terminal: one line, not long, no control characters."""
    clean = "".join(character if character.isprintable() else "�" for character in text)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that comes nearest to a mistyped one; empty where none comes near.

    Very long names and very many are not compared: no author meant them, and it would take long.
    """
    if len(name) > _LONGEST_VALUE:
        return ""
    names = {each.lower(): each for each in sorted(islice(known, _MOST_COMPARED))}
    found = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.7)
    return names[found[0]] if found else ""
