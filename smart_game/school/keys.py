"""The school's key pair: hand-ins are sealed to the public key, and only the private key opens them.

A pair is made on first use. A private key is never lost by a program: what was sealed to it opens with no
other, so `key_care` keeps the one before in `old`.
"""

import hashlib
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from nacl.public import PrivateKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smart_game.errors import CannotRunError
from smart_game.school.folders import PRIVATE_KEY, PUBLIC_KEY

_LARGEST = 4096


class KeyFileError(CannotRunError):
    """A key that is missing, damaged, or does not belong to its pair."""


class _KeyFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1]
    kind: Literal["private", "public"]
    key: str = Field(pattern=r"^[0-9a-f]{64}$")


def private_path(folder: Path) -> Path:
    """Where the private key is."""
    return folder / PRIVATE_KEY


def public_path(folder: Path) -> Path:
    """Where the public key is."""
    return folder / PUBLIC_KEY


def named_path(folder: Path, mark: str) -> Path:
    """Where a shared folder has the public key with this fingerprint."""
    return folder / f"public-key-{mark}.json"


def public_key(folder: Path) -> bytes:
    """The 32 bytes that hand-ins are sealed to; makes the pair where there is neither key yet."""
    known = read_key(public_path(folder), "public")
    private = read_key(private_path(folder), "private")
    if private is None and known is None:
        private = _make_private(folder)
    if private is None:
        assert known is not None
        return known
    derived = public_of(private)
    if known is None:
        _write_public(folder, derived)
    elif known != derived:
        raise KeyFileError(
            f"The two keys in {folder} do not belong together. Put both back from the same copy; until then "
            "nothing is sealed or opened."
        )
    return derived


def private_key(folder: Path) -> bytes:
    """The 32 bytes that open hand-ins; makes the pair where there is neither key yet."""
    public_key(folder)
    private = read_key(private_path(folder), "private")
    if private is None:
        raise KeyFileError(
            f"The private key {private_path(folder)} is not there, so hand-ins cannot be opened. Collect on "
            "the computer that has it, or put it back from your copy."
        )
    return private


def fingerprint(key: bytes) -> str:
    """What people compare instead of a public key: five groups of four hex digits."""
    digits = hashlib.sha256(key).hexdigest()[:20]
    return "-".join(digits[at : at + 4] for at in range(0, 20, 4))


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return bytes(PrivateKey(private).public_key)


def read_key(path: Path, kind: Literal["private", "public"]) -> bytes | None:
    """The key in a file, none if there is no such file. KeyFileError if it is damaged."""
    try:
        with path.open("rb") as opened:
            content = opened.read(_LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyFileError(
            f"The {kind} key {path} cannot be read ({_why(error)}). Ask whoever looks after the folder."
        ) from None
    try:
        found = _KeyFile.model_validate_json(content)
    except ValidationError:
        found = None
    if found is None or found.kind != kind:
        raise KeyFileError(
            f"The {kind} key {path} is damaged. Put it back from your copy, and do not make a new one: "
            "hand-ins that are waiting open only with the old one."
        )
    return bytes.fromhex(found.key)


def keep_key(path: Path, kind: Literal["private", "public"], key: bytes) -> None:
    """Write a key into a new file. KeyFileError if it cannot be written or another key is there."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(path, _content(kind, key), 0o600 if kind == "private" else 0o644)
    except FileExistsError:
        if read_key(path, kind) != key:
            raise KeyFileError(f"Another key is in {path} already. Nothing was changed.") from None
    except OSError as error:
        raise KeyFileError(_cannot_write(path, error)) from None


def replace_key(path: Path, kind: Literal["private", "public"], key: bytes) -> None:
    """Put a key in the place of the one in a file, in one step. KeyFileError if it cannot be written."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        _write(part, _content(kind, key), 0o600 if kind == "private" else 0o644)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise KeyFileError(_cannot_write(path, error)) from None


def _make_private(folder: Path) -> bytes:
    """Make a private key; if another program made one meanwhile, take that one."""
    path = private_path(folder)
    fresh = bytes(PrivateKey.generate())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(path, _content("private", fresh), 0o600)
    except FileExistsError:
        return read_key(path, "private") or fresh
    except OSError as error:
        raise KeyFileError(_cannot_write(path, error)) from None
    return fresh


def _write_public(folder: Path, key: bytes) -> None:
    path = public_path(folder)
    try:
        with suppress(FileExistsError):
            write_new(path, _content("public", key), 0o644)
    except OSError as error:
        raise KeyFileError(_cannot_write(path, error)) from None


def _content(kind: Literal["private", "public"], key: bytes) -> bytes:
    return (json.dumps(_KeyFile(format=1, kind=kind, key=key.hex()).model_dump()) + "\n").encode()


def write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a new file whole or not at all. FileExistsError if it is there already: it stays as it is."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        _write(part, content, mode)
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a disk without hard links
            try:
                _write(path, content, mode)
            except FileExistsError:
                raise
            except OSError:
                path.unlink(missing_ok=True)
                raise
    finally:
        with suppress(OSError):
            part.unlink()


def _write(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _cannot_write(path: Path, error: OSError) -> str:
    return (
        f"The key {path} cannot be written ({_why(error)}). Make room or mend the folder, then start again."
    )


def _why(error: OSError) -> str:
    return (error.strerror or "no reason given").lower()
