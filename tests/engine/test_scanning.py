"""One switch, two switches, the rest after a press, and keys of one's own (A11, A20, A21, A23)."""

import time
from collections.abc import Iterator, Mapping

import pygame
import pytest

from smart_game.engine.actions import KEYS
from smart_game.engine.controls import BOUNCE, Controls, Scanning, bind_keys
from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Hand, OutOfReachError, Pilot
from tests.engine.parts import BlockScene, Place, make_loop
from tests.game import Clock

ROW: dict[str, Place] = {"a": (0, 0, 40, 40), "b": (60, 0, 40, 40), "c": (120, 0, 40, 40)}
PERIOD = 1.5
CLICK = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
NOWHERE = (600, 400)
POINT = {"pos": NOWHERE, "touch": False}
FINGER = {"touch_id": 1, "finger_id": 0, "x": 0.9, "y": 0.9, "dx": 0.0, "dy": 0.0, "pressure": 1.0}

Posted = tuple[int, Mapping[str, object]]
SPACE: Posted = (pygame.KEYDOWN, {"key": pygame.K_SPACE, "mod": 0})
Posts = list[Posted]
PRESSERS: dict[str, Posts] = {
    "space": [SPACE],
    "enter": [(pygame.KEYDOWN, {"key": pygame.K_RETURN, "mod": 0})],
    "mouse": [(kind, POINT | {"button": 1}) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)],
    "touch": [
        (pygame.FINGERDOWN, FINGER),
        (pygame.MOUSEBUTTONDOWN, {"pos": NOWHERE, "button": 1, "touch": True}),
        (pygame.FINGERUP, FINGER),
        (pygame.MOUSEBUTTONUP, {"pos": NOWHERE, "button": 1, "touch": True}),
    ],
    "gamepad": [(pygame.JOYBUTTONDOWN, {"instance_id": 0, "button": 9})],
}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scene() -> BlockScene:
    return BlockScene(ROW)


@pytest.fixture
def loop(scene: BlockScene, clock: Clock) -> Iterator[Loop]:
    loop = make_loop(scene, clock)
    loop.controls = Controls.made(Scanning.ONE, PERIOD)
    loop.step(0)
    yield loop
    loop.window.close()


def post(loop: Loop, *events: Posted) -> None:
    for kind, values in events:
        pygame.event.post(pygame.Event(kind, dict(values)))
    loop.step(0)


def after(loop: Loop, clock: Clock, seconds: float) -> str | None:
    clock.now += seconds
    loop.step(0)
    return loop.view.focus


def test_the_focus_goes_through_everything_in_reading_order_and_round_again(loop: Loop, clock: Clock) -> None:
    """It stays two periods where it begins, and one on everything else."""
    assert [after(loop, clock, PERIOD) for _ in range(6)] == ["a", "b", "c", "a", "b", "c"]


def test_the_ring_is_shown_from_the_first_moment(scene: BlockScene, clock: Clock, loop: Loop) -> None:
    assert loop.view.ring_shown
    loop.stack.push(BlockScene(ROW))
    loop.stack.settle()
    loop.draw()
    assert loop.view.ring_shown
    for _ in range(4):
        post(loop, *PRESSERS["mouse"])
        clock.now += 1
        assert loop.view.ring_shown


@pytest.mark.parametrize("period", [0.5, 5.0])
def test_it_moves_every_period_and_not_before(
    loop: Loop, clock: Clock, scene: BlockScene, period: float
) -> None:
    loop.controls = Controls.made(Scanning.ONE, period)
    assert after(loop, clock, 2 * period - 0.01) == "a"
    assert after(loop, clock, 0.01) == "b"
    assert after(loop, clock, period - 0.01) == "b"
    assert after(loop, clock, 0.02) == "c"


def test_a_long_sleep_of_the_pc_moves_it_once(loop: Loop, clock: Clock) -> None:
    assert [after(loop, clock, 600), after(loop, clock, 0.1)] == ["b", "b"]


@pytest.mark.parametrize("presser", PRESSERS)
def test_each_switch_presses_what_has_the_focus_once(
    loop: Loop, scene: BlockScene, clock: Clock, presser: str
) -> None:
    after(loop, clock, 2 * PERIOD)
    post(loop, *PRESSERS[presser])
    assert scene.log == ["press b"]


def test_presses_within_a_quarter_second_count_once(loop: Loop, scene: BlockScene, clock: Clock) -> None:
    clock.now += 1
    for presser in PRESSERS.values():
        post(loop, *presser, *presser)
        clock.now += (BOUNCE - 0.01) / len(PRESSERS)
    assert scene.log == ["press a"]
    clock.now += 0.02
    post(loop, SPACE)
    assert scene.log == ["press a", "press a"]


def test_after_a_press_that_changes_nothing_the_focus_stays_a_whole_period(loop: Loop, clock: Clock) -> None:
    after(loop, clock, 2 * PERIOD)
    after(loop, clock, PERIOD - 0.1)
    post(loop, SPACE)
    assert [after(loop, clock, PERIOD - 0.01), after(loop, clock, 0.02)] == ["b", "c"]


