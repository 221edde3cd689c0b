"""People on the screen: figures standing in a picture, and heads."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, Protocol

import pygame

from smart_game.artwork.cast import Cast, Crop
from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Widget
from smart_game.scenario.vocabulary import Mood

UNKNOWN = "unknown"
_OVERLAP = 0.12
"""How much of their width people may share with the one beside them."""

_EDGE = 5
"""A fifth of somebody's width is room around them, or the tip of an arm."""

_STEP = 24
"""A child's height is a multiple of this, in pixels, so that a picture once drawn often fits again."""


class Someone(Protocol):
    """Who is to be drawn: a `Person` of a card, or a `Face`."""

    @property
    def who(self) -> str:
        """An id of the cast, or any other."""

    @property
    def mood(self) -> Mood:
        """What is on their face."""


class Face(NamedTuple):
    """Somebody of the cast who stands on no card."""

    who: str
    mood: Mood = Mood.HAPPY


def portrait(easel: Easel, cast: Cast, person: Someone, size: tuple[int, int], crop: Crop) -> pygame.Surface:
    """A picture of somebody, fitted into `size`; somebody who is not in the cast has no face."""
    who = person.who if person.who in cast.members else UNKNOWN
    name = f"cast/{who}/{person.mood}/{crop}"
    return easel.pictures.text(name, size, partial(cast.svg, who, person.mood, crop))


class Figures(Widget):
    """People standing side by side at the foot of a picture, the first of them in front."""

    constants = frozenset(("_cast", "_people"))

    def __init__(self, id: str, room: pygame.Rect, cast: Cast, people: Sequence[Someone]) -> None:
        super().__init__(id, room, speech=_say(cast, people))
        self._cast = cast
        self._people = tuple(people)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The first of them last, in front."""
        for person, place in reversed(list(zip(self._people, self.places(), strict=True))):
            picture = portrait(easel, self._cast, person, place.size, "full")
            canvas.blit(picture, picture.get_rect(midbottom=place.midbottom))

    def places(self) -> list[pygame.Rect]:
        """Where each stands: as tall as the room allows, the tallest filling it, all beside each other."""
        if not self._people:
            return []
        heights = [self._height(person) for person in self._people]
        widths = [height * self._shape(person) for height, person in zip(heights, self._people, strict=True)]
        together = sum(widths) * (1 - _OVERLAP) + max(widths) * _OVERLAP
        unit = min(self.rect.height / max(heights), self.rect.width / together)
        unit = max(_STEP, unit // _STEP * _STEP)
        left = self.rect.centerx - together * unit / 2
        placed = []
        for height, width in zip(heights, widths, strict=True):
            place = pygame.Rect(0, 0, round(width * unit), round(height * unit))
            place.midbottom = (round(left + width * unit / 2), self.rect.bottom)
            placed.append(place)
            left += width * unit * (1 - _OVERLAP)
        return placed

    def meet(self, rect: pygame.Rect) -> bool:
        """Whether something in this place would hide more than the edge of one of them."""
        return any(place.inflate(-place.width // _EDGE, 0).colliderect(rect) for place in self.places())

    def _height(self, person: Someone) -> float:
        return self._cast.members[person.who].height if person.who in self._cast.members else 0.8

    def _shape(self, person: Someone) -> float:
        """Width for height."""
        who = person.who if person.who in self._cast.members else UNKNOWN
        width, height = self._cast.members[who].size
        return width / height


def _say(cast: Cast, people: Sequence[Someone]) -> str:
    named = [person for person in people if person.who in cast.members]
    return " ".join(f"{cast.members[person.who].name}: {person.mood}." for person in named)
