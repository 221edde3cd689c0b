"""What is in the same place on every screen: Back, the title between, and Tell."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Button, Image, Widget, Words, fitting
from smart_game.scenes.backstage import Backstage

_BUTTON_WIDTH = 186
_BAR_HEIGHT = 64
_LEAST_SIZE = 22
"""A title that would be smaller than this is left out: the card says where one is."""

_LEAST_TITLE = 180
"""A title with less room than this is left out: the screen says by itself what it is."""


@dataclass(frozen=True)
class Corner:
    """What the button at the top left says and does."""

    text: str
    press: Callable[[], None]
    icon: str | None = "symbols/back.svg"


class Frame:
    """The bar at the top of a screen, and the room below it."""

    def __init__(self, easel: Easel, size: tuple[int, int]) -> None:
        metrics = easel.metrics
        self._easel = easel
        margin = metrics.units(2.5)
        bar = metrics.px(_BAR_HEIGHT)
        self.bar = pygame.Rect(margin, metrics.units(2), size[0] - 2 * margin, bar)
        self._gap = metrics.units(2)
        aside = metrics.px(_BUTTON_WIDTH) + self._gap
        self._title_room = self.bar.inflate(-2 * aside, 0)
        top = self.bar.bottom + metrics.units(2)
        self.body = pygame.Rect(margin, top, self.bar.width, size[1] - top - margin)

    def corner(self, corner: Corner) -> Widget:
        """The button at the top left."""
        return self._bar_button("back", corner.text, corner.press, corner.icon, "plain")

    def tell(self, backstage: Backstage, press: Callable[[], None]) -> Widget:
        """The Tell button at the top right."""
        text = backstage.words.gettext("Tell")
        button = self._bar_button("tell", text, press, "symbols/tell-help.svg", "tell")
        button.rect.right = self.bar.right
        return button

    def picture_button(self, id: str, speech: str, press: Callable[[], None], icon: str = "") -> Widget:
        """A button beside Tell that is only a picture; `icon` is that of its id if none is named."""
        button = Button(
            self._easel,
            id,
            "",
            press,
            icon=f"symbols/{icon or id}.svg",
            tone="plain",
            least_height=self.bar.height,
            speech=speech,
        )
        return self.beside_tell(button)

    def beside_tell(self, button: Button) -> Widget:
        """A further button, to the left of Tell: without its words where these have no room.

        The title keeps clear of it.
        """
        if button.rect.width > self._title_room.width and button.icon and button.press:
            button = Button(
                self._easel,
                button.id,
                "",
                button.press,
                icon=button.icon,
                tone=button.tone,
                least_height=self.bar.height,
                speech=button.speech,
            )
        button.rect.topright = (self._title_room.right, self.bar.top)
        button.rect.height = self.bar.height
        self._title_room.width -= button.rect.width + self._gap
        return button

    def title(self, text: str, badge: str | None = None) -> list[Widget]:
        """The words in the middle of the bar, with a badge before them if there is one."""
        metrics = self._easel.metrics
        room = self._title_room.width
        side = self.bar.height if badge else 0
        gap = metrics.units(1.5) if badge else 0
        most = (room - side - gap, self.bar.height + metrics.units(1))
        if most[0] < metrics.px(_LEAST_TITLE):
            return []
        style = fitting(self._easel, text, self._easel.style("heading", bold=True), most)
        if style.size < metrics.px(_LEAST_SIZE):
            return []
        width = min(self._easel.typesetter.width_of(text, style) + 1, most[0])
        paragraph = self._easel.typesetter.wrap(text, style, width)
        whole = pygame.Rect(0, 0, side + gap + paragraph.width, 1)
        whole.centerx = self.bar.centerx
        if not self._title_room.left <= whole.left <= whole.right <= self._title_room.right:
            whole.centerx = self._title_room.centerx
        left = whole.left
        words = Words("title", paragraph)
        words.rect.midleft = (left + side + gap, self.bar.centery)
        if not badge:
            return [words]
        picture = Image("badge", (side, side), badge)
        picture.rect.midleft = (left, self.bar.centery)
        return [picture, words]

    def _bar_button(
        self, id: str, text: str, press: Callable[[], None], icon: str | None, tone: str
    ) -> Widget:
        width, height = self._easel.metrics.px(_BUTTON_WIDTH), self.bar.height
        button = Button(
            self._easel,
            id,
            text,
            press,
            width=width,
            icon=icon,
            tone=tone,
            size="bar",
            least_height=height,
            one_line=True,
        )
        button.rect.topleft = self.bar.topleft
        return button
