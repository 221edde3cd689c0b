"""Gamepads, by the events that pygame posts for them."""

from collections.abc import Iterator

import pygame
import pytest

from smart_game.engine.actions import Action, Asked, Command
from smart_game.engine.gamepad import Gamepads
from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Hand, OutOfReachError, Pilot
from tests.engine.parts import BlockScene, Place, make_loop
from tests.game import Clock

SQUARE: dict[str, Place] = {
    "a": (0, 0, 40, 40),
    "b": (60, 0, 40, 40),
    "c": (0, 60, 40, 40),
    "d": (60, 60, 40, 40),
}


@pytest.fixture
def scene() -> BlockScene:
    return BlockScene(SQUARE)


@pytest.fixture
def loop(scene: BlockScene) -> Iterator[Loop]:
    loop = make_loop(scene, Clock())
    yield loop
    loop.window.close()


def asked(gamepads: Gamepads, kind: int, **values: object) -> list[Action]:
    return list(gamepads.actions(pygame.Event(kind, {"instance_id": 3, **values})))


def push(gamepads: Gamepads, axis: int, *values: float) -> list[Action]:
    moves = [asked(gamepads, pygame.JOYAXISMOTION, axis=axis, value=value) for value in values]
    return [action for move in moves for action in move]


def turn(gamepads: Gamepads, *values: tuple[int, int]) -> list[Action]:
    moves = [asked(gamepads, pygame.JOYHATMOTION, hat=0, value=value) for value in values]
    return [action for move in moves for action in move]


@pytest.mark.parametrize(
    ("button", "command"), [(0, Command.PRESS), (1, Command.BACK), (3, Command.TELL), (5, Command.NEXT)]
)
def test_buttons_press_go_back_and_open_tell(button: int, command: Command) -> None:
    assert asked(Gamepads(), pygame.JOYBUTTONDOWN, button=button) == [Asked(command)]


@pytest.mark.parametrize("button", [2, 6, 7, 8, 31])
def test_other_buttons_do_nothing(button: int) -> None:
    assert asked(Gamepads(), pygame.JOYBUTTONDOWN, button=button) == []


@pytest.mark.parametrize(
    ("axis", "value", "command"),
    [(0, -1.0, Command.LEFT), (0, 0.7, Command.RIGHT), (1, -0.7, Command.UP), (1, 1.0, Command.DOWN)],
)
def test_the_left_stick_moves_once_until_it_has_come_back(axis: int, value: float, command: Command) -> None:
    gamepads = Gamepads()
    assert push(gamepads, axis, value / 2, value, value, value * 0.8, value * 0.6, value) == [Asked(command)]
    assert push(gamepads, axis, 0.1, value) == [Asked(command)]


def test_a_stick_that_swings_to_the_other_side_moves_that_way() -> None:
    assert push(Gamepads(), 0, 1.0, -1.0) == [Asked(Command.RIGHT), Asked(Command.LEFT)]


@pytest.mark.parametrize("axis", [2, 3, 4, 5])
def test_the_right_stick_and_the_triggers_do_nothing(axis: int) -> None:
    assert push(Gamepads(), axis, -1.0, 1.0) == []


def test_the_hat_moves_once_for_each_push() -> None:
    up, right = Asked(Command.UP), Asked(Command.RIGHT)
    assert turn(Gamepads(), (0, 1), (0, 1), (0, 0), (0, 1), (1, 1), (1, 0)) == [up, up, right]
    assert turn(Gamepads(), (-1, 0), (0, -1)) == [Asked(Command.LEFT), Asked(Command.DOWN)]


def test_two_gamepads_do_not_disturb_each_other() -> None:
    gamepads = Gamepads()
    events = [
        pygame.Event(pygame.JOYAXISMOTION, instance_id=pad, axis=0, value=value)
        for pad, value in ((1, 1.0), (2, 0.0), (1, 1.0), (2, 1.0))
    ]
    assert [len(list(gamepads.actions(event))) for event in events] == [1, 0, 0, 1]


def test_a_gamepad_that_is_gone_when_it_is_opened_or_unplugged_while_pushed_is_forgotten() -> None:
    gamepads = Gamepads()
    assert asked(gamepads, pygame.JOYDEVICEADDED, device_index=7, guid="0") == []
    assert push(gamepads, 1, 1.0) == [Asked(Command.DOWN)]
    assert turn(gamepads, (1, 0)) == [Asked(Command.RIGHT)]
    assert asked(gamepads, pygame.JOYDEVICEREMOVED) == []
    assert asked(gamepads, pygame.JOYDEVICEREMOVED) == []
    assert push(gamepads, 1, 1.0) == [Asked(Command.DOWN)]
    assert turn(gamepads, (1, 0)) == [Asked(Command.RIGHT)]


def test_in_the_game_it_comes_and_goes_and_the_rest_goes_on(loop: Loop, scene: BlockScene) -> None:
    pilot = Pilot(loop, Hand.GAMEPAD)
    pygame.event.post(pygame.Event(pygame.JOYDEVICEADDED, device_index=0, guid="0"))
    pilot.press("d")
    pygame.event.post(pygame.Event(pygame.JOYDEVICEREMOVED, instance_id=0))
    loop.step(0)
    Pilot(loop).press("b")
    for button in (1, 3):
        pygame.event.post(pygame.Event(pygame.JOYBUTTONDOWN, instance_id=0, button=button))
    loop.step(0)
    assert scene.log == ["press d", "press b", "back", "tell"]


def test_the_stick_moves_the_focus_in_the_game(loop: Loop) -> None:
    for axis, value in ((0, 1.0), (0, 0.0), (0, 1.0), (1, 1.0)):
        pygame.event.post(pygame.Event(pygame.JOYAXISMOTION, instance_id=0, axis=axis, value=value))
    loop.step(0)
    assert (loop.view.ring_shown, loop.view.focus) == (True, "d")


def test_gamepads_are_looked_for_only_when_there_is_nothing_else_to_do(loop: Loop) -> None:
    """They cost the start nothing; with the window they are let go."""
    pygame.joystick.quit()
    loop.step(0)
    pygame.event.post(
        pygame.Event(pygame.MOUSEMOTION, pos=(1, 1), rel=(0, 0), buttons=(0, 0, 0), touch=False)
    )
    loop.step(0.001)
    assert not pygame.joystick.get_init()
    loop.step(0.001)
    assert pygame.joystick.get_init()
    loop.window.close()
    assert not pygame.joystick.get_init()


def test_a_pilot_with_a_gamepad_says_what_it_cannot_reach() -> None:
    loop = make_loop(BlockScene({"a": (0, 0, 40, 40), "under": (0, 0, 40, 40)}), Clock())
    with pytest.raises(OutOfReachError, match="No way of the D-pad leads from 'a' to 'under'"):
        Pilot(loop, Hand.GAMEPAD).press("under")
    loop.window.close()
