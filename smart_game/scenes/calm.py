"""One thing at a time: how the calm setting takes what is read and pressed on a card apart."""

from collections.abc import Sequence
from enum import Enum, auto

from smart_game.engine.flow import Block, Flow, Text
from smart_game.engine.widgets import Widget

_LONE = frozenset(("go-on",))
"""What is pressed to go on stands below what was read last."""

_ASKED_ABOUT = frozenset(("thing",))
"""What the choices are about stands above them."""


class _Kind(Enum):
    HEADING = auto()
    READ = auto()
    SHOWN = auto()
    PRESSED = auto()
    ONWARD = auto()


def calm_pages(flow: Flow, blocks: Sequence[Block], width: int) -> list[list[Widget]]:
    """The pages of a card: each text alone, all that is to be picked from together."""
    return [page for part in calm_parts(blocks, width) for page in flow.pages(part, 0)]


def in_calm_order(page: Sequence[Widget], turning: Sequence[Widget]) -> list[Widget]:
    """What stands on a page, with the buttons at its foot in order; the focus begins at what leads on."""
    foot = [widget for widget in page if widget.id in _LONE]
    rest = [widget for widget in page if widget.id not in _LONE]
    forward = [widget for widget in (*page, *turning) if widget.lead and widget.id != "page-back"]
    for widget in turning:
        widget.lead = widget.id != "page-back" or not forward
    return [*rest, *turning, *foot]


def calm_parts(blocks: Sequence[Block], width: int) -> list[list[Block]]:
    """Blocks that are one thing: a text with its heading, a thread, the choices with their question."""
    parts: list[list[Block]] = []
    before: _Kind | None = None
    for block in blocks:
        kind = _kind(block, width)
        again = kind is before and kind in (_Kind.SHOWN, _Kind.PRESSED)
        if parts and (again or before is _Kind.HEADING or kind is _Kind.ONWARD):
            parts[-1].append(block)
        else:
            parts.append([block])
        before = kind
    return parts


def _kind(block: Block, width: int) -> _Kind:
    if isinstance(block, Text):
        if block.fill == "plain":
            return _Kind.SHOWN
        return _Kind.HEADING if block.fill is None else _Kind.READ
    made = block.make(width)
    pressed = [widget.id for widget in made if widget.press]
    if pressed and _LONE.issuperset(pressed):
        return _Kind.ONWARD
    if pressed:
        return _Kind.PRESSED
    return _Kind.HEADING if _ASKED_ABOUT.issuperset(widget.id for widget in made) else _Kind.SHOWN
