"""Words that no story says to a child: blame, fright, brands, somebody's data, capitals, undated ages."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from smart_game.packs import wording_diagnostics as diagnostics
from smart_game.packs.catalogues import AvoidedWords
from smart_game.packs.findings import Fault, Where
from smart_game.packs.known import Known
from smart_game.packs.walking import texts
from smart_game.scenario.dated import references, without_references

_READ = frozenset(
    "button happened meaning name now remember subject text thanks thread title why word".split()  # noqa: SIM905
)
"""The keys of the texts that a child reads; the lines of a device's screen are read too."""

MOST_SHOUTED = 1
MOST_EXCLAIMED = 4

_SHORT_FORMS = frozenset("AI CD DIY DVD GPS ID IT OK PC PE PIN RE TV UFO UK USB".split())  # noqa: SIM905
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_AGE = r"(?:1[2-8]|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
_AGE_RULE = re.compile(
    rf"\b(?:be|am|are|I[’']m|you[’']re|under|over|until|age|aged|turn|least)\s+{_AGE}\b"
    rf"|\b{_AGE}(?:\s*\+|\s+(?:or over|or older|and over|and older|years old)\b)",
    re.IGNORECASE,
)
_DATA = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "a web address",
        re.compile(r"https?://\S+|\bwww\.\S+|\b[\w-]+\.(?:com|co\.uk|org|net|uk|io|gg)\b", re.IGNORECASE),
    ),
    ("a phone number", re.compile(r"(?<![\d,.])(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)")),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")),
    (
        "an address",
        re.compile(
            r"\b\d{1,4}[a-z]? (?:[A-Z]\w+ )+(?:Street|Road|Lane|Avenue|Close|Drive|Way|Crescent|Gardens"
            r"|Terrace|Court|Place|Row|Hill)\b"
        ),
    ),
    (
        "a date of birth",
        re.compile(
            r"\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September"
            r"|October|November|December) (?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b"
        ),
    ),
)
_NOT_BLAME = re.compile(
    r"(?:\b(?:not|never|none|no)\b|n['’]t\b)[^.!?]*\byour (?:own )?fault\b", re.IGNORECASE
)
_OTHER_ADULTS = frozenset({"teacher", "headteacher", "carer", "librarian"})
_ADULTS = "Mum|Dad|Gran|Grandad|Grandma|Nan|Papa|Mama|Mr|Mrs|Miss|Ms|Dr"


def faults(data: dict[str, Any], known: Known) -> Iterator[Fault]:
    """A fault for each word that does not belong before a child; none for a game without its word lists."""
    for where, text in texts(data):
        if not is_read(where):
            continue
        plain = without_references(text)
        if not _said_by_somebody(where):
            yield from _shouting(where, plain)
        yield from _ages(where, plain)
        yield from _braces(where, plain)
        if known.avoided is not None:
            yield from _avoided(where, text, known.avoided)
            yield from _personal(where, plain, known)


def unknown_facts(data: dict[str, Any]) -> Iterator[Fault]:
    """Of these faults, those that keep a pack from being played: braces that name no fact."""
    for where, text in texts(data):
        if ("{" in text or "}" in text) and is_read(where):
            yield from _braces(where, without_references(text))


def _braces(where: Where, plain: str) -> Iterator[Fault]:
    if "{" in plain or "}" in plain:
        yield Fault(diagnostics.UNKNOWN_FACT, where, {"name": plain[plain.find("{") :]})


def is_read(where: Where) -> bool:
    """Whether a child reads the text at a place of a file."""
    key = where[-2] if isinstance(where[-1], int) and len(where) > 1 else where[-1]
    return where[0] not in ("aim", "cites", "talk", "home") and (key in _READ or key == "lines")


def facts_in(data: dict[str, Any]) -> Iterator[tuple[Where, str, str]]:
    """Each reference to a dated fact: its place, the fact, and what is said once it is out of date."""
    for where, text in texts(data):
        for fact, instead in references(text):
            yield where, fact, instead


