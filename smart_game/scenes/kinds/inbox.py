"""An inbox: messages on a device, opened and judged in any order."""

from functools import partial

import pygame

from smart_game.engine.flow import Block, Text
from smart_game.engine.widgets import Widget
from smart_game.scenario.cards import Card, InboxCard, Mail
from smart_game.scenes.kinds.board import lead_to_first, tile_width, tiles_on_device, tiles_to_read
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Turn, card_text, choice_blocks


def picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The list of messages: who sent each, and what it is about."""
    assert isinstance(card, InboxCard)
    app = turn.backstage.apps[card.app]
    width = tile_width(turn, card, area)
    tiles = _tiles(turn, card, width)
    return tiles_on_device(turn, card, area, app, app.name, tiles)


def blocks(turn: Turn, card: Card) -> list[Block]:
    """The opened message with its choices; or what the card tells, and that a message can be opened."""
    assert isinstance(card, InboxCard)
    question = next((each for each in turn.playthrough.waiting if each.id == turn.item), None)
    if question is None:
        tiles = tiles_to_read(turn, partial(_tiles, turn, card))
        hint = Text("hint", turn.say("Tap a message to look at it."), fill=None)
        return [card_text(card), hint, *tiles] if turn.calm else [card_text(card), *tiles, hint]
    mail = next(mail for mail in card.items if mail.id == question.id)
    return [
        Text("mail-from", f"{mail.name}: {mail.subject}", bold=True, fill=None),
        Text("mail-text", mail.text),
        *choice_blocks(turn, question),
    ]


def _tiles(turn: Turn, card: InboxCard, width: int) -> list[Tile]:
    tiles = [_tile(turn, mail, width) for mail in card.items]
    if turn.item is None:
        lead_to_first(tiles)
    return tiles


def _tile(turn: Turn, mail: Mail, width: int) -> Tile:
    answered = mail.id in turn.playthrough.state.answered
    is_open = mail.id == turn.item
    open_to_press = not (answered or is_open or turn.playthrough.state.in_feedback)
    return Tile(
        turn.easel,
        f"item-{mail.id}",
        width,
        [(mail.name, True), (mail.subject, False)],
        picture=turn.face_of(mail.who),
        press=partial(turn.presses.open_item, mail.id) if open_to_press else None,
        done=answered,
        chosen=is_open,
    )
