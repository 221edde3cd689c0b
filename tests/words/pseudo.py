"""Languages that nobody speaks, for tests: every text longer and accented, or from the right. Not shipped."""

import gettext
import re
from collections.abc import Callable

from smart_game.words.catalogue import Words

_PLACEHOLDER = re.compile(r"({[^{}]*})")
_PLAIN = "aceilnorsuwyzACEILNORSUWYZ"
_ACCENTED = str.maketrans(_PLAIN, "áćęíłńóŕśúŵŷżÁĆĘÍŁŃÓŔŚÚŴŶŻ")
_LETTERS = "يطحقاصغتمجضهشنوذظبرلدثفخكز"
"""One for each of a to z: what is common in English becomes what is common in Arabic."""

_ARABIC = {ord(letter): _LETTERS[number] for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
_ARABIC |= {
    ord(letter.upper()): _LETTERS[number] for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
}


def longer(text: str) -> str:
    """A text in brackets, with accents, and at least 40 per cent longer."""
    more = max(2, -(-len(text) * 2 // 5) - 3)
    filling = " ".join(["żółŵ"] * (more // 5 + 1))[:more].rstrip()
    return f"[{_outside_braces(text, lambda part: part.translate(_ACCENTED))} {filling}]"


def from_the_right(text: str) -> str:
    """The same in Arabic letters, letter for letter; digits and what the game fills in stay."""
    more = max(2, -(-len(text) * 2 // 5) - 3)
    filling = " ".join(["ظفير"] * (more // 5 + 1))[:more].rstrip()
    return f"[{_outside_braces(text, lambda part: part.translate(_ARABIC))} {filling}]"


def untranslated(shown: str, *, rtl: bool) -> list[str]:
    """The words in a shown text that have a letter which no text has after going through these words."""
    plain = re.compile(r"[A-Za-z]" if rtl else f"[{_PLAIN}]")
    return [word for word in shown.split() if plain.search(word)]


def pseudo_words(*, rtl: bool = False) -> Words:
    """Words in which every text is there, even one that was added a minute ago."""
    return Words("ar", _Made(from_the_right)) if rtl else Words("pl", _Made(longer))


def _outside_braces(text: str, change: Callable[[str], str]) -> str:
    parts = _PLACEHOLDER.split(text)
    return "".join(_inside(part, change) if part.startswith("{") else change(part) for part in parts)


def _inside(part: str, change: Callable[[str], str]) -> str:
    """What a dated fact is said with is translated; other braces are filled in."""
    name, colon, ways = part[1:-1].partition(":")
    return f"{{{name}:{change(ways)}}}" if colon and "|" in ways else part


class _Made(gettext.NullTranslations):
    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._change(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._change(message)
