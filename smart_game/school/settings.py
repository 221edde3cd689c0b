"""How the game looks, sounds and is played on this PC: nothing in it is about anybody.

What is kept in `settings.json` is the starting point; what a child changes is forgotten with the seat.
"""

import json
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

from smart_game.errors import SmartGameError

_LARGEST = 16_384

Volume = Literal[25, 50, 75, 100]
"""How loud, in per cent."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_SECONDS = {"scan_seconds": (0.5, 5.0), "cool_down": (0.0, 2.0)}


@dataclass(frozen=True)
class Settings:
    """Sizes and spacing in per cent, times in seconds.

    No pydantic: it takes as long to import as everything else that the first screen needs.
    """

    format: Literal[1] = 1
    language: str = "en"
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
    scan_seconds: float = 1.5
    cool_down: float = 0.25
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Commands, each with its keys instead of the usual ones: `{"press": ["return", "x"]}`."""

    @classmethod
    def checked(cls, told: object) -> "Settings":
        """The settings that are told, those of the game for the rest. ValueError names one that cannot be."""
        if not isinstance(told, dict):
            raise ValueError("they are no names with values")  # noqa: TRY004 - one kind of error for callers
        kinds = get_type_hints(cls)
        known = {each.name: told[each.name] for each in fields(cls) if each.name in told}
        for name, value in known.items():
            if not _can_be(name, kinds[name], value):
                may_be = ", ".join(map(str, get_args(kinds[name])))
                raise ValueError(f"{name} cannot be {value!r}" + (f", but {may_be}" if may_be else ""))
        return cls(**known)

    def model_copy(self, *, update: Mapping[str, Any]) -> "Settings":
        """The same settings with others for some of them, called as on the other frozen values."""
        return replace(self, **update)

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
        return Settings.checked(json.loads(content))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as fault:
        raise SmartGameError(
            f"The settings in {path} cannot be used ({fault}). The game starts with its own; "
            "keep new ones in the game, or delete the file."
        ) from fault


def write_settings(path: Path, settings: Settings) -> None:
    """Keep settings: the file is replaced whole or not at all. SmartGameError says why it was not."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        part.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as fault:
        with suppress(OSError):
            part.unlink()
        raise SmartGameError(
            f"The settings cannot be kept in {path} ({fault.strerror}). Mend the folder, then try again."
        ) from fault


def _can_be(name: str, kind: object, value: object) -> bool:
    if name in _SECONDS:
        least, most = _SECONDS[name]
        return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
    if name == "language":
        return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None
    if name == "keys":
        return isinstance(value, dict) and all(map(_are_names, value.values()))
    if kind is bool:
        return isinstance(value, bool)
    return any(value == each and type(value) is type(each) for each in get_args(kind))


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
