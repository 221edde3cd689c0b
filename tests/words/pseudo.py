"""Languages that nobody speaks, for tests: every text longer and accented, or from the right. Not shipped."""

import gettext
import re
from collections.abc import Callable

from smart_game.words.catalogue import Words

_PLACEHOLDER = re.compile(r"({[^{}]*})")
_ACCENTED = str.maketrans("aceilnorsuwyzACEILNORSUWYZ", "áćęíłńóŕśúŵŷżÁĆĘÍŁŃÓŔŚÚŴŶŻ")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
_ARABIC = {ord(letter): _LETTERS[number] for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
_ARABIC |= {
    ord(letter.upper()): _LETTERS[number] for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
}


def longer(text: str) -> str:
    """A text with accents, and about a third longer; short texts are half as long again."""
    more = len(text) // 2 if len(text) < 20 else len(text) // 3
    filling = " ".join(["żółw"] * (more // 5 + 1))[:more].rstrip()
    return _outside_braces(text, lambda part: part.translate(_ACCENTED)) + (f" {filling}" if filling else "")


def from_the_right(text: str) -> str:
    """A text in Arabic letters, letter for letter; digits and what the game fills in stay."""
    return _outside_braces(text, lambda part: part.translate(_ARABIC))


def pseudo_words(*, rtl: bool = False) -> Words:
    """Words in which every text is there, even one that was added a minute ago."""
    return Words("ar", _Made(from_the_right)) if rtl else Words("pl", _Made(longer))


def _outside_braces(text: str, change: Callable[[str], str]) -> str:
    parts = _PLACEHOLDER.split(text)
    return "".join(part if part.startswith("{") else change(part) for part in parts)


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
