"""Spotting: a page made of pieces; tap those that are clues, and say when that is all."""

from functools import partial

import pygame

from smart_game.engine.flow import Block
from smart_game.engine.widgets import Widget
from smart_game.scenario.cards import TAPPED, Card, Spot, SpotCard
from smart_game.scenes.kinds.board import lead_to_first, tile_width, tiles_on_device, tiles_to_read
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Turn, card_text, main_button


def picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The page, with its pieces to tap."""
    assert isinstance(card, SpotCard)
    width = tile_width(turn, card, area)
    tiles = _tiles(turn, card, width)
    app = turn.backstage.apps[card.app]
    return tiles_on_device(turn, card, area, app, card.title, tiles)


def blocks(turn: Turn, card: Card) -> list[Block]:
    """What the card tells, and the way to say that nothing else is a clue."""
    assert isinstance(card, SpotCard)
    return [
        card_text(card),
        *tiles_to_read(turn, partial(_tiles, turn, card)),
        main_button(turn, "that-is-all", turn.say("That’s all"), turn.presses.leave_rest),
    ]


def _tiles(turn: Turn, card: SpotCard, width: int) -> list[Tile]:
    tiles = [_tile(turn, spot, width) for spot in card.items]
    lead_to_first(tiles)
    return tiles


def _tile(turn: Turn, spot: Spot, width: int) -> Tile:
    state = turn.playthrough.state
    question = next(each for each in turn.playthrough.card.questions() if each.id == spot.id)
    picked = turn.picked(question)
    waits = picked is None and not state.in_feedback
    return Tile(
        turn.easel,
        f"item-{spot.id}",
        width,
        [(spot.text, False)],
        picture=turn.picture_of(spot.who, spot.picture),
        press=partial(turn.presses.pick, TAPPED, spot.id) if waits else None,
        done=picked is not None and picked.id == TAPPED,
        chosen=state.in_feedback and state.made[-1].question == spot.id,
    )
