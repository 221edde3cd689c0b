from collections.abc import Iterator

import pygame
import pytest

from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Hand, OutOfReachError, Pilot
from smart_game.errors import CannotRunError
from tests.engine.parts import BlockScene, Place, make_loop
from tests.game import Clock

ROW: dict[str, Place] = {"a": (0, 0, 40, 40), "b": (60, 0, 40, 40)}
CLICK = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scene() -> BlockScene:
    return BlockScene(ROW)


@pytest.fixture
def loop(scene: BlockScene, clock: Clock) -> Iterator[Loop]:
    loop = make_loop(scene, clock, cool_down=0.5)
    clock.now += 1
    yield loop
    loop.quit()
    loop.window.close()


def post_click(at: tuple[int, int]) -> None:
    for kind in CLICK:
        pygame.event.post(pygame.Event(kind, pos=at, button=1, touch=False))


def test_nothing_is_drawn_while_nothing_changes(loop: Loop, clock: Clock) -> None:
    """A hundred steps over ten minutes: no frame, and nothing built anew."""
    frames = loop.frames
    for _ in range(100):
        clock.now += 6
        loop.step(0)
    assert loop.frames == frames


def test_waiting_for_the_next_event_draws_nothing(loop: Loop, clock: Clock) -> None:
    frames = loop.frames
    loop.step(0.001)
    clock.now += 600
    loop.step(0.001)
    assert loop.frames == frames


def test_a_change_draws_one_frame(loop: Loop, scene: BlockScene) -> None:
    frames, built = loop.frames, scene.built
    scene.refresh()
    loop.step(0)
    loop.step(0)
    assert (loop.frames, scene.built) == (frames + 1, built + 1)


def test_several_events_in_one_step_draw_one_frame(loop: Loop) -> None:
    frames = loop.frames
    for across in range(0, 100, 10):
        pygame.event.post(
            pygame.Event(pygame.MOUSEMOTION, pos=(across, 20), rel=(1, 0), buttons=(0, 0, 0), touch=False)
        )
    loop.step(0)
    assert loop.frames == frames + 1


def test_an_uncovered_window_is_drawn_again_but_not_built_again(loop: Loop, scene: BlockScene) -> None:
    frames, built = loop.frames, scene.built
    pygame.event.post(pygame.Event(pygame.WINDOWEXPOSED))
    loop.step(0)
    assert (loop.frames, scene.built) == (frames + 1, built)


def test_another_window_size_builds_every_scene_for_it(loop: Loop, scene: BlockScene) -> None:
    above = BlockScene(ROW)
    loop.stack.push(above)
    loop.stack.settle()
    loop.draw()
    built, built_above = scene.built, above.built
    pygame.display.set_mode((800, 600), pygame.RESIZABLE)
    pygame.event.post(pygame.Event(pygame.WINDOWSIZECHANGED, x=800, y=600))
    loop.step(0)
    assert loop.easel.metrics.width == 800
    assert above.built == built_above + 1
    loop.stack.pop()
    loop.stack.settle()
    loop.draw()
    assert scene.built == built + 1


def test_a_new_screen_ignores_presses_until_it_has_been_seen(
    loop: Loop, scene: BlockScene, clock: Clock
) -> None:
    scene.refresh()
    loop.step(0)
    clock.now += 0.49
    post_click((20, 20))
    loop.step(0)
    assert scene.log == []
    clock.now += 0.01
    post_click((20, 20))
    loop.step(0)
    assert scene.log == ["press a"]


def test_keys_are_ignored_by_a_new_screen_too(loop: Loop, scene: BlockScene, clock: Clock) -> None:
    scene.refresh()
    loop.step(0)
    pilot = Pilot(loop)
    for key in (pygame.K_1, pygame.K_ESCAPE, pygame.K_TAB):
        pilot.key(key)
    assert scene.log == []
    clock.now += 1
    pilot.key(pygame.K_1)
    assert scene.log == ["press a"]


