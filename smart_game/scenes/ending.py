"""The last card of a path: stars, the badge, what to remember, and where to go now."""

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Image, Press, Sheet, Widget, Words
from smart_game.scenario.cards import Card, EndingCard
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.picture import picture_of
from smart_game.scenes.turn import Turn, card_text


def ending_picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The place and the people, with the stars above them."""
    bare = card.setting.model_copy(update={"device": None, "screen": None})
    picture = picture_of(turn.easel, area, bare, turn.backstage.cast, turn.backstage.apps)
    return [*picture, *_stars(turn.easel, area, turn.playthrough.stars)]


def ending_blocks(turn: Turn, card: Card) -> list[Block]:
    """How it went, what to remember, and where to go now."""
    assert isinstance(card, EndingCard)
    scenario = turn.playthrough.scenario
    wording = turn.backstage.rules.get(scenario.rule)
    rule: list[Block] = (
        [Text("school-rule", wording, size="small", fill=None, align="center")] if wording else []
    )
    return [
        Text("ending-title", card.title, size="heading", bold=True, fill=None),
        card_text(card),
        Made(lambda width: _remember_row(turn, width, scenario.remember, scenario.rule)),
        *rule,
        Made(lambda width: _buttons(turn, width)),
    ]


def _buttons(turn: Turn, width: int) -> list[Widget]:
    """More stories, this one again, or somebody else's turn."""
    easel, presses = turn.easel, turn.presses
    gap = easel.metrics.units(2)
    half = (width - gap) // 2

    def button(id: str, text: str, press: Press, wide: int, tone: str, icon: str) -> Button:
        return Button(easel, id, text, press, width=wide, tone=tone, icon=f"symbols/{icon}.svg")

    more = button("to-trail", turn.say("More stories"), presses.to_trail, width, "main", "home-trail")
    more.lead = True
    replay = button("again", turn.say("Play again"), presses.again, half, "plain", "replay")
    change = button("next-player", turn.say("Next player"), presses.next_player, half, "plain", "next-player")
    replay.rect.topleft = (0, more.rect.bottom + gap)
    change.rect.topleft = (width - half, replay.rect.top)
    change.rect.height = replay.rect.height = max(change.rect.height, replay.rect.height)
    return [more, replay, change]


def _stars(easel: Easel, area: pygame.Rect, stars: int) -> list[Widget]:
    """The stars, large, at the top of the picture; the middle one a little higher."""
    gap = easel.metrics.units(1)
    side = min(easel.metrics.px(92), (area.width - 6 * gap) // MOST_STARS - gap)
    lift, step = easel.metrics.px(14), side + gap
    row: list[Widget] = []
    for place in range(MOST_STARS):
        name = "symbols/star.svg" if place < stars else "symbols/star-empty.svg"
        image = Image(f"star-{place + 1}", (side, side), name, ground="panel")
        across = (place - (MOST_STARS - 1) / 2) * step
        image.rect.midtop = (area.centerx + round(across), area.top + easel.metrics.units(3))
        image.rect.top += 0 if place == MOST_STARS // 2 else lift
        row.append(image)
    sheet = (
        row[0]
        .rect.unionall([image.rect for image in row])
        .inflate(easel.metrics.units(4), easel.metrics.units(2))
    )
    return [Sheet("stars-sheet", sheet, "panel"), *row]


def _remember_row(turn: Turn, width: int, remember: str, rule: Rule) -> list[Widget]:
    """The rule's badge on a sheet, and the line to remember beside it."""
    easel = turn.easel
    side, pad = easel.metrics.px(84), easel.metrics.units(2)
    text = turn.say("Remember: {line}").format(line=remember)
    paragraph = easel.wrap(text, width - side - 3 * pad, "body", "on_tell", bold=True)
    height = max(side, paragraph.height) + 2 * pad
    sheet = Sheet("remember-sheet", pygame.Rect(0, 0, width, height), "tell_over")
    badge = Image("badge-earned", (side, side), f"badges/{rule}.svg", ground="tell_over")
    badge.rect.midleft = (pad, height // 2)
    words = Words("remember", paragraph)
    words.rect.midleft = (side + 2 * pad, height // 2)
    return [sheet, badge, words]
