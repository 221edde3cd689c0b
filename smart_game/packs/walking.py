"""Ways through a file's plain data, whatever its shape turns out to be."""

from collections.abc import Iterator
from typing import Any

from smart_game.packs.findings import Where


def texts(data: object, where: Where = ()) -> list[tuple[Where, str]]:
    """Every text in the data, with its place, in the file's order."""
    found: list[tuple[Where, str]] = []
    _gather(data, where, found)
    return found


def _gather(data: object, where: Where, found: list[tuple[Where, str]]) -> None:
    """Packs are walked through again and again: a list that is filled is three times as quick as yielding."""
    if isinstance(data, str):
        found.append((where, data))
    elif isinstance(data, dict):
        for key, value in data.items():
            _gather(value, (*where, key), found)
    elif isinstance(data, list):
        for at, value in enumerate(data):
            _gather(value, (*where, at), found)


def lists_named(name: str, data: object, where: Where = ()) -> Iterator[tuple[Where, list[Any]]]:
    """Every list under a key of this name, with its place."""
    for part, value in _parts(data):
        if part == name and isinstance(value, list):
            yield (*where, part), value
        yield from lists_named(name, value, (*where, part))


def part_at(data: object, where: Where) -> object:
    """What stands at a place; None where there is nothing."""
    for part in where:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def owner(data: object, where: Where) -> str:
    """What a place belongs to, to begin a sentence with: `The choice "type-it"`."""
    for end in range(len(where), 0, -1):
        inner, last = where[:end], where[end - 1]
        if inner[:-1] == ("cards",):
            return f'The card "{last}"'
        if end > 1 and inner[-2] == "choices":
            named = part_at(data, (*inner, "id"))
            return f'The choice "{named}"' if isinstance(named, str) else "A choice"
        if end == len(where) and isinstance(last, str):
            return f'"{last}"'
        if end == len(where):
            return f'Number {int(last) + 1} of "{inner[-2]}"'
    return "This file"


def _parts(data: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(data, dict):
        yield from data.items()
    elif isinstance(data, list):
        yield from enumerate(data)
