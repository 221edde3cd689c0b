"""How the game looks, sounds and is played on this PC: nothing in it is about anybody.

What is kept in `settings.json` is the starting point; what a child changes is forgotten with the seat.
"""

import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smart_game.errors import SmartGameError

_LARGEST = 16_384

Volume = Literal[25, 50, 75, 100]
"""How loud, in per cent."""


class Settings(BaseModel):
    """Sizes and spacing in per cent, times in seconds."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal[1] = 1
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")
    text_size: Literal[100, 125, 150, 200] = 100
    line_spacing: Literal[100, 150, 200] = 100
    theme: Literal["day", "cream", "dark", "high-contrast"] = "day"
    letters: Literal["Andika", "AtkinsonHyperlegibleNext"] = "Andika"
    motion: bool = True
    calm: bool = False
    symbols: bool = False
    sound: bool = False
    sound_volume: Volume = 50
    read_aloud: Literal["off", "asked", "focus", "always"] = "asked"
    speech_speed: Literal[75, 100, 125] = 100
    voice_volume: Volume = 75
    scanning: Literal["off", "one-switch", "two-switches"] = "off"
    scan_seconds: float = Field(default=1.5, ge=0.5, le=5)
    cool_down: float = Field(default=0.25, ge=0, le=2)
    keys: dict[str, list[str]] = Field(default_factory=dict)
    """Commands, each with its keys instead of the usual ones: `{"press": ["return", "x"]}`."""

    @property
    def moves(self) -> bool:
        """Whether anything moves: nothing does where it is calm."""
        return self.motion and not self.calm

    @property
    def sounds(self) -> bool:
        """Whether there are sounds beside the voice: none where it is calm."""
        return self.sound and not self.calm


def read_settings(path: Path) -> Settings:
    """The settings in a file; those of the game where there is none. SmartGameError if it is damaged."""
    try:
        with path.open("rb") as opened:
            content = opened.read(_LARGEST)
        return Settings.model_validate_json(content)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError) as fault:
        first = fault.errors()[0]["msg"] if isinstance(fault, ValidationError) else fault
        raise SmartGameError(
            f"The settings in {path} cannot be used ({first}). The game starts with its own; "
            "keep new ones in the game, or delete the file."
        ) from fault


def write_settings(path: Path, settings: Settings) -> None:
    """Keep settings: the file is replaced whole or not at all. SmartGameError says why it was not."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        part.write_text(json.dumps(settings.model_dump(), indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as fault:
        with suppress(OSError):
            part.unlink()
        raise SmartGameError(
            f"The settings cannot be kept in {path} ({fault.strerror}). Mend the folder, then try again."
        ) from fault
