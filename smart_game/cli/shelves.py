"""The packs to play, opened no further than the first screen needs, and the facts of today."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smart_game import places
from smart_game.cli.common import today
from smart_game.cli.start_cache import StartCache, digest
from smart_game.errors import CannotRunError
from smart_game.packs.shelf import NotForKeepingError, Places, packs_on, seen
from smart_game.scenario.pack import Pack
from smart_game.school.folders import Folders

if TYPE_CHECKING:
    from smart_game.packs.loading import CheckedPack

Say = Callable[[str], object]


def facts_of_today(cache: StartCache) -> Mapping[str, str]:
    """The dated facts that may be shown on this day."""
    catalogues = places.assets() / "catalogues"

    def make() -> Any:  # noqa: ANN401 - plain data
        from smart_game.school.facts import read_facts

        facts = read_facts(catalogues).by_name()
        return {name: [fact.value, fact.review_by.isoformat()] for name, fact in facts.items()}

    known = cache.recall("facts", [catalogues / "facts.yaml"], make)
    day = today().isoformat()
    return {name: value for name, (value, due) in known.items() if day < due}


def packs_to_play(folders: Folders, folder: Path | None, cache: StartCache, say: Say) -> tuple[Pack, ...]:
    """The packs in a folder, or those of the game and of the school. CannotRunError if none can be played."""
    extra = _what_packs_may_name()
    looked_in = folder or places.scenarios()
    found = packs_on(_name(looked_in), [looked_in], cache, extra, lambda: _load(looked_in), _check)
    own = (folders.shared or folders.data) / "packs"
    if folder is None and own.is_dir():
        unpacked = folders.data / "unpacked-packs"

        def load_own() -> Places:
            return _load_own(own, unpacked, found, say)

        found += packs_on(_name(own), [own, unpacked, looked_in], cache, extra, load_own, _check)
    facts = facts_of_today(cache)
    return tuple(pack.with_facts(facts) for _, pack in found)


def _name(folder: Path) -> str:
    """What the packs of a folder are kept under."""
    return f"packs {hashlib.sha256(str(folder.absolute()).encode(errors='replace')).hexdigest()[:16]}"


def _load(folder: Path) -> Places:
    from smart_game.cli.common import looks_of_today
    from smart_game.packs.known import Known
    from smart_game.packs.loading import load_places

    found, findings = load_places([folder], Known.load(places.assets()), looks_of_today(), advice=False)
    if not found:
        first = next((str(finding) for finding in findings if finding.is_error), "there is no pack in it")
        raise CannotRunError(f"No story can be played from {folder}: {first}")
    return found


def _load_own(folder: Path, unpacked: Path, taken: Places, say: Say) -> Places:
    from smart_game.packs.known import Known
    from smart_game.packs.own_packs import load_own_packs

    own = load_own_packs(folder, unpacked, Known.load(places.assets()), list(taken))
    found = [(place.folder, place.pack) for place in own.places]
    errors = [str(finding) for finding in own.findings if finding.is_error]
    for error in errors:
        say(error)
    if errors:
        raise NotForKeepingError(found)
    return found


def _check(folder: Path) -> "CheckedPack":
    from smart_game.cli.common import looks_of_today
    from smart_game.packs.known import Known
    from smart_game.packs.loading import check_pack

    return check_pack(folder, Known.load(places.assets()), looks_of_today(), advice=False)


def _what_packs_may_name() -> object:
    """What else decides whether a pack may be played: the catalogues, the cast and the pictures."""
    assets = places.assets()
    pictures = assets / "pictures"
    names = ("backdrops", "apps", "symbols")
    drawn = {name: sorted(file.name for file in (pictures / name).glob("*.svg")) for name in names}
    told = [pictures / "cast" / "cast.yaml", pictures / "symbols" / "symbols.yaml"]
    return [drawn, seen(assets / "catalogues"), [digest(file) for file in told]]
