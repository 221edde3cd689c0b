"""Whether the youngest find a picture with every choice, and whether each picture is told in words too."""

from collections.abc import Iterator
from typing import Any

from smart_game.packs import diagnostics
from smart_game.packs.findings import Fault, Where
from smart_game.packs.known import Known
from smart_game.packs.walking import lists_named, owner, part_at
from smart_game.scenario.vocabulary import Band

_HOLDERS = {"sort": "groups", "spot": "items"}
"""Where the picture of a choice stands, on the kinds of card on which it is not with the choice."""


def faults(data: dict[str, Any], band: Band, known: Known) -> Iterator[Fault]:
    """A fault for each choice without a picture, for ages 5-7, and for each picture without its words."""
    for where, shown in _shown_with_choices(data):
        if band is Band.FIVE_TO_SEVEN and not (shown.get("picture") or shown.get("who")):
            values = {"owner": owner(data, where), "band": band.value}
            yield Fault(diagnostics.PICTURE_MISSING, where, values)
    for where, name in _symbols(data):
        told = part_at(data, (*where[:-1], "alt"))
        if name in known.symbols and name not in known.alts and not told:
            yield Fault(diagnostics.ALT_MISSING, where, {"name": name})


def _shown_with_choices(data: dict[str, Any]) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Whatever has the words of a choice, and should have its picture: the choice, its group, its piece."""
    cards = data.get("cards")
    for card, told in cards.items() if isinstance(cards, dict) else ():
        if not isinstance(told, dict):
            continue
        holder = _HOLDERS.get(str(told.get("kind")))
        lists = lists_named(holder, told) if holder else lists_named("choices", told)
        for where, listed in lists:
            for index, shown in enumerate(listed):
                if isinstance(shown, dict):
                    yield ("cards", card, *where, index), shown


def _symbols(data: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """The name of every symbol, with its place."""
    if isinstance(data, dict):
        if isinstance(data.get("picture"), str):
            yield (*where, "picture"), data["picture"]
        for key, part in data.items():
            yield from _symbols(part, (*where, key))
    elif isinstance(data, list):
        for index, part in enumerate(data):
            yield from _symbols(part, (*where, index))
