from pathlib import Path

import pytest

from smart_game import places
from smart_game.artwork.cast import Cast


@pytest.fixture(scope="session")
def cast_folder() -> Path:
    return places.assets() / "pictures" / "cast"


@pytest.fixture(scope="session")
def cast(cast_folder: Path) -> Cast:
    return Cast.load(cast_folder)
