"""Words in the language of the screen, through gettext; English, text by text, where one is missing."""

import gettext
import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from smart_game.errors import SmartGameError
from smart_game.scenario.dated import with_facts
from smart_game.scenario.pack import Pack
from smart_game.scenario.wording import reworded

SOURCE = "en"
"""The language in which the screens and the packs are written."""

FOLDER = "LC_MESSAGES"


class Words:
    """One language. Call its methods when a text is shown, never on import."""

    def __init__(
        self, language: str, catalogue: gettext.NullTranslations, untranslated: "Untranslated | None" = None
    ) -> None:
        """`untranslated` is what the catalogue asks at last."""
        self.language = language
        self._catalogue = catalogue
        self._untranslated = untranslated or Untranslated()

    @classmethod
    def load(cls, locales: Path, language: str = SOURCE) -> "Words":
        """All catalogues of a language: the screens' and the packs'. SmartGameError if it has none."""
        whole: gettext.NullTranslations
        whole = untranslated = Untranslated()
        if language != SOURCE:
            if language not in languages_in(locales):
                raise SmartGameError(
                    f"There is no language {language!r}. There are: {', '.join(languages_in(locales))}."
                )
            for path in sorted((locales / language / FOLDER).glob("*.po")):
                catalogue = _read(path)
                catalogue.add_fallback(whole)
                whole = catalogue
        return cls(language, whole, untranslated)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is read from the right."""
        if self.language == SOURCE:
            return False
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.language).text_direction == "rtl"
        except (UnknownLocaleError, ValueError):
            return False

    def gettext(self, text: str) -> str:
        """A text of the screen, translated."""
        return self._catalogue.gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A text that counts something, in the plural form that the language has for `count`."""
        return self._catalogue.ngettext(one, many, count)

    def seconds(self, count: float) -> str:
        """A number of seconds, as short as the language writes it."""
        from babel import UnknownLocaleError
        from babel.units import format_unit

        try:
            return format_unit(count, "duration-second", length="short", locale=self.language)
        except (UnknownLocaleError, ValueError):
            return format_unit(count, "duration-second", length="short", locale=SOURCE)

    def pack(self, pack: Pack) -> Pack:
        """A pack in this language: each of its texts under its name (see `scenario.wording`).

        A scenario stays in English if a translated text is one that it may not have, such as one that is far
        too long: `smart-game languages` says which.
        """
        if self.language == SOURCE:
            return with_facts(pack)
        return with_facts(reworded(pack, self._catalogue.pgettext, self._untranslated.gettext))

    def language_of(self, text: str) -> str:
        """The language of a text that is shown, or of several in one: English if all of it fell back."""
        return SOURCE if self._untranslated.made(text) else self.language


class Untranslated(gettext.NullTranslations):
    """Gives English where no catalogue has a text, and remembers for what."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: set[str] = set()
        self._patterns: dict[str, re.Pattern[str]] = {}

    def gettext(self, message: str) -> str:
        """The text itself."""
        packed = _packed(message)
        if _FILLED.search(packed):
            if any(sign.isalpha() for sign in _FILLED.sub("", packed)) and packed not in self._patterns:
                parts = [re.escape(part) for part in _FILLED.split(packed)]
                self._patterns[packed] = re.compile(".+".join(parts))
        elif packed:
            self._texts.add(packed)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One or many, as English has it."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The text itself, wherever it stands."""
        return self.gettext(message)

    def made(self, shown: str) -> bool:
        """Whether what is shown is nothing else than these texts, one or several.

        Spaces do not count, nor does what was filled into a text, nor signs between two texts.
        """
        rest = _packed(shown)
        if rest in self._texts:
            return True
        for pattern in self._patterns.values():
            rest = pattern.sub(" ", rest)
        for text in sorted((text for text in self._texts if text in rest), key=len, reverse=True):
            rest = rest.replace(text, " ")
        return rest != _packed(shown) and not any(sign.isalnum() for sign in rest)


_FILLED = re.compile(r"{[^{}]*}")


def _packed(text: str) -> str:
    return "".join(text.split())


def languages_in(locales: Path) -> Sequence[str]:
    """The languages that there are, English first."""
    found = sorted({path.parent.parent.name for path in locales.glob(f"*/{FOLDER}/*.po")})
    return [SOURCE, *(language for language in found if language != SOURCE)]


def own_name(language: str) -> str:
    """What a language calls itself."""
    from babel import Locale

    return (Locale.parse(language).get_display_name() or language).capitalize()


def is_draft(locales: Path, language: str) -> bool:
    """Whether no speaker has signed off all of a language yet."""
    from smart_game.words.po import SIGNED_OFF, status_of

    files = (locales / language / FOLDER).glob("*.po")
    return language != SOURCE and not all(status_of(path) == SIGNED_OFF for path in files)


def _read(path: Path) -> gettext.GNUTranslations:
    """A catalogue: as it was compiled when the wheel was built, or compiled now."""
    try:
        return gettext.GNUTranslations(BytesIO(_compiled(path, path.read_bytes())))
    except OSError as fault:
        raise SmartGameError(
            f"The language file {path} cannot be opened ({fault}). Allow reading it, or install the game "
            "again."
        ) from fault


@lru_cache(maxsize=64)
def _compiled(path: Path, source: bytes) -> bytes:
    """What gettext reads, of a .po file: once for each file, so that going back to a language is quick."""
    built = path.with_suffix(".mo")
    from smart_game.words import po

    if built.exists():
        compiled = built.read_bytes()
        if po.is_made_from(gettext.GNUTranslations(BytesIO(compiled)), source):
            return compiled
    try:
        return po.compile_po(source, path.stem)
    except po.Unreadable as fault:
        raise SmartGameError(
            f"The language file {path} cannot be read from line {fault.line} on ({fault.cause}). "
            "Mend that line."
        ) from fault
