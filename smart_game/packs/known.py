"""What packs may name: the pictures, cast and catalogues that came with the game."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from smart_game.artwork.cast import Cast
from smart_game.packs.catalogues import AvoidedWords, Citations, Misconceptions, SymbolTexts
from smart_game.scenario.vocabulary import Band, Device


@dataclass(frozen=True)
class Known:
    """The names that exist. A folder that is missing holds no names."""

    backdrops: frozenset[str]
    cast: frozenset[str]
    devices: frozenset[str]
    apps: frozenset[str]
    symbols: frozenset[str]
    misconceptions: Mapping[str, Collection[Band]]
    """Each misconception, with the age bands that have it."""
    citations: Mapping[str, frozenset[str]]
    alts: frozenset[str] = frozenset()
    """The symbols of which it is said in words what they show."""
    avoided: AvoidedWords | None = None

    @classmethod
    def load(cls, assets: Path) -> Self:
        """The names in an assets folder; CannotRunError where a catalogue is missing or damaged."""
        pictures, catalogues = assets / "pictures", assets / "catalogues"
        return cls(
            backdrops=_drawn(pictures / "backdrops"),
            cast=_cast(pictures / "cast"),
            devices=frozenset(Device),
            apps=_drawn(pictures / "apps"),
            symbols=_drawn(pictures / "symbols"),
            misconceptions={name: each.bands for name, each in Misconceptions.load(catalogues).root.items()},
            citations=Citations.load(catalogues).codes(),
            alts=_told(pictures / "symbols"),
            avoided=AvoidedWords.load(catalogues),
        )


def _drawn(folder: Path) -> frozenset[str]:
    return frozenset(file.stem for file in folder.glob("*.svg"))


def _told(folder: Path) -> frozenset[str]:
    return frozenset(SymbolTexts.load(folder).root) if folder.is_dir() else frozenset()


def _cast(folder: Path) -> frozenset[str]:
    return frozenset(Cast.load(folder).members) if (folder / "cast.yaml").exists() else frozenset()
