import pygame
import pytest

from smart_game.engine.actions import (
    KEYS,
    Action,
    Asked,
    Command,
    OtherKey,
    Picked,
    PointerDown,
    PointerMoved,
    PointerUp,
    QuitAsked,
    WindowChanged,
    translate,
)

SIZE = (800, 600)


def actions(kind: int, **values: object) -> list[Action]:
    return list(translate(pygame.Event(kind, values), SIZE))


def key(number: int, mod: int = 0) -> list[Action]:
    return actions(pygame.KEYDOWN, key=number, mod=mod, unicode="", scancode=0)


def mouse(kind: int, button: int = 1, *, touch: bool = False) -> list[Action]:
    return actions(kind, pos=(30, 40), button=button, touch=touch)


def test_the_left_button_presses_where_it_is() -> None:
    assert mouse(pygame.MOUSEBUTTONDOWN) == [PointerDown((30, 40))]
    assert mouse(pygame.MOUSEBUTTONUP) == [PointerUp((30, 40))]


@pytest.mark.parametrize("button", [2, 3, 4, 5])
def test_other_buttons_and_the_wheel_do_nothing(button: int) -> None:
    assert mouse(pygame.MOUSEBUTTONDOWN, button) == []
    assert mouse(pygame.MOUSEBUTTONUP, button) == []


def test_the_mouse_moves_the_pointer() -> None:
    assert actions(pygame.MOUSEMOTION, pos=(3, 4), rel=(1, 1), buttons=(0, 0, 0), touch=False) == [
        PointerMoved((3, 4))
    ]


@pytest.mark.parametrize(
    ("x", "y", "at"), [(0.0, 0.0, (0, 0)), (0.5, 0.25, (400, 150)), (1.0, 1.0, (800, 600))]
)
def test_a_finger_presses_at_its_share_of_the_window(x: float, y: float, at: tuple[int, int]) -> None:
    finger = {"touch_id": 1, "finger_id": 0, "x": x, "y": y, "dx": 0.0, "dy": 0.0, "pressure": 1.0}
    assert actions(pygame.FINGERDOWN, **finger) == [PointerDown(at)]
    assert actions(pygame.FINGERUP, **finger) == [PointerUp(at)]


@pytest.mark.parametrize("kind", [pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION])
def test_the_mouse_event_that_comes_with_a_touch_is_not_a_second_press(kind: int) -> None:
    assert mouse(kind, touch=True) == []


def test_tab_goes_on_and_shift_with_tab_goes_back() -> None:
    assert key(pygame.K_TAB) == [Asked(Command.NEXT)]
    for shift in (pygame.KMOD_LSHIFT, pygame.KMOD_RSHIFT, pygame.KMOD_LSHIFT | pygame.KMOD_NUM):
        assert key(pygame.K_TAB, shift) == [Asked(Command.PREVIOUS)]


def test_shift_changes_no_other_key() -> None:
    for number, command in KEYS.items():
        if command is not Command.NEXT:
            assert key(number, pygame.KMOD_LSHIFT) == [Asked(command)]


def test_every_command_has_a_key() -> None:
    assert {*KEYS.values(), Command.PREVIOUS} == set(Command)


@pytest.mark.parametrize("number", range(1, 10))
def test_a_number_key_picks_the_choice_with_its_number(number: int) -> None:
    assert key(pygame.K_0 + number) == [Picked(number)]


@pytest.mark.parametrize("number", [pygame.K_0, pygame.K_q, pygame.K_LSHIFT, pygame.K_F4])
def test_other_keys_ask_for_nothing(number: int) -> None:
    assert key(number) == [OtherKey(number)]


def test_what_a_key_asks_for_says_which_key_it_was() -> None:
    asked = [*key(pygame.K_RETURN), *key(pygame.K_3)]
    assert [action.key for action in asked if isinstance(action, Asked | Picked)] == [
        pygame.K_RETURN,
        pygame.K_3,
    ]


def test_a_school_may_choose_other_keys() -> None:
    event = pygame.Event(pygame.KEYDOWN, key=pygame.K_q, mod=0)
    assert list(translate(event, SIZE, {pygame.K_q: Command.PRESS})) == [Asked(Command.PRESS)]


@pytest.mark.parametrize(
    "kind",
    [pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWMAXIMIZED],
    ids=pygame.event.event_name,
)
def test_a_window_that_changed_has_to_be_drawn_again(kind: int) -> None:
    assert actions(kind) == [WindowChanged()]


def test_the_close_button_asks_to_quit() -> None:
    assert actions(pygame.QUIT) == [QuitAsked()]


@pytest.mark.parametrize(
    "kind", [pygame.USEREVENT, pygame.ACTIVEEVENT, pygame.WINDOWENTER, pygame.MOUSEWHEEL, pygame.KEYUP]
)
def test_everything_else_is_nothing(kind: int) -> None:
    assert actions(kind) == []
