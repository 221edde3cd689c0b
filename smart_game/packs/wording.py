"""Whether the words are few enough for the age band: advice, never a reason to refuse.

Lengths follow the reading targets of the scenario writing guide, for the older year of each band.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from smart_game.packs import wording_diagnostics as diagnostics
from smart_game.packs.findings import Fault, Where
from smart_game.packs.walking import lists_named, texts
from smart_game.scenario.dated import told
from smart_game.scenario.vocabulary import Band


@dataclass(frozen=True)
class Lengths:
    """The most words that a band can be asked to read at once."""

    sentence: int
    screen: int
    choice: int
    feedback: int


LENGTHS = {
    Band.FIVE_TO_SEVEN: Lengths(sentence=8, screen=25, choice=6, feedback=15),
    Band.SEVEN_TO_NINE: Lengths(sentence=11, screen=45, choice=10, feedback=30),
    Band.NINE_TO_ELEVEN: Lengths(sentence=15, screen=70, choice=14, feedback=30),
}

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_READ_BY_CHILD = {"text", "happened", "why", "now"}


def faults(data: dict[str, Any], band: Band) -> Iterator[Fault]:
    """Advice on each text that a child reads."""
    lengths = LENGTHS[band]
    for where, written in texts(data):
        text = told(written, {})
        if where == ("remember",) or (where[0] == "cards" and where[-1] in _READ_BY_CHILD):
            yield from _sentences(where, text, band, lengths.sentence)
            yield from _size(where, text, band)
    yield from _feedback(data, band)


def count_words(text: str) -> int:
    """How many words a child reads in a text."""
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return _SENTENCE_END.split(text)


def _feedback(data: dict[str, Any], band: Band) -> Iterator[Fault]:
    """What a child reads at once after a choice."""
    for where, choices in lists_named("choices", data.get("cards")):
        for index, choice in enumerate(choices):
            feedback = choice.get("feedback") if isinstance(choice, dict) else None
            parts = feedback.values() if isinstance(feedback, dict) else ()
            count = sum(count_words(told(part, {})) for part in parts if isinstance(part, str))
            count -= isinstance(feedback, dict) and isinstance(feedback.get("mood"), str)
            if count > LENGTHS[band].feedback:
                values = {"count": str(count), "band": band.value, "most": str(LENGTHS[band].feedback)}
                yield Fault(diagnostics.LONG_FEEDBACK, ("cards", *where, index, "feedback"), values)


def _sentences(where: Where, text: str, band: Band, most: int) -> Iterator[Fault]:
    for sentence in sentences_of(text):
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
