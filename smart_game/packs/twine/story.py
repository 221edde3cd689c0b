"""A story as Twine keeps it: named passages, wherever they were read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smart_game.errors import SmartGameError

FACTS = "SMART Game"
"""The passage that holds what a story has and no one passage of it: its rule, aim, questions and the rest."""


class TwineError(SmartGameError):
    """A story that cannot be imported or exported, in one sentence."""


@dataclass(frozen=True)
class Note:
    """Something of a story that was not kept, and the line where it stood."""

    line: int
    text: str


@dataclass(frozen=True)
class Passage:
    """One passage; `line` is where its text begins."""

    name: str
    text: str
    line: int = 1
    tags: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """The passages in the file's order, and what the story says of itself."""

    passages: tuple[Passage, ...]
    title: str = ""
    start: str = ""
    ifid: str = ""
    written_for: str = ""
    notes: tuple[Note, ...] = ()