def test_a_new_screen_rests_where_the_focus_begins_for_one_more_period(
    loop: Loop, scene: BlockScene, clock: Clock
) -> None:
    scene.on_press = lambda _: loop.stack.push(BlockScene(ROW, lead="b"))
    after(loop, clock, 2.9)
    post(loop, SPACE)
    assert after(loop, clock, 2 * PERIOD - 0.01) == "b"
    assert after(loop, clock, 0.02) == "c"


def test_a_long_cool_down_is_over_while_the_focus_is_still_where_it_began(
    scene: BlockScene, clock: Clock
) -> None:
    loop = make_loop(scene, clock, cool_down=2)
    loop.controls = Controls.made(Scanning.ONE, 0.5)
    assert after(loop, clock, 2.1) == "a"
    post(loop, SPACE)
    assert scene.log == ["press a"]
    loop.window.close()


def test_between_two_moves_nothing_is_drawn_and_nothing_else_ever_changes(
    loop: Loop, scene: BlockScene, clock: Clock
) -> None:
    """A11: in ten minutes nothing but the focus."""
    built, frames, moves = scene.built, loop.frames, 0
    for _ in range(4000):
        before = loop.view.focus
        moves += after(loop, clock, 0.15) != before
    assert (scene.log, scene.built) == ([], built)
    assert 350 < moves < 400
    assert loop.frames == frames + moves


@pytest.mark.parametrize("scanning", [Scanning.OFF, Scanning.TWO])
def test_without_one_switch_there_is_no_timer(loop: Loop, clock: Clock, scanning: Scanning) -> None:
    loop.controls = Controls.made(scanning, 0.5)
    loop.step(0)
    frames = loop.frames
    assert loop.scan_wait is None
    for _ in range(100):
        assert after(loop, clock, 6) == "a"
    assert loop.frames == frames


def test_the_loop_sleeps_until_the_next_move_and_no_longer(
    loop: Loop, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float | None] = []

    def note(now: float, patience: float | None) -> list[pygame.Event]:
        waited.append(patience)
        return []

    monkeypatch.setattr(loop.window, "events", note)
    loop.step()
    after(loop, clock, 1.0)
    loop.step()
    loop.step(0.25)
    loop.controls = Controls.made()
    loop.step()
    assert waited == [2 * PERIOD, 0, 2 * PERIOD - 1, 0.25, None]


def test_a_real_wait_ends_with_the_next_move_and_does_not_spin(scene: BlockScene) -> None:
    loop = make_loop(scene, time.monotonic)
    loop.controls = Controls.made(Scanning.ONE, 0.5)
    loop.step(0)
    begun, steps = time.monotonic(), 0
    while loop.view.focus == "a" and steps < 1000:
        loop.step()
        steps += 1
    assert loop.view.focus == "b"
    assert time.monotonic() - begun == pytest.approx(1, abs=0.4)
    assert steps < 200
    loop.window.close()


def test_a_helper_may_use_the_keyboard_at_the_same_time(loop: Loop, scene: BlockScene, clock: Clock) -> None:
    """Tab moves on at once, and the focus then stays for a whole period; Escape goes back."""
    pilot = Pilot(loop, Hand.SWITCH)
    clock.now += 2.9
    pilot.key(pygame.K_TAB)
    assert loop.view.focus == "b"
    assert [after(loop, clock, PERIOD - 0.01), after(loop, clock, 0.02)] == ["b", "c"]
    pilot.key(pygame.K_ESCAPE)
    assert scene.log == ["back"]


def test_a_pilot_with_a_switch_says_what_it_cannot_reach(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "_move_on", lambda: None)
    with pytest.raises(OutOfReachError, match=r"does not come to 'c' by itself; it goes through \['a', 'b'"):
        Pilot(loop, Hand.SWITCH).press("c")


MOVERS: dict[str, list[Posted]] = {
    "space": [SPACE],
    "tab": [(pygame.KEYDOWN, {"key": pygame.K_TAB, "mod": 0})],
    "left": [(pygame.KEYDOWN, {"key": pygame.K_LEFT, "mod": 0})],
    "mouse": PRESSERS["mouse"],
    "touch": PRESSERS["touch"],
    "gamepad": [(pygame.JOYBUTTONDOWN, {"instance_id": 0, "button": 1})],
    "hat": [(pygame.JOYHATMOTION, {"instance_id": 0, "hat": 0, "value": (-1, 0)})],
}
SECONDS: dict[str, list[Posted]] = {
    "enter": PRESSERS["enter"],
    "right-button": [
        (kind, POINT | {"button": 3}) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    ],
    "gamepad": [(pygame.JOYBUTTONDOWN, {"instance_id": 0, "button": 0})],
}


