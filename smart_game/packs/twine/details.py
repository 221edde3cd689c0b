"""What a card has and Twine has no place for, as a comment in the passage: it survives an edit in Twine."""

import json
from typing import Any


def write_details(details: dict[str, Any]) -> str:
    """A comment that neither Twine nor its story formats take anything in for markup."""
    told = json.dumps(details, ensure_ascii=False, indent=1)
    for sign, first in (("<", "<"), (">", ">"), ("$", "$"), ("[[", "[")):
        told = told.replace(sign, rf"\u{ord(first):04x}" + sign[1:])
    return f"<!-- smart-game\n{told}\n-->"


def read_details(text: str) -> dict[str, Any] | None:
    """What such a comment says; None where it was spoilt."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def mappings(value: object) -> list[dict[str, Any]]:
    """The mappings in what should be a list of them."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
