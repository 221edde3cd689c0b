"""A scene as it stands on the screen: its widgets, the focus, and what the pointer is on."""

from collections.abc import Callable, Sequence

import pygame

from smart_game.engine.actions import (
    MOVES,
    Action,
    Asked,
    Command,
    Picked,
    PointerDown,
    PointerMoved,
    PointerUp,
)
from smart_game.engine.easel import Easel
from smart_game.engine.regions import Parts, merged
from smart_game.engine.scene import Scene
from smart_game.engine.widgets import Look, Widget

RIM = 48
"""How much wider and taller than a widget its ring, edge and shadow are together, in pixels, at most."""

_STEPS = {Command.NEXT: 1, Command.PREVIOUS: -1}
_ARROWS = {Command.UP: (0, -1), Command.DOWN: (0, 1), Command.LEFT: (-1, 0), Command.RIGHT: (1, 0)}
_FOCUSING = {Command.PRESS, *MOVES}
"""The first of these only shows where the focus is: nobody presses what they cannot see."""


class View:
    """Turns actions into focus, hover and presses for one scene. `dirty` asks for a new frame.

    `presses` counts what was pressed or asked of the scene, but not moves of the focus. `before_press` is
    told of what a key is about to press.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.widgets: Sequence[Widget] = ()
        self.focus: str | None = None
        self.ring_shown = False
        self.touched: Parts = None
        self._dirty = True
        self._drawn_with: Easel | None = None
        self.presses = 0
        self.arriving: tuple[Widget, ...] = ()
        self.before_press: Callable[[Widget], None] | None = None
        self._over: str | None = None
        self._held: str | None = None

    @property
    def dirty(self) -> bool:
        """Whether it has to be drawn: in the parts `touched`, or all of it where that is None."""
        return self._dirty

    @dirty.setter
    def dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self.touched = None if dirty else []

    def touch(self, *ids: str | None) -> None:
        """These have to be drawn, and nothing else."""
        rects = [widget.rect for widget in self.widgets if widget.id in ids]
        self._dirty = self._dirty or bool(rects)
        if self.touched is not None:
            self.touched += rects

    def build(self, easel: Easel) -> None:
        """Make the widgets anew; the focus stays where it was, if that is still there.

        `arriving` are the new ones that move to their places. Only what looks different has to be drawn.
        """
        old, focus = self.widgets, self.focus
        before = {(widget.id, widget.speech) for widget in old}
        self.widgets = tuple(self.scene.build(easel))
        if easel.typesetter.rtl:
            for widget in self.widgets:
                widget.mirror(easel.metrics.width)
        new = (widget for widget in self.widgets if (widget.id, widget.speech) not in before)
        self.arriving = tuple(widget for widget in new if widget.arrival)
        self.scene.stale = False
        ids = [widget.id for widget in self.widgets]
        repeated = {id for id in ids if ids.count(id) > 1}
        if repeated:
            raise ValueError(f"{type(self.scene).__name__} builds several widgets named {sorted(repeated)}")
        self.focus, self.scene.focus_next = self.scene.focus_next or self.focus, None
        if self.focus not in {widget.id for widget in self.pressable}:
            lead = [widget.id for widget in self.pressable if widget.lead]
            self.focus = next(iter(lead or [widget.id for widget in self.pressable]), None)
        self._compare(old, focus, easel)

    def _compare(self, old: Sequence[Widget], focus: str | None, easel: Easel) -> None:
        """Touch what differs from the widgets that were there, and what had the focus."""
        there = {widget.id: widget for widget in old}
        now = {widget.id: widget for widget in self.widgets}
        same = {id for id in there if id in now and now[id].looks_like(there[id])}
        moved = [id for id in there if id in now] != [id for id in now if id in there]
        if self._drawn_with is not easel or moved or any(widget.roams for widget in (*old, *self.widgets)):
            self.dirty = True
        if self.touched is None:
            return
        left = focus if focus != self.focus else None
        self.touched += [
            widget.rect
            for widget in (*old, *self.widgets)
            if widget.rect.width and (widget.id not in same or widget.id == left)
        ]
        self._dirty = self._dirty or bool(self.touched)

    @property
    def pressable(self) -> list[Widget]:
        """What can be pressed, in reading order."""
        return [widget for widget in self.widgets if widget.press]

    @property
    def writing_place(self) -> pygame.Rect:
        """Where letters appear that are written."""
        written = next((widget.rect for widget in self.widgets if widget.writing), None)
        return written or pygame.Rect(0, 0, 1, 1)

    def find(self, id: str) -> Widget:
        """The widget with this id; KeyError names the ids that there are."""
        for widget in self.widgets:
            if widget.id == id:
                return widget
        raise KeyError(f"no {id!r} on {type(self.scene).__name__}: {[widget.id for widget in self.widgets]}")

    def draw(
        self, canvas: pygame.Surface, easel: Easel, *, without: Sequence[Widget] = (), ring: bool = True
    ) -> None:
        """Paint what lies in the canvas's clip, but for some widgets that are still on their way."""
        clip = canvas.get_clip()
        canvas.fill(easel.color(self.scene.ground))
        for widget in self.widgets:
            if widget not in without and (widget.roams or clip.colliderect(widget.rect.inflate(RIM, RIM))):
                widget.draw(canvas, easel, self._look(widget))
        self._drawn_with = easel
        if ring:
            self.draw_ring(canvas, easel)
        self.dirty = False

    def draw_parts(
        self,
        canvas: pygame.Surface,
        easel: Easel,
        parts: Sequence[pygame.Rect] | None,
        *,
        without: Sequence[Widget] = (),
        ring: bool = True,
    ) -> list[pygame.Rect]:
        """Paint some parts of the screen, and where the ring is; without parts, all of it. What changed."""
        rooms = [canvas.get_rect()]
        if parts is not None:
            ring_at = [self.find(self.focus).rect] if ring and self.ring_shown and self.focus else []
            rooms = merged([part.inflate(RIM, RIM).clip(rooms[0]) for part in (*parts, *ring_at)])
        for room in rooms:
            canvas.set_clip(room)
            self.draw(canvas, easel, without=without, ring=ring)
        canvas.set_clip(None)
        self.dirty = False
        return rooms

    def draw_ring(self, canvas: pygame.Surface, easel: Easel) -> list[pygame.Rect]:
        """The ring round what has the focus, if it is shown; what changed."""
        return (
            [easel.focus_ring(canvas, self.find(self.focus).rect)] if self.ring_shown and self.focus else []
        )

    def act(self, action: Action) -> None:
        """Move the focus or the pointer, press, or hand a command on to the scene."""
        key = getattr(action, "key", None)
        if self.scene.listening and key is not None and self.scene.hears(key):
            self.presses += 1
            return
        before = (self.scene, self.focus, self.ring_shown)
        self._act(action)
        if self.ring_shown and self.focus and before != (self.scene, self.focus, self.ring_shown):
            self.scene.focused(self.find(self.focus))

    def _act(self, action: Action) -> None:
        match action:
            case PointerMoved(at):
                self._hover(at)
            case PointerDown(at):
                self._hold(at)
            case PointerUp(at):
                self._release(at)
            case Picked(number):
                self._press_by_key(next((w for w in self.pressable if w.number == number), None))
            case Asked(Command.PRESS) if self.ring_shown:
                self._press_by_key(next((w for w in self.pressable if w.id == self.focus), None))
            case Asked(command) if command in _FOCUSING and not self.ring_shown:
                self.show_ring()
            case Asked(command) if command in _STEPS:
                self._step(_STEPS[command])
            case Asked(command) if command in _ARROWS:
                self._go(*_ARROWS[command])
            case Asked(command):
                self.presses += 1
                self.scene.command(command)
            case _:
                pass

    def show_ring(self) -> None:
        """Show what has the focus, before any key asks for it."""
        if not self.ring_shown:
            self.ring_shown = True
            self.touch(self.focus)

    def let_go(self) -> None:
        """Hold nothing any more, without pressing it."""
        self.touch(self._held)
        self._held = None

    def beyond(self, id: str | None, across: int, down: int) -> str | None:
        """The nearest thing to press that lies in a direction from another; None if there is none.

        To the side, what stands in the same row is nearer than anything above or below it.
        """
        here = next((w for w in self.pressable if w.id == id), None)
        if here is None:
            return None
        others = [w for w in self.pressable if w is not here]
        row = [
            w for w in others if across and here.rect.top < w.rect.bottom and w.rect.top < here.rect.bottom
        ]
        for among in (row, others):
            ahead = [(_distance(here.rect, w.rect, across, down), w.id) for w in among]
            near = min((found for found in ahead if found[0] is not None), default=None)
            if near:
                return near[1]
        return None

    def _look(self, widget: Widget) -> Look:
        if widget.press is None:
            return Look.PLAIN
        if widget.id == self._held and widget.id == self._over:
            return Look.DOWN
        focused = self.ring_shown and widget.id == self.focus
        return Look.OVER if focused or widget.id == self._over else Look.PLAIN

    def _under(self, at: tuple[int, int]) -> Widget | None:
        return next((w for w in reversed(self.pressable) if w.rect.collidepoint(at)), None)

    def _hover(self, at: tuple[int, int]) -> None:
        under = self._under(at)
        over = under.id if under else None
        if over != self._over:
            self.touch(self._over, over)
            self._over = over

    def _hold(self, at: tuple[int, int]) -> None:
        self._hover(at)
        self._held = self._over
        self.touch(self.focus, self._held)
        if self._over:
            self.focus = self._over
        self.ring_shown = False

    def _release(self, at: tuple[int, int]) -> None:
        """Press only where the pointer went down, so that sliding off takes it back."""
        under = self._under(at)
        held, self._held = self._held, None
        self.touch(held)
        if under and under.id == held:
            self._press_if(under)

    def _press_by_key(self, widget: Widget | None) -> None:
        if widget and self.before_press:
            self.before_press(widget)
        self._press_if(widget)

    def _press_if(self, widget: Widget | None) -> None:
        if widget and widget.press:
            self.focus = widget.id
            self.touch(self._over)
            self._over = None
            self.presses += 1
            widget.press()

    def _step(self, step: int) -> None:
        ids = [widget.id for widget in self.pressable]
        if ids:
            at = ids.index(self.focus) if self.focus in ids else -1
            self._move(ids[(at + step) % len(ids)])

    def _go(self, across: int, down: int) -> None:
        """Follow an arrow, if it leads anywhere."""
        near = self.beyond(self.focus, across, down)
        if near:
            self._move(near)

    def _move(self, id: str) -> None:
        if id != self.focus:
            self.touch(self.focus, id)
            self.focus = id


def _distance(here: pygame.Rect, there: pygame.Rect, across: int, down: int) -> float | None:
    """How far away, counting what lies to the side three times; None if it is not in that direction."""
    aside, along = there.centery - here.centery, (there.centerx - here.centerx) * across
    if down:
        aside, along = there.centerx - here.centerx, (there.centery - here.centery) * down
        if along > 0 and there.left < here.right and here.left < there.right:
            aside = 0
    return along + 3 * abs(aside) if along > 0 else None