def _avoided(where: Where, text: str, avoided: AvoidedWords) -> Iterator[Fault]:
    rest = _NOT_BLAME.sub(" ", _pattern(avoided.allowed).sub(" ", text))
    looks = []
    if not _said_by_somebody(where):
        looks = [
            (diagnostics.FRIGHTENING_WORD, _pattern(avoided.frightening)),
            (diagnostics.BLAMING_WORD, _pattern(avoided.blaming)),
        ]
    looks += [
        (diagnostics.REAL_BRAND, _pattern(avoided.brands)),
        (diagnostics.REAL_BRAND, _pattern(avoided.as_written, exact=True)),
    ]
    for diagnostic, pattern in looks:
        for found in pattern.finditer(rest):
            if diagnostic is not diagnostics.REAL_BRAND or not _begins_sentence(rest, found, avoided):
                name = found.group() if diagnostic is diagnostics.REAL_BRAND else found.group().lower()
                yield Fault(diagnostic, where, {"name": name})


def _begins_sentence(text: str, found: re.Match[str], avoided: AvoidedWords) -> bool:
    """Whether an ordinary word has its capital because a sentence begins there."""
    if found.group() not in avoided.as_written:
        return False
    before = text[: found.start()].rstrip(" “‘\"'(")
    return not before or before[-1] in ".!?…:"


def _said_by_somebody(where: Where) -> bool:
    """Whether it is a choice, a message, or on a device: others may say what the game does not."""
    if "screen" in where or "messages" in where or where[-1] in ("subject", "button", "thread"):
        return True
    return where[-1] == "text" and ("choices" in where or "items" in where)


def _personal(where: Where, text: str, known: Known) -> Iterator[Fault]:
    for kind, pattern in _DATA:
        for found in pattern.finditer(text):
            yield Fault(diagnostics.PERSONAL_DATA, where, {"name": found.group(), "kind": kind})
    given = known.avoided.given_names if known.avoided else ()
    if where[-1] == "title":  # every word of a title has a capital
        return
    roles = {name.lower() for name in _ADULTS.split("|")} | _OTHER_ADULTS
    cast = (name.title() for name in known.cast if name.isalpha() and name not in roles)
    for found in _full_names(frozenset((*given, *cast))).finditer(text):
        yield Fault(diagnostics.PERSONAL_DATA, where, {"name": found.group(), "kind": "a full name"})


def _shouting(where: Where, text: str) -> Iterator[Fault]:
    shouted = [word for word in _CAPITALS.findall(text) if word not in _SHORT_FORMS]
    if len(shouted) > MOST_SHOUTED:
        yield Fault(diagnostics.SHOUTING, where, {"name": " ".join(shouted)})
    marks = text.count("!")
    ends = sum(text.count(mark) for mark in ".!?")
    row = ", some of them in a row" if "!!" in text else ""
    if row or marks > MOST_EXCLAIMED:
        values = {"count": str(marks), "all": str(ends), "row": row}
        yield Fault(diagnostics.MANY_EXCLAMATION_MARKS, where, values)


def _ages(where: Where, text: str) -> Iterator[Fault]:
    for found in _AGE_RULE.finditer(text):
        yield Fault(diagnostics.UNDATED_AGE, where, {"name": found.group()})


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...], *, exact: bool = False) -> re.Pattern[str]:
    """Any of these words, whole; `*` is any ending, and either apostrophe is meant."""
    return re.compile(_any_of(words), 0 if exact else re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    each = (re.escape(word).replace(r"\*", r"\w*").replace("’", "[’']") for word in longest_first)
    return rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if longest_first else r"(?!)"


@lru_cache(maxsize=8)
def _full_names(given: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, given)))
    return re.compile(rf"\b(?:{names}) (?!(?:{_ADULTS})\b)[A-Z][a-z]+\b" if names else r"(?!)")


def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words of a list, as a whole word, in any case."""
    return _pattern(words)
