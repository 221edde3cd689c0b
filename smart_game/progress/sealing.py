"""Seals one play's counts to the school's public key, and opens them with its private key.

A sealed hand-in is a line that names the format, then a PyNaCl sealed box around JSON that is padded
with spaces, so that every hand-in file has the same length. The JSON holds a random id: a copy of the
file under another name is known as a copy.
"""

import re
import secrets
from typing import Annotated, Literal

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from smart_game.errors import SmartGameError
from smart_game.progress.counts import Counts

FORMAT = 1
PADDED = 4096
_OURS = b"SMART Game "
_HEADER = _OURS + b"hand-in %d\n"
_SEALED_BY_BOX = 48
SEALED_SIZE = len(_HEADER % FORMAT) + PADDED + _SEALED_BY_BOX
"""The length in bytes of every hand-in file."""


class SealingError(SmartGameError):
    """A hand-in that cannot be sealed or opened; the sentence says why, without naming a file."""


class WrongKeyError(SealingError):
    """It looks like a hand-in, but this key does not open it."""


class TooLongError(SealingError):
    """The counts of this play do not fit into a hand-in."""


class HandIn(BaseModel):
    """What is inside the seal: the counts of one play, and a random id (32 hex digits)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal[1]
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    counts: Counts


class _AnyFormat(BaseModel):
    format: Annotated[int, Field(ge=0, le=999_999)]


def new_id() -> str:
    """128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


def seal(counts: Counts, public_key: bytes, hand_in_id: str | None = None) -> bytes:
    """The bytes of a hand-in file; the id is random unless a test names it. TooLongError if it cannot fit."""
    inside = HandIn(format=1, id=hand_in_id or new_id(), counts=counts)
    plain = inside.model_dump_json().encode()
    if len(plain) > PADDED:
        raise TooLongError(
            f"The story {counts.pack}/{counts.scenario} has too many choices to be counted "
            f"({len(plain)} bytes, {PADDED} fit): give its cards and choices shorter ids."
        )
    return _HEADER % FORMAT + SealedBox(PublicKey(public_key)).encrypt(plain.ljust(PADDED))


def looks_sealed(content: bytes) -> bool:
    """Whether this has the length and the first line of a hand-in of this format; no key is needed."""
    return len(content) == SEALED_SIZE and content.startswith(_HEADER % FORMAT)


def cut_short(content: bytes) -> bool:
    """Whether this is no more than the beginning of a file of the game's own, or nothing at all."""
    return len(content) < SEALED_SIZE and content[: len(_OURS)] == _OURS[: len(content)]


def unseal(sealed: bytes, private_key: bytes) -> HandIn:
    """What was sealed. SealingError, WrongKeyError for a box this key does not open."""
    found = re.match(rb"SMART Game hand-in (\d{1,6})\n", sealed)
    if found is None:
        raise SealingError("It is not a hand-in of SMART Game.")
    if int(found[1]) > FORMAT:
        raise SealingError(_newer(int(found[1])))
    if len(sealed) < SEALED_SIZE:
        raise SealingError("It is cut short: part of the file is missing.")
    if len(sealed) > SEALED_SIZE:
        raise SealingError("It is longer than a hand-in: something was added to it.")
    try:
        plain = SealedBox(PrivateKey(private_key)).decrypt(sealed[found.end() :])
    except CryptoError:
        raise WrongKeyError(
            "The school's key does not open it: it was sealed for another key, or changed on its way."
        ) from None
    return _read(plain)


def _read(plain: bytes) -> HandIn:
    try:
        made_for = _AnyFormat.model_validate_json(plain).format
        if made_for > FORMAT:
            raise SealingError(_newer(made_for))
        return HandIn.model_validate_json(plain)
    except ValidationError:
        raise SealingError("What is inside is not the counts of a play.") from None


def _newer(made_for: int) -> str:
    return (
        f"It was made by a newer SMART Game (hand-in format {made_for}; this one reads up to {FORMAT}). "
        "Update the game on this computer, then put the file back into the hand-in folder."
    )
