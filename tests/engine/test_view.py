import pygame
import pytest

from smart_game.engine.actions import Asked, Command, Picked, PointerDown, PointerMoved, PointerUp
from smart_game.engine.view import View
from smart_game.engine.widgets import Look
from tests.engine.parts import Block, BlockScene, Place, make_easel

ROW: dict[str, Place] = {"a": (0, 0, 40, 40), "b": (60, 0, 40, 40), "c": (120, 0, 40, 40)}
CROSS: dict[str, Place] = {
    "middle": (200, 200, 40, 40),
    "north": (200, 100, 40, 40),
    "south": (200, 300, 40, 40),
    "west": (100, 200, 40, 40),
    "east": (300, 200, 40, 40),
}


def built(scene: BlockScene) -> View:
    view = View(scene)
    view.build(make_easel())
    view.dirty = False
    return view


def ask(view: View, *commands: Command) -> None:
    for command in commands:
        view.act(Asked(command))


def click(view: View, at: tuple[int, int]) -> None:
    view.act(PointerDown(at))
    view.act(PointerUp(at))


def test_the_focus_begins_at_the_lead_or_else_at_the_first() -> None:
    assert built(BlockScene(ROW, lead="b")).focus == "b"
    assert built(BlockScene(ROW)).focus == "a"


def test_the_first_key_only_shows_the_ring() -> None:
    for first in (Command.NEXT, Command.PREVIOUS, Command.RIGHT, Command.PRESS):
        scene = BlockScene(ROW)
        view = built(scene)
        ask(view, first)
        assert view.ring_shown
        assert view.dirty
        assert view.focus == "a"
        assert scene.log == []


def test_tab_goes_through_everything_in_reading_order_and_round_again() -> None:
    view = built(BlockScene(ROW))
    ask(view, Command.NEXT)
    seen = []
    for _ in range(4):
        seen.append(view.focus)
        ask(view, Command.NEXT)
    assert seen == ["a", "b", "c", "a"]


def test_shift_tab_goes_back_and_round_again() -> None:
    view = built(BlockScene(ROW))
    ask(view, Command.PREVIOUS)
    seen = []
    for _ in range(4):
        seen.append(view.focus)
        ask(view, Command.PREVIOUS)
    assert seen == ["a", "c", "b", "a"]


@pytest.mark.parametrize(
    ("command", "reached"),
    [
        (Command.UP, "north"),
        (Command.DOWN, "south"),
        (Command.LEFT, "west"),
        (Command.RIGHT, "east"),
    ],
)
def test_an_arrow_goes_to_what_lies_that_way(command: Command, reached: str) -> None:
    view = built(BlockScene(CROSS, lead="middle"))
    ask(view, command, command)
    assert view.focus == reached


@pytest.mark.parametrize(
    ("start", "command"),
    [
        ("north", Command.UP),
        ("south", Command.DOWN),
        ("west", Command.LEFT),
        ("east", Command.RIGHT),
    ],
)
def test_an_arrow_into_nothing_stays_where_it_is(start: str, command: Command) -> None:
    view = built(BlockScene(CROSS, lead=start))
    ask(view, command)
    view.dirty = False
    ask(view, command)
    assert view.focus == start
    assert not view.dirty


def test_an_arrow_prefers_what_is_straight_ahead_to_what_is_near_but_aside() -> None:
    view = built(BlockScene({"here": (0, 0, 40, 40), "aside": (50, 90, 40, 40), "ahead": (100, 0, 40, 40)}))
    ask(view, Command.RIGHT, Command.RIGHT)
    assert view.focus == "ahead"


def test_to_the_side_a_far_thing_in_the_row_comes_before_a_near_one_below() -> None:
    """Back and Read aloud at the two ends of the bar, and a wide button below Back."""
    view = built(BlockScene({"back": (0, 0, 180, 60), "wide": (0, 240, 350, 90), "read": (950, 0, 70, 60)}))
    ask(view, Command.RIGHT, Command.RIGHT)
    assert view.focus == "read"
    ask(view, Command.LEFT)
    assert view.focus == "back"


def test_down_goes_to_the_choice_below_however_wide_it_is() -> None:
    """A small thing above a wide one: their middles are far apart, but one is below the other."""
    view = built(BlockScene({"small": (0, 0, 40, 40), "wide": (0, 60, 900, 40), "corner": (60, 70, 40, 90)}))
    ask(view, Command.DOWN, Command.DOWN)
    assert view.focus == "wide"


def test_enter_presses_what_has_the_focus() -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    ask(view, Command.NEXT, Command.NEXT, Command.PRESS)
    assert scene.log == ["press b"]


