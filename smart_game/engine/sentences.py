"""Where sentences begin and end, in any of the languages a pack may be in."""

import re
from collections.abc import Iterator

_OPENING = "“‘«‹\"'(["
_END = re.compile(r"[.!?…‽؟۔।॥]+[”’»›\"')\]]*")
_CLOSING = "”’»›\"')]"
_ENDS_WITHOUT_SPACE = "؟۔।॥"
"""Marks that end a sentence even where nobody typed a space after them."""

_TITLES = frozenset(("mr", "mrs", "ms", "mx", "dr", "st", "prof", "rev", "sgt", "capt", "dl", "ks", "św"))
_SHORT = _TITLES | {"approx", "vs", "e.g", "i.e", "e.e", "np", "tzn"}
"""Short forms that a sentence goes on after; without their last full stop."""

_BEFORE_NUMBER = frozenset(("no", "nr", "p", "pp"))
"""Short forms in front of a number; anywhere else they are words, as in “No.”"""

_LAST_WORD = re.compile(r"[^\s“‘«‹\"'(\[—–-]+$")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line. A new line ends a sentence, whatever stands before it.

    What has no letter or number in it belongs to the sentence beside it: nobody can say “…”.
    """
    return [" ".join(text[start:end].split()) for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends in the text, without the spaces around it."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\r\n]+", text):
        spans += _spans_of(line.group(), line.start())
    return spans


def _spans_of(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _ends(line):
        inside = line[start:end]
        left = start + len(inside) - len(inside.lstrip())
        yield offset + left, offset + start + len(inside.rstrip())
        start = end


def _ends(line: str) -> list[int]:
    """Where the sentences of one line end; the last of them takes in what nobody can say."""
    ends: list[int] = []
    start = 0
    for mark in _END.finditer(line):
        if _can_be_said(line[start : mark.end()]) and _is_end(line, start, mark):
            ends.append(mark.end())
            start = mark.end()
    if _can_be_said(line[start:]):
        ends.append(len(line))
    elif ends:
        ends[-1] = len(line)
    return ends


def _can_be_said(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _is_end(line: str, start: int, mark: re.Match[str]) -> bool:
    after = line[mark.end() :]
    signs = mark.group().rstrip(_CLOSING)
    if not after.strip() or signs[-1] in _ENDS_WITHOUT_SPACE:
        return True
    if not after[0].isspace():
        return False
    comes = after.lstrip()
    opens = comes[0] in _OPENING
    first = comes.lstrip(_OPENING)[:1]
    quoted = mark.group() != signs
    if first.islower() and not opens and (quoted or signs[-1] in ".…"):
        return False  # “Stop!” said Mum. Well … maybe.
    return signs != "." or quoted or not _is_short_form(line[start : mark.start()], first)


def _is_short_form(before: str, first: str) -> bool:
    """Whether a full stop after `before` belongs to its last word; `first` is what comes next."""
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word, earlier = found.group(), before[: found.start()].split()
    if word.lower() in _SHORT or (word.lower() in _BEFORE_NUMBER and first.isdigit()):
        return True
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if not earlier:
        return is_initial or word.isdigit()  # A. Samuel; 1. Close the box
    return is_initial and (earlier[-1].endswith(".") or earlier[-1].lower() in _TITLES)
