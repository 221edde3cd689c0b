"""Reads what waits in the hand-in folder: opened hand-ins, files to set aside, and what is left alone."""

import stat
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.counts import Counts
from smart_game.progress.files import PART, abandoned, read_at_most, shown, why
from smart_game.progress.sealing import SEALED_SIZE, HandIn, SealingError, WrongKeyError, cut_short, unseal
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Scenario

Library = Mapping[tuple[str, str], Scenario]
"""Scenarios by pack id and scenario id."""

MOST_TOLD = 20
_SYSTEM_FILES = {"desktop.ini", "thumbs.db"}


@dataclass(frozen=True)
class Opened:
    """A hand-in that was opened and fits the school's packs and classes."""

    path: Path
    id: str
    counts: Counts


@dataclass(frozen=True)
class Rejected:
    """Something in the folder that cannot be counted, and why."""

    path: Path
    reason: str


@dataclass
class Found:
    """Everything in the hand-in folder."""

    opened: list[Opened] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def open_waiting(
    hand_in: Path,
    private_keys: Sequence[bytes],
    classes: Collection[str],
    scenarios: Library,
    today: date,
) -> Found:
    """Open every hand-in of a folder. CannotRunError if there is no such folder, or no hand-in opens."""
    found = Found()
    wrong_key: list[Rejected] = []
    unreadable: list[str] = []
    other_key_only = True
    known = Known(classes, scenarios)
    for path in _entries(hand_in):
        try:
            inside = _opened(path, private_keys, today)
        except FileNotFoundError:
            continue  # somebody took it away meanwhile, or it was renamed
        except OSError as error:
            unreadable.append(
                f"{shown(path.name)} stays in the hand-in folder: it cannot be read ({why(error)})."
            )
        except WrongKeyError as error:
            wrong_key.append(Rejected(path, str(error)))
        except SealingError as error:
            found.rejected.append(Rejected(path, str(error)))
        else:
            if inside is not None:
                other_key_only = False
                _sort_in(Opened(path, inside.id, inside.counts), known, found)
    if wrong_key and other_key_only:
        raise CannotRunError(
            f"No hand-in in {hand_in} opens with this school's key: they were sealed for another one. Bring "
            "back the private key that belongs to this hand-in folder. Nothing was moved or counted."
        )
    found.rejected += wrong_key
    found.problems = few(unreadable, f"More files in {hand_in} cannot be read.")
    return found


class Known:
    """A school's classes, and what the scenarios on this computer offer, each looked at once."""

    def __init__(self, classes: Collection[str], scenarios: Library) -> None:
        self._classes = frozenset(classes)
        self._scenarios = scenarios
        self._offered: dict[tuple[str, str], frozenset[str]] = {}

    def mismatch(self, counts: Counts) -> str | None:
        """Why these counts cannot be of this school's packs and classes; none if they can."""
        back = "then put this file back into the hand-in folder."
        if counts.class_id not in self._classes:
            return f"The class {counts.class_id!r} is not in school.yaml: add it there, {back}"
        scenario = self._scenarios.get((counts.pack, counts.scenario))
        if scenario is None:
            return f"The story {counts.pack}/{counts.scenario} is not on this computer: add its pack, {back}"
        strange = sorted(set(counts.choices) - self._offers(counts.pack, scenario))
        if counts.ending is not None and not isinstance(scenario.cards.get(counts.ending), EndingCard):
            strange.append(counts.ending)
        if strange:
            return (
                f"The story {counts.pack}/{counts.scenario} on this computer has no {strange[0]!r}: another "
                f"version of the pack was played. Use the same version here, {back}"
            )
        return None

    def _offers(self, pack: str, scenario: Scenario) -> frozenset[str]:
        key = pack, scenario.id
        if key not in self._offered:
            self._offered[key] = frozenset(
                f"{card}/{question.id}/{choice.id}" for card, question, choice in scenario.choices()
            )
        return self._offered[key]


def few(sentences: list[str], rest: str) -> list[str]:
    """The first sentences, and one for the rest where there are more than a person would read."""
    return sentences if len(sentences) <= MOST_TOLD else [*sentences[:MOST_TOLD], rest]


def _entries(hand_in: Path) -> list[Path]:
    try:
        paths = sorted(hand_in.iterdir())
    except OSError as error:
        raise CannotRunError(
            f"The hand-in folder {hand_in} cannot be read ({why(error)}). Check that it is there and that "
            "you may read it, then collect again."
        ) from None
    return [path for path in paths if path.name.startswith(PART) or not _is_system_file(path.name)]


def _is_system_file(name: str) -> bool:
    return name.startswith(".") or name.lower() in _SYSTEM_FILES


def _opened(path: Path, private_keys: Sequence[bytes], today: date) -> HandIn | None:
    """What is sealed in a file; none where it is still being written, or was only begun, and then deleted.

    Whoever wrote half a file has the whole of it, or lost it with the power.
    """
    part = path.name.startswith(PART)
    if part and not abandoned(path, today):
        return None
    sealed = read_at_most(path, SEALED_SIZE) if stat.S_ISREG(path.lstat().st_mode) else None
    if sealed is not None and part and cut_short(sealed):
        with suppress(OSError):
            path.unlink()
        return None
    return _unsealed(sealed or b"", private_keys)


def _unsealed(sealed: bytes, private_keys: Sequence[bytes]) -> HandIn:
    """What was sealed to one of the keys. SealingError, WrongKeyError if none of them opens it."""
    refused = WrongKeyError("There is no key to open it with.")
    for key in private_keys:
        try:
            return unseal(sealed, key)
        except WrongKeyError as error:
            refused = error
    raise refused


def _sort_in(opened: Opened, known: Known, found: Found) -> None:
    reason = known.mismatch(opened.counts)
    if reason is None:
        found.opened.append(opened)
    else:
        found.rejected.append(Rejected(opened.path, reason))