def test_a_click_presses_once_and_takes_the_ring_away() -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    ask(view, Command.NEXT)
    click(view, (70, 20))
    assert scene.log == ["press b"]
    assert not view.ring_shown
    assert view.focus == "b"


@pytest.mark.parametrize("released", [(70, 20), (300, 300)], ids=["on-another", "on-nothing"])
def test_sliding_off_before_the_release_takes_the_press_back(released: tuple[int, int]) -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    view.act(PointerDown((20, 20)))
    view.act(PointerUp(released))
    assert scene.log == []
    view.act(PointerUp((20, 20)))
    assert scene.log == []


def test_sliding_onto_something_does_not_press_it() -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    view.act(PointerDown((300, 300)))
    view.act(PointerUp((20, 20)))
    assert scene.log == []


def test_nothing_is_pressed_by_going_down_on_it() -> None:
    scene = BlockScene(ROW)
    built(scene).act(PointerDown((20, 20)))
    assert scene.log == []


def test_of_two_things_on_one_place_the_upper_one_is_pressed() -> None:
    scene = BlockScene({"below": (0, 0, 100, 100), "above": (50, 50, 100, 100)})
    click(built(scene), (75, 75))
    assert scene.log == ["press above"]


def test_a_number_picks_without_the_ring() -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    view.act(Picked(3))
    assert scene.log == ["press c"]
    view.act(Picked(9))
    assert scene.log == ["press c"]


def test_other_commands_go_to_the_scene() -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    ask(view, Command.BACK, Command.TELL)
    assert scene.log == ["back", "tell"]
    assert not view.ring_shown


def test_two_widgets_of_one_name_are_refused_by_name() -> None:
    class Twice(BlockScene):
        def build(self, easel: object) -> list[Block]:
            return [Block("same", pygame.Rect(0, 0, 9, 9)) for _ in range(2)]

    with pytest.raises(ValueError, match=r"Twice builds several widgets named \['same'\]"):
        built(Twice({}))


def test_built_again_the_focus_stays_where_it_was_if_that_is_still_there() -> None:
    scene = BlockScene(ROW)
    view = built(scene)
    ask(view, Command.NEXT, Command.NEXT)
    view.build(make_easel())
    assert view.focus == "b"
    scene.places = {"c": ROW["c"], "d": (180, 0, 40, 40)}
    view.build(make_easel())
    assert view.focus == "c"


def test_a_scene_with_nothing_to_press_takes_every_action() -> None:
    view = built(BlockScene({}))
    ask(view, *Command)
    click(view, (5, 5))
    assert view.focus is None
    view.draw(pygame.Surface((50, 50)), make_easel())


def test_only_what_changes_the_look_asks_for_a_new_frame() -> None:
    view = built(BlockScene(ROW))

    def changes(at: tuple[int, int]) -> bool:
        view.dirty = False
        view.act(PointerMoved(at))
        return view.dirty

    assert [changes(at) for at in ((300, 300), (20, 20), (21, 21), (70, 20))] == [False, True, False, True]


def test_a_thing_looks_held_only_while_the_pointer_is_down_on_it() -> None:
    view = built(BlockScene(ROW))

    def look() -> Look | None:
        view.draw(pygame.Surface((200, 200)), make_easel())
        block = view.find("a")
        assert isinstance(block, Block)
        return block.look

    looks = [look()]
    for action in (
        PointerMoved((20, 20)),
        PointerDown((20, 20)),
        PointerMoved((300, 300)),
        PointerMoved((20, 20)),
        PointerUp((20, 20)),
    ):
        view.act(action)
        looks.append(look())
    assert looks == [Look.PLAIN, Look.OVER, Look.DOWN, Look.PLAIN, Look.DOWN, Look.PLAIN]


def test_the_ring_is_drawn_round_what_has_the_focus() -> None:
    easel = make_easel()
    view = built(BlockScene({"a": (100, 100, 40, 40), "b": (200, 100, 40, 40)}, lead="b"))
    bare, ringed = pygame.Surface((400, 300)), pygame.Surface((400, 300))
    view.draw(bare, easel)
    ask(view, Command.NEXT)
    view.draw(ringed, easel)
    ring = pygame.PixelArray(bare).compare(pygame.PixelArray(ringed)).make_surface()
    changed = pygame.mask.from_threshold(ring, (0, 0, 0), (1, 1, 1)).get_bounding_rects()
    assert len(changed) == 1
    assert changed[0].contains(view.find("b").rect)
    assert not changed[0].colliderect(view.find("a").rect)
