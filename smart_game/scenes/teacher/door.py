"""The way to the teacher's corner."""

from smart_game.scenes.backstage import Backstage
from smart_game.scenes.teacher.desk import Desk


def open_door(backstage: Backstage, desk: Desk) -> None:
    """Ask for the PIN, or for a new one where there is none yet."""
    from smart_game.scenes.teacher.pin import NewPinScreen, PinScreen

    screen = PinScreen if desk.pin.is_set else NewPinScreen
    backstage.stack.push(screen(backstage, desk))
