"""The loop: wait, translate, act, settle, draw. It can take one step, and sleeps when nothing changes."""

from collections.abc import Callable

import pygame

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
from smart_game.engine.motion import Motion
from smart_game.engine.scene import Scene, SceneStack
from smart_game.engine.theme import Metrics
from smart_game.engine.view import View
from smart_game.engine.wave import Wave
from smart_game.engine.window import Window

_FRAME = 1 / 60
"""How long a frame of a motion may take, in seconds."""


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
        motion: bool = False,
    ) -> None:
        """`clock` gives seconds; `cool_down` is how long a new screen ignores presses, in seconds."""
        self.window = window
        self.stack = stack
        self.running = True
        self.frames = 0
        self.motion = motion
        self._moving: Motion | Wave | None = None
        self._clock = clock
        self._easel_for = easel_for
        self._metrics_for = metrics_for
        self.cool_down = cool_down
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
        if self._moving:
            patience = _FRAME if patience is None else min(patience, _FRAME)
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
            self._moving = self._begin_motion(view) if self.motion else None
            if self._moving is None:
                view.draw(self.window.canvas, self._easel)
                self._show()
        if self._moving:
            self._draw_motion(view, self._moving)

    @property
    def moving(self) -> bool:
        """Whether something is still on its way to its place."""
        return self._moving is not None

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
                if self._clock() - self._built_at >= self.cool_down:
                    view.act(action)

    def _built_view(self) -> View:
        """The top scene, built anew if it asked for that: its cool-down begins."""
        view = self.view
        if view.scene.stale:
            view.build(self._easel)
            self._built_at = self._clock()
        return view

    def _begin_motion(self, view: View) -> Motion | Wave | None:
        """The motion that brings in what is new on the screen, if any of it moves."""
        canvas, now = self.window.canvas, self._clock()
        if view.scene.washes_in:
            view.scene.washes_in = False
            view.arriving = ()
            after = pygame.Surface(canvas.get_size())
            view.draw(after, self._easel)
            return Wave(canvas.copy(), after.convert(), now)
        if not view.arriving:
            return None
        still = pygame.Surface(canvas.get_size())
        view.draw(still, self._easel, without=view.arriving)
        arriving, view.arriving = view.arriving, ()
        return Motion(still.convert(), arriving, self._easel, now)

    def _draw_motion(self, view: View, moving: Motion | Wave) -> None:
        now = self._clock()
        if moving.over(now):
            self._moving = None
            view.draw(self.window.canvas, self._easel)
            self._show()
        else:
            self._show(moving.draw(self.window.canvas, now))

    def _show(self, changed: list[pygame.Rect] | None = None) -> None:
        self.window.show(changed)
        self.frames += 1

    def _fit_window(self) -> None:
        if self._metrics_for(*self.window.size) != self._easel.metrics:
            self.refit()
        self.view.dirty = True

    def refit(self) -> None:
        """Take up a new look: every scene is built again."""
        self._easel = self._new_easel()
        for scene in self.stack:
            scene.refresh()

    def _new_easel(self) -> Easel:
        return self._easel_for(self._metrics_for(*self.window.size))
