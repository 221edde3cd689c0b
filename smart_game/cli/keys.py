"""`smart-game keys`: where the school's keys are, and what may be done with them."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from getpass import getpass
from pathlib import Path

from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.errors import CannotRunError
from smart_game.progress.clearing import closed_to
from smart_game.progress.lock import locked
from smart_game.progress.rejecting import Rejects
from smart_game.school import key_care
from smart_game.school.folders import Folders
from smart_game.school.keys import fingerprint, private_path, public_key, public_path, read_key
from smart_game.school.machine import FOR_PUPILS, Machine, write_machine

_SHORTEST = 12
_LOST = (
    "It was sealed to a key that the school has lost, so nobody can open it. If the key is found: smart-game "
    "keys restore FILE, then put this file back into the hand-in folder."
)


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine, 1 problems were printed; CannotRunError if it could not run."""
    asked = _parser().parse_args(arguments)
    folders = Folders.of_this_pc(asked.data)
    folders.need_staff()
    work: Mapping[str | None, Callable[[Folders, argparse.Namespace], int]] = {
        None: _show,
        "backup": _back_up,
        "restore": _restore,
        "rotate": _rotate,
        "replace-lost": _replace_lost,
    }
    return work[asked.what](folders, asked)


def _show(folders: Folders, _asked: argparse.Namespace) -> int:
    private = read_key(private_path(folders.keys), "private")
    public = read_key(public_path(folders.keys), "public")
    if private is None and public is None:
        print(f"There are no keys in {folders.keys} yet. smart-game setup makes them, or the first play.")
        return FINE
    print(f"Private key:  {private_path(folders.keys) if private else 'not on this computer'}")
    print(f"Public key:   fingerprint {fingerprint(public_key(folders.keys))}")
    print(f"Older keys:   {len(key_care.old_keys(folders.keys))}")
    if folders.shared and not folders.shared.is_dir():
        print(f"The shared folder {folders.shared} is not there now.")
        return PROBLEMS
    if folders.shared and not key_care.is_published(folders.keys, folders.shared):
        print(
            f"Pupils' PCs do not find this public key in {folders.shared}: it was put there for another key, "
            "or a change was interrupted. smart-game keys rotate finishes it."
        )
        return PROBLEMS
    return FINE


def _back_up(folders: Folders, asked: argparse.Namespace) -> int:
    passphrase = None
    if asked.passphrase:
        passphrase = getpass("A passphrase of 12 letters or more: ")
        if len(passphrase) < _SHORTEST:
            raise CannotRunError(f"That is too short: {_SHORTEST} letters or more. Nothing was written.")
        if getpass("The same again: ") != passphrase:
            raise CannotRunError("The two are not the same. Nothing was written.")
    key_care.back_up(folders.keys, asked.file, passphrase)
    print(f"The private key and all older ones are in {asked.file}; it was read again and is right.")
    print("Take it out of this computer, and keep it where the school keeps its keys.")
    if passphrase is None:
        print("Whoever has this file can open hand-ins: they hold counts of plays and no child's name.")
    return FINE


def _restore(folders: Folders, asked: argparse.Namespace) -> int:
    passphrase = getpass("The passphrase: ") if key_care.needs_passphrase(asked.file) else None
    published = read_key(public_path(folders.shared), "public") if folders.shared else None
    folders.make()
    with locked(folders.staff):
        found = key_care.restore(folders.keys, asked.file, passphrase, published)
    if found:
        print(f"The private key is back in {private_path(folders.keys)}.")
    elif read_key(private_path(folders.keys), "private") is None:
        print(
            "The keys in this copy are older than the public key that pupils' PCs use. They are kept, and "
            "open older hand-ins; look for a newer copy."
        )
        return PROBLEMS
    else:
        print("The private key was here already. Older keys of the copy are kept beside it.")
    return FINE


def _rotate(folders: Folders, asked: argparse.Namespace) -> int:
    """Refused without the private key, without the shared folder, and while somebody collects."""
    with locked(folders.staff):
        private = key_care.current_key(folders.keys)
        _need_shared(folders)
        if folders.shared and not key_care.is_published(folders.keys, folders.shared):
            key_care.publish(folders.keys, folders.shared)
            print("The change of keys that was begun before is finished.")
            return _say_new(folders)
        if not asked.yes:
            print(f"The key with the fingerprint {fingerprint(public_key(folders.keys))} would be replaced.")
            print("The old one is kept, so that what waits can be opened. To do it, add --yes.")
            return FINE
        key_care.rotate(folders.keys)
        assert private in key_care.old_keys(folders.keys)
        if folders.shared:
            key_care.publish(folders.keys, folders.shared)
        return _say_new(folders)


def _replace_lost(folders: Folders, asked: argparse.Namespace) -> int:
    with locked(folders.staff):
        here = read_key(private_path(folders.keys), "private") is not None
        if here and not key_care.was_lost(folders.keys):
            raise CannotRunError(
                f"The private key is not lost: it is in {private_path(folders.keys)}. To change it, use "
                "smart-game keys rotate."
            )
        _need_shared(folders)
        if not asked.yes:
            print("Class progress stays readable. Hand-ins that wait, here and on pupils' PCs, cannot be")
            print("opened without the lost key: they would be set aside, and a new key made. First look for")
            print("a copy (smart-game keys restore FILE). To do it, add --yes.")
            return FINE
        key_care.replace_lost(folders.keys)
        if folders.shared:
            key_care.publish(folders.keys, folders.shared)
        keys = [key_care.current_key(folders.keys), *key_care.old_keys(folders.keys)]
        closed = closed_to(folders.hand_in, keys, _LOST)
        said = Rejects(folders.staff, today()).set_aside(closed)
        print(*said, sep="\n", end="\n" if said else "")
        return _say_new(folders)


def _need_shared(folders: Folders) -> None:
    if folders.shared and not folders.shared.is_dir():
        raise CannotRunError(
            f"The shared folder {folders.shared} is not there, so pupils' PCs could not be told of a new "
            "key. Connect to it, then try again. Nothing was changed."
        )


def _say_new(folders: Folders) -> int:
    new = fingerprint(public_key(folders.keys))
    print(f"The fingerprint is now {new}. Make a new copy: smart-game keys backup FILE")
    if folders.shared:
        write_machine(folders.staff / FOR_PUPILS, Machine(hand_in=folders.hand_in, key_fingerprint=new))
    if folders.shared and folders.fingerprint not in (None, new):
        print(f"Write key_fingerprint: {new} into the machine-wide settings of every PC, this one too.")
    return FINE


def _parser() -> Parser:
    parser = Parser(prog="smart-game keys", description="Look after the school's keys.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the school's")
    what = parser.add_subparsers(dest="what", metavar="WHAT")
    backup = what.add_parser("backup", help="write the private keys into a new file, on a stick")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--passphrase", action="store_true", help="ask for one, and seal the file with it")
    restore = what.add_parser("restore", help="bring the private keys back from such a file")
    restore.add_argument("file", type=Path, metavar="FILE")
    rotate = what.add_parser("rotate", help="make a new key, and keep the old one for what waits")
    lost = what.add_parser("replace-lost", help="make a new key where the old one is lost for good")
    for each in (rotate, lost):
        each.add_argument("--yes", action="store_true", help="do it; without, it is only told")
    return parser
