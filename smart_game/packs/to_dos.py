"""What somebody has left to do in a file: a text that is TO DO, alone or with a colon and a hint after it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from smart_game.packs import to_do_diagnostics
from smart_game.packs.findings import Fault, Where
from smart_game.packs.walking import owner, texts

MARK = "TO DO"

_MARK = re.compile(rf"\s*{MARK}\s*(:.*)?", re.DOTALL)
_TOGETHER = {"feedback", "cites", "talk"}
"""What is said once, with all that is to do in it."""

_ADVICE = {
    "rule": "Write one of safe, meeting, accepting, reliable, tell, age, kind, school",
    "sensitivity": "Write gentle, standard or sensitive; a teacher opens a sensitive one with a key",
    "hero": "Write the id of one of the cast in assets/pictures/cast",
    "backdrop": "Write the name of a picture in assets/pictures/backdrops",
    "aim": "Say to the teacher what a child practises here",
    "cites": "Give at least one code each from assets/catalogues/citations.yaml",
    "talk": "Write three questions to talk about afterwards",
    "home": "Write one line to try at home",
    "remember": "Write the one thing to remember",
    "title": "Give it a title",
    "text": "Write what a child reads here",
    "goto": "Write the id of the card that follows",
    "band": "Write 5-7, 7-9 or 9-11, in quotes",
    "about": "Say what is in this pack",
}


def is_to_do(value: object) -> bool:
    """Whether a value is marked as still to do."""
    return isinstance(value, str) and _MARK.fullmatch(value) is not None


def faults(data: dict[str, Any]) -> Iterator[Fault]:
    """A fault for everything that is marked, in the file's order; a list or a feedback once."""
    together: dict[Where, list[str]] = {}
    for where in marked_places(data):
        together.setdefault(_said_at(where), []).append(str(where[-1]))
    for where, keys in together.items():
        yield _fault(data, where, keys)


def marked_places(data: dict[str, Any]) -> Iterator[Where]:
    """The place of every mark."""
    return (where for where, text in texts(data) if is_to_do(text))


def without_marked(faults: Iterable[Fault], data: dict[str, Any]) -> Iterator[Fault]:
    """The faults that are not about something marked, which is said as being to do."""
    marked = set(marked_places(data))
    return (fault for fault in faults if fault.where not in marked)


def _said_at(where: Where) -> Where:
    for end, part in enumerate(where, start=1):
        if part in _TOGETHER and end < len(where) and not _is_card(where, end):
            return where[:end]
    return where


def _owner_at(where: Where) -> Where:
    """The nearest choice around a place, or its card."""
    around = where[:-1]
    while len(around) > len(("cards", "id")) and around[-2] != "choices":
        around = around[:-1]
    return around


def _is_card(where: Where, end: int) -> bool:
    """Whether what ends here is a card's id, which may be any word."""
    return where[: end - 1] == ("cards",)


def _fault(data: dict[str, Any], where: Where, keys: list[str]) -> Fault:
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "this file")
    who = "This file" if where[0] != "cards" else owner(data, _owner_at(where))
    values = {"owner": who, "key": key}
    if key == "outcome":
        return Fault(to_do_diagnostics.OUTCOME_TO_DO, where, values)
    if key == "misconception":
        return Fault(to_do_diagnostics.MISCONCEPTION_TO_DO, where, values)
    if key == "feedback":
        named = ", ".join(dict.fromkeys(name for name in keys if name != "feedback"))
        return Fault(to_do_diagnostics.FEEDBACK_TO_DO, where, {**values, "keys": named or "all of it"})
    advice = _ADVICE.get(key, "Write it in place of TO DO")
    return Fault(to_do_diagnostics.TO_DO, where, {**values, "advice": advice})
