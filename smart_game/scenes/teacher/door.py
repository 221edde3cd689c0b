"""The way to the teacher's corner."""

from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.desk import Desk


def open_door(backstage: Backstage, desk: Desk) -> None:
    """Ask for the PIN, or for a new one where there is none yet."""
    backstage.stack.push(pin_screen(backstage, desk))


def pin_screen(backstage: Backstage, desk: Desk, heading: str | None = None) -> Screen:
    """The screen that asks; `heading` stands in the bar of the one for a new PIN."""
    from smart_game.scenes.teacher.pin import NewPinScreen, PinScreen

    return PinScreen(backstage, desk) if desk.pin.is_set else NewPinScreen(backstage, desk, heading)
