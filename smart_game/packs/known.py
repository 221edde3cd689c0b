"""What packs may name: the pictures, cast and catalogues that came with the game."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from smart_game.artwork.cast import Cast
from smart_game.packs.catalogues import Citations, Misconceptions
from smart_game.scenario.vocabulary import Device


@dataclass(frozen=True)
class Known:
    """The names that exist. A folder that is missing holds no names."""

    backdrops: frozenset[str]
    cast: frozenset[str]
    devices: frozenset[str]
    apps: frozenset[str]
    symbols: frozenset[str]
    misconceptions: frozenset[str]
    citations: Mapping[str, frozenset[str]]

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
            misconceptions=frozenset(Misconceptions.load(catalogues).root),
            citations=Citations.load(catalogues).codes(),
        )


def _drawn(folder: Path) -> frozenset[str]:
    return frozenset(file.stem for file in folder.glob("*.svg"))


def _cast(folder: Path) -> frozenset[str]:
    return frozenset(Cast.load(folder).members) if (folder / "cast.yaml").exists() else frozenset()
