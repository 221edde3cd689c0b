"""Counting the hands for one choice: the others' counts stay out of sight until all are counted."""

from typing import TYPE_CHECKING

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Button, Press, Widget, Words, fitting
from smart_game.progress.votes import Asked
from smart_game.scenario.cards import SpotCard
from smart_game.scenes.board.large import LARGE, MOST, easels, large
from smart_game.scenes.board.pieces import Count, Sign
from smart_game.scenes.board.words import letters, text_of

if TYPE_CHECKING:
    from smart_game.scenes.board.play import BoardScreen

_SIGN, _BUTTON = 150, 120
_TOTAL = 96
"""How tall the line may be that says how many hands there are in all, for the back row to read."""


def counting(
    screen: "BoardScreen", easel: Easel, area: pygame.Rect, asked: Asked, number: int
) -> list[Widget]:
    """The sign and the words of the choice, how many hands it has so far, and what changes that."""
    words, metrics = screen.backstage.words, easel.metrics
    choice = screen.playthrough.offered[number]
    gap, side = metrics.units(2), metrics.px(_SIGN)
    controls = _controls(screen, easel, screen.votes.hands(asked, choice.id))
    foot = _foot(screen, easel, area, asked, last=number + 1 == len(screen.playthrough.offered))
    low = min(widget.rect.top for widget in foot) - gap
    wide = sum(widget.rect.width + gap for widget in controls) - gap
    left = area.centerx - wide // 2
    for widget in controls:
        widget.rect.bottomleft = (left, low)
        left = widget.rect.right + gap
    room = pygame.Rect(area.left, area.top, area.width, controls[0].rect.top - gap - area.top)
    sign = Sign(easel, "sign", number, letters(words)[number], side)
    sign.rect.midleft = (room.left + gap, room.centery)
    text_room = pygame.Rect(sign.rect.right + 2 * gap, room.top, 0, room.height)
    text_room.width = room.right - text_room.left
    told = text_of(words, choice, spot=isinstance(screen.playthrough.card, SpotCard))
    return [sign, *_words(screen, easel, text_room, told), *controls, *foot]


def _words(screen: "BoardScreen", easel: Easel, room: pygame.Rect, told: str) -> list[Widget]:
    """“Hands up for”, and the choice, with the largest letters that fit."""
    say = screen.backstage.words.gettext
    made: list[Widget] = []
    for each in easels(easel, MOST):
        head = Words("prompt", each.wrap(say("Hands up for this:"), room.width, "small", bold=True))
        text = Words("choice-text", each.wrap(told, room.width, bold=True))
        top = room.centery - (head.rect.height + text.rect.height) // 2
        head.rect.topleft = (room.left, top)
        text.rect.topleft = (room.left, head.rect.bottom)
        made = [head, text]
        if top >= room.top:
            break
    return made


def _controls(screen: "BoardScreen", easel: Easel, hands: int) -> list[Widget]:
    words, side = screen.backstage.words, easel.metrics.px(_BUTTON)
    say = words.gettext

    def button(id: str, more: int, text: str, speech: str) -> Button:
        def press() -> None:
            screen.add(more)

        made = Button(
            easel,
            id,
            text,
            press,
            width=round(side * 1.15),
            tone="plain",
            size="title",
            least_height=side,
            speech=speech,
            one_line=True,
        )
        made.lead = more == 1
        return made

    said = words.ngettext("{count} hand", "{count} hands", hands).format(count=hands)
    return [
        button("one-less", -1, "−1", say("One hand less")),
        Count(easel, "count", hands, (round(side * 1.7), side), said),
        button("one-more", 1, "+1", say("One hand more")),
        button("five-more", 5, "+5", say("Five hands more")),
    ]


def _foot(
    screen: "BoardScreen", easel: Easel, area: pygame.Rect, asked: Asked, *, last: bool
) -> list[Widget]:
    words = screen.backstage.words
    text = words.gettext("Show the votes") if last else words.gettext("Next")
    on = foot_button(easel, "next-count", text, screen.next_count, "go-on", "main")
    on.lead = False
    on.rect.bottomright = area.bottomright
    total = screen.votes.total(asked)
    said = words.ngettext("{count} hand in all", "{count} hands in all", total).format(count=total)
    room = (on.rect.left - easel.metrics.units(2) - area.left, easel.metrics.px(_TOTAL))
    style = fitting(easel, said, large(easel, LARGE).style("body"), room)
    line = Words("total", easel.typesetter.wrap(said, style, room[0]))
    line.rect.bottomleft = area.bottomleft
    line.rect.centery = min(line.rect.centery, on.rect.centery)
    return [line, on]


def foot_button(
    easel: Easel, id: str, text: str, press: Press, icon: str, tone: str, width: int | None = None
) -> Button:
    """A button at the foot of the board; letters of the bar's size, whatever the text size.

    Its words say how wide it is, unless `width` does, in pixels: then the letters may be smaller.
    """
    return Button(
        easel,
        id,
        text,
        press,
        width=width,
        icon=f"symbols/{icon}.svg",
        tone=tone,
        size="bar",
        least_height=easel.metrics.px(64),
        one_line=True,
    )
