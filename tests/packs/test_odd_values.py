"""Whatever stands anywhere in a pack, the check says so in sentences, and never falls over."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from smart_game.packs.known import Known
from smart_game.packs.loading import load_pack

ODD = [None, 7, True, [], {}, "../x", "", [[None]], {"kind": {"b": 1}}, "long " * 200]
Place = tuple[str | int, ...]


@pytest.mark.parametrize("turn", range(len(ODD)))
@pytest.mark.parametrize("named", ["pack.yaml", "kite-club.yaml"])
def test_an_odd_value_anywhere(named: str, turn: int, good_pack: Path, known: Known) -> None:
    """Over all turns, each place is given three or four odd values, one at a time."""
    (good_pack / "odd-mail.yaml").unlink()
    _take_off_list(good_pack / "pack.yaml", "odd-mail")
    file = good_pack / named
    good = yaml.safe_load(file.read_text(encoding="utf-8"))
    for number, place in enumerate(_places(good)):
        if number % 3 == turn % 3:
            odd = ODD[(number + turn) % len(ODD)]
            file.write_text(yaml.safe_dump(_with(good, place, odd)), encoding="utf-8")
            _, findings = load_pack(good_pack, known)
            assert all(str(finding).startswith(good_pack.as_posix()) for finding in findings)
            assert findings or _may_stand(place, odd), (place, odd)


def _take_off_list(file: Path, name: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"  - {name}\n", ""), encoding="utf-8")


def _may_stand(place: Place, odd: object) -> bool:
    """Whether the odd value is one that the place allows."""
    if odd is None:
        return place[-1] in {"device", "screen", "picture"}
    if odd == []:
        return place[-1] == "cast"
    if odd is True:
        return place[-1] in {"format", "puts_right"}
    return odd == "../x" and (place[-1] in _FREE_TEXT or place[0] == "talk")


_FREE_TEXT = {
    "title",
    "aim",
    "about",
    "home",
    "remember",
    "text",
    "happened",
    "why",
    "now",
    "name",
    "thread",
}


def _places(data: object, place: Place = ()) -> Iterator[Place]:
    inside: list[tuple[Any, Any]] = []
    if isinstance(data, dict):
        inside = list(data.items())
    elif isinstance(data, list):
        inside = list(enumerate(data))
    for part, value in inside:
        yield (*place, part)
        yield from _places(value, (*place, part))


def _with(good: object, place: Place, odd: object) -> object:
    data: Any = copy.deepcopy(good)
    around = data
    for part in place[:-1]:
        around = around[part]
    around[place[-1]] = odd
    return data
