"""Every text of a pack that a child or a teacher reads, each under a name of its own; and other words for it.

A text's name follows its place by ids, never by position where there is an id: `clue-jigsaw/cards.page.text`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from smart_game.scenario.pack import Pack

if TYPE_CHECKING:
    from pydantic import BaseModel

    from smart_game.scenario.model import PackInfo, Scenario
    from smart_game.scenario.quick_check import QuickCheck

_FOR_CHILDREN = frozenset(
    "alt button happened meaning name now remember subject text thanks thread title why word".split()  # noqa: SIM905
)
_TEXTS = _FOR_CHILDREN | {"about", "aim", "home", "idea"}
"""The keys whose values are read by somebody; all other texts of a pack are ids or words of the format."""

QUICK_CHECK = "quick-check"
"""What the names of a quick check's texts begin with, as its file is called."""

_LISTS = frozenset(("lines", "talk"))
"""Lists of such texts."""

_FOR_ADULTS = frozenset(("about", "aim", "home", "idea", "talk"))
_NO_WORDS = frozenset(("format", "cites", "notes"))

LONGEST_TITLE = 160
MOST_KEPT = 16
"""Scenarios of a pack that are kept in other words."""

_Told = TypeVar("_Told", bound="BaseModel")

Say = Callable[[str, str], str]
"""Gives other words for a text, by its name and the text itself."""


@dataclass(frozen=True)
class Wording:
    """A text, its name, and what a translator should know."""

    name: str
    text: str
    note: str


def wordings(pack: Pack) -> Iterator[Wording]:
    """Every text of a pack, in the order of its files."""
    age = f"ages {pack.info.band}"
    for name, text, key in _walk(pack.info.model_dump(mode="json"), ""):
        yield Wording(f"{pack.info.id}{name}", text, _note(key, age))
    for scenario in pack.scenarios:
        for name, text, key in _walk(scenario.model_dump(mode="json"), ""):
            yield Wording(f"{scenario.id}{name}", text, _note(key, age))
    if pack.quick_check is not None:
        for name, text, key in _walk(pack.quick_check.model_dump(mode="json"), ""):
            yield Wording(f"{QUICK_CHECK}{name}", text, _note(key, age))


def reworded(pack: Pack, say: Say, refused: Callable[[str], object] = str) -> Pack:
    """The same pack in other words; ids and everything that is counted stay as they are.

    What is inside is reworded when it is read. A scenario, or `pack.yaml`, stays as it is where one of its
    texts would be one that it may not have, such as one that is far too long: then `refused` is told each
    of its texts.
    """
    stories = tuple(
        replace(story, title=_title(story.title, f"{story.id}/title", say)) for story in pack.stories
    )
    title = _title(pack.cover.title, f"{pack.id}/title", say)
    return Pack.unopened(
        replace(pack.cover, title=title, stories=stories), _Reworded(pack, say, refused), pack.facts
    )


def _title(title: str, name: str, say: Say) -> str:
    other = say(name, title).strip()
    return other if 0 < len(other) <= LONGEST_TITLE else title


class _Reworded:
    """The inside of a pack in other words; what was read last is kept."""

    def __init__(self, pack: Pack, say: Say, refused: Callable[[str], object]) -> None:
        self._pack = pack
        self._say = say
        self._refused = refused
        self._read: dict[str, Scenario] = {}

    @cached_property
    def info(self) -> "PackInfo":
        """Reworded like a scenario."""
        return self._in_other_words(self._pack.info, self._pack.id)

    @cached_property
    def quick_check(self) -> "QuickCheck | None":
        """Reworded like a scenario."""
        check = self._pack.quick_check
        return check and self._in_other_words(check, QUICK_CHECK)

    def scenario(self, scenario_id: str) -> "Scenario":
        """The scenario in other words."""
        if scenario_id not in self._read:
            while len(self._read) >= MOST_KEPT:
                del self._read[next(iter(self._read))]
            told = self._pack.inside.scenario(scenario_id)
            self._read[scenario_id] = self._in_other_words(told, scenario_id)
        return self._read[scenario_id]

    def _in_other_words(self, part: _Told, name: str) -> _Told:
        before = part.model_dump(mode="json")
        after = _replace(before, name, self._say)
        if after == before:
            return part
        try:
            return type(part).model_validate(after)
        except ValueError:
            for _, text, _ in _walk(before, ""):
                self._refused(text)
            return part


def _walk(value: object, name: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        if key in _TEXTS or key in _LISTS:
            yield name, value, key
    elif isinstance(value, dict):
        for inner, part in value.items():
            if inner not in _NO_WORDS:
                yield from _walk(part, _joined(name, inner), inner)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from _walk(part, _joined(name, _called(part, number)), key)


def _replace(value: object, name: str, say: Say, key: str = "") -> object:
    if isinstance(value, str):
        return say(name, value) if key in _TEXTS or key in _LISTS else value
    if isinstance(value, dict):
        return {
            inner: part if inner in _NO_WORDS else _replace(part, _joined(name, inner), say, inner)
            for inner, part in value.items()
        }
    if isinstance(value, list):
        return [
            _replace(part, _joined(name, _called(part, number)), say, key)
            for number, part in enumerate(value, start=1)
        ]
    return value


def _joined(name: str, part: str) -> str:
    return f"{name}.{part}" if "/" in name else f"{name}/{part}"


def _called(part: object, number: int) -> str:
    """A list's item by its id, or by its rule in a quick check, or by its number, from 1."""
    told = part if isinstance(part, Mapping) else {}
    return str(told.get("id") or told.get("rule") or number)


def _note(key: str, age: str) -> str:
    if key in _FOR_ADULTS:
        return "for the teacher, or for home"
    kinds = {
        "happened": "what happened, after a choice",
        "why": "one reason, after a choice",
        "now": "what now, after a choice",
        "button": "on a button of a device in the picture",
        "lines": "on a device in the picture",
        "name": "a name; keep it, unless it is a role",
        "subject": "the subject of an e-mail",
        "thread": "the name of a chat",
        "alt": "what a picture beside a choice shows",
        "word": "a hard word: its forms in your translation, the plain one first, commas between",
        "meaning": "what a hard word means, in words that a child knows",
    }
    return f"{kinds.get(key, 'read by children')}, {age}"
