"""Where the boxes of a branch map lie: in layers from the start downwards, none upon another.

A way over several layers goes through free places in those between; a way back goes round at the right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 300
GAP = 36
_BETWEEN = 74
_THROUGH = 40
"""The room of a way that passes through a layer."""

_SWEEPS = 8
_LANE = 16

Point = tuple[float, float]
Way = tuple[str, str]
_Place = str | tuple[str, int, int]
"""A box, or where a way (its box and row) passes through a layer."""


@dataclass(frozen=True)
class Node:
    """A box to place: how high it is, and where each of its rows leads."""

    id: str
    height: int
    leads_to: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """Where a box is."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Route:
    """The way from a row of a box to another box."""

    start: str
    row: int
    points: tuple[Point, ...]
    back: bool

    @property
    def path(self) -> str:
        """The way as SVG writes it: rounded from layer to layer, or straight round the side."""
        (x, y), *rest = self.points
        drawn = f"M{x:.0f} {y:.0f}"
        for to_x, to_y in rest:
            half = (y + to_y) / 2
            drawn += (
                f"L{to_x:.0f} {to_y:.0f}"
                if self.back
                else f"C{x:.0f} {half:.0f} {to_x:.0f} {half:.0f} {to_x:.0f} {to_y:.0f}"
            )
            x, y = to_x, to_y
        return drawn


@dataclass(frozen=True)
class Drawing:
    """All that is placed, and the size of it."""

    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]
    reached: frozenset[str]
    width: float
    height: float


def lay_out(nodes: Sequence[Node], start: str) -> Drawing:
    """Place the boxes and the ways between them."""
    told = {node.id: node for node in nodes}
    depth = _depths(told, start)
    reached = frozenset(depth)
    deepest = max(depth.values(), default=0)
    for node in nodes:
        depth.setdefault(node.id, deepest + 1)
    layers, ways = _layers(told, depth)
    for _ in range(_SWEEPS):
        _sort(layers, ways)
    return _place(told, depth, layers, reached)


def _depths(told: Mapping[str, Node], start: str) -> dict[str, int]:
    """How far below the start each box that can be reached lies: by the longest way without going back."""
    open_now, after, back = [start], dict.fromkeys([start], iter(told[start].leads_to)), set[Way]()
    closed: list[str] = []
    while open_now:
        here = open_now[-1]
        step = next(after[here], None)
        if step is None:
            closed.append(open_now.pop())
        elif step in open_now:
            back.add((here, step))
        elif step not in after:
            after[step] = iter(told[step].leads_to)
            open_now.append(step)
    depth = dict.fromkeys(closed, 0)
    for here in reversed(closed):
        for step in told[here].leads_to:
            if (here, step) not in back:
                depth[step] = max(depth[step], depth[here] + 1)
    return depth


def _layers(
    told: Mapping[str, Node], depth: Mapping[str, int]
) -> tuple[list[list[_Place]], list[tuple[_Place, _Place]]]:
    layers: list[list[_Place]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    ways: list[tuple[_Place, _Place]] = []
    for id in told:
        layers[depth[id]].append(id)
    for id, node in told.items():
        for row, step in enumerate(node.leads_to):
            before: _Place = id
            for layer in range(depth[id] + 1, depth[step]):
                through = (id, row, layer)
                layers[layer].append(through)
                ways.append((before, through))
                before = through
            if depth[step] > depth[id]:
                ways.append((before, step))
    return layers, ways


def _sort(layers: list[list[_Place]], ways: Sequence[tuple[_Place, _Place]]) -> None:
    """Put each thing of a layer near the middle of what leads to it, then of what it leads to."""
    up: dict[_Place, list[_Place]] = {}
    down: dict[_Place, list[_Place]] = {}
    for above, below in ways:
        up.setdefault(below, []).append(above)
        down.setdefault(above, []).append(below)
    for order, beside in ((layers, up), (layers[::-1], down)):
        for other, layer in pairwise(order):
            at = {place: number / len(other) for number, place in enumerate(other)}
            middle = {}
            for number, place in enumerate(layer):
                known = [at[each] for each in beside.get(place, ()) if each in at]
                middle[place] = sum(known) / len(known) if known else number / len(layer)
            layer.sort(key=lambda place: middle[place])


def _place(
    told: Mapping[str, Node], depth: Mapping[str, int], layers: list[list[_Place]], reached: frozenset[str]
) -> Drawing:
    widths = [sum(_room(place) + GAP for place in layer) - GAP for layer in layers]
    widest = max(widths)
    boxes: dict[str, Box] = {}
    passing: dict[_Place, tuple[float, float, float]] = {}
    below: dict[str, float] = {}
    y = float(GAP)
    for layer, width in zip(layers, widths, strict=True):
        x = GAP + (widest - width) / 2
        tallest = max(told[place].height for place in layer if isinstance(place, str))
        for place in layer:
            if isinstance(place, str):
                boxes[place] = Box(x, y, WIDTH, told[place].height)
                below[place] = y + tallest
            else:
                passing[place] = (x + _THROUGH / 2, y, y + tallest)
            x += _room(place) + GAP
        y += tallest + _BETWEEN
    right = widest + 2 * GAP
    routes: list[Route] = []
    backs = 0
    arriving = {id: sum(step == id for node in told.values() for step in node.leads_to) for id in told}
    arrived = dict.fromkeys(told, 0)
    for id, node in told.items():
        for row, step in enumerate(node.leads_to):
            box, to = boxes[id], boxes[step]
            arrived[step] += 1
            out = (box.x + box.width * (row + 1) / (len(node.leads_to) + 1), box.y + box.height)
            into = (to.x + to.width * arrived[step] / (arriving[step] + 1), to.y)
            if depth[step] > depth[id]:
                through = [passing[id, row, layer] for layer in range(depth[id] + 1, depth[step])]
                between = [point for x, top, end in through for point in ((x, top), (x, end))]
                routes.append(Route(id, row, (out, *between, into), back=False))
                continue
            lane, low = right + _LANE * backs, below[id] + 14 + 6 * (backs % 4)
            high = into[1] - 14 - 5 * (backs % 4)
            backs += 1
            round_it = (out, (out[0], low), (lane, low), (lane, high), (into[0], high), into)
            routes.append(Route(id, row, round_it, back=True))
    return Drawing(boxes, tuple(routes), reached, right + _LANE * backs + GAP, y)


def _room(place: _Place) -> float:
    return WIDTH if isinstance(place, str) else _THROUGH
