"""Reads what waits in the hand-in folder: opened hand-ins, files to set aside, and what is left alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.counts import Counts
from smart_game.progress.files import PART, midnight, read_at_most, why
from smart_game.progress.sealing import SEALED_SIZE, SealingError, WrongKeyError, unseal
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Scenario

Library = Mapping[tuple[str, str], Scenario]
"""Scenarios by pack id and scenario id."""

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
    hand_in: Path, private_key: bytes, classes: Collection[str], scenarios: Library, today: date
) -> Found:
    """Open every hand-in of a folder. CannotRunError if there is no such folder, or no hand-in opens."""
    found = Found()
    wrong_key: list[Rejected] = []
    other_key_only = True
    for path in _entries(hand_in):
        if path.name.startswith(PART):
            _rescue(path, private_key, classes, scenarios, today, found)
            continue
        try:
            sealed = read_at_most(path, SEALED_SIZE) if _is_plain(path) else b""
            inside = unseal(sealed, private_key)
        except OSError as error:
            found.problems.append(
                f"{path.name} stays in the hand-in folder: it cannot be read ({why(error)})."
            )
        except WrongKeyError as error:
            wrong_key.append(Rejected(path, str(error)))
        except SealingError as error:
            found.rejected.append(Rejected(path, str(error)))
        else:
            other_key_only = False
            _sort_in(Opened(path, inside.id, inside.counts), classes, scenarios, found)
    if wrong_key and other_key_only:
        raise CannotRunError(
            f"No hand-in in {hand_in} opens with this school's key: they were sealed for another one. Bring "
            "back the private key that belongs to this hand-in folder. Nothing was moved or counted."
        )
    found.rejected += wrong_key
    return found


def mismatch(counts: Counts, classes: Collection[str], scenarios: Library) -> str | None:
    """Why these counts cannot be of this school's packs and classes; none if they can."""
    back = "then put this file back into the hand-in folder."
    if counts.class_id not in classes:
        return f"The class {counts.class_id!r} is not in school.yaml: add it there, {back}"
    scenario = scenarios.get((counts.pack, counts.scenario))
    if scenario is None:
        return f"The story {counts.pack}/{counts.scenario} is not on this computer: add its pack, {back}"
    offered = {f"{card}/{question.id}/{choice.id}" for card, question, choice in scenario.choices()}
    strange = sorted(set(counts.choices) - offered)
    if counts.ending is not None and not isinstance(scenario.cards.get(counts.ending), EndingCard):
        strange.append(counts.ending)
    if strange:
        return (
            f"The story {counts.pack}/{counts.scenario} on this computer has no {strange[0]!r}: another "
            f"version of the pack was played. Use the same version here, {back}"
        )
    return None


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


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _sort_in(opened: Opened, classes: Collection[str], scenarios: Library, found: Found) -> None:
    reason = mismatch(opened.counts, classes, scenarios)
    if reason is None:
        found.opened.append(opened)
    else:
        found.rejected.append(Rejected(opened.path, reason))


def _rescue(
    path: Path, private_key: bytes, classes: Collection[str], scenarios: Library, today: date, found: Found
) -> None:
    """A computer stopped while it handed in: after a day take the file if it is whole, else delete it."""
    try:
        if not _is_plain(path) or path.stat().st_mtime >= midnight(today - timedelta(days=1)):
            return
        inside = unseal(read_at_most(path, SEALED_SIZE), private_key)
    except WrongKeyError:
        return
    except SealingError:
        _delete_part(path)
    except OSError:
        return
    else:
        _sort_in(Opened(path, inside.id, inside.counts), classes, scenarios, found)


def _delete_part(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
