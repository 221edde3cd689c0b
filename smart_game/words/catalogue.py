"""Words in the language of the screen, through gettext; English, text by text, where one is missing."""

import gettext
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError

from smart_game.errors import SmartGameError
from smart_game.scenario.model import Pack
from smart_game.scenario.wording import reworded

SOURCE = "en"
"""The language in which the screens and the packs are written."""

_FOLDER = "LC_MESSAGES"


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
            for path in sorted((locales / language / _FOLDER).glob("*.po")):
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
        """A pack in this language: each of its texts under its name (see `scenario.wording`)."""
        return pack if self.language == SOURCE else reworded(pack, self._catalogue.pgettext)


def languages_in(locales: Path) -> Sequence[str]:
    """The languages that there are, English first."""
    found = sorted({path.parent.parent.name for path in locales.glob(f"*/{_FOLDER}/*.po")})
    return [SOURCE, *(language for language in found if language != SOURCE)]


def own_name(language: str) -> str:
    """What a language calls itself."""
    return (Locale.parse(language).get_display_name() or language).capitalize()


def _read(path: Path) -> gettext.GNUTranslations:
    """A catalogue: as it was compiled when the wheel was built, or compiled now."""
    compiled = path.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns:
        with compiled.open("rb") as opened:
            return gettext.GNUTranslations(opened)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as opened:
            catalogue = read_po(opened, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as fault:
        raise SmartGameError(f"The language file {path} cannot be read ({fault}). Mend that line.") from fault
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
