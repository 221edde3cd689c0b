"""Facts that go out of date: printed with the day they were checked, or not at all."""

from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from smart_game.school.facts import Fact
from smart_game.words.catalogue import SOURCE, Words


@dataclass(frozen=True)
class Printed:
    """What a page may say: the fact, or nothing once it is due; and the day it was checked."""

    value: str
    says: str
    checked: str

    @property
    def fresh(self) -> bool:
        """Whether it may be shown."""
        return bool(self.value)


def printed(fact: Fact, today: date, words: Words) -> Printed:
    """A fact as a page of this day may show it."""
    day = day_in(words, fact.checked)
    return Printed("", "", day) if fact.is_due(today) else Printed(fact.value, fact.says, day)


def day_in(words: Words, day: date) -> str:
    """A day as a language writes it."""
    try:
        locale = Locale.parse("en_GB" if words.language == SOURCE else words.language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en_GB")
    return format_date(day, "long", locale=locale)
