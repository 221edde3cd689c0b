"""Which way each part of a text runs: the Unicode Bidirectional Algorithm (UAX #9).

Rules W1-W7, N0-N2, I1-I2 and L2, with one base direction for the text. Left out: embeddings, overrides
and isolates (X1-X8), whose control characters change nothing here, and L1, which matters only for tabs.
The invisible marks U+200E and U+200F work: a translator can settle a line with them that comes out wrong.

Two kindnesses go beyond UAX #9, which shows "0800 1111" in Arabic as "1111 0800", and "@sam" with
its sign behind it: the groups of a phone number and the sign before a user name stay in place.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import bidirectional

_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Numbers count as right to left when a neutral sign asks its neighbours."""

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_MOST_OPEN = 63

PHONE = re.compile(r"\+?[0-9]{2,}(?: [0-9]{3,})+")
HANDLE = re.compile(r"(?<!\w)[@#](?=[A-Za-z0-9])")


@dataclass(frozen=True)
class Run:
    """Part of a line, from `start` up to, not including, `end`, that runs one way."""

    start: int
    end: int
    level: int

    @property
    def rtl(self) -> bool:
        """Whether it is read from the right."""
        return self.level % 2 == 1


def order(levels: Sequence[int]) -> list[Run]:
    """The runs of one line from left to right on the screen, by the level of each character."""
    runs: list[Run] = []
    for level, span in groupby(levels):
        start = runs[-1].end if runs else 0
        runs.append(Run(start, start + len(list(span)), level))
    for level in range(max(levels, default=0), 0, -1):
        runs = _turn(runs, level)
    return runs


def resolve(text: str, *, rtl: bool) -> list[int]:
    """The level of each character: even ones run left to right, odd ones right to left.

    `rtl` is the base direction. The levels of a whole paragraph may be cut where its lines break.
    """
    base = int(rtl)
    kinds = _kinds(text)
    places = [at for at, kind in enumerate(kinds) if kind not in _IGNORED]
    seen = [kinds[at] for at in places]
    outer = "R" if rtl else "L"
    solved = _weak(seen, outer)
    _pair_brackets([text[at] for at in places], seen, solved, outer)
    _settle_neutrals(solved, outer)
    found = [-1] * len(text)
    for at, kind in zip(places, solved, strict=True):
        found[at] = _level(kind, base)
    for at, level in enumerate(found):  # what the rules pass over goes with what stands before it
        if level < 0:
            found[at] = found[at - 1] if at else base
    return found


def has_letters(text: str, *, rtl: bool) -> bool:
    """Whether any letter of the text is of this direction."""
    wanted = ("R", "AL") if rtl else ("L",)
    return any(_kind(sign) in wanted for sign in text)


def _kinds(text: str) -> list[str]:
    kinds = [_kind(sign) for sign in text]
    for number in PHONE.finditer(text):
        kinds[number.start() : number.end()] = ["EN"] * len(number.group())
    for sign in HANDLE.finditer(text):
        kinds[sign.start()] = "L"
    return kinds


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:
    return bidirectional(sign) or "L"  # characters that Python does not know yet have none


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if kind == "R":
        return 1
    if kind == "L":
        return 2 * base
    return 2 if kind in ("EN", "AN") else base


def _weak(kinds: list[str], outer: str) -> list[str]:
    """W1 to W7: marks, numbers, and the signs in and around numbers."""
    solved: list[str] = []
    strong = outer
    for own in kinds:
        kind = own if own != "NSM" else solved[-1] if solved else outer  # W1
        if kind in ("L", "R", "AL"):
            strong = kind
        solved.append("AN" if kind == "EN" and strong == "AL" else kind)  # W2
    solved = ["R" if kind == "AL" else kind for kind in solved]  # W3
    for at in range(1, len(solved) - 1):  # W4
        before, kind, after = solved[at - 1 : at + 2]
        if before == after and (
            (kind == "CS" and before in ("EN", "AN")) or (kind == "ES" and before == "EN")
        ):
            solved[at] = before
    _replace_spans(solved, lambda kind: kind == "ET", _terminate)  # W5
    strong = outer
    for at, kind in enumerate(solved):
        if kind in ("ES", "ET", "CS"):
            solved[at] = "ON"  # W6
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            solved[at] = "L"  # W7
    return solved


def _terminate(before: str | None, after: str | None) -> str | None:
    return "EN" if "EN" in (before, after) else None


def _pair_brackets(signs: list[str], kinds: list[str], solved: list[str], outer: str) -> None:
    """N0: both brackets of a pair run the same way; `kinds` are those before any rule."""
    for opening, closing in _pairs(signs, solved):
        inside = {_STRONG[kind] for kind in solved[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        way = outer
        if outer not in inside:
            before = (_STRONG[kind] for kind in reversed(solved[:opening]) if kind in _STRONG)
            way = next(before, outer)
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(kinds) and kinds[end] == "NSM":
                end += 1
            solved[bracket:end] = [way] * (end - bracket)


def _pairs(signs: list[str], solved: list[str]) -> list[tuple[int, int]]:
    """BD16: which brackets belong together, in the order of their openings."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, sign in enumerate(signs):
        if solved[at] != "ON":
            continue
        if sign in _CLOSES:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((_CLOSES[sign], at))
        elif any(sign == closing for closing, _ in waiting):
            while waiting[-1][0] != sign:
                waiting.pop()
            pairs.append((waiting.pop()[1], at))
    return sorted(pairs)


def _settle_neutrals(solved: list[str], outer: str) -> None:
    """N1 and N2: spaces and signs between two of one direction join them; else they go with the line."""

    def settle(before: str | None, after: str | None) -> str:
        left, right = _STRONG[before or outer], _STRONG[after or outer]
        return left if left == right else outer

    _replace_spans(solved, lambda kind: kind in _NEUTRAL, settle)


def _replace_spans(
    kinds: list[str],
    belongs: Callable[[str], bool],
    become: Callable[[str | None, str | None], str | None],
) -> None:
    """Ask of each unbroken span what it becomes between its neighbours; None leaves it as it is."""
    end = 0
    for inside, span in groupby(list(kinds), key=belongs):
        start, end = end, end + len(list(span))
        if not inside:
            continue
        new = become(kinds[start - 1] if start else None, kinds[end] if end < len(kinds) else None)
        if new:
            kinds[start:end] = [new] * (end - start)


def _turn(runs: list[Run], level: int) -> list[Run]:
    """L2, one step: turn round every unbroken row of runs at this level or higher."""
    turned: list[Run] = []
    for high, group in groupby(runs, key=lambda run: run.level >= level):
        row = list(group)
        turned += reversed(row) if high else row
    return turned