@pytest.mark.parametrize("mover", MOVERS)
@pytest.mark.parametrize("presser", SECONDS)
def test_one_of_two_switches_moves_and_the_other_presses(
    loop: Loop, scene: BlockScene, clock: Clock, mover: str, presser: str
) -> None:
    """At once one after the other, but each of them counts once within a quarter second."""
    loop.controls = Controls.made(Scanning.TWO)
    assert loop.view.ring_shown
    clock.now += 1
    back = [(pygame.JOYHATMOTION, {"instance_id": 0, "hat": 0, "value": (0, 0)})]
    reached = []
    for _ in ROW:
        post(loop, *MOVERS[mover], *back, *MOVERS[mover], *back)
        reached.append(loop.view.focus)
        post(loop, *SECONDS[presser], *SECONDS[presser])
        clock.now += BOUNCE + 0.01
    assert reached == ["b", "c", "a"]
    assert scene.log == ["press b", "press c", "press a"]


@pytest.mark.parametrize("cool_down", [0.25, 2.0])
@pytest.mark.parametrize("second", ["key", "number", "click", "escape"])
def test_after_any_press_all_presses_rest(
    scene: BlockScene, clock: Clock, cool_down: float, second: str
) -> None:
    """A21: whatever it was pressed with, and though the screen stays the same."""
    loop = make_loop(scene, clock, cool_down=cool_down)
    clock.now += 5
    click: Posts = [(kind, {"pos": (70, 20), "button": 1, "touch": False}) for kind in CLICK]
    seconds: dict[str, list[Posted]] = {
        "key": [SPACE],
        "number": [(pygame.KEYDOWN, {"key": pygame.K_2, "mod": 0})],
        "click": click,
        "escape": [(pygame.KEYDOWN, {"key": pygame.K_ESCAPE, "mod": 0})],
    }
    post(loop, SPACE)
    post(loop, SPACE)
    assert scene.log == ["press a"]
    clock.now += cool_down - 0.01
    post(loop, *seconds[second])
    assert scene.log == ["press a"]
    clock.now += 0.02
    if second == "key":
        loop.view.show_ring()
    post(loop, *seconds[second])
    assert len(scene.log) == 2
    loop.window.close()


def test_moving_the_focus_does_not_rest(scene: BlockScene, clock: Clock) -> None:
    loop = make_loop(scene, clock, cool_down=2)
    clock.now += 5
    pilot = Pilot(loop)
    for _ in range(3):
        pilot.key(pygame.K_TAB)
    assert loop.view.focus == "c"
    loop.window.close()


def bound(**chosen: list[str]) -> tuple[dict[str, str], list[str]]:
    said: list[str] = []
    keys = bind_keys({name.replace("_", "-"): keys for name, keys in chosen.items()}, KEYS, said.append)
    return {pygame.key.name(key): command.value for key, command in keys.items()}, said


def test_chosen_keys_take_the_place_of_the_usual_ones(loop: Loop) -> None:
    keys, said = bound(press=["q", "left shift"], next=["return"])
    assert said == []
    assert (keys["q"], keys["left shift"], keys["return"]) == ("press", "press", "next")
    assert "space" not in keys
    assert "tab" not in keys
    assert (keys["escape"], keys["up"]) == ("back", "up")


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"press": ["no such key" * 9]},
            "there is no key 'no such keyno such k…' for press; press keeps its usual keys.",
        ),
        ({"press": ["q"], "back": ["q"]}, "'q' is chosen for press too; back keeps its usual keys."),
        ({"dance": ["q"]}, "The settings choose keys for 'dance', which is not one of next, previous, up,"),
        ({"press": []}, "leave none for press: all keys stay the usual ones."),
        ({"up": ["return", "enter", "space"]}, "leave none for press: all keys stay the usual ones."),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence_and_the_usual_keys_stay(
    loop: Loop, chosen: dict[str, list[str]], sentence: str
) -> None:
    keys, said = bound(**chosen)
    assert len(said) == 1
    assert sentence in said[0]
    assert {key for key, command in keys.items() if command == "back"} == {"escape", "backspace"}
    pressing = {key for key, command in keys.items() if command == "press"}
    assert pressing == ({"q"} if "back" in chosen else {"return", "enter", "space"})


def test_a_key_of_ones_own_works_beside_mouse_and_gamepad(
    loop: Loop, scene: BlockScene, clock: Clock
) -> None:
    """A23: two devices at once."""
    loop.controls = Controls.made(keys={"press": ["1"], "next": ["left shift"]})
    clock.now += 1
    shift: Posted = (pygame.KEYDOWN, {"key": pygame.K_LSHIFT, "mod": pygame.KMOD_LSHIFT})
    click: Posts = [(kind, {"pos": (140, 20), "button": 1, "touch": False}) for kind in CLICK]
    one: Posted = (pygame.KEYDOWN, {"key": pygame.K_1, "mod": 0})
    post(loop, shift, one, *click, shift, (pygame.JOYBUTTONDOWN, {"instance_id": 0, "button": 0}))
    assert scene.log == ["press b", "press c", "press c"]