def test_the_second_click_of_a_double_click_does_not_reach_the_next_screen(
    clock: Clock, loop: Loop, scene: BlockScene
) -> None:
    """Even if a slow PC hands over both clicks at once."""
    following = BlockScene(ROW)
    scene.on_press = lambda _: loop.stack.push(following)
    post_click((20, 20))
    post_click((20, 20))
    loop.step(0)
    assert scene.log == ["press a"]
    assert loop.stack.top is following
    clock.now += 0.1
    post_click((20, 20))
    loop.step(0)
    assert following.log == []
    clock.now += 1
    post_click((20, 20))
    loop.step(0)
    assert following.log == ["press a"]


def test_without_a_cool_down_both_clicks_count(clock: Clock) -> None:
    scene, following = BlockScene(ROW), BlockScene(ROW)
    loop = make_loop(scene, clock)
    scene.on_press = lambda _: loop.stack.push(following)
    post_click((20, 20))
    post_click((20, 20))
    loop.step(0)
    assert following.log == ["press a"]
    loop.window.close()


def test_the_close_button_leaves_every_scene_and_ends_the_run(loop: Loop, scene: BlockScene) -> None:
    above = BlockScene(ROW)
    loop.stack.push(above)
    loop.stack.settle()
    pygame.event.post(pygame.Event(pygame.QUIT))
    post_click((20, 20))
    loop.run()
    assert not loop.running
    assert (scene.log, above.log) == (["leave"], ["leave"])
    loop.quit()
    assert scene.log == ["leave"]


def test_a_scene_can_ask_to_quit_as_the_close_button_does(loop: Loop, scene: BlockScene) -> None:
    scene.on_press = lambda _: loop.window.ask_to_quit()
    Pilot(loop).press("a")
    loop.run()
    assert scene.log == ["press a", "leave"]


def test_the_ring_stays_from_screen_to_screen_and_the_focus_is_found_again(loop: Loop, clock: Clock) -> None:
    pilot = Pilot(loop, Hand.KEYBOARD)
    pilot.key(pygame.K_TAB)
    pilot.key(pygame.K_TAB)
    assert loop.view.focus == "b"
    loop.stack.push(BlockScene(ROW))
    loop.stack.settle()
    loop.draw()
    assert loop.view.ring_shown
    assert loop.view.focus == "a"
    loop.stack.pop()
    loop.stack.settle()
    loop.draw()
    assert loop.view.focus == "b"


def test_f11_fills_the_screen_and_goes_back_to_the_same_window(loop: Loop, scene: BlockScene) -> None:
    size, frames = loop.window.size, loop.frames
    pilot = Pilot(loop)
    pilot.key(pygame.K_F11)
    assert loop.window.canvas.get_flags() & pygame.FULLSCREEN
    pilot.key(pygame.K_F11)
    assert not loop.window.canvas.get_flags() & pygame.FULLSCREEN
    assert loop.window.size == size
    assert loop.frames > frames


def test_a_pilot_says_what_it_cannot_reach(clock: Clock) -> None:
    loop = make_loop(BlockScene({"out": (5000, 0, 40, 40)}), clock)
    with pytest.raises(OutOfReachError, match="outside the window of 640 by 480"):
        Pilot(loop).press("out")
    with pytest.raises(KeyError, match=r"no 'gone' on BlockScene: \['ground', 'out'\]"):
        Pilot(loop).press("gone")
    loop.window.close()


def test_without_a_display_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from smart_game.engine.window import Window

    pygame.display.quit()
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")
    with pytest.raises(CannotRunError, match=r"^No window can be opened here .*: smart-game demo$"):
        Window((640, 480), "Test")


def test_the_first_screen_answers_at_once_and_a_new_one_rests(scene: BlockScene, clock: Clock) -> None:
    """No press before the first could be meant for another screen."""
    loop = make_loop(scene, clock, cool_down=0.5)
    post_click((20, 20))
    loop.step(0)
    assert scene.log == ["press a"]
    other = BlockScene(ROW)
    loop.stack.push(other)
    loop.stack.settle()
    clock.now += 1
    loop.step(0)
    clock.now += 0.4
    post_click((20, 20))
    loop.step(0)
    assert "press a" not in other.log
    loop.quit()
    loop.window.close()
