"""Whether every name in a scenario stands for something: cards, pictures, cast, beliefs, citations.

Works on plain data, so that it finds its faults in a file whose shape is broken too, and in any kind of card.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from smart_game.packs import diagnostics
from smart_game.packs.findings import Diagnostic, Fault, Where, nearest
from smart_game.packs.known import Known
from smart_game.packs.walking import lists_named, owner, texts
from smart_game.scenario.vocabulary import Band, Outcome


def faults(data: dict[str, Any], known: Known, band: Band | None = None) -> Iterator[Fault]:
    """A fault for each name that stands for nothing, each id that is there twice, and each belief amiss."""
    for where, name in texts(data):
        yield from _unknown(data, where, name, known)
        if where[-1] == "misconception" and band is not None:
            yield from _other_band(where, name, known, band)
    for where, choices in lists_named("choices", data.get("cards")):
        yield from _choices(data, ("cards", *where), choices)


def _unknown(data: dict[str, Any], where: Where, name: str, known: Known) -> Iterator[Fault]:
    last = where[-1]
    if where == ("start",) or (last == "goto" and where[0] == "cards"):
        yield from _goto(data, where, name)
    elif where[0] == "cites":
        yield from _citation(where, name, known)
    elif where == ("hero",) or (last == "who" and "cast" in where):
        yield from _absent(diagnostics.UNKNOWN_CAST, where, name, known.cast)
    elif last == "misconception":
        yield from _absent(diagnostics.UNKNOWN_MISCONCEPTION, where, name, known.misconceptions)
    elif last in _PICTURES and where[0] == "cards":
        kind, folder, drawn = _PICTURES[last]
        yield from _absent(diagnostics.UNKNOWN_PICTURE, where, name, drawn(known), kind=kind, folder=folder)


_PICTURES: dict[str | int, tuple[str, str, Callable[[Known], frozenset[str]]]] = {
    "backdrop": ("backdrop", "backdrops", lambda known: known.backdrops),
    "picture": ("symbol", "symbols", lambda known: known.symbols),
    "app": ("app", "apps", lambda known: known.apps),
}


def _absent(
    diagnostic: Diagnostic, where: Where, name: str, names: Collection[str], **values: str
) -> Iterator[Fault]:
    if name not in names:
        yield Fault(diagnostic, where, {**values, "name": name, "nearest": nearest(name, names)})


def _other_band(where: Where, name: str, known: Known, band: Band) -> Iterator[Fault]:
    bands = known.misconceptions.get(name, (band,))
    if band not in bands:
        values = {"name": name, "bands": ", ".join(bands), "band": band.value}
        yield Fault(diagnostics.MISCONCEPTION_OTHER_BAND, where, values)


def _goto(data: dict[str, Any], where: Where, name: str) -> Iterator[Fault]:
    cards = data.get("cards")
    if isinstance(cards, dict) and name not in cards:
        who = 'The key "start"' if where == ("start",) else owner(data, where[:-1])
        values = {"owner": who, "name": name, "nearest": nearest(name, cards)}
        yield Fault(diagnostics.UNKNOWN_GOTO, where, values)


def _citation(where: Where, name: str, known: Known) -> Iterator[Fault]:
    source = str(where[1]) if len(where) > 1 else ""
    codes = known.citations.get(source)
    if codes is not None:
        yield from _absent(diagnostics.UNKNOWN_CITATION, where, name, codes, source=source)


def _choices(data: dict[str, Any], where: Where, choices: list[Any]) -> Iterator[Fault]:
    first: dict[str, Where] = {}
    for index, choice in enumerate(choices):
        if not isinstance(choice, dict):
            continue
        here = (*where, index)
        named = choice.get("id")
        if isinstance(named, str) and named in first:
            who = owner(data, where[:2])
            values = {"owner": who, "name": named}
            yield Fault(diagnostics.DUPLICATE_ID, (*here, "id"), values, first=first[named])
        elif isinstance(named, str):
            first[named] = (*here, "id")
        yield from _belief(data, here, choice)


def _belief(data: dict[str, Any], here: Where, choice: dict[str, Any]) -> Iterator[Fault]:
    outcome, belief = choice.get("outcome"), choice.get("misconception")
    if outcome in (Outcome.RISKY, Outcome.UNSURE) and belief is None and _no_near_key(choice):
        values = {"owner": owner(data, here), "outcome": str(outcome)}
        yield Fault(diagnostics.MISCONCEPTION_MISSING, (*here, "misconception"), values)
    if outcome == Outcome.SAFER and belief is not None:
        values = {"owner": owner(data, here), "name": str(belief)}
        yield Fault(diagnostics.MISCONCEPTION_ON_SAFER, (*here, "misconception"), values)


def _no_near_key(choice: dict[str, Any]) -> bool:
    """Whether no key is `misconception` with a slip of the hand, which is said once, as an unknown key."""
    return not nearest("misconception", (key for key in choice if key != "misconception"))
