"""Stand-ins for what a file gets wrong, so that a check can look further than the first faults."""

import copy
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from smart_game.packs.findings import Where, nearest
from smart_game.packs.shapes import allowed_keys
from smart_game.packs.translation import place
from smart_game.packs.walking import part_at
from smart_game.scenario.model import Scenario

_WORD = "stand-in"
_FEEDBACK = {"happened": _WORD, "why": _WORD, "now": _WORD, "mood": "happy"}
_STAND_INS: dict[str, Any] = {
    "format": 1,
    "rule": "safe",
    "sensitivity": "gentle",
    "notes": [],
    "mood": "happy",
    "outcome": "safer",
    "misconception": None,
    "picture": None,
    "device": None,
    "screen": None,
    "button": None,
    "puts_right": False,
    "feedback": _FEEDBACK,
    "setting": {"backdrop": _WORD},
    "cast": [],
    "lines": [],
    "messages": [{"who": _WORD, "name": _WORD, "text": _WORD}],
    "cites": {source: [_WORD] for source in ("policy", "nc", "rshe", "efcw", "pshe")},
    "talk": [_WORD] * 3,
    **{source: [_WORD] for source in ("policy", "nc", "rshe", "efcw", "pshe")},
}
_CANNOT_STAND_IN = {"cards", "kind", "choices", "start", "goto"}


def mended(data: dict[str, Any], error: ValidationError) -> Scenario | None:
    """The scenario as its paths show it, without its faults; None where they go too deep to tell."""
    copied = copy.deepcopy(data)
    told = error.errors(include_url=False)
    for details in told:
        if details["type"] == "extra_forbidden":
            _correct(copied, place(details))
    for details in told:
        if details["type"] != "extra_forbidden" and not _replace(copied, details):
            return None
    try:
        return Scenario.model_validate(copied)
    except ValidationError:
        return None


def _correct(data: dict[str, Any], where: Where) -> None:
    """Take an unknown key out, or give it the name that it is a slip of."""
    around = part_at(data, where[:-1])
    if isinstance(around, dict):
        value = around.pop(str(where[-1]), None)
        meant = nearest(str(where[-1]), allowed_keys(Scenario, data, where[:-1]))
        if meant:
            around.setdefault(meant, value)


def _replace(data: dict[str, Any], details: ErrorDetails) -> bool:
    """Put a stand-in at a place, or in place of the list that it is in; whether that could be done."""
    where = place(details)
    if details["type"] == "missing" and part_at(data, where) is not None:
        return True
    while where and isinstance(where[-1], int):
        where = where[:-1]
    around = part_at(data, where[:-1]) if where else None
    if not isinstance(around, dict) or where[-1] in _CANNOT_STAND_IN or where[:-1] == ("cards",):
        return False
    key = str(where[-1])
    around[key] = copy.deepcopy(_STAND_INS.get(key, _WORD))
    return True
