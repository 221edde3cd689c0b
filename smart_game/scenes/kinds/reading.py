"""Cards to read, to choose on, and to chat on: a picture, words, and one set of choices."""

import pygame

from smart_game.engine.flow import Block, Text
from smart_game.engine.widgets import Widget
from smart_game.scenario.cards import Card, ChatCard
from smart_game.scenario.vocabulary import Device
from smart_game.scenes.device import Thread
from smart_game.scenes.picture import device_room, picture_of, picture_with
from smart_game.scenes.turn import Turn, card_text, choice_blocks, main_button


def picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The card's setting; in feedback without the device, so that the hero is seen."""
    setting = turn.setting(card.setting)
    if turn.playthrough.state.in_feedback or turn.in_column:
        setting = setting.model_copy(update={"device": None, "screen": None})
    return picture_of(turn.easel, area, setting, turn.backstage.cast, turn.backstage.apps)


def story_blocks(turn: Turn, card: Card) -> list[Block]:
    """The text, and Go on."""
    return [
        *_told(turn, card),
        main_button(turn, "go-on", turn.say("Go on"), turn.presses.go_on),
    ]


def choice_card_blocks(turn: Turn, card: Card) -> list[Block]:
    """The text, and the choices."""
    question = turn.playthrough.question
    assert question is not None
    return [*_told(turn, card), *choice_blocks(turn, question)]


def chat_blocks(turn: Turn, card: Card) -> list[Block]:
    """The text and the choices; in one column the messages too, which have no device there."""
    assert isinstance(card, ChatCard)
    messages = enumerate(card.messages if turn.in_column else (), start=1)
    said = [Text(f"message-{at}", f"{each.name}: {each.text}", fill="plain") for at, each in messages]
    question = turn.playthrough.question
    assert question is not None
    told = [card_text(card), *said] if turn.calm else [*said, card_text(card)]
    return [*told, *choice_blocks(turn, question)]


def _told(turn: Turn, card: Card) -> list[Block]:
    """What the card tells, and what its device shows; where all is calm, what happens comes first."""
    text, screen = card_text(card), _screen(turn, card)
    return [text, *screen] if turn.calm else [*screen, text]


def _screen(turn: Turn, card: Card) -> list[Block]:
    """Where all stands in one column: what the device in the picture shows, to read before the rest."""
    screen = card.setting.screen
    if screen is None or not turn.in_column:
        return []
    shown = [turn.backstage.apps[screen.app].name, screen.title, *screen.lines, screen.button or ""]
    return [Text("device-text", "\n".join(filter(None, shown)), fill="plain")]


def chat_picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The thread on its device; in feedback, the place and the people."""
    assert isinstance(card, ChatCard)
    if turn.playthrough.state.in_feedback or turn.in_column:
        return picture(turn, card, area)
    easel, backstage = turn.easel, turn.backstage
    device = card.setting.device or Device.PHONE
    thread = Thread(
        easel,
        "device",
        device_room(easel, area, device),
        device,
        backstage.apps[card.app],
        backstage.cast,
        card,
        turn.playthrough.scenario.hero,
        turn.thread_page,
    )
    widgets = picture_with(easel, area, card.setting, backstage.cast, thread)
    widgets.insert(widgets.index(thread) + 1, thread.newest)
    return widgets
