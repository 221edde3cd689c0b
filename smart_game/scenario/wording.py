"""Every text of a pack that a child or a teacher reads, each under a name of its own; and other words for it.

A text's name follows its place by ids, never by position where there is an id: `clue-jigsaw/cards.page.text`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from smart_game.scenario.model import Pack, PackInfo, Scenario
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


def reworded(pack: Pack, say: Say) -> Pack:
    """The same pack in other words; ids and everything that is counted stay as they are."""
    info = PackInfo.model_validate(_replace(pack.info.model_dump(mode="json"), pack.info.id, say))
    scenarios = tuple(
        Scenario.model_validate(_replace(scenario.model_dump(mode="json"), scenario.id, say))
        for scenario in pack.scenarios
    )
    check = pack.quick_check
    if check is not None:
        check = QuickCheck.model_validate(_replace(check.model_dump(mode="json"), QUICK_CHECK, say))
    return Pack(info=info, scenarios=scenarios, quick_check=check, facts=pack.facts)


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
