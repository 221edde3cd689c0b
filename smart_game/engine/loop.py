"""The loop: wait, translate, act, settle, draw. It can take one step, and sleeps when nothing changes."""

from collections.abc import Callable

import pygame

from smart_game.engine.actions import (
    MOVES,
    Action,
    Asked,
    Command,
    Composing,
    OtherKey,
    PointerMoved,
    PointerUp,
    QuitAsked,
    Typed,
    WindowChanged,
)
from smart_game.engine.controls import Controls, Scanning
from smart_game.engine.crash import Rescue
from smart_game.engine.easel import Easel
from smart_game.engine.gamepad import Gamepads
from smart_game.engine.motion import Motion
from smart_game.engine.regions import Parts
from smart_game.engine.scanning import Scan, actions_in
from smart_game.engine.scene import Scene, SceneStack
from smart_game.engine.theme import Metrics
from smart_game.engine.view import View
from smart_game.engine.wave import Wave
from smart_game.engine.widgets import Look, Widget
from smart_game.engine.window import Window
from smart_game.errors import CannotRunError

_FRAME = 1 / 24
"""How long a frame of a motion takes, in seconds: as smooth as a film, for half the work of an old PC."""

_QUIET = 0.5
"""Seconds after something arrived in which a further screen is there at once: in quick succession, motions
would be flashes."""

_AWAY = 0.5
"""Seconds between tries to show something where the screen is away."""

_TICK = 1.0
"""Seconds between ticks: often enough for what others ask of this PC, and nearly nothing to do."""

LEAST_REST = 0.2
"""A cool-down, in seconds, with which nobody can press so fast that screens flash: at most five a second."""


