"""Which keys ask for what, and what may be changed about it: rules only, nothing to see."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

import pygame

from smart_game.engine.actions import NUMBERS, Command
from smart_game.engine.controls import Controls
from smart_game.school.settings import Settings

FIXED: Mapping[int, Command] = {
    pygame.K_TAB: Command.NEXT,
    pygame.K_UP: Command.UP,
    pygame.K_DOWN: Command.DOWN,
    pygame.K_LEFT: Command.LEFT,
    pygame.K_RIGHT: Command.RIGHT,
    pygame.K_ESCAPE: Command.BACK,
}
"""Keys that cannot be given to anything else: with them, one always comes on and out."""

COMMANDS = (
    Command.PRESS,
    Command.NEXT,
    Command.PREVIOUS,
    Command.UP,
    Command.DOWN,
    Command.LEFT,
    Command.RIGHT,
    Command.BACK,
    Command.TELL,
    Command.READ,
    Command.FULL_SCREEN,
)

_HELD = {
    *(pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT),
    *(pygame.K_LGUI, pygame.K_RGUI, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCKCLEAR),
}
"""Keys that are held together with others."""


class Refusal(Enum):
    """Why a key is not given to a command, or not taken from it."""

    UNUSABLE = auto()
    FIXED = auto()
    OWN = auto()
    TAKEN = auto()
    LAST = auto()


class Keys:
    """The keys of every command as settings have them; a change gives what the settings hold then."""

    def __init__(self, settings: Settings) -> None:
        self._chosen = settings.keys
        self._bound = Controls.made(settings.scanning, settings.scan_seconds, settings.keys).keys

    @property
    def changed(self) -> bool:
        """Whether any are not the usual ones."""
        return bool(self._chosen)

    def of(self, command: Command) -> list[int]:
        """The keys of a command, those that stay first."""
        keys = [key for key, asked in self._bound.items() if asked is command]
        return sorted(keys, key=lambda key: FIXED.get(key) is not command)

    def holder(self, key: int) -> Command | None:
        """What a key asks for; None if nothing."""
        return self._bound.get(key)

    def why_not_give(self, command: Command, key: int) -> Refusal | None:
        """Why a key cannot be given to a command; None if it can."""
        if key in FIXED:
            return Refusal.FIXED
        if key in NUMBERS or key in _HELD or not _has_name(key):
            return Refusal.UNUSABLE
        holder = self.holder(key)
        if holder is None:
            return None
        return Refusal.OWN if holder is command else Refusal.TAKEN

    def why_not_take(self, command: Command, key: int) -> Refusal | None:
        """Why a key cannot be taken from a command; None if it can."""
        if key in FIXED:
            return Refusal.FIXED
        other_way = command is Command.PREVIOUS  # Shift with the keys of the next thing
        return Refusal.LAST if self.of(command) == [key] and not other_way else None

    def give(self, command: Command, key: int) -> dict[str, list[str]]:
        """The keys in the settings once a command has one more."""
        return self._with(command, [*self.of(command), key])

    def take(self, command: Command, key: int) -> dict[str, list[str]]:
        """The keys in the settings once a command has one less."""
        return self._with(command, [kept for kept in self.of(command) if kept != key])

    def _with(self, command: Command, keys: Sequence[int]) -> dict[str, list[str]]:
        return {**self._chosen, command.value: [pygame.key.name(key) for key in keys]}


def _has_name(key: int) -> bool:
    """Whether the settings can name a key, and find it again by that name."""
    name = pygame.key.name(key)
    try:
        return bool(name) and pygame.key.key_code(name) == key
    except ValueError:
        return False
