"""Pydantic's complaints about a file, said as our diagnostics."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from smart_game.packs import diagnostics, shapes
from smart_game.packs.findings import Diagnostic, Fault, Where, nearest
from smart_game.packs.reading import Document, found_as
from smart_game.packs.walking import owner, part_at

MOST_TOLD = 100

_LEADS_OUT = re.compile(r"[/\\]|\.\.")
_CLOSED_LISTS = {"rule": diagnostics.UNKNOWN_RULE, "outcome": diagnostics.UNKNOWN_OUTCOME}
_PROBLEMS = {
    "tuple_type": "a list is needed",
    "list_type": "a list is needed",
    "mapping_type": "keys with values are needed",
    "dict_type": "keys with values are needed",
    "model_type": "keys with values are needed",
    "model_attributes_type": "keys with values are needed",
    "bool_type": "true or false is needed",
    "bool_parsing": "true or false is needed",
    "date_type": "a date like 2026-11-22 is needed",
    "date_from_datetime_parsing": "a date like 2026-11-22 is needed",
}


def faults(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Fault]:
    """A fault for each thing that the model did not accept, each fault once; the first hundred."""
    told = error.errors(include_url=False)[:MOST_TOLD]
    found = [_Complaint(details, document, model).fault() for details in told]
    slips = [fault for fault in found if fault.diagnostic is diagnostics.UNKNOWN_KEY]
    meant = {(*slip.where[:-1], slip.values["nearest"]) for slip in slips}
    return [fault for fault in found if fault in slips or fault.where not in meant]


def place(details: ErrorDetails) -> Where:
    """Where a complaint is about, without pydantic's own steps: a card's kind, and the mark of a key."""
    loc = details["loc"]
    if loc[:1] == ("cards",):
        loc = (*loc[:2], *loc[3:])
    return tuple(part for part in loc if part != "[key]")


class _Complaint:
    """One of pydantic's complaints, and the fault that it stands for."""

    def __init__(self, details: ErrorDetails, document: Document, model: type[BaseModel]) -> None:
        self._type = details["type"]
        self._told: Mapping[str, Any] = details.get("ctx", {})
        self._message = details["msg"]
        self._document = document
        self._model = model
        self._where = place(details)
        self._value = details["input"]
        self._key = next((part for part in reversed(self._where) if isinstance(part, str)), "this file")

    def fault(self) -> Fault:
        say: dict[str, Callable[[], Fault]] = {
            "extra_forbidden": self._unknown_key,
            "missing": self._missing,
            "union_tag_not_found": self._missing_kind,
            "union_tag_invalid": self._unknown_kind,
            "enum": self._unknown_word,
            "literal_error": self._other_format,
            "string_pattern_mismatch": self._bad_id,
            "string_too_long": self._too_long,
            "string_too_short": self._no_text,
            "string_type": self._not_text,
            "too_short": lambda: self._bad_value(f"at least {self._told['min_length']} must be there"),
            "too_long": lambda: self._bad_value(f"no more than {self._told['max_length']} are allowed"),
        }
        return say.get(self._type, self._other)()

    def _fault(self, diagnostic: Diagnostic, **values: str) -> Fault:
        return Fault(diagnostic, self._where, values)

    def _unknown_key(self) -> Fault:
        known = shapes.allowed_keys(self._model, self._document.data, self._where[:-1])
        return self._fault(diagnostics.UNKNOWN_KEY, name=self._key, nearest=nearest(self._key, known))

    def _missing(self) -> Fault:
        if isinstance(self._where[-1], int):
            return self._bad_value(f"exactly {self._many()} are needed")
        who = owner(self._document.data, self._where[:-1])
        if self._key == "feedback":
            return self._fault(diagnostics.NO_FEEDBACK, owner=who)
        return self._fault(diagnostics.MISSING_KEY, owner=who, key=self._key)

    def _many(self) -> int:
        return shapes.fixed_length(self._model, self._document.data, self._where[:-1])

    def _missing_kind(self) -> Fault:
        values = {"owner": owner(self._document.data, self._where), "key": "kind"}
        return Fault(diagnostics.MISSING_KEY, (*self._where, "kind"), values)

    def _unknown_kind(self) -> Fault:
        kinds = re.findall(r"'([^']+)'", self._told["expected_tags"])
        return self._not_listed((*self._where, "kind"), "kind", kinds)

    def _unknown_word(self) -> Fault:
        words = shapes.allowed_words(self._model, self._document.data, self._where)
        in_list = isinstance(self._where[-1], int)
        return self._not_listed(self._where, self._key.removesuffix("s") if in_list else self._key, words)

    def _not_listed(self, where: Where, key: str, words: list[str]) -> Fault:
        name = self._document.written.get(where, "")
        values = {"name": name, "key": key, "expected": ", ".join(words), "nearest": nearest(name, words)}
        return Fault(_CLOSED_LISTS.get(key, diagnostics.UNKNOWN_WORD), where, values)

    def _other_format(self) -> Fault:
        name = self._document.written.get(self._where, "")
        return self._fault(diagnostics.OTHER_FORMAT, name=name, expected=str(self._told["expected"]))

    def _bad_id(self) -> Fault:
        name = str(self._value)
        leads_out = _LEADS_OUT.search(name)
        return self._fault(diagnostics.LEAVES_PACK if leads_out else diagnostics.BAD_ID, name=name)

    def _too_long(self) -> Fault:
        most = str(self._told["max_length"])
        length = str(len(str(self._value).strip()))
        return self._fault(diagnostics.TOO_LONG, key=self._key, length=length, most=most)

    def _no_text(self) -> Fault:
        return self._fault(diagnostics.NO_TEXT, key=self._key)

    def _not_text(self) -> Fault:
        if self._value is None:
            return self._no_text()
        if isinstance(self._value, (list, dict)):
            return self._bad_value("a text is needed")
        written = self._document.written.get(self._where, str(self._value))
        return self._fault(diagnostics.WANTS_QUOTES, written=written, found=found_as(self._value))

    def _bad_value(self, problem: str) -> Fault:
        return self._fault(diagnostics.BAD_VALUE, key=self._key, problem=problem)

    def _other(self) -> Fault:
        if self._key == "feedback" and part_at(self._document.data, self._where) is None:
            who = owner(self._document.data, self._where[:-1])
            return self._fault(diagnostics.NO_FEEDBACK, owner=who)
        return self._bad_value(_PROBLEMS.get(self._type, self._message.lower()))
