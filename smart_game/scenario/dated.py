"""Facts that go out of date, as texts refer to them: `{social-media-age: #|old enough}`.

Before the bar stands what is said while the fact may be shown, `#` being its value; after it, what is said
once nobody has looked at the fact in time. A translation has both in words of its own.
"""

import re
from collections.abc import Iterator, Mapping

from smart_game.scenario.pack import Pack
from smart_game.scenario.wording import reworded

_REFERENCE = re.compile(r"\{([^{}:|]*):([^{}|]*)\|([^{}|]*)\}")


def told(text: str, facts: Mapping[str, str]) -> str:
    """A text as it is shown, with the values of the facts that may be shown."""

    def say(found: re.Match[str]) -> str:
        fact, dated, undated = (part.strip() for part in found.groups())
        return dated.replace("#", facts[fact]) if fact in facts else undated

    return _REFERENCE.sub(say, text)


def references(text: str) -> Iterator[tuple[str, str]]:
    """Each fact that a text refers to, with what is said instead once it is out of date."""
    for fact, _, undated in _REFERENCE.findall(text):
        yield fact.strip(), undated.strip()


def without_references(text: str) -> str:
    """A text without what is said of facts; a brace that is left is part of no reference."""
    return _REFERENCE.sub("", text)


def with_facts(pack: Pack) -> Pack:
    """A pack with the facts filled in that may be shown."""
    return reworded(pack, lambda _, text: told(text, pack.facts))
