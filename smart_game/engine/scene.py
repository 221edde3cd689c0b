"""The life of a scene, and the stack of them.

A scene is entered once, may be covered and uncovered by others, and is left once. Requests (`push`,
`pop`, `replace`, `start_over`) are carried out by `settle`, after the step in which they were made, so
that no scene is torn down while it handles an action.
"""

from collections.abc import Callable, Iterator, Sequence

from smart_game.engine.actions import Command
from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Widget
from smart_game.errors import SmartGameError


class LastSceneError(SmartGameError):
    """The last scene cannot be popped: there would be nothing to see."""


class Scene:
    """One screen of the program."""

    stale = True
    """Whether it has to be built and drawn again; set by `refresh`, cleared by whoever draws."""

    washes_in = False
    """Whether a wave brings it in, when it is first drawn."""

    listening = False
    """Whether it is offered every key before the key does what it usually does."""

    typing = False
    """Whether letters are written on it now: then keys write; those that it leaves do as they usually do."""

    ground = "paper"
    """The theme colour behind everything."""

    focus_next: str | None = None
    """What the focus goes to when it is next built, if that can be pressed."""

    def enter(self) -> None:
        """Called once, when it comes onto the stack."""

    def cover(self) -> None:
        """Called when another scene comes on top of it."""

    def uncover(self) -> None:
        """Called when it is on top again."""

    def leave(self) -> None:
        """Called once, when it leaves the stack."""

    def build(self, easel: Easel) -> Sequence[Widget]:
        """Everything on the screen, in reading order: the order of focus and of drawing."""
        raise NotImplementedError

    def command(self, command: Command) -> None:
        """Do what a key asked for, beyond focus and pressing."""

    def hears(self, key: int) -> bool:
        """Take a key, whatever it usually does; whether it was taken. Asked only while `listening`."""
        return False

    def typed(self, text: str) -> None:
        """Take letters. Called only while `typing`."""

    def composing(self, text: str) -> None:
        """Show what an input method is about to write. Called only while `typing`."""

    def edits(self, key: int) -> bool:
        """Whether a key belongs to writing, and is done with. Asked only while `typing`."""
        return False

    def focused(self, widget: Widget) -> None:
        """Called when a key, a switch or a gamepad has moved the focus to a widget."""

    def refresh(self) -> None:
        """Ask to be built and drawn again."""
        self.stale = True


class SceneStack:
    """The scenes, the last of them on top and in play."""

    def __init__(self) -> None:
        self._scenes: list[Scene] = []
        self._requests: list[Callable[[], None]] = []

    @property
    def top(self) -> Scene:
        """The scene in play. LastSceneError if there is none."""
        if not self._scenes:
            raise LastSceneError("There is no scene to show. Push one, and settle.")
        return self._scenes[-1]

    def __iter__(self) -> Iterator[Scene]:
        return iter(self._scenes)

    def __len__(self) -> int:
        return len(self._scenes)

    def push(self, scene: Scene) -> None:
        """Ask for a scene on top of this one."""
        self._requests.append(lambda: self._push(scene))

    def pop(self) -> None:
        """Ask to go back to the scene below. LastSceneError, when carried out, if there is none."""
        self._requests.append(self._pop)

    def replace(self, scene: Scene) -> None:
        """Ask for a scene in place of this one."""
        self._requests.append(lambda: self._replace(scene))

    def remove(self, scene: Scene) -> None:
        """Ask to leave a scene, wherever it lies; nothing happens if it has been left meanwhile."""
        self._requests.append(lambda: self._remove(scene))

    def start_over(self, scene: Scene) -> None:
        """Ask to leave every scene, the top one first, for this one."""
        self._requests.append(lambda: self._start_over(scene))

    def settle(self) -> None:
        """Carry out what was asked for, in order."""
        while self._requests:
            self._requests.pop(0)()

    def close(self) -> None:
        """Leave every scene, the top one first; if one fails the others are left all the same."""
        fault = self._leave_all()
        if fault:
            raise fault

    def abandon(self) -> Exception | None:
        """Forget what was asked for, and leave every scene; what failed first, if anything did."""
        self._requests.clear()
        return self._leave_all()

    def _leave_all(self) -> Exception | None:
        first = None
        while self._scenes:
            try:
                self._scenes.pop().leave()
            except Exception as fault:  # noqa: BLE001 - a scene's mistake must not cost another scene's play
                first = first or fault
        return first

    def _push(self, scene: Scene) -> None:
        if self._scenes:
            self.top.cover()
        self._scenes.append(scene)
        scene.enter()

    def _pop(self) -> None:
        if len(self._scenes) == 1:
            raise LastSceneError("The last scene was asked to close. Quit the program instead.")
        self._scenes.pop().leave()
        self.top.uncover()
        self.top.refresh()

    def _remove(self, scene: Scene) -> None:
        if scene in self._scenes and scene is self.top:
            self._pop()
        elif scene in self._scenes:
            self._scenes.remove(scene)
            scene.leave()

    def _replace(self, scene: Scene) -> None:
        self._scenes.pop().leave()
        self._scenes.append(scene)
        scene.enter()

    def _start_over(self, scene: Scene) -> None:
        self.close()
        self._scenes.append(scene)
        scene.enter()
