"""What may stand at a place in a file, read off the models' own JSON Schema: keys, words, card kinds."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from smart_game.packs.findings import Where
from smart_game.packs.walking import part_at

_Schema = Mapping[str, Any]


def allowed_keys(model: type[BaseModel], data: object, where: Where) -> list[str]:
    """The keys that may stand in the mapping at a place."""
    return list(_at(model, data, where).get("properties", {}))


def allowed_words(model: type[BaseModel], data: object, where: Where) -> list[str]:
    """The words of the closed list at a place; empty where any text may stand."""
    return list(_at(model, data, where).get("enum", []))


def fixed_length(model: type[BaseModel], data: object, where: Where) -> int:
    """How many items the list at a place must have."""
    return len(_at(model, data, where).get("prefixItems", []))


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _at(model: type[BaseModel], data: object, where: Where) -> _Schema:
    root = _schema(model)
    found = _settled(root, root, data)
    for part in where:
        data = part_at(data, (part,))
        found = _settled(root, _step(found, part), data)
    return found


def _step(schema: _Schema, part: str | int) -> _Schema:
    """The schema of one key or item inside another schema."""
    if isinstance(part, int):
        items: _Schema = schema.get("items", {})
        return items
    named: _Schema | None = schema.get("properties", {}).get(part)
    if named is not None:
        return named
    patterns: list[_Schema] = list(schema.get("patternProperties", {}).values())
    return patterns[0] if patterns else {}


def _settled(root: _Schema, schema: _Schema, data: object) -> _Schema:
    """A schema without detours: references followed, null left out, the card's kind chosen."""
    while True:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        elif "discriminator" in schema:
            told = schema["discriminator"]
            kind = part_at(data, (told["propertyName"],))
            schema = {"$ref": told["mapping"][kind]} if kind in list(told["mapping"]) else {}
        elif "anyOf" in schema:
            schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
        else:
            return schema
