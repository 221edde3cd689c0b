"""The last card of a path: stars, the badge, what to remember, and where to go now."""

from collections.abc import Callable

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Image, Sheet, Widget, Words
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.backstage import Backstage


def ending_blocks(
    easel: Easel,
    backstage: Backstage,
    *,
    title: str,
    text: str,
    remember: str,
    rule: Rule,
) -> list[Block]:
    """How it went, and what to remember; the buttons that lead on are `ending_buttons`."""
    return [
        Text("ending-title", title, size="heading", bold=True, fill=None),
        Text("text", text),
        Made(lambda width: _remember_row(easel, backstage, width, remember, rule)),
    ]


def ending_buttons(
    easel: Easel,
    backstage: Backstage,
    trail: Callable[[], None],
    again: Callable[[], None],
    hand_over: Callable[[], None],
) -> Block:
    """More stories, this one again, or somebody else's turn."""
    _ = backstage.words.gettext

    def make(width: int) -> list[Widget]:
        gap = easel.metrics.units(2)
        half = (width - gap) // 2
        more = Button(
            easel,
            "to-trail",
            _("More stories"),
            trail,
            width=width,
            icon="symbols/home-trail.svg",
            tone="main",
        )
        more.lead = True
        replay = Button(
            easel, "again", _("Play again"), again, width=half, icon="symbols/replay.svg", tone="plain"
        )
        change = Button(
            easel,
            "next-player",
            _("Next player"),
            hand_over,
            width=half,
            icon="symbols/next-player.svg",
            tone="plain",
        )
        replay.rect.topleft = (0, more.rect.bottom + gap)
        change.rect.topleft = (width - half, replay.rect.top)
        change.rect.height = replay.rect.height = max(change.rect.height, replay.rect.height)
        return [more, replay, change]

    return Made(make)


def ending_stars(easel: Easel, area: pygame.Rect, stars: int) -> list[Widget]:
    """The stars, large, at the top of the picture; the middle one a little higher."""
    side, lift = easel.metrics.px(92), easel.metrics.px(14)
    step = side + easel.metrics.units(1)
    row: list[Widget] = []
    for place in range(MOST_STARS):
        name = "symbols/star.svg" if place < stars else "symbols/star-empty.svg"
        image = Image(f"star-{place + 1}", (side, side), name)
        across = (place - (MOST_STARS - 1) / 2) * step
        image.rect.midtop = (area.centerx + round(across), area.top + easel.metrics.units(3))
        image.rect.top += 0 if place == MOST_STARS // 2 else lift
        row.append(image)
    return row


def _remember_row(easel: Easel, backstage: Backstage, width: int, remember: str, rule: Rule) -> list[Widget]:
    """The rule's badge on a sheet, and the line to remember beside it."""
    side, pad = easel.metrics.px(84), easel.metrics.units(2)
    text = backstage.words.gettext("Remember: {line}").format(line=remember)
    paragraph = easel.wrap(text, width - side - 3 * pad, bold=True)
    height = max(side, paragraph.height) + 2 * pad
    sheet = Sheet("remember-sheet", pygame.Rect(0, 0, width, height), "tell_over")
    badge = Image("badge-earned", (side, side), f"badges/{rule}.svg")
    badge.rect.midleft = (pad, height // 2)
    words = Words("remember", paragraph)
    words.rect.midleft = (side + 2 * pad, height // 2)
    return [sheet, badge, words]
