"""Packs on a shelf: covers are kept from one start to the next, and a pack is opened when it is wanted.

What is kept of a pack is its cover, and the fingerprints of its files as they were when it was checked. It
holds as long as every file has the size and the time that it had. A story is read from its own file when it
is chosen; one that is not as it was checked, whatever its size and time say, is checked again with its pack.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from smart_game.errors import SmartGameError
from smart_game.packs.finding import PACK_FILE, QUICK_CHECK_FILE
from smart_game.scenario.pack import Cover, Outline, Pack
from smart_game.scenario.vocabulary import Band, Rule, Sensitivity

if TYPE_CHECKING:
    from smart_game.packs.loading import CheckedPack
    from smart_game.scenario.model import PackInfo, Scenario
    from smart_game.scenario.quick_check import QuickCheck

MOST_KEPT = 16
"""Scenarios of a pack that stay open."""

_DEEPEST = 2
"""How far below a shelf its files are: a shelf has packs, a pack has files."""

Places = Iterable[tuple[Path, Pack]]
"""Packs, each with the folder in which it is read."""

Check = Callable[[Path], "CheckedPack"]


class Kept(Protocol):
    """Remembers plain data from one start to the next."""

    def recall_by(self, name: str, key: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - plain data
        """What was kept under a name and this key, or what is made now."""


class NotForKeepingError(Exception):
    """There are packs, but not all is well: what is the matter is to be said at each start."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = tuple(places)


def packs_on(
    name: str, shelves: Sequence[Path], kept: Kept, extra: object, load: Callable[[], Places], check: Check
) -> tuple[tuple[Path, Pack], ...]:
    """The packs on some shelves with their folders: as kept under `name`, or loaded and so checked.

    `extra` is what else decides which packs may be played. `load` gives the packs with their folders, or
    raises NotForKeepingError; `check` reads one pack again that was changed meanwhile.
    """
    opened: list[tuple[Path, Pack]] = []

    def make() -> Any:  # noqa: ANN401 - plain data
        opened[:] = load()
        return [_told(_place(folder, shelves, opened), folder, pack) for folder, pack in opened]

    try:
        told = kept.recall_by(name, [extra, [seen(shelf) for shelf in shelves]], make)
    except NotForKeepingError as unsure:
        return unsure.places
    if opened:
        return tuple(opened)
    return tuple(_from_told(each, shelves, check) for each in told)


def seen(shelf: Path, depth: int = _DEEPEST) -> list[Any]:
    """The names, sizes and times of the files of a shelf, and of those in its folders."""
    found: list[Any] = []
    with suppress(OSError), os.scandir(shelf) as entries:
        for entry in entries:
            if entry.is_dir():
                found += [[entry.name, seen(Path(entry.path), depth - 1)]] if depth > 1 else []
            elif entry.name.endswith((".yaml", ".zip")):
                about = entry.stat()
                found.append([entry.name, about.st_size, about.st_mtime_ns])
    return sorted(found, key=lambda each: str(each[0]))


def _place(folder: Path, shelves: Sequence[Path], opened: Places) -> tuple[int, str]:
    """Which shelf a pack stands on, and where there: a path would name the folders of this PC."""
    for number, shelf in enumerate(shelves):
        if folder.is_relative_to(shelf):
            return number, folder.relative_to(shelf).as_posix()
    raise NotForKeepingError(opened)


def _told(place: tuple[int, str], folder: Path, pack: Pack) -> dict[str, Any]:
    names = (PACK_FILE, QUICK_CHECK_FILE, *(f"{story.id}.yaml" for story in pack.stories))
    return {
        "place": list(place),
        "cover": [pack.id, pack.cover.title, pack.cover.band],
        "stories": [list(asdict(story).values()) for story in pack.stories],
        "files": {name: _fingerprint(folder / name) for name in names},
    }


def _from_told(told: Mapping[str, Any], shelves: Sequence[Path], check: Check) -> tuple[Path, Pack]:
    number, where = told["place"]
    folder = shelves[number] / where
    id, title, band = told["cover"]
    stories = tuple(
        Outline(story_id, story_title, Rule(rule), Sensitivity(sensitivity), hero)
        for story_id, story_title, rule, sensitivity, hero in told["stories"]
    )
    cover = Cover(id, title, Band(band), stories)
    return folder, Pack.unopened(cover, _FromFiles(folder, told["files"], check), {})


class _FromFiles:
    """The inside of a pack whose files have been checked before."""

    def __init__(self, folder: Path, files: Mapping[str, str | None], check: Check) -> None:
        self._folder = folder
        self._files = files
        self._check = check
        self._read: dict[str, Scenario] = {}

    @cached_property
    def info(self) -> "PackInfo":
        """What `pack.yaml` says."""
        from smart_game.scenario.model import PackInfo

        data = self._data(PACK_FILE)
        return self._checked_again.info if data is None else PackInfo.model_validate(data)

    @cached_property
    def quick_check(self) -> "QuickCheck | None":
        """The quick check, if the pack had one when it was checked."""
        from smart_game.scenario.quick_check import QuickCheck

        if self._files.get(QUICK_CHECK_FILE) is None:
            return None
        data = self._data(QUICK_CHECK_FILE)
        return self._checked_again.quick_check if data is None else QuickCheck.model_validate(data)

    def scenario(self, scenario_id: str) -> "Scenario":
        """A scenario, read from its file. SmartGameError if it is not there any more, or cannot be played."""
        if scenario_id not in self._read:
            while len(self._read) >= MOST_KEPT:
                del self._read[next(iter(self._read))]
            self._read[scenario_id] = self._open(scenario_id)
        return self._read[scenario_id]

    def _open(self, scenario_id: str) -> "Scenario":
        from smart_game.scenario.model import Scenario

        data = self._data(f"{scenario_id}.yaml")
        if data is not None:
            return Scenario.model_validate(data)
        try:
            return self._checked_again.scenario(scenario_id)
        except KeyError:
            raise SmartGameError(
                f"The story {scenario_id} is not in {self._folder} any more. Start the game again."
            ) from None

    def _data(self, name: str) -> Mapping[str, Any] | None:
        """What is in a file that is as it was when it was checked."""
        from smart_game.packs.reading import read_document

        file = self._folder / name
        if _fingerprint(file) != self._files.get(name, ""):
            return None
        document, _ = read_document(file, self._folder)
        return None if document is None else document.data

    @cached_property
    def _checked_again(self) -> Pack:
        checked = self._check(self._folder)
        if checked.pack is None:
            first = next((str(each) for each in checked.findings if each.is_error), "it cannot be read")
            raise SmartGameError(
                f"The pack {self._folder} was changed, and cannot be played any more: {first}"
            )
        return checked.pack


def _fingerprint(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
