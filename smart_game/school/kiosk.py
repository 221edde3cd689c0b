"""Kiosk: machine-wide settings that ask for a PIN before the game may be closed.

The PIN for leaving is not the teacher's: pupils can read its salted hash, and with patience a program finds
four digits. It keeps a child from closing the game, and opens nothing.
"""

import secrets
from collections.abc import Callable
from typing import NamedTuple, Protocol

from smart_game.errors import CannotRunError
from smart_game.school.machine import read_machine
from smart_game.school.pin import LONGEST, SHORTEST, hashed, is_pin, longest_wait


class Lock(Protocol):
    """What a PIN opens; after each wrong one the next try has to wait longer."""

    def wait(self) -> float:
        """Seconds until the next try is looked at; 0 if it is now."""

    def check(self, pin: str) -> bool:
        """Whether this is the PIN; False too while a try has to wait."""


class LeavePin:
    """The PIN for leaving. Wrong tries are counted in memory: without it nobody starts the game anew."""

    def __init__(self, kept: str, clock: Callable[[], float]) -> None:
        """`kept` is what `kept_form` made; `clock` gives seconds that only ever grow."""
        self._salt, _, self._hash = kept.partition(":")
        self._clock = clock
        self._wrong = 0
        self._waits_from = clock()

    def wait(self) -> float:
        """Seconds until the next try is looked at; 0 if it is now."""
        return max(0.0, self._waits_from + longest_wait(self._wrong) - self._clock())

    def check(self, pin: str) -> bool:
        """Whether this is the PIN; False too, and not counted, while a try has to wait."""
        if self.wait() > 0:
            return False
        right = secrets.compare_digest(hashed(pin, bytes.fromhex(self._salt)), self._hash)
        self._wrong = 0 if right else self._wrong + 1
        self._waits_from = self._clock()
        return right


def kept_form(pin: str) -> str:
    """A new PIN for leaving as the settings keep it. CannotRunError if it is none."""
    if not is_pin(pin):
        raise CannotRunError(f"A PIN is {SHORTEST} to {LONGEST} digits. Nothing was changed.")
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{hashed(pin, salt)}"


class Kiosk(NamedTuple):
    """A PC that fills its screen, and is closed by a PIN where there is one."""

    lock: LeavePin | None


def kiosk_here(clock: Callable[[], float]) -> Kiosk | None:
    """What the machine-wide settings say of a kiosk; none where this PC is none, or they cannot be used."""
    try:
        machine = read_machine()
    except CannotRunError:  # whoever looks for the school's folders says so
        return None
    if machine is None or not machine.kiosk:
        return None
    return Kiosk(LeavePin(machine.leave_pin, clock) if machine.leave_pin else None)
