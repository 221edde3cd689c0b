"""The catalogues that every pack draws on: misconceptions, citations, what symbols show, words to avoid."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, Field, RootModel, ValidationError

from smart_game.errors import CannotRunError
from smart_game.packs.findings import Finding
from smart_game.packs.reading import Document, read_document
from smart_game.packs.translation import faults
from smart_game.scenario.parts import Id, Part, Short, Text
from smart_game.scenario.vocabulary import Band, Note, Rule


class Misconception(Part):
    """A belief that makes a risky choice tempting.

    `belief` is how a child would say it; `report` how a class report says it ("they think that ...");
    `teach` is what to teach next.
    """

    rule: Rule
    bands: tuple[Band, ...] = Field(min_length=1)
    belief: Text
    report: Text
    teach: Text


class Misconceptions(RootModel[Mapping[Id, Misconception]]):
    """Every misconception by its id."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The catalogue in a folder; CannotRunError where it is missing or damaged."""
        document = _read(folder / "misconceptions.yaml")
        try:
            return cls.model_validate(document.data)
        except ValidationError as error:
            raise _damaged(document, error, cls) from error


class Source(Part):
    """A policy or curriculum: its title, the day its codes were checked, and each code in our words."""

    title: Text
    checked: dt.date
    codes: Mapping[str, Text] = Field(min_length=1)


class Citations(RootModel[Mapping[Id, Source]]):
    """Every source by the key that a scenario's `cites` uses."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The catalogue in a folder; CannotRunError where it is missing or damaged."""
        document = _read(folder / "citations.yaml")
        try:
            return cls.model_validate(document.data)
        except ValidationError as error:
            raise _damaged(document, error, cls) from error

    def codes(self) -> dict[str, frozenset[str]]:
        """The codes of each source."""
        return {key: frozenset(source.codes) for key, source in self.root.items()}


class SymbolTexts(RootModel[Mapping[Id, Short]]):
    """What each symbol shows, in words, by its name: for whoever cannot see it."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The catalogue beside the symbols; CannotRunError where it is missing or damaged."""
        document = _read(folder / "symbols.yaml")
        try:
            return cls.model_validate(document.data)
        except ValidationError as error:
            raise _damaged(document, error, cls) from error


class AvoidedWords(Part):
    """What no story says: lists of words, each a whole word unless `*` stands for any ending."""

    format: Literal[1]
    checked: dt.date
    blaming: tuple[Short, ...] = ()
    frightening: tuple[Short, ...] = ()
    allowed: tuple[Short, ...] = ()
    brands: tuple[Short, ...] = ()
    as_written: tuple[Short, ...] = ()
    given_names: tuple[Short, ...] = ()
    noted: Mapping[Note, tuple[Short, ...]] = Field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The catalogue in a folder; CannotRunError where it is missing or damaged."""
        document = _read(folder / "words-to-avoid.yaml")
        try:
            return cls.model_validate(document.data)
        except ValidationError as error:
            raise _damaged(document, error, cls) from error


def _read(file: Path) -> Document:
    document, findings = read_document(file, file.parent)
    if document is None or findings:
        raise CannotRunError(f"The game needs this catalogue: {findings[0]}")
    return document


def _damaged(document: Document, error: ValidationError, model: type[BaseModel]) -> CannotRunError:
    first = faults(error, document, model)[0]
    finding = Finding(first.diagnostic, document.file, document.line(first.where), first.values)
    return CannotRunError(f"The game needs this catalogue: {finding}")
