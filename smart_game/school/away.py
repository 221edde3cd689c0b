"""What a pupils' PC knows of its school when the share is away: the public key and the school as last seen.

Each of them is read from the school's shared folder, and a copy is kept in the user's own data folder. What
a person should know is said through `say`.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.school.folders import Folders
from smart_game.school.keys import fingerprint, named_path, public_key, public_path, read_key, replace_key
from smart_game.school.school import School, read_school
from smart_game.school.yaml_files import read_yaml

Say = Callable[[str], None]


def key_to_seal_to(folders: Folders, say: Say) -> bytes | None:
    """The school's public key; none if this PC has never seen it, or only one that it must not use.

    A key that the machine-wide settings do not name is never used, whoever put it into the shared folder.
    """
    if folders.shared is None:
        return public_key(folders.keys)
    theirs = _readable(public_path(folders.shared), say)
    ours = _readable(folders.key_copy, say)
    if theirs is not None and _fits(theirs, folders):
        if theirs != ours:
            with suppress(CannotRunError):
                replace_key(folders.key_copy, "public", theirs)
            if ours is not None and folders.fingerprint is None:
                say(
                    f"The school's public key has changed: its fingerprint is now {fingerprint(theirs)}. If "
                    "nobody changed it on purpose, tell whoever looks after the shared folder."
                )
        return theirs
    if theirs is not None:
        say(
            f"The public key in {folders.shared} is not the school's: its fingerprint is "
            f"{fingerprint(theirs)}, and this PC expects {folders.fingerprint}. It is not used. If it was "
            "changed on purpose, write the new fingerprint into this PC's machine-wide settings."
        )
    if folders.fingerprint is not None:
        named = _readable(named_path(folders.shared, folders.fingerprint), say)
        if named is not None and _fits(named, folders):
            return named
    if ours is not None and _fits(ours, folders):
        return ours
    say(
        f"The school's public key is not in {folders.shared}, and this PC has not seen it yet. Plays stay in "
        "memory until it is there: keep the game open, and connect to the folder."
    )
    return None


def school_here(folders: Folders, say: Say) -> School:
    """The school; as last seen, where its file cannot be used now. CannotRunError if it was never right."""
    if folders.shared is None:
        return read_school(folders.school_file)
    try:
        school = read_yaml(folders.school_file, School)
    except FileNotFoundError:
        return read_school(folders.school_copy)
    except CannotRunError as fault:
        if not folders.school_copy.exists() and os.path.isdir(folders.shared):  # noqa: PTH112 - never raises
            raise
        say(f"{fault} Until then the school is as it was last seen.")
        return read_school(folders.school_copy)
    _copy(folders.school_file, folders.school_copy)
    return school


def _copy(file: Path, copy: Path) -> None:
    part = copy.with_name(f".part-{secrets.token_hex(8)}")
    with suppress(OSError):
        content = file.read_bytes()
        if not (copy.exists() and copy.read_bytes() == content):
            part.write_bytes(content)
            part.replace(copy)


def _fits(key: bytes, folders: Folders) -> bool:
    return folders.fingerprint is None or fingerprint(key) == folders.fingerprint


def _readable(path: Path, say: Say) -> bytes | None:
    try:
        return read_key(path, "public")
    except CannotRunError as fault:
        say(str(fault))
        return None
