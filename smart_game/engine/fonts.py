"""Which font draws which script, and fonts opened when they are first needed."""

import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from unicodedata import category

import pygame

from smart_game.engine.problems import Problems

_MOST_OPEN = 12
"""Sizes in which a font is kept open, each with a file handle. One that is slow to open is kept in fewer."""


class Script(Enum):
    """A way of writing with a font of its own; the value is its ISO 15924 tag."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    ARABIC = "Arab"
    GURMUKHI = "Guru"
    BENGALI = "Beng"


_BLOCKS = (
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x0870, 0x08FF, Script.ARABIC),
    (0x0980, 0x09FF, Script.BENGALI),
    (0x0A00, 0x0A7F, Script.GURMUKHI),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFE, Script.ARABIC),
)
_CONNECTED = frozenset({Script.ARABIC, Script.GURMUKHI, Script.BENGALI})
"""Scripts that the shaper has to be told of; in the others nothing changes by it."""

_DANDAS = "।॥"
_SIGNS = " \u00a0.,:;!?()[]{}«»“”‘’'\"-–—…%/"
"""What every font here has: drawn in the font of the words that it belongs to."""

_OPENS, _CLOSES = "([{«“‘", ")]}»”’"

_UNUSUAL = re.compile(
    "[\u0590-\u08ff\u0964\u0965\u0980-\u0a7f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_UNUSUAL_OR_CYRILLIC = re.compile(_UNUSUAL.pattern[:-1] + "\u0400-\u052f]")
"""What does not simply run from left to right in the first font."""

_WRITTEN_IN = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), Script.ARABIC),
    "bn": Script.BENGALI,
    "pa": Script.GURMUKHI,
}
_IN_NASTALIQ = ("ur",)


@dataclass(frozen=True)
class Face:
    """The fonts of one script: the regular file under False, the bold one under True.

    `scale`: their size, and `leading`: their line height, against that of Latin letters. `baseline`:
    how far down a line they stand, of its height; None leaves the font in the middle. `gap`: the
    space between its letters and another script's, of the type size. `most_open`: in how many sizes
    it is kept open.
    """

    files: Mapping[bool, Path]
    scale: float = 1.0
    leading: float = 1.0
    baseline: float | None = None
    gap: float = 0.0
    most_open: int = _MOST_OPEN


@dataclass(frozen=True)
class Family:
    """Faces that are used together; `lead` is the script of the language, `rtl` its direction."""

    faces: Mapping[Script, Face]
    lead: Script = Script.LATIN
    rtl: bool = False

    @classmethod
    def of_files(cls, files: Mapping[bool, Path]) -> "Family":
        """One pair of fonts for everything, from left to right."""
        return cls({Script.LATIN: Face(files)})

    @classmethod
    def for_language(cls, folder: Path, language: str, reading: str = "Andika") -> "Family":
        """The family for a language code such as `en` or `ur-PK`; `reading` names the Latin fonts."""
        code = re.split(r"[-_]", language.lower())[0]
        lead = _WRITTEN_IN.get(code, Script.LATIN)
        arabic = (
            Face(
                _pair(folder, "NotoNastaliqUrdu"),
                scale=0.9,
                leading=1.7,
                baseline=0.76,
                gap=0.15,
                most_open=2,
            )
            if code in _IN_NASTALIQ
            else Face(_pair(folder, "NotoNaskhArabic"), scale=1.15, leading=1.2, baseline=0.73)
        )
        faces = {
            Script.LATIN: Face(_pair(folder, reading)),
            Script.ARABIC: arabic,
            Script.GURMUKHI: Face(_pair(folder, "NotoSansGurmukhi"), leading=1.05, baseline=0.7),
            Script.BENGALI: Face(_pair(folder, "NotoSansBengali"), leading=1.05, baseline=0.7),
        }
        if reading != "Andika":  # which alone has Cyrillic letters
            faces[Script.CYRILLIC] = Face(_pair(folder, "Andika"))
        return cls(faces, lead, lead is Script.ARABIC)

    def is_plain(self, text: str) -> bool:
        """Whether all of a text runs from left to right in the first font."""
        unusual = _UNUSUAL_OR_CYRILLIC if Script.CYRILLIC in self.faces else _UNUSUAL
        return text.isascii() or not unusual.search(text)

    def tallest(self, text: str) -> Script:
        """The script in a text whose lines are tallest; that of the language if there are no letters."""
        letters = (self._script_of(sign) for sign in text if not _inherits(sign))
        found = {script for script in letters if script} or {self.lead}
        return max(found, key=lambda script: (self.faces[script].leading, script is self.lead))

    def split(self, text: str, *, rtl: bool) -> Iterator[tuple[str, Script]]:
        """Cut a text that runs one way into what one font draws, in reading order.

        A sign goes with the words before it, a closing bracket or quotation mark with its opening one.
        """
        first = (self._script_of(sign) for sign in text if not _inherits(sign))
        script = Script.ARABIC if rtl and Script.ARABIC in self.faces else next(first, Script.LATIN)
        opened: list[tuple[str, Script]] = []
        start, current = 0, script
        for at, sign in enumerate(text):
            if sign in _OPENS:
                opened.append((_CLOSES[_OPENS.index(sign)], script))
            elif opened and sign == opened[-1][0]:
                script = opened.pop()[1]
            elif sign in _DANDAS:
                script = self._danda(script)
            elif not _inherits(sign):
                script = self._script_of(sign)
            if script is not current and at > start:
                yield text[start:at], current
                start = at
            current = script
        if text:
            yield text[start:], current

    def _script_of(self, sign: str) -> Script:
        script = _script_of(sign)
        return script if script in self.faces else Script.LATIN

    def _danda(self, before: Script) -> Script:
        """Two scripts share this full stop, and Latin fonts lack it."""
        for script in (before, self.lead, Script.BENGALI):
            if script in (Script.GURMUKHI, Script.BENGALI) and script in self.faces:
                return script
        return before


class Fonts:
    """Fonts by script, size, weight and direction, opened when they are needed; the last used stay open.

    Where as many are open as may be, the one used least recently is set to the new size. That is quick,
    and Nastaliq takes as long to open as several frames.
    """

    def __init__(self, family: Family, problems: Problems) -> None:
        self._family = family
        self._problems = problems
        self._open: defaultdict[tuple[Script, bool, bool], OrderedDict[int, pygame.font.Font]]
        self._open = defaultdict(OrderedDict)

    def get(self, script: Script, size: int, bold: bool, *, rtl: bool = False) -> pygame.font.Font:
        """The font for letters beside Latin ones of `size` pixels; it may be given another size later."""
        face, sizes = self._family.faces[script], self._open[script, bold, rtl]
        pixels = max(1, round(size * face.scale))
        if pixels in sizes:
            sizes.move_to_end(pixels)
        elif len(sizes) < face.most_open:
            sizes[pixels] = self._make(script, pixels, bold, rtl)
        else:
            _, font = sizes.popitem(last=False)
            font.set_point_size(pixels)
            sizes[pixels] = font
        return sizes[pixels]

    def _make(self, script: Script, size: int, bold: bool, rtl: bool) -> pygame.font.Font:
        font = self._read(self._family.faces[script].files[bold], size)
        if script in _CONNECTED:
            font.set_script(script.value)
        if rtl:
            font.set_direction(pygame.DIRECTION_RTL)
        return font

    def _read(self, path: Path, size: int) -> pygame.font.Font:
        try:
            font = pygame.font.Font(path, size)
            font.size(" ")  # a broken file is noticed only when it is used
            return font
        except (OSError, pygame.error) as fault:
            self._problems.say(
                f"The font {path.name} cannot be read from {path.parent} ({fault}): "
                "a plainer one is used. Install the game again to mend it."
            )
            return pygame.font.Font(None, size)


def _pair(folder: Path, name: str) -> dict[bool, Path]:
    return {False: folder / f"{name}-Regular.ttf", True: folder / f"{name}-Bold.ttf"}


@lru_cache(maxsize=4096)
def _script_of(sign: str) -> Script:
    code = ord(sign)
    return next((script for first, last, script in _BLOCKS if first <= code <= last), Script.LATIN)


@lru_cache(maxsize=4096)
def _inherits(sign: str) -> bool:
    """Whether a sign belongs to no script: common punctuation, marks on letters, invisible joiners."""
    if _script_of(sign) is not Script.LATIN:
        return False
    return sign in _SIGNS or sign in _DANDAS or category(sign) in ("Mn", "Me", "Cf")
