"""Words in the language of the screen, through gettext catalogues; English where one is missing."""

import gettext
from collections.abc import Sequence
from pathlib import Path

DOMAIN = "smart_game"


class Words:
    """One language. Call its methods when a text is shown, never on import."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @classmethod
    def load(cls, locales: Path, language: str = "en") -> "Words":
        """The catalogue of a language in a locales folder; plain English where there is none."""
        catalogue = gettext.translation(DOMAIN, locales, [language], fallback=True)
        return cls(language, catalogue)

    def gettext(self, text: str) -> str:
        """A text of the screen, translated."""
        return self._catalogue.gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A text that counts something, in the plural form that the language has for `count`."""
        return self._catalogue.ngettext(one, many, count)

    def pgettext(self, context: str, text: str) -> str:
        """A text of a pack; its context is `pack/scenario/card.slot`."""
        return self._catalogue.pgettext(context, text)


def languages_in(locales: Path) -> Sequence[str]:
    """The languages that have a compiled catalogue, English first."""
    found = sorted(path.parent.parent.name for path in locales.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return ["en", *(language for language in found if language != "en")]
