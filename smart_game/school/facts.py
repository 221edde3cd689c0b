"""Facts that go out of date, from one dated file: who says so, when it was checked, when to look again.

A fact past its review day is shown nowhere: stories say what they have for that case (`scenario.dated`), the
Tell screen names Childline without a number, and `check` and `doctor` say which fact it is.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from smart_game.errors import CannotRunError
from smart_game.scenario.parts import Short, Text
from smart_game.school.yaml_files import read_yaml

FILE = "facts.yaml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(_Part):
    """Something true when it was checked."""

    kind: Literal["age", "law", "helpline"]
    value: Short
    says: Text
    source: Text
    checked: date
    review_by: date

    def is_due(self, today: date) -> bool:
        """Whether somebody should check it again by now."""
        return today >= self.review_by


class Facts(_Part):
    """The facts that the game shows: Childline's number, and the youngest age for social media."""

    format: Literal[1]
    childline: Fact
    social_media_age: Fact

    def by_name(self) -> Mapping[str, Fact]:
        """Every fact, by the name that a story refers to it by: `social-media-age`."""
        return {
            name.replace("_", "-"): fact for name, fact in self.__dict__.items() if isinstance(fact, Fact)
        }

    def shown(self, today: date) -> Mapping[str, str]:
        """The values that may be shown on a day: none that should have been looked at again by then."""
        return {name: fact.value for name, fact in self.by_name().items() if not fact.is_due(today)}


def read_facts(catalogues: Path) -> Facts:
    """The facts in the catalogue folder. CannotRunError if the file is missing or wrong."""
    path = catalogues / FILE
    try:
        return read_yaml(path, Facts)
    except FileNotFoundError:
        raise CannotRunError(
            f"The file of dated facts, {path}, is missing. Install the game again."
        ) from None
