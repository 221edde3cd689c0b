"""`smart-game setup --kiosk`: the game fills the screen, and asks for a PIN before it is closed."""

from getpass import getpass

from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.school.kiosk import kept_form
from smart_game.school.machine import FOR_PUPILS, machine_file, read_machine, write_machine


def set_kiosk(*, on: bool) -> int:
    """Write it into this PC's settings; on a staff PC, into the file for pupils' PCs."""
    path = machine_file()
    machine = read_machine(path)
    for_all = machine is not None and machine.staff is not None
    if machine is not None and machine.staff is not None:
        path = machine.staff / FOR_PUPILS
        machine = read_machine(path)
    if machine is None:
        raise CannotRunError(f"{path} is not there. Set the school up first: see smart-game setup --help.")
    kept = kept_form(_asked()) if on else None
    write_machine(path, machine.model_copy(update={"kiosk": on, "leave_pin": kept}))
    print(f"Kiosk is {'on' if on else 'off'}: {path} was written.")
    if for_all:
        print(f"Copy it to {machine_file()} on each pupils' PC.")
    return FINE


def _asked() -> str:
    """A PIN, typed twice, that is not seen. CannotRunError if the two differ."""
    pin = getpass("A PIN for closing the game, 4 to 8 digits, not the teacher's own: ")
    if getpass("The same again: ") != pin:
        raise CannotRunError("The two were not the same. Nothing was changed.")
    return pin
