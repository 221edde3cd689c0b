"""What `smart-game doctor` says of the school: settings, folders, keys, and what waits."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from smart_game.cli.lines import Line, some
from smart_game.cli.play import CRASH_LOG
from smart_game.cli.write_test import write_test
from smart_game.progress.handing_in import SUFFIX
from smart_game.school.away import key_to_seal_to
from smart_game.school.folders import Folders
from smart_game.school.key_care import is_published, old_keys
from smart_game.school.keys import fingerprint, private_path, public_key, public_path
from smart_game.school.machine import machine_file, read_machine
from smart_game.school.school import read_school

LEAST_ROOM = 20
"""Megabytes: some thousand plays, and the reports."""

_MEGABYTE = 1024 * 1024
_CONNECT = "Connect to the share; until then plays wait in the outbox."


def settings(data: Path | None) -> Iterator[Line]:
    """The machine-wide settings, which win over a user's own folder, and whether this PC is a kiosk."""
    path = machine_file()
    machine = read_machine(path)
    chosen = Folders.under(data).chosen_file
    if (machine is None or data is not None) and chosen.exists():
        yield Line(True, "chosen folders", f"{chosen}, written in the game")
    if machine is None:
        own = "the chosen folders hold" if chosen.exists() else "everything is this user's own"
        yield Line(True, "machine-wide", f"no settings in {path}: {own}")
    elif data is not None:
        yield Line(True, "machine-wide", f"{path}, but --data names another folder")
    else:
        kind = "for pupils" if machine.staff is None else "for staff"
        pinned = f", key {machine.key_fingerprint}" if machine.key_fingerprint else ", any key"
        yield Line(True, "machine-wide", f"{path}: a PC {kind}{pinned}")
    if machine is not None and machine.kiosk:
        yield _kiosk(locked=machine.leave_pin is not None)


def _kiosk(*, locked: bool) -> Line:
    if locked:
        return Line(True, "kiosk", "on: the game fills the screen, and closing it asks for a PIN")
    todo = "smart-game setup --kiosk, as an administrator, sets one."
    return Line(False, "kiosk", "on, but without a PIN: anybody may close the game", todo)


def folders_of(folders: Folders, *, named: bool) -> Iterator[Line]:
    """Where everything is kept, and a real write in each folder of it."""
    folders.make()
    said = "named with --data" if named else "this user's own; --data names another"
    yield Line(True, "data folder", f"{folders.data} ({said})")
    yield _written("data", folders.data)
    yield _written("outbox", folders.outbox)
    if folders.shared is None:
        yield _written("hand-in", folders.hand_in, pupils_only_create=True)
        for name, folder in (("staff", folders.staff), ("keys", folders.keys), ("reports", folders.reports)):
            yield _written(name, folder)
        return
    if not folders.shared.is_dir():
        yield Line(False, "shared folder", f"{folders.shared} is not there", _CONNECT)
    else:
        yield Line(True, "shared folder", str(folders.shared))
        yield _written("hand-in", folders.hand_in, pupils_only_create=True)
    if not folders.for_staff:
        yield Line(True, "staff folder", "none named: this PC is for pupils")
    elif not folders.staff.is_dir():
        yield Line(False, "staff folder", f"{folders.staff} is not there", "Connect to it to collect.")
    else:
        yield Line(True, "staff folder", str(folders.staff))
        yield _written("staff", folders.staff)


def file(folders: Folders) -> Iterator[Line]:
    """What the school says of itself."""
    school = read_school(folders.school_file)
    if folders.school_file.exists():
        classes = some(len(school.classes), "class", "classes")
        yield Line(True, "school.yaml", f"{classes}, batches of {school.threshold} first plays")
    elif folders.shared:
        yield Line(
            False,
            "school.yaml",
            f"{folders.school_file} is not there",
            "smart-game setup writes a first one.",
        )
    else:
        yield Line(True, "school.yaml", f"not there, so one class called {school.classes[0].name!r}")


def keys(folders: Folders) -> Iterator[Line]:
    """Whether they are there and fit; of what is in them only the fingerprint."""
    public, private = public_path(folders.keys).exists(), private_path(folders.keys).exists()
    if folders.shared is None:
        if not (public or private):
            yield Line(True, "keys", "none yet: the first play makes them")
            return
        mark = fingerprint(public_key(folders.keys))
        here = "and the private key: this PC can collect" if private else "only: the private key is elsewhere"
        yield Line(True, "keys", f"the public key {here}; fingerprint {mark}")
        return
    said: list[str] = []
    sealed_to = key_to_seal_to(folders, said.append)
    mark = f"fingerprint {fingerprint(sealed_to)}" if sealed_to else "none: plays stay in memory"
    todo = " ".join(said)
    yield Line(sealed_to is not None and not said, "public key", mark, todo)
    if not folders.for_staff:
        right = not private
        yield Line(
            right,
            "private key",
            "not here (right for a pupils' PC)" if right else f"here, in {private_path(folders.keys)}",
            "" if right else "It belongs only into the staff folder: move it there, or delete this one.",
        )
    elif not private:
        todo = "smart-game keys restore FILE, from your copy; or collect where it is."
        yield Line(False, "private key", f"not in {folders.keys}: this PC cannot collect", todo)
    elif not is_published(folders.keys, folders.shared):
        todo = "smart-game keys rotate finishes a change; smart-game keys says more."
        yield Line(False, "private key", "here, but pupils' PCs find another public key", todo)
    else:
        older = len(old_keys(folders.keys))
        yield Line(
            True, "private key", f"here: this PC can collect; {some(older, 'older key', 'older keys')}"
        )


def waiting(folders: Folders) -> Iterator[Line]:
    """How many sealed files wait."""
    for name, folder, then in (
        ("in the box", folders.hand_in, "smart-game collect takes them, in batches"),
        ("in the outbox", folders.outbox, "the game sends them when it is started next"),
    ):
        try:
            count = sum(path.suffix == SUFFIX for path in folder.iterdir())
        except PermissionError:
            yield Line(True, name, "this user may not look inside (right for pupils, not for staff)")
        except FileNotFoundError:
            yield Line(False, name, f"{folder} is not there", _CONNECT)
        else:
            yield Line(True, name, f"{some(count, 'hand-in', 'hand-ins')}{f': {then}' if count else ''}")


def room(folders: Folders) -> Iterator[Line]:
    """How much room is left where plays are kept."""
    free = shutil.disk_usage(folders.data).free // _MEGABYTE
    todo = "" if free >= LEAST_ROOM else "Make room: what cannot be written is lost when the game is closed."
    yield Line(not todo, "room", f"{free} MB free for the data folder", todo)


def log(folders: Folders) -> Iterator[Line]:
    """Whether something went wrong in the game; never a problem now, and nothing of it is printed."""
    path = folders.data / CRASH_LOG
    if path.exists():
        day = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        yield Line(True, "log", f"something went wrong, last on {day}: {path}")
    else:
        yield Line(True, "log", "nothing went wrong so far")


def _written(name: str, folder: Path, *, pupils_only_create: bool = False) -> Line:
    right, said = write_test(folder, pupils_only_create=pupils_only_create)
    todo = "" if right else "Allow this user to write, read and delete there, and make room."
    return Line(right, f"  {name}", said, todo)
