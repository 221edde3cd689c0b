"""The quick check of a pack, from `quick-check.yaml`: read, and whatever is the matter with it.

Names, words and pictures are looked at as those of a scenario are: each guise stands as a card.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import ValidationError

from smart_game.packs import language, names, picturing, translation, wording
from smart_game.packs import quick_check_diagnostics as diagnostics
from smart_game.packs.finding import QUICK_CHECK_FILE
from smart_game.packs.findings import Fault, Where
from smart_game.packs.known import Known
from smart_game.packs.reading import Document
from smart_game.packs.translation import MOST_TOLD
from smart_game.packs.walking import part_at
from smart_game.packs.wording import count_words
from smart_game.scenario.model import Check
from smart_game.scenario.quick_check import GOODBYE, HELLO, QUESTIONS, Guise, Moment, QuickCheck
from smart_game.scenario.vocabulary import Band, Outcome

FILE = QUICK_CHECK_FILE

GUISES = ("a", "b")

STANDS_OUT_BY = 3
"""A safest choice that has more words than every other by this many gives itself away."""

_RESERVED = frozenset(moment.scenario for moment in Moment)
_HEAD = ("hero", "cites", "remember")


def read_check(document: Document, known: Known, band: Band | None) -> tuple[QuickCheck | None, list[Fault]]:
    """The check that a document holds, and all that is the matter with it."""
    check, shape = _validated(document)
    said = {fault.where for fault in shape}
    found = [fault for fault in _look(document.data, known, band) if fault.where not in said]
    if check is not None:
        found += _faults(check)
    return (check, [*shape, *found])


def checks_of(check: QuickCheck) -> tuple[Check, ...]:
    """What is played of a check, at each of its moments."""
    return tuple(Check(**check.scenario_fields(moment)) for moment in Moment)


def reserved(scenario: object) -> Iterator[Fault]:
    """A fault where a scenario has an id under which the check is counted."""
    if isinstance(scenario, str) and scenario in _RESERVED:
        yield Fault(diagnostics.RESERVED_ID, ("id",), {"name": str(scenario)})


def _validated(document: Document) -> tuple[QuickCheck | None, list[Fault]]:
    try:
        return QuickCheck.model_validate(document.data), []
    except ValidationError as error:
        return None, translation.faults(error, document, QuickCheck)


def _look(data: dict[str, Any], known: Known, band: Band | None) -> Iterator[Fault]:
    """The faults of names, words and pictures, each at its place in the file."""
    places = _cards(data)
    cards = {name: part_at(data, where) for name, where in places.items()}
    story = {key: data[key] for key in _HEAD if key in data} | {"cards": cards}
    found = [
        islice(names.faults(story, known, band), MOST_TOLD),
        islice(language.faults(story, known), MOST_TOLD),
    ]
    if band is not None:
        found.append(islice(wording.faults(story, band), MOST_TOLD))
        found.append(islice(picturing.faults(story, band, known), MOST_TOLD))
    for faults in found:
        for fault in faults:
            first = None if fault.first is None else _in_file(fault.first, places)
            yield replace(fault, where=_in_file(fault.where, places), first=first)


def _cards(data: dict[str, Any]) -> dict[str, Where]:
    """Where each card of the check stands in the file, by a name that a person can find it by."""
    found: dict[str, Where] = {HELLO: (HELLO,)}
    questions = data.get("questions")
    for index, question in enumerate(questions if isinstance(questions, list) else ()):
        rule = part_at(question, ("rule",))
        called = rule if isinstance(rule, str) else str(index + 1)
        for guise in GUISES:
            name = f"{called} {guise}"
            found[f"{name} {index + 1}" if name in found else name] = ("questions", index, guise)
    return found | {GOODBYE: (GOODBYE,)}


def _in_file(where: Where, places: Mapping[str, Where]) -> Where:
    return (*places[str(where[1])], *where[2:]) if where[:1] == ("cards",) else where


def _faults(check: QuickCheck) -> Iterator[Fault]:
    """What a check needs to compare before with after."""
    asked = len(check.questions)
    if asked != QUESTIONS:
        count = "one question" if asked == 1 else f"{asked} questions"
        yield Fault(diagnostics.NOT_SIX, ("questions",), {"count": count})
    first: dict[str, Where] = {}
    for index, question in enumerate(check.questions):
        here: Where = ("questions", index)
        if question.rule in first:
            where = (*here, "rule")
            yield Fault(diagnostics.RULE_TWICE, where, {"name": question.rule}, first=first[question.rule])
        first.setdefault(question.rule, (*here, "rule"))
        differs = _meant(question.a) ^ _meant(question.b)
        if differs:
            values = {"name": question.rule, "differs": min(differs)[0]}
            yield Fault(diagnostics.NOT_PARALLEL, (*here, "b", "choices"), values)
        for name, guise in (("a", question.a), ("b", question.b)):
            yield from _safest(f"{question.rule} {name}", (*here, name, "choices"), guise)


def _meant(guise: Guise) -> set[tuple[str, str, str]]:
    """What the choices of a guise say of a child, whatever their words."""
    return {(guess.id, guess.outcome.value, guess.misconception or "") for guess in guise.choices}


def _safest(name: str, where: Where, guise: Guise) -> Iterator[Fault]:
    safest = [guess for guess in guise.choices if guess.outcome is Outcome.SAFER]
    if len(safest) != 1:
        count = "no choice" if not safest else f"{len(safest)} choices"
        yield Fault(diagnostics.NOT_ONE_SAFEST, where, {"name": name, "count": count})
        return
    words = count_words(safest[0].text)
    most = max((count_words(guess.text) for guess in guise.choices if guess is not safest[0]), default=0)
    if words - most >= STANDS_OUT_BY:
        values = {"name": name, "count": str(words), "most": str(most)}
        yield Fault(diagnostics.STANDS_OUT, where, values)
