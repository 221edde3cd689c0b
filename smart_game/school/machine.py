"""Machine-wide settings: where a school's folders are, written once a PC by a technician.

They win over a user's own folders. The file lies where only an administrator may write; another path can be
named by the environment variable SMART_GAME_MACHINE.
"""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from smart_game.errors import CannotRunError
from smart_game.school.machine_place import VARIABLE as VARIABLE  # with what is in the file
from smart_game.school.machine_place import machine_file as machine_file
from smart_game.school.yaml_files import read_yaml

FORMAT = 1
FOR_PUPILS = "machine-for-pupils-pcs.yaml"
"""In the staff folder: what to put on each pupils' PC."""


def _known_format(found: int) -> int:
    if found > FORMAT:
        raise ValueError(
            f"the file was written for a newer SMART Game (format {found}, this one reads up to {FORMAT}): "
            "update the game on this PC"
        )
    if found < 1:
        raise ValueError(f"there is no format {found}: write format: {FORMAT}")
    return found


def _whole_path(written: object) -> object:
    if isinstance(written, str) and not Path(written).is_absolute():
        raise ValueError(
            f"{written!r} is not a whole path: write it from the drive, the share's name or / on"
        )
    return written


WholePath = Annotated[Path, BeforeValidator(_whole_path)]


class Machine(BaseModel):
    """The folder where pupils hand in; on staff PCs the staff folder; the key that may be sealed to.

    A kiosk fills the screen, and asks for a PIN before it may be closed (`leave_pin`: its salt and hash).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Annotated[int, Field(strict=True), AfterValidator(_known_format)] = FORMAT
    hand_in: WholePath
    staff: WholePath | None = None
    key_fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{4}(-[0-9a-f]{4}){4}$")] | None = None
    kiosk: Annotated[bool, Field(strict=True)] = False
    leave_pin: Annotated[str, Field(pattern=r"^[0-9a-f]{32}:[0-9a-f]{64}$")] | None = None


def read_machine(path: Path | None = None) -> Machine | None:
    """The machine-wide settings, none where nobody wrote any. CannotRunError if they are wrong."""
    try:
        return read_yaml(path or machine_file(), Machine)
    except FileNotFoundError:
        return None


def machine_text(machine: Machine) -> str:
    """The settings as a technician would write them."""
    lines = ["# SMART Game on this PC. Only an administrator should be able to change this file."]
    lines += [f"format: {machine.format}", f"hand_in: {_quoted(machine.hand_in)}"]
    if machine.staff is not None:
        lines.append(f"staff: {_quoted(machine.staff)}")
    if machine.key_fingerprint is not None:
        lines.append(f"key_fingerprint: {machine.key_fingerprint}")
    if machine.kiosk:
        lines.append("kiosk: true")
    if machine.leave_pin is not None:
        lines.append(f"leave_pin: '{machine.leave_pin}'")
    return "\n".join(lines) + "\n"


def write_machine(path: Path, machine: Machine) -> None:
    """Write the settings, whole or not at all. CannotRunError if that cannot be done."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(machine_text(machine), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(
            f"The machine-wide settings {path} cannot be written ({reason}). Do it as an administrator."
        ) from None


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
