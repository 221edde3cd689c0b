"""The teacher's PIN: scrypt, with a salt of its own. After each wrong try the next one has to wait longer.

The number of wrong tries is written before a try is looked at, so that closing the game gains nothing; no
time is written: after a restart the whole wait begins anew.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smart_game.errors import CannotRunError

FILE = "teacher.json"
SHORTEST, LONGEST = 4, 8
LONGEST_WAIT = 300.0
"""Seconds; the wait doubles from one second up to this."""

_RIGHT = re.compile(r"[0-9]{4,8}", re.ASCII)
_COST, _BLOCK, _LANES = 2**14, 8, 1
_LARGEST = 4096
_MOST_WRONG = 1_000_000

_Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{32,128}$")]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    salt: _Hex
    hash: _Hex
    wrong: int = Field(default=0, ge=0, le=_MOST_WRONG, strict=True)


class Pin:
    """The PIN that lies in a folder which pupils cannot write, if there is one."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        """`clock` gives seconds that only ever grow."""
        self._path = folder / FILE
        self._clock = clock
        self._waits_from = clock()

    @property
    def is_set(self) -> bool:
        """Whether there is one. A damaged file is one too: it lets nobody in."""
        return self._path.exists()

    def choose(self, pin: str) -> None:
        """Keep a new PIN. CannotRunError if it is not one, or cannot be kept."""
        if not is_pin(pin):
            raise CannotRunError(f"A PIN is {SHORTEST} to {LONGEST} digits. Type another one.")
        salt = secrets.token_bytes(16)
        self._keep(_Kept(salt=salt.hex(), hash=hashed(pin, salt)))

    def wait(self) -> float:
        """Seconds until the next try is looked at; 0 if it is now. CannotRunError if the file is damaged."""
        kept = self._read()
        if kept is None or not kept.wrong:
            return 0.0
        return max(0.0, self._waits_from + longest_wait(kept.wrong) - self._clock())

    def check(self, pin: str) -> bool:
        """Whether this is the PIN; False too, and not counted, while a try has to wait.

        CannotRunError if a try cannot be counted, or the file is damaged: then nobody gets in.
        """
        kept = self._read()
        if kept is None or self.wait() > 0:
            return False
        self._keep(kept.model_copy(update={"wrong": min(kept.wrong + 1, _MOST_WRONG)}))
        self._waits_from = self._clock()
        right = secrets.compare_digest(hashed(pin, bytes.fromhex(kept.salt)), kept.hash)
        if right:
            self._keep(kept.model_copy(update={"wrong": 0}))
        return right

    def forget(self) -> bool:
        """Delete it; whether there was one. CannotRunError if it cannot be deleted."""
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise CannotRunError(
                f"The PIN in {self._path} cannot be deleted ({_why(error)}). Do it as somebody who may write "
                "there."
            ) from None
        return True

    def _read(self) -> _Kept | None:
        try:
            with self._path.open("rb") as opened:
                return _Kept.model_validate_json(opened.read(_LARGEST))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CannotRunError(
                f"The PIN in {self._path} cannot be read ({_why(error)}). Connect to the staff folder as "
                "somebody who may read there."
            ) from None
        except ValidationError:
            raise CannotRunError(
                f"The PIN in {self._path} is damaged. A technician makes way for a new one: smart-game setup "
                "--reset-pin"
            ) from None

    def _keep(self, kept: _Kept) -> None:
        part = self._path.with_name(f".part-{secrets.token_hex(8)}")
        try:
            part.touch(mode=0o600)
            part.write_text(json.dumps(kept.model_dump()) + "\n", encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise CannotRunError(
                f"The PIN cannot be kept in {self._path} ({_why(error)}). Connect to the staff folder as "
                "somebody who may write there."
            ) from None


def is_pin(text: str) -> bool:
    """Whether a text may be a PIN: four to eight digits."""
    return _RIGHT.fullmatch(text) is not None


def longest_wait(wrong: int) -> float:
    """Seconds from the last of so many wrong tries until the next one is looked at."""
    return min(LONGEST_WAIT, 2.0 ** min(wrong - 1, 20)) if wrong else 0.0


def hashed(pin: str, salt: bytes) -> str:
    """What is kept of a PIN."""
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32).hex()


def _why(error: OSError) -> str:
    return (error.strerror or "no reason given").lower()