class Loop:
    """Joins a window and a scene stack. `frames` counts what was drawn.

    `least_rest` is the least cool-down, whatever is set: `LEAST_REST` where people play, 0 for robots.
    `tick` is called about once a second, whatever is on the screen, and must not take long.
    `rescue` is turned to when a scene fails; without one, what failed is raised.
    `may_quit` is asked when the window's button or the system asks the program to end.
    """

    tick: Callable[[], None] | None = None
    rescue: Rescue | None = None
    may_quit: Callable[[], bool] | None = None

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
        controls: Controls | None = None,
    ) -> None:
        """`clock` gives seconds; for `cool_down` of them a new screen, and whatever is pressed, rests."""
        self.window = window
        self.stack = stack
        self.running = True
        self.frames = 0
        self.motion = motion
        self._moving: Motion | Wave | None = None
        self._spare: pygame.Surface | None = None
        self._away = False
        self._clock = clock
        self._skipped = 0.0
        self._read = clock()
        self._easel_for = easel_for
        self._metrics_for = metrics_for
        self.cool_down = cool_down
        self.least_rest = 0.0
        self._built_at = self._pressed_at = self._moved_at = self._arrived_at = float("-inf")
        self._ticked_at = float("-inf")
        self._controls = controls or Controls.made()
        self._gamepads = Gamepads()
        self._scan = Scan()
        self._seen = View(stack.top)
        self._seen.before_press = self._answer
        self._views: dict[Scene, View] = {stack.top: self._seen}
        self._easel = self._new_easel()
        self.draw()
        self._built_at = float("-inf")  # no press before the first screen could be meant for another

    @property
    def view(self) -> View:
        """The top scene as it stands on the screen; the focus ring stays shown from scene to scene."""
        scene = self.stack.top
        if self._seen.scene is not scene:
            ring_shown = self._seen.ring_shown
            self._views = {kept: view for kept, view in self._views.items() if kept in self.stack}
            self._seen = self._views.setdefault(scene, View(scene))
            self._seen.ring_shown = ring_shown
            self._seen.dirty = True
            self._seen.before_press = self._answer
        return self._seen

    @property
    def controls(self) -> Controls:
        """How the game is steered; it can be changed at any time."""
        return self._controls

    @controls.setter
    def controls(self, controls: Controls) -> None:
        if controls != self._controls:
            self._controls = controls
            self._scan.rest(self.now(), controls, self._rest)
            if controls.scanning is not Scanning.OFF:
                self.view.show_ring()

    @property
    def scan_wait(self) -> float | None:
        """Seconds until the focus moves on by itself; None if it never does."""
        return self._scan.wait(self.now())

    @property
    def press_wait(self) -> float:
        """Seconds until a press is heeded again; 0 if it is now."""
        heeded = max(self._built_at + self._rest, self._pressed_at + self._bounce)
        return max(0.0, heeded - self.now())

    @property
    def easel(self) -> Easel:
        """What this window's screens are made with."""
        return self._easel

    def run(self) -> None:
        """Step until asked to quit."""
        while self.running:
            self.step()

    def step(self, patience: float | None = None) -> None:
        """Wait up to `patience` seconds (None: without end), act on what happened, draw if it shows.

        With a `rescue`, a scene that fails is left for a calm one. CannotRunError if that fails too.
        """
        try:
            self._step(patience)
        except Exception as fault:
            if self.rescue is None or not self.running:
                raise
            self._recover(self.rescue, fault)

    def _recover(self, rescue: Rescue, fault: Exception) -> None:
        self._moving = None
        rescue.note(fault)
        try:
            rescue.show()
            self.draw()
        except Exception as second:
            rescue.note(second)
            raise CannotRunError(
                "Something went wrong, and again where the game says so. What was played is kept. Start it "
                "again; if that does not help, install it again."
            ) from second

    def _step(self, patience: float | None) -> None:
        timers = [patience, self.scan_wait, _FRAME if self._moving else None, self._tick_wait]
        timers.append(_AWAY if self._away else None)
        shortest = min((timer for timer in timers if timer is not None), default=None)
        for event in self.window.events(self.now(), shortest):
            for action in actions_in(event, self.window.size, self.controls, self._gamepads):
                self._act(action)
                self.stack.settle()
                if not self.running:
                    return
        if self.tick and self._tick_wait == 0:
            self._ticked_at = self.now()
            self._tick(self.tick)
        self._move_on()
        self.draw()

    def _tick(self, tick: Callable[[], None]) -> None:
        """What fails here has nothing to do with what is played: it is noted, and the screen stays."""
        try:
            tick()
        except Exception as fault:
            if self.rescue is None:
                raise
            self.rescue.note(fault)
        self.stack.settle()

    @property
    def _tick_wait(self) -> float | None:
        return max(0.0, self._ticked_at + _TICK - self.now()) if self.tick else None

    def now(self) -> float:
        """The time in seconds; it never runs backwards, whatever the clock does."""
        read = self._clock()
        self._skipped += max(0.0, self._read - read)
        self._read = read
        return read + self._skipped

    def let_pass(self, seconds: float) -> None:
        """Go on as if this time had passed: for a pilot, who need not wait."""
        self._skipped += seconds

    def draw(self) -> None:
        """Bring the screen up to date; nothing is drawn if nothing changed."""
        view = self._built_view()
        if view.dirty:
            parts = None if self._moving else view.touched
            self._moving = self._begin_motion(view, parts) if self.motion else None
            if self._moving is None:
                self._show(view.draw_parts(self.window.canvas, self._easel, parts))
        if self._moving:
            self._draw_motion(view, self._moving)
        self.window.type_in(view.writing_place if view.scene.typing else None)

    @property
    def moving(self) -> bool:
        """Whether something is still on its way to its place."""
        return self._moving is not None

    def _answer(self, widget: Widget) -> None:
        """Show at once that a key was heard: what it leads to may take some time to be made and drawn."""
        view = self._seen
        if self._moving is None and not view.dirty and not self._away and not view.scene.stale:
            widget.draw(self.window.canvas, self._easel, Look.DOWN)
            self.window.show([widget.rect.inflate(2, 2)])
            view.touch(widget.id)

    def quit(self) -> None:
        """End `run` after this step; every scene is left."""
        if self.running:
            self.running = False
            self.stack.close()

    def end_soon(self) -> None:
        """End, whatever `may_quit` says: this PC is shut down. It may be called at any moment."""
        self.may_quit = None
        self.window.ask_to_quit()

    def _act(self, action: Action) -> None:
        match action:
            case QuitAsked():
                if self.may_quit is None or self.may_quit():
                    self.quit()
            case WindowChanged():
                self._fit_window()
            case Asked(Command.FULL_SCREEN):
                self.window.toggle_full_screen()
                self._fit_window()
            case PointerMoved():
                self.view.act(action)
            case Typed() | Composing():
                self._write(action)
            case _ if self._edits(action):
                pass
            case OtherKey() if not self.view.scene.listening:
                pass
            case _:
                self._hand_on(action)

    def _write(self, action: Typed | Composing) -> None:
        """Letters wait for nothing: whoever writes quickly loses none of them."""
        scene = self.view.scene
        if scene.typing and isinstance(action, Typed):
            scene.typed(action.text)
        elif scene.typing:
            scene.composing(action.text)

    def _edits(self, action: Action) -> bool:
        scene, key = self.view.scene, getattr(action, "key", None)
        return scene.typing and key is not None and scene.edits(key)

    def _hand_on(self, action: Action) -> None:
        """To the view, unless it comes too soon after a new screen or the last press."""
        view, now = self._built_view(), self.now()
        if not self._heeds(action, now):
            if isinstance(action, PointerUp):
                view.let_go()
            return
        pressed = view.presses
        view.act(action)
        if view.presses != pressed:
            self._pressed_at = now
        else:
            self._moved_at = now
        self._scan.go_on(now, self.controls)

    def _heeds(self, action: Action, now: float) -> bool:
        if now - self._built_at < self._rest:
            return False
        if isinstance(action, Asked) and action.command in MOVES:
            return self.controls.scanning is not Scanning.TWO or now - self._moved_at >= self._bounce
        return now - self._pressed_at >= self._bounce

    @property
    def _bounce(self) -> float:
        return self.controls.bounce(self._rest)

    @property
    def _rest(self) -> float:
        return max(self.cool_down, self.least_rest)

    def _move_on(self) -> None:
        """Scan: the focus moves on when it is time, if the screen is not a new one."""
        self._built_view()
        if self.scan_wait == 0:
            self.view.act(Asked(Command.NEXT))
            self._scan.go_on(self.now(), self.controls)

    def _built_view(self) -> View:
        """The top scene, built anew if it asked for that: its cool-down begins."""
        view = self.view
        if view.scene.stale:
            view.build(self._easel)
            self._built_at = self.now()
            self._scan.rest(self._built_at, self.controls, self._rest)
            if self.controls.scanning is not Scanning.OFF:
                view.show_ring()
        return view

    def _begin_motion(self, view: View, parts: Parts) -> Motion | Wave | None:
        """The motion that brings in what is new on the screen, if any of it moves."""
        canvas, now = self.window.canvas, self.now()
        washes_in, view.scene.washes_in = view.scene.washes_in, False
        if not washes_in and not view.arriving:
            return None
        since, self._arrived_at = now - self._arrived_at, now
        arriving, view.arriving = view.arriving, ()
        if since < _QUIET:
            return None
        if washes_in:
            after = pygame.Surface(canvas.get_size())
            view.draw(after, self._easel, ring=False)
            return Wave(canvas.copy(), after, now)
        motion = Motion(view, arriving, self._easel, now - _FRAME)
        changed = view.draw_parts(canvas, self._easel, parts, without=motion.painted, ring=False)
        motion.begin(canvas, changed, self._spare)
        self._spare = motion.cutting
        return motion

    def _draw_motion(self, view: View, moving: Motion | Wave) -> None:
        now, canvas = self.now(), self.window.canvas
        changed = moving.draw(canvas, now)
        if moving.over(now):
            self._moving = None
            changed += view.draw_parts(canvas, self._easel, moving.redraw, ring=False)
            changed += view.draw_ring(canvas, self._easel)
        self._show(changed)

    def _show(self, changed: list[pygame.Rect]) -> None:
        self._away = not self.window.show(changed)
        if self._away:
            self._moving = None
            self._fit_window()
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
