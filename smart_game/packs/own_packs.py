"""A school's own packs: folders and zips in its packs folder, beside those that came with the game."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from smart_game.packs.findings import Finding
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack, find_packs, repeated_packs
from smart_game.packs.zips import Unpacked, find_zips, forget_others, unpack
from smart_game.scenario.model import Pack


@dataclass(frozen=True)
class PackPlace:
    """Where a pack is read, and the place that people know it by."""

    folder: Path
    pack: Pack


@dataclass(frozen=True)
class OwnPacks:
    """The packs of a school that may be played, and what is the matter with all that lies there."""

    places: tuple[PackPlace, ...]
    findings: tuple[Finding, ...]

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs alone."""
        return tuple(place.pack for place in self.places)


def load_own_packs(folder: Path, cache: Path, known: Known, taken: Sequence[tuple[Path, Pack]]) -> OwnPacks:
    """What lies in a packs folder; `taken` are the packs whose ids are taken already, with their folders.

    A pack that cannot be read does not keep the others from being played.
    """
    zips = [unpack(file, cache) for file in find_zips(folder)]
    forget_others(cache, zips)
    findings = [finding for each in zips for finding in each.findings]
    playable = list(taken)
    for place, said in _read(folder, zips, known):
        findings += said
        playable += [(place.folder, place.pack)] if place else []
    twice = repeated_packs(playable)
    refused = {finding.file.parent for finding in twice}
    ours = playable[len(taken) :]
    kept = tuple(PackPlace(folder, pack) for folder, pack in ours if folder not in refused)
    return OwnPacks(kept, (*findings, *(finding for each in (twice,) for finding in _named(each, zips))))


def _read(
    folder: Path, zips: Sequence[Unpacked], known: Known
) -> Iterator[tuple[PackPlace | None, list[Finding]]]:
    unpacked = [each for each in zips if each.folder]
    for place in [*find_packs([folder]), *(each.folder for each in unpacked if each.folder)]:
        checked = check_pack(place, known, advice=False)
        found = PackPlace(place, checked.pack) if checked.pack else None
        yield found, _named(checked.findings, zips)


def _named(findings: Sequence[Finding], zips: Sequence[Unpacked]) -> list[Finding]:
    """What is said of an unpacked folder, said of its zip."""
    found = list(findings)
    for each in zips:
        found = each.named(found)
    return found
