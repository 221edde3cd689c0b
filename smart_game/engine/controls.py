"""How the game is steered: the keys that it listens to, and the switches, if a child plays with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pygame

from smart_game.engine.actions import KEYS, Command

BOUNCE = 0.25
"""Presses of a switch within this time of the last one are the same press, in seconds."""

_NEEDED = (Command.NEXT, Command.PRESS, Command.BACK, Command.TELL)
"""Without a key for each of these, somebody who has only a keyboard would be stuck."""

_MOST_SHOWN = 20
"""As much of a wrong name as a sentence shows."""


class Scanning(StrEnum):
    """Whether a child plays with switches.

    `ONE`: the focus moves by itself, and one switch presses.
    `TWO`: one switch moves the focus on, the other presses; nothing moves by itself.
    """

    OFF = "off"
    ONE = "one-switch"
    TWO = "two-switches"


@dataclass(frozen=True)
class Controls:
    """How the game is steered at the moment; `scan_seconds` is how long the focus rests on each thing."""

    keys: Mapping[int, Command]
    scanning: Scanning
    scan_seconds: float

    @classmethod
    def made(
        cls,
        scanning: str = Scanning.OFF,
        scan_seconds: float = 1.5,
        keys: Mapping[str, Sequence[str]] | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> "Controls":
        """From values as settings hold them; what cannot be used is left out, and `say` is told."""
        mode = Scanning(scanning)
        usual = {**KEYS, pygame.K_SPACE: Command.NEXT} if mode is Scanning.TWO else KEYS
        bound = bind_keys(keys or {}, usual, say)
        pressing = [key for key, command in bound.items() if command is Command.PRESS]
        if mode is Scanning.TWO and pygame.K_SPACE in pressing and len(pressing) > 1:
            bound = {**bound, pygame.K_SPACE: Command.NEXT}  # the switch that moves on stays that one
        return cls(bound, mode, scan_seconds)

    def bounce(self, cool_down: float) -> float:
        """How long after a press further ones are not heeded, in seconds."""
        return cool_down if self.scanning is Scanning.OFF else max(cool_down, BOUNCE)

    def key_for(self, command: Command) -> int:
        """A key that asks for this. KeyError if there is none."""
        for key, asked in self.keys.items():
            if asked is command:
                return key
        raise KeyError(f"No key asks for {command.value!r}.")


def bind_keys(
    chosen: Mapping[str, Sequence[str]], usual: Mapping[int, Command], say: Callable[[str], None]
) -> Mapping[int, Command]:
    """What each key asks for: `chosen` names commands and their keys, the others keep their `usual` ones.

    Keys are named as pygame names them. A command whose keys cannot be used keeps its usual ones.
    """
    taken: dict[int, Command] = {}
    changed: set[Command] = set()
    for name, names in chosen.items():
        try:
            command = Command(name)
            codes = _codes(names, command, taken)
        except ValueError as fault:
            say(_sentence(name, fault))
            continue
        taken.update(dict.fromkeys(codes, command))
        changed.add(command)
    bound = {key: command for key, command in usual.items() if command not in changed} | taken
    without = [command.value for command in _NEEDED if command not in bound.values()]
    if without:
        say(f"The keys in the settings leave none for {', '.join(without)}: all keys stay the usual ones.")
        return usual
    return bound


def _codes(names: Sequence[str], command: Command, taken: Mapping[int, Command]) -> list[int]:
    """The numbers of keys. ValueError if one does not exist, or asks for something else already."""
    codes = []
    for name in names:
        try:
            codes.append(pygame.key.key_code(name))
        except ValueError:
            raise ValueError(f"there is no key {_short(name)} for {command.value}") from None
        if codes[-1] in taken:
            raise ValueError(f"{_short(name)} is chosen for {taken[codes[-1]].value} too")
    return codes


def _short(name: str) -> str:
    return repr(name if len(name) <= _MOST_SHOWN else name[:_MOST_SHOWN] + "…")


def _sentence(name: str, fault: ValueError) -> str:
    if name not in set(Command):
        known = ", ".join(command.value for command in Command)
        return f"The settings choose keys for {_short(name)}, which is not one of {known}."
    return f"The keys in the settings: {fault}; {name} keeps its usual keys."
