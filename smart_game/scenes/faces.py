"""How each kind of card looks: the picture on one side, what is read and pressed on the other.

A new kind of card needs a row in `KINDS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from smart_game.engine.flow import Block
from smart_game.engine.widgets import Widget
from smart_game.scenario.cards import (
    Card,
    ChatCard,
    ChoiceCard,
    EndingCard,
    FormCard,
    InboxCard,
    SortCard,
    SpotCard,
    StoryCard,
    TellCard,
)
from smart_game.scenes.ending import ending_blocks, ending_picture
from smart_game.scenes.feedback import feedback_blocks
from smart_game.scenes.kinds import filling, inbox, reading, sorting, spotting
from smart_game.scenes.picture import people_alone
from smart_game.scenes.turn import Turn


@dataclass(frozen=True)
class Face:
    """One kind of card: the widgets of its picture, and the blocks beside it."""

    picture: Callable[[Turn, Card, pygame.Rect], list[Widget]]
    blocks: Callable[[Turn, Card], list[Block]]


KINDS: Mapping[type[Card], Face] = {
    StoryCard: Face(reading.picture, reading.story_blocks),
    ChoiceCard: Face(reading.picture, reading.choice_card_blocks),
    ChatCard: Face(reading.chat_picture, reading.chat_blocks),
    InboxCard: Face(inbox.picture, inbox.blocks),
    SortCard: Face(sorting.picture, sorting.blocks),
    SpotCard: Face(spotting.picture, spotting.blocks),
    FormCard: Face(filling.form_picture, filling.blocks),
    TellCard: Face(filling.tell_picture, filling.blocks),
    EndingCard: Face(ending_picture, ending_blocks),
}


def picture_for(turn: Turn, area: pygame.Rect) -> list[Widget]:
    """The picture of the card in play, as it is now; where all is calm, the people alone."""
    card = turn.playthrough.card
    if turn.calm:
        return people_alone(turn.easel, area, turn.setting(card.setting), turn.backstage.cast)
    return KINDS[type(card)].picture(turn, card, area)


def blocks_for(turn: Turn) -> list[Block]:
    """What is read and pressed: the card's own, or the feedback to what was picked on it."""
    if turn.playthrough.state.in_feedback:
        return feedback_blocks(turn)
    card = turn.playthrough.card
    return KINDS[type(card)].blocks(turn, card)
