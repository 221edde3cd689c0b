"""What a school says of itself in `school.yaml`; without that file everything has a default that works."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from smart_game.scenario.parts import Id, Short
from smart_game.scenario.vocabulary import Rule
from smart_game.school.yaml_files import read_yaml

FEWEST_PLAYS = 6


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


LONGEST_RULE = 80

Wording = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_RULE)]
"""How a school words a rule."""


class SchoolClass(_Part):
    """A class: an id for files, the name that people read, and its year group where that is known."""

    id: Id
    name: Short
    year: int | None = Field(default=None, ge=1, le=6, strict=True)


class TrustedAdult(_Part):
    """Somebody a child can tell: a role, perhaps a name, and a picture from the cast."""

    role: Short
    name: Short | None = None
    picture: Id


def _each_once(classes: tuple[SchoolClass, ...]) -> tuple[SchoolClass, ...]:
    ids = [each.id for each in classes]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        raise ValueError(f"two classes have the id {twice!r}: give each its own")
    return classes


def _large_enough(threshold: int) -> int:
    if threshold < FEWEST_PLAYS:
        raise ValueError(
            f"{threshold} plays are too few to keep children unknown: {FEWEST_PLAYS} is the smallest number "
            "allowed, and 10 is usual"
        )
    return threshold


class School(_Part):
    """The school's name, classes and rules, whom children can tell, how many first plays make a batch."""

    format: Literal[1] = 1
    name: Short = "our school"
    classes: Annotated[tuple[SchoolClass, ...], AfterValidator(_each_once)] = Field(
        default=(SchoolClass(id="our-class", name="Our class"),), min_length=1, max_length=200
    )
    adults: tuple[TrustedAdult, ...] = Field(
        default=(
            TrustedAdult(role="class teacher", picture="teacher"),
            TrustedAdult(role="headteacher", picture="headteacher"),
            TrustedAdult(role="a grown-up at home", picture="carer"),
            TrustedAdult(role="the e-safety team", picture="librarian"),
        ),
        min_length=2,
        max_length=8,
    )
    threshold: Annotated[int, AfterValidator(_large_enough)] = Field(default=10, le=30, strict=True)
    rules: Mapping[Rule, Wording] = Field(default_factory=dict)
    """The school's own wording of a rule, where it has one."""

    def class_names(self) -> Mapping[str, str]:
        """The classes' names by their ids, in the school's order."""
        return {each.id: each.name for each in self.classes}


def read_school(path: Path) -> School:
    """The school in this file, or the default one where there is no file. CannotRunError if it is wrong."""
    try:
        return read_yaml(path, School)
    except FileNotFoundError:
        return School()
