"""Which things on a story's screen move when they are new, and how: each motion says where from."""

from collections.abc import Sequence

from smart_game.engine.widgets import Arrival, Way, Widget

_ONE_BY_ONE = 0.03
"""Seconds between one choice and the next."""

_LAST_CHOICE = 0.06
"""No choice waits longer than this, in seconds: each moment of motion has to be drawn by an old PC."""

_STAR_BY_STAR = 0.11


def arrange_arrivals(picture: Sequence[Widget], page: Sequence[Widget]) -> None:
    """A new card's words come in from the right, choices rise, a message pops up, stars land in turn."""
    for widget in (*picture, *page):
        widget.arrival = _WAYS.get(widget.id)
    stars = [widget for widget in picture if widget.id.startswith("star-")]
    for number, star in enumerate(stars):
        star.arrival = Arrival(Way.POP, delay=number * _STAR_BY_STAR, lasts=0.18)
    choices = [widget for widget in page if widget.press]
    for number, choice in enumerate(choices):
        choice.arrival = Arrival(Way.RISE, delay=min(_LAST_CHOICE, number * _ONE_BY_ONE), lasts=0.12)


_WAYS = {
    "text": Arrival(Way.FROM_RIGHT),
    "mail-text": Arrival(Way.FROM_RIGHT),
    "feedback": Arrival(Way.FROM_RIGHT),
    "newest": Arrival(Way.POP, delay=0.1, lasts=0.22),
    "thing": Arrival(Way.POP, lasts=0.22),
    "bubble": Arrival(Way.RISE),
    "badge-earned": Arrival(Way.POP, delay=0.2, lasts=0.2),
}
