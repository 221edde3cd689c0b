"""Where assets, scenarios and locales are: in a checkout, or inside an installed wheel."""

import os
from pathlib import Path

from smart_game.errors import CannotRunError

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"


def root() -> Path:
    """The folder that holds `assets`, `scenarios` and `locales`."""
    named = os.environ.get("SMART_GAME_ROOT")
    candidates = [Path(named)] if named else [_SHIPPED, _PACKAGE.parent]
    for candidate in candidates:
        if (candidate / "assets").is_dir():
            return candidate
    looked = " or ".join(str(candidate) for candidate in candidates)
    raise CannotRunError(
        f"The game's pictures and stories are missing: looked in {looked}. Install it again."
    )


def assets() -> Path:
    """Pictures, fonts, themes and catalogues."""
    return root() / "assets"


def scenarios() -> Path:
    """The shipped packs, one folder each."""
    return root() / "scenarios"


def locales() -> Path:
    """The languages, one folder each."""
    return root() / "locales"
