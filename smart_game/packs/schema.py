"""JSON Schema of a pack's files, for editors: keys explained, and every name that exists offered.

It comes from the models that `check` uses. Editors say which key is unknown and offer what fits; how
cards lead to one another only `smart-game check` can tell.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from smart_game.packs.catalogues import Citations, Misconceptions, SymbolTexts
from smart_game.packs.known import Known
from smart_game.packs.schema_help import KEYS
from smart_game.scenario.model import PackInfo, Scenario
from smart_game.scenario.quick_check import QuickCheck

_DIALECT = "http://json-schema.org/draft-07/schema#"
_Schema = dict[str, Any]


class FileKind(StrEnum):
    """What a file of a pack holds."""

    SCENARIO = "scenario"
    PACK = "pack"
    QUICK_CHECK = "quick-check"

    @property
    def file_name(self) -> str:
        """What its schema is called."""
        return f"{self.value}.schema.json"


_MODELS: Mapping[FileKind, tuple[type[BaseModel], str]] = {
    FileKind.SCENARIO: (Scenario, "A scenario of SMART Game"),
    FileKind.PACK: (PackInfo, "pack.yaml of SMART Game"),
    FileKind.QUICK_CHECK: (QuickCheck, "quick-check.yaml of SMART Game"),
}


@dataclass(frozen=True)
class Names:
    """The names that exist, each with what it means where that is written down."""

    known: Known
    misconceptions: Misconceptions
    citations: Citations
    symbols: SymbolTexts

    def words(self) -> dict[str, dict[str, str]]:
        """For each key that holds a name: the names, with their meanings."""
        beliefs = {
            name: f"{told.belief} ({told.rule}, ages {', '.join(told.bands)})"
            for name, told in self.misconceptions.root.items()
        }
        return {
            "misconception": beliefs,
            "backdrop": dict.fromkeys(sorted(self.known.backdrops), ""),
            "app": dict.fromkeys(sorted(self.known.apps), ""),
            "picture": {name: self.symbols.root.get(name, "") for name in sorted(self.known.symbols)},
            "hero": dict.fromkeys(sorted(self.known.cast), ""),
        }

    def codes(self) -> dict[str, dict[str, str]]:
        """For each source of `cites`: its codes, with what they say."""
        return {key: dict(source.codes) for key, source in self.citations.root.items()}


def schema_of(kind: FileKind, names: Names) -> _Schema:
    """The schema of one kind of file."""
    model, title = _MODELS[kind]
    schema = model.model_json_schema()
    words = names.words()
    for part in _parts(schema):
        _explain(part)
        _offer(part, words)
    if "Cites" in schema.get("$defs", {}):
        _offer_codes(schema["$defs"]["Cites"], names.codes())
    if "cards" in schema["properties"]:
        _ask_for_kind_first(schema)
    if kind is FileKind.PACK:
        _allow_short_meanings(schema["properties"]["glossary"])
    return {"$schema": _DIALECT, **schema, "title": title}


def schema_text(kind: FileKind, names: Names) -> str:
    """The same, as the text of a file."""
    return json.dumps(schema_of(kind, names), indent=1, ensure_ascii=False) + "\n"


def _parts(schema: _Schema) -> Iterator[_Schema]:
    """The schema itself, and that of each part of it."""
    yield schema
    yield from schema.get("$defs", {}).values()


def _explain(part: _Schema) -> None:
    """Put in plain words what each key is for."""
    part.pop("title", None)
    if "description" in part:
        part["description"] = " ".join(part["description"].split())
    for key, told in part.get("properties", {}).items():
        told.pop("title", None)
        told.pop("default", None) if told.get("default") is None else None
        if key in KEYS:
            _wrap_reference(told)
            told["description"] = KEYS[key]


def _wrap_reference(told: _Schema) -> None:
    """Beside a reference nothing else counts; inside a list of one it does."""
    if "$ref" in told:
        told["allOf"] = [{"$ref": told.pop("$ref")}]


def _offer(part: _Schema, words: Mapping[str, Mapping[str, str]]) -> None:
    in_cast = {"who": words["hero"]} if _is_person_of_the_cast(part) else {}
    for key, told in part.get("properties", {}).items():
        offered = in_cast.get(key) or words.get(key)
        if offered:
            _change_text(told, lambda text, offered=offered: _list(text, offered))  # type: ignore[misc]


def _is_person_of_the_cast(part: _Schema) -> bool:
    """Whether `who` must be of the cast: in a chat or a mail it may be somebody without a face."""
    return "name" not in part.get("properties", {})


def _offer_codes(cites: _Schema, codes: Mapping[str, Mapping[str, str]]) -> None:
    for source, told in cites["properties"].items():
        if source in codes:
            _list(told["items"], codes[source])


def _change_text(told: _Schema, change: Callable[[_Schema], None]) -> None:
    """Change the part of a schema that is about a text: null may be allowed beside it."""
    for each in told.get("anyOf", [told]):
        if each.get("type") == "string":
            change(each)


def _list(text: _Schema, offered: Mapping[str, str]) -> None:
    """Allow these words only. Their meanings stand where editors look for them."""
    for bound in ("pattern", "maxLength", "minLength"):
        text.pop(bound, None)
    text["enum"] = list(offered)
    if any(offered.values()):
        text["enumDescriptions"] = [offered[name] for name in offered]
        text["markdownEnumDescriptions"] = text["enumDescriptions"]


def _ask_for_kind_first(schema: _Schema) -> None:
    """Say of a card what is amiss for its kind; "one of nine kinds" helps nobody."""
    cards = schema["properties"]["cards"]
    (pattern, one) = next(iter(cards["patternProperties"].items()))
    kinds: Mapping[str, str] = one["discriminator"]["mapping"]
    schema["$defs"]["Card"] = {
        "type": "object",
        "description": "One screenful. Its kind says which keys it has.",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(kinds), "description": KEYS["kind"]}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": {"$ref": told}}
            for kind, told in kinds.items()
        ],
    }
    cards["patternProperties"] = {pattern: {"$ref": "#/$defs/Card"}}
    cards["additionalProperties"] = False


def _allow_short_meanings(glossary: _Schema) -> None:
    """A meaning alone is that of the word which is its key."""
    patterns = glossary["patternProperties"]
    for pattern, told in patterns.items():
        patterns[pattern] = {"anyOf": [{"type": "string", "minLength": 1}, told]}
    glossary["additionalProperties"] = False
