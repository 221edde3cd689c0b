"""Words in the language of the screen, through gettext; English, text by text, where one is missing."""

import gettext
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError

from smart_game.errors import SmartGameError
from smart_game.scenario.model import Pack
from smart_game.scenario.wording import reworded

SOURCE = "en"
"""The language in which the screens and the packs are written."""

FOLDER = "LC_MESSAGES"


class Words:
    """One language. Call its methods when a text is shown, never on import."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @classmethod
    def load(cls, locales: Path, language: str = SOURCE) -> "Words":
        """All catalogues of a language: the screens' and the packs'. SmartGameError if it has none."""
        whole = gettext.NullTranslations()
        if language != SOURCE:
            if language not in languages_in(locales):
                raise SmartGameError(
                    f"There is no language {language!r}. There are: {', '.join(languages_in(locales))}."
                )
            for path in sorted((locales / language / FOLDER).glob("*.po")):
                catalogue = _read(path)
                catalogue.add_fallback(whole)
                whole = catalogue
        return cls(language, whole)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is read from the right."""
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

    def pack(self, pack: Pack) -> Pack:
        """A pack in this language: each of its texts under its name (see `scenario.wording`).

        In English if a translated text is one that a pack may not have, such as one that is far too
        long: `smart-game languages` says which.
        """
        if self.language == SOURCE:
            return pack
        try:
            return reworded(pack, self._catalogue.pgettext)
        except ValueError:
            return pack


def languages_in(locales: Path) -> Sequence[str]:
    """The languages that there are, English first."""
    found = sorted({path.parent.parent.name for path in locales.glob(f"*/{FOLDER}/*.po")})
    return [SOURCE, *(language for language in found if language != SOURCE)]


def own_name(language: str) -> str:
    """What a language calls itself."""
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
