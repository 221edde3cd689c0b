"""Where the machine-wide settings are; what is in them is read by `school.machine`."""

import os
from pathlib import Path

import platformdirs

VARIABLE = "SMART_GAME_MACHINE"


def machine_file() -> Path:
    """Where this PC's machine-wide settings are, or would be."""
    named = os.environ.get(VARIABLE)
    return (
        Path(named)
        if named
        else platformdirs.site_config_path("smart-game", appauthor=False) / "machine.yaml"
    )


def is_there(file: Path) -> bool:
    """Whether there is such a file; one that may not be looked at is."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
