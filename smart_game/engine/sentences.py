"""Where sentences begin and end, in any of the languages a pack may be in."""

import re
from collections.abc import Iterator
from unicodedata import category

_OPENING = "“„‘‚«‹\"'(["
_DASHES = "–—-"
_END = re.compile(r"[.!?…‽؟۔।॥]+[”’“‘»›\"')\]]*")
_CLOSING = "”’“‘»›\"')]"
_ENDS_WITHOUT_SPACE = "؟۔।॥"
"""Marks that end a sentence even where nobody typed a space after them."""

_TITLES = frozenset(("mr", "mrs", "ms", "mx", "dr", "st", "prof", "rev", "sgt", "capt", "dl", "ks", "św"))
_SHORT = _TITLES | {"approx", "vs", "e.g", "i.e", "e.e", "np", "tzn"}
"""Short forms that a sentence goes on after; without their last full stop."""

_BEFORE_NUMBER = frozenset(("no", "nr", "p", "pp"))
"""Short forms in front of a number; anywhere else they are words, as in “No.”"""

_ARABIC_SAYING = (
    "قال قالت قالوا قلت سأل سألت يقول تقول يقولون يسأل تسأل أجاب أجابت يجيب تجيب صاح صاحت "
    "يصيح تصيح صرخ صرخت يصرخ تصرخ همس همست يهمس تهمس هتف هتفت يهتف تهتف نادى نادت ينادي تنادي "
    "رد ردت يرد ترد"
)
_SAYING_FIRST = frozenset(_ARABIC_SAYING.split())
"""What Arabic says right after a quotation: said, asks, whispers."""

_URDU_SAYING = (
    "کہا کہی کہتا کہتی کہتے پوچھا پوچھی پوچھتا پوچھتی پوچھتے بولا بولی بولے بولیں بولتا بولتی "
    "بولتے چلایا چلائی چلائے چلائیں پکارا پکاری پکارتا پکارتی پکارتے"
)
_SAYING_LAST = frozenset(_URDU_SAYING.split())
"""What Urdu says at the end of the words after a quotation: said, asks, called."""

_HELPING = frozenset(("ہے", "ہیں", "تھا", "تھی", "تھے", "تھیں", "گا", "گی", "گے"))
"""Words of Urdu that may stand after those."""

_CLAUSE = re.compile(r"[^.!?…؟۔،,;؛:“„«»”]*")

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
    quoted = mark.group() != signs
    if not after.strip():
        return True
    if quoted and _says_who(after):
        return False
    if signs[-1] in _ENDS_WITHOUT_SPACE:
        return True
    if not after[0].isspace():
        return False
    comes = after.lstrip()
    if comes[0] in _DASHES and comes.lstrip(_DASHES).lstrip()[:1].islower():
        return False  # „Tak!” – mówi mama.
    opens = comes[0] in _OPENING
    first = comes.lstrip(_OPENING)[:1]
    if first.islower() and not opens and (quoted or signs[-1] in ".…"):
        return False  # “Stop!” said Mum. Well … maybe.
    return signs != "." or quoted or not _is_short_form(line[start : mark.start()], first)


def _says_who(after: str) -> bool:
    """Whether a quotation is followed by who said it, in a script without capital letters.

    With a colon it is rather the beginning of what is said next.
    """
    clause = _CLAUSE.match(after)
    words = _without_marks(clause.group()).split() if clause else []
    if not clause or not words or after[clause.end() :].startswith(":"):
        return False
    while len(words) > 1 and words[-1] in _HELPING:
        words.pop()
    return words[0] in _SAYING_FIRST or words[-1] in _SAYING_LAST


def _without_marks(text: str) -> str:
    """Letters without the small marks above and below them, which may be written or left out."""
    return "".join(sign for sign in text if category(sign) != "Mn")


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
