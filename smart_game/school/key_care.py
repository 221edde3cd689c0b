"""What is done with a school's keys: publish, rotate, back up, restore, replace a lost one.

A private key that is no longer used is kept in `old`, because hand-ins that were sealed to it may still wait
on some PC. Every step can be stopped and done again: the file that counts is replaced in one step, and what
follows from it is made good by the next run.
"""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smart_game.school.keys import (
    KeyFileError,
    fingerprint,
    keep_key,
    named_path,
    private_path,
    public_key,
    public_of,
    public_path,
    read_key,
    replace_key,
    write_new,
)

_LARGEST = 64 * 1024
_HEX = r"^([0-9a-f]{2})+$"


class _Backup(BaseModel):
    """Private keys, the current one first; sealed with a passphrase if there is a salt."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1] = 1
    kind: Literal["key-backup"] = "key-backup"
    salt: str | None = Field(default=None, pattern=_HEX)
    keys: str = Field(pattern=_HEX)


def current_key(folder: Path) -> bytes:
    """The private key of a staff folder; unlike `keys.private_key` it never makes one."""
    private = read_key(private_path(folder), "private")
    if private is None:
        raise KeyFileError(
            f"The private key {private_path(folder)} is not there. Do this on the computer that has it, or "
            "put it back from your copy: smart-game keys restore FILE. If it is lost for good: smart-game "
            "keys replace-lost."
        )
    public_key(folder)
    return private


def old_keys(folder: Path) -> list[bytes]:
    """The private keys that were used before."""
    found = (read_key(path, "private") for path in sorted((folder / "old").glob("private-key-*.json")))
    return [key for key in found if key is not None]


def publish(keys: Path, shared: Path) -> None:
    """Put the current public key into the school's shared folder, where pupils' PCs find it.

    It is there under its fingerprint too, and stays there after a change: a PC whose settings still name it
    goes on with it. One whose private key is lost is taken away.
    """
    key = public_key(keys)
    if not shared.is_dir():
        raise KeyFileError(f"The shared folder {shared} is not there. Connect to it, then try again.")
    if read_key(public_path(shared), "public") != key:
        replace_key(public_path(shared), "public", key)
    keep_key(named_path(shared, fingerprint(key)), "public", key)
    for lost in (keys / "old").glob("lost-public-key-*.json"):
        _forget(named_path(shared, lost.stem.removeprefix("lost-public-key-")))


def is_published(keys: Path, shared: Path) -> bool:
    """Whether pupils' PCs find the current public key in the shared folder."""
    return read_key(public_path(shared), "public") == read_key(public_path(keys), "public")


def rotate(folder: Path) -> bytes:
    """Make a new pair and keep the private key before it in `old`; the new public key."""
    before = current_key(folder)
    _keep_old(folder, before)
    after = bytes(PrivateKey.generate())
    _forget(public_path(folder))  # it is made again from the private key, whichever that is
    replace_key(private_path(folder), "private", after)
    return public_key(folder)


def replace_lost(folder: Path) -> bytes:
    """Make a new pair where the private key is lost; the new public key.

    The old public key is kept beside the old private keys, so that the loss can be seen later.
    """
    if read_key(private_path(folder), "private") is None:
        lost = read_key(public_path(folder), "public")
        if lost is not None:
            keep_key(_lost_path(folder, lost), "public", lost)
            _forget(public_path(folder))
        keep_key(private_path(folder), "private", bytes(PrivateKey.generate()))
    return public_key(folder)


def was_lost(folder: Path) -> bool:
    """Whether a lost key was replaced in this folder, so that something may wait that nobody can open."""
    return any((folder / "old").glob("lost-public-key-*.json"))


def back_up(folder: Path, file: Path, passphrase: str | None) -> None:
    """Write all private keys into a new file, and read it again. KeyFileError if that fails."""
    keys = [current_key(folder), *old_keys(folder)]
    plain = b"".join(keys)
    if passphrase is None:
        backup = _Backup(keys=plain.hex())
    else:
        salt = secrets.token_bytes(argon2id.SALTBYTES)
        backup = _Backup(salt=salt.hex(), keys=bytes(_box(passphrase, salt).encrypt(plain)).hex())
    try:
        write_new(file, (backup.model_dump_json() + "\n").encode(), 0o600)
    except FileExistsError:
        raise KeyFileError(f"{file} is there already. Name a new file; nothing was changed.") from None
    except OSError as error:
        raise KeyFileError(
            f"The copy {file} cannot be written ({(error.strerror or 'no reason given').lower()}). Choose "
            "another place."
        ) from None
    if read_backup(file, passphrase) != keys:
        raise KeyFileError(f"The copy {file} is not what was written. Use another stick.")


def needs_passphrase(file: Path) -> bool:
    """Whether a copy of the keys was sealed with a passphrase."""
    return _backup(file).salt is not None


def read_backup(file: Path, passphrase: str | None) -> list[bytes]:
    """The private keys in a copy, the one that was current first. KeyFileError if they cannot be had."""
    backup = _backup(file)
    plain = bytes.fromhex(backup.keys)
    if backup.salt is not None:
        try:
            plain = _box(passphrase or "", bytes.fromhex(backup.salt)).decrypt(plain)
        except (CryptoError, ValueError, TypeError):
            raise KeyFileError(f"This passphrase does not open {file}, or the file is damaged.") from None
    if not plain or len(plain) % PrivateKey.SIZE:
        raise KeyFileError(f"The copy {file} is damaged. Use another copy.")
    return [plain[at : at + PrivateKey.SIZE] for at in range(0, len(plain), PrivateKey.SIZE)]


def restore(folder: Path, file: Path, passphrase: str | None, published: bytes | None = None) -> bool:
    """Bring back the keys of a copy; whether the current private key was among what came back.

    A key is never replaced. One that does not belong to the public key here, or else to the published one,
    is kept as an old one: it opens what was sealed to it.
    """
    keys = read_backup(file, passphrase)
    known = read_key(public_path(folder), "public") or published
    here = read_key(private_path(folder), "private")
    wanted = known or (public_of(keys[0]) if here is None else public_of(here))
    found = False
    for key in keys:
        if public_of(key) != wanted:
            _keep_old(folder, key)
        else:
            keep_key(private_path(folder), "private", key)
            found = found or here is None
    if read_key(private_path(folder), "private") is not None:
        public_key(folder)
    return found


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise KeyFileError(f"The key {path} cannot be replaced ({reason}). Mend the folder.") from None


def _keep_old(folder: Path, key: bytes) -> None:
    keep_key(folder / "old" / f"private-key-{fingerprint(public_of(key))}.json", "private", key)


def _lost_path(folder: Path, public: bytes) -> Path:
    return folder / "old" / f"lost-public-key-{fingerprint(public)}.json"


def _box(passphrase: str, salt: bytes) -> SecretBox:
    return SecretBox(
        argon2id.kdf(
            SecretBox.KEY_SIZE,
            passphrase.encode(),
            salt,
            opslimit=argon2id.OPSLIMIT_MODERATE,
            memlimit=argon2id.MEMLIMIT_MODERATE,
        )
    )


def _backup(file: Path) -> _Backup:
    content = b""
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise KeyFileError(f"The copy {file} cannot be read ({reason}). Check its name.") from None
    with suppress(ValidationError):
        return _Backup.model_validate_json(content)
    raise KeyFileError(f"{file} is not a copy of SMART Game's keys, or it is damaged. Use another copy.")
