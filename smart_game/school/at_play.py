"""What the game shows of a school while children play: a few plain values, so that a start needs no more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smart_game.scenario.vocabulary import Rule
from smart_game.school.folders import Folders

if TYPE_CHECKING:
    from smart_game.school.school import School

Recall = Callable[[str, Sequence[Path], Callable[[], Any]], Any]
"""Gives plain data made of files: a name for it, the files, and how to make it where nobody kept it."""


class PlayClass(NamedTuple):
    """A class: its id and its name."""

    id: str
    name: str


class Adult(NamedTuple):
    """Somebody a child can tell."""

    role: str
    name: str | None
    picture: str


@dataclass(frozen=True)
class AtPlay:
    """The classes, the trusted adults, and the school's own wording of rules."""

    classes: Sequence[PlayClass]
    adults: Sequence[Adult]
    rules: Mapping[Rule, str] = field(default_factory=dict)

    @classmethod
    def of(cls, school: "School") -> "AtPlay":
        """That of a school."""
        classes = [PlayClass(each.id, each.name) for each in school.classes]
        adults = [Adult(each.role, each.name, each.picture) for each in school.adults]
        return cls(classes, adults, dict(school.rules))


class _NotSureError(Exception):
    """Something was said about the school: it is looked at again the next time."""


def at_play_here(folders: Folders, say: Callable[[str], None], recall: Recall) -> AtPlay:
    """The school of this PC, as `school_here` finds it."""
    said: list[str] = []
    found: list[AtPlay] = []

    def make() -> Any:  # noqa: ANN401 - plain data
        from smart_game.school.away import school_here

        school = AtPlay.of(school_here(folders, said.append))
        found[:] = [school]
        if said:
            raise _NotSureError
        return {"classes": school.classes, "adults": school.adults, "rules": dict(school.rules)}

    try:
        plain = recall("school", [folders.school_file, folders.school_copy], make)
    except _NotSureError:
        plain = None
    for sentence in said:
        say(sentence)
    if found:
        return found[0]
    return AtPlay(
        [PlayClass(*each) for each in plain["classes"]],
        [Adult(*each) for each in plain["adults"]],
        {Rule(rule): text for rule, text in plain["rules"].items()},
    )
