"""Ids made from names in any script."""

import re
import unicodedata
from collections.abc import Container

MOST_LETTERS = 40

_IN_TWO = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "œ": "oe",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "þ": "th",
        "ð": "d",
    }
)


def make_id(name: str, otherwise: str, taken: Container[str] = ()) -> str:
    """An id like a name, or numbered where its script has no Latin letters; not one that is taken."""
    plain = unicodedata.normalize("NFKD", name.translate(_IN_TWO).replace("'", "").replace("’", ""))
    letters = plain.encode("ascii", "ignore").decode().lower()
    base = _cut("-".join(re.findall(r"[a-z0-9]+", letters)), MOST_LETTERS)
    number = 1
    found = base or f"{otherwise}-{number}"
    while found in taken:
        number += 1
        end = f"-{number}"
        found = _cut(base or otherwise, MOST_LETTERS - len(end)) + end
    return found


def _cut(id: str, most: int) -> str:
    """An id's whole words as far as they have room; of one long word, its beginning."""
    if len(id) <= most:
        return id
    words, _, _ = id[: most + 1].rpartition("-")
    return words or id[:most]
