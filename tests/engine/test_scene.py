from collections.abc import Sequence

import pytest

from smart_game.engine.easel import Easel
from smart_game.engine.scene import LastSceneError, Scene, SceneStack
from smart_game.engine.widgets import Widget


class Told(Scene):
    """Writes down each thing that happens to it."""

    def __init__(self, name: str, log: list[str]) -> None:
        self.name = name
        self.log = log

    def build(self, easel: Easel) -> Sequence[Widget]:
        return ()

    def enter(self) -> None:
        self.log.append(f"{self.name} enter")

    def cover(self) -> None:
        self.log.append(f"{self.name} cover")

    def uncover(self) -> None:
        self.log.append(f"{self.name} uncover")

    def leave(self) -> None:
        self.log.append(f"{self.name} leave")


class Stage:
    """A stack with a first scene, and the log of all its scenes."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.stack = SceneStack()
        self.first = self.make("first")
        self.stack.push(self.first)
        self.settled()

    def make(self, name: str) -> Told:
        return Told(name, self.log)

    def settled(self) -> list[str]:
        """What happened when the requests were carried out."""
        self.log.clear()
        self.stack.settle()
        return list(self.log)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_pushed_scene_covers_the_one_below_before_it_enters(stage: Stage) -> None:
    stage.stack.push(stage.make("second"))
    assert stage.settled() == ["first cover", "second enter"]


def test_a_popped_scene_leaves_before_the_one_below_is_uncovered(stage: Stage) -> None:
    stage.stack.push(stage.make("second"))
    stage.settled()
    stage.first.stale = False
    stage.stack.pop()
    assert stage.settled() == ["second leave", "first uncover"]
    assert stage.stack.top is stage.first
    assert stage.first.stale


def test_a_replaced_scene_leaves_and_the_one_below_notices_nothing(stage: Stage) -> None:
    stage.stack.push(stage.make("second"))
    stage.settled()
    stage.stack.replace(stage.make("third"))
    assert stage.settled() == ["second leave", "third enter"]
    assert len(stage.stack) == 2


def test_starting_over_leaves_every_scene_the_top_one_first(stage: Stage) -> None:
    stage.stack.push(stage.make("second"))
    stage.settled()
    stage.stack.start_over(stage.make("third"))
    assert stage.settled() == ["second leave", "first leave", "third enter"]
    assert [scene.name for scene in stage.stack if isinstance(scene, Told)] == ["third"]


def test_closing_leaves_every_scene_the_top_one_first(stage: Stage) -> None:
    stage.stack.push(stage.make("second"))
    stage.settled()
    stage.log.clear()
    stage.stack.close()
    assert stage.log == ["second leave", "first leave"]
    assert len(stage.stack) == 0


def test_nothing_asked_for_happens_before_the_stack_settles(stage: Stage) -> None:
    stage.log.clear()
    stage.stack.push(stage.make("second"))
    stage.stack.pop()
    stage.stack.replace(stage.make("third"))
    assert stage.log == []
    assert stage.stack.top is stage.first


def test_requests_are_carried_out_once_and_in_order(stage: Stage) -> None:
    stage.stack.push(stage.make("second"))
    stage.stack.replace(stage.make("third"))
    assert stage.settled() == ["first cover", "second enter", "second leave", "third enter"]
    assert stage.settled() == []


def test_what_a_scene_asks_for_as_it_enters_is_carried_out_too(stage: Stage) -> None:
    class Hasty(Told):
        def enter(self) -> None:
            super().enter()
            stage.stack.replace(stage.make("third"))

    stage.stack.push(Hasty("second", stage.log))
    assert stage.settled()[-1] == "third enter"


def test_the_last_scene_cannot_be_popped_and_stays(stage: Stage) -> None:
    stage.stack.pop()
    with pytest.raises(LastSceneError, match="Quit the program instead"):
        stage.settled()
    assert stage.stack.top is stage.first
    assert stage.settled() == []


def test_an_empty_stack_has_no_top() -> None:
    with pytest.raises(LastSceneError, match="no scene to show"):
        assert SceneStack().top
