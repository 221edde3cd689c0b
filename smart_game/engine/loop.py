"""The loop: wait, translate, act, settle, draw. It can take one step, and sleeps when nothing changes."""

from collections.abc import Callable

from smart_game.engine.actions import (
    Action,
    Asked,
    Command,
    PointerMoved,
    QuitAsked,
    WindowChanged,
    translate,
)
from smart_game.engine.easel import Easel
from smart_game.engine.scene import Scene, SceneStack
from smart_game.engine.theme import Metrics
from smart_game.engine.view import View
from smart_game.engine.window import Window


class Loop:
    """Joins a window and a scene stack. `frames` counts what was drawn."""

    def __init__(
        self,
        window: Window,
        stack: SceneStack,
        easel_for: Callable[[Metrics], Easel],
        metrics_for: Callable[[int, int], Metrics],
        clock: Callable[[], float],
        *,
        cool_down: float = 0.0,
    ) -> None:
        """`clock` gives seconds; `cool_down` is how long a new screen ignores presses, in seconds."""
        self.window = window
        self.stack = stack
        self.running = True
        self.frames = 0
        self._clock = clock
        self._easel_for = easel_for
        self._metrics_for = metrics_for
        self._cool_down = cool_down
        self._built_at = float("-inf")
        self._seen = View(stack.top)
        self._views: dict[Scene, View] = {stack.top: self._seen}
        self._easel = self._new_easel()
        self.draw()

    @property
    def view(self) -> View:
        """The top scene as it stands on the screen; the focus ring stays shown from scene to scene."""
        scene = self.stack.top
        if self._seen.scene is not scene:
            ring_shown = self._seen.ring_shown
            self._views = {kept: view for kept, view in self._views.items() if kept in self.stack}
            self._seen = self._views.setdefault(scene, View(scene))
            self._seen.ring_shown = ring_shown
        return self._seen

    @property
    def easel(self) -> Easel:
        """What this window's screens are made with."""
        return self._easel

    def run(self) -> None:
        """Step until asked to quit."""
        while self.running:
            self.step()

    def step(self, patience: float | None = None) -> None:
        """Wait up to `patience` seconds (None: without end), act on what happened, draw if it shows."""
        for event in self.window.events(self._clock(), patience):
            for action in translate(event, self.window.size):
                self._act(action)
                self.stack.settle()
                if not self.running:
                    return
        self.draw()

    def draw(self) -> None:
        """Bring the screen up to date; nothing is drawn if nothing changed."""
        view = self._built_view()
        if view.dirty:
            view.draw(self.window.canvas, self._easel)
            self.window.show()
            self.frames += 1

    def quit(self) -> None:
        """End `run` after this step; every scene is left."""
        if self.running:
            self.running = False
            self.stack.close()

    def _act(self, action: Action) -> None:
        match action:
            case QuitAsked():
                self.quit()
            case WindowChanged():
                self._fit_window()
            case Asked(Command.FULL_SCREEN):
                self.window.toggle_full_screen()
                self._fit_window()
            case PointerMoved():
                self.view.act(action)
            case _:
                view = self._built_view()
                if self._clock() - self._built_at >= self._cool_down:
                    view.act(action)

    def _built_view(self) -> View:
        """The top scene, built anew if it asked for that: its cool-down begins."""
        view = self.view
        if view.scene.stale:
            view.build(self._easel)
            self._built_at = self._clock()
        return view

    def _fit_window(self) -> None:
        fitted = self._new_easel()
        if fitted.metrics != self._easel.metrics:
            self._easel = fitted
            for scene in self.stack:
                scene.refresh()
        self.view.dirty = True

    def _new_easel(self) -> Easel:
        return self._easel_for(self._metrics_for(*self.window.size))
