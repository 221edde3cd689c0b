"""Whether the words suit the age band, and none of them blames a child: advice, never a reason to refuse.

Lengths follow the reading targets of the scenario writing guide, for the older year of each band.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from smart_game.packs import diagnostics
from smart_game.packs.findings import Fault, Where
from smart_game.packs.walking import part_at, texts
from smart_game.scenario.vocabulary import Band


@dataclass(frozen=True)
class Lengths:
    """The most words that a band can be asked to read at once."""

    sentence: int
    screen: int
    choice: int


LENGTHS = {
    Band.FIVE_TO_SEVEN: Lengths(sentence=8, screen=25, choice=6),
    Band.SEVEN_TO_NINE: Lengths(sentence=11, screen=45, choice=10),
    Band.NINE_TO_ELEVEN: Lengths(sentence=15, screen=70, choice=14),
}

_BLAMING = re.compile(
    r"\b(wrong|silly|stupid|naughty|foolish|careless|victims?|predators?|strangers?|forever|ruin(?:s|ed)?"
    r"|your (?:own )?fault|should have known|shame on)\b",
    re.IGNORECASE,
)
_NOT_BLAME = re.compile(
    r"(?:\b(?:not|never|none|no)\b|n['’]t\b)[^.!?]*\byour (?:own )?fault\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_READ_BY_CHILD = {"text", "happened", "why", "now"}
_SAID_TO_CHILD = {"happened", "why", "now"}


def faults(data: dict[str, Any], band: Band) -> Iterator[Fault]:
    """Advice on each text that a child reads."""
    lengths = LENGTHS[band]
    for where, text in texts(data):
        if where == ("remember",) or (where[0] == "cards" and where[-1] in _READ_BY_CHILD):
            yield from _sentences(where, text, band, lengths.sentence)
            yield from _size(where, text, band)
        if _said_to_child(data, where):
            yield from _blame(where, text)


def count_words(text: str) -> int:
    """How many words a child reads in a text."""
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))


def _sentences(where: Where, text: str, band: Band, most: int) -> Iterator[Fault]:
    for sentence in _SENTENCE_END.split(text):
        count = count_words(sentence)
        if count > most:
            start = " ".join(sentence.split()[:4]) + " …"
            values = {"count": str(count), "most": str(most), "band": band.value, "start": start}
            yield Fault(diagnostics.LONG_SENTENCE, where, values)


def _size(where: Where, text: str, band: Band) -> Iterator[Fault]:
    count, lengths = count_words(text), LENGTHS[band]
    values = {"count": str(count), "band": band.value}
    if len(where) == len(("cards", "card", "text")) and count > lengths.screen:
        values |= {"name": str(where[1]), "most": str(lengths.screen)}
        yield Fault(diagnostics.CROWDED_CARD, where, values)
    if where[-3:-2] == ("choices",) and where[-1] == "text" and count > lengths.choice:
        values |= {"most": str(lengths.choice)}
        yield Fault(diagnostics.LONG_CHOICE, where, values)


def _said_to_child(data: dict[str, Any], where: Where) -> bool:
    """Whether the game itself says it about what the child chose."""
    if where == ("remember",):
        return True
    if where[0] != "cards":
        return False
    ending = len(where) > 1 and part_at(data, (*where[:2], "kind")) == "ending"
    return where[-1] in _SAID_TO_CHILD or (ending and where[2:] in {("text",), ("title",)})


def _blame(where: Where, text: str) -> Iterator[Fault]:
    for found in _BLAMING.finditer(_NOT_BLAME.sub("", text)):
        yield Fault(diagnostics.BLAMING_WORD, where, {"name": found.group().lower()})
