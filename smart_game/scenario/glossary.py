"""The glossary of a pack: which of its hard words stand in some texts, and what they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping

from smart_game.scenario.cards import Card
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice, HardWord

_NOT_SHOWN_YET = frozenset(("feedback",))
_READ = frozenset(("text", "title", "subject", "lines", "button", "thread"))
"""The keys of a card whose texts a child reads."""


def forms_of(word: str) -> tuple[str, ...]:
    """The forms of a word that a glossary lists, the one to show first."""
    return tuple(form.strip() for form in word.split(",") if form.strip()) or (word,)


def words_in(glossary: Mapping[str, HardWord], texts: Iterable[str]) -> tuple[HardWord, ...]:
    """The words that stand in one of the texts, each in the form to show, in the order of the glossary."""
    together = "\n".join(texts)
    found = (hard for hard in glossary.values() if _stands_in(hard.word, together))
    return tuple(hard.model_copy(update={"word": forms_of(hard.word)[0]}) for hard in found)


def texts_on(card: Card) -> Iterator[str]:
    """Every text that a child reads on a card before choosing."""
    yield from _texts(card.model_dump(mode="json"))


def texts_after(choice: Choice) -> tuple[str, ...]:
    """Every text that a child reads after a choice."""
    feedback = choice.feedback
    return (choice.text, feedback.happened, feedback.why, feedback.now)


def ids_used(glossary: Mapping[str, HardWord], scenarios: Iterable[Scenario]) -> frozenset[str]:
    """The ids of the words that stand somewhere in these scenarios."""
    together = "\n".join(text for scenario in scenarios for text in _all_texts(scenario))
    return frozenset(id for id, hard in glossary.items() if _stands_in(hard.word, together))


def _all_texts(scenario: Scenario) -> Iterator[str]:
    for card in scenario.cards.values():
        yield from texts_on(card)
    for _, _, choice in scenario.choices():
        yield from texts_after(choice)


def _stands_in(word: str, text: str) -> bool:
    either = "|".join(re.escape(form) for form in forms_of(word))
    return re.search(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE) is not None


def _texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key in _READ:
        yield value
    elif isinstance(value, dict):
        for inner, part in value.items():
            if inner not in _NOT_SHOWN_YET:
                yield from _texts(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key)
