"""How each kind of card looks: the picture on one side, what is read and pressed on the other.

A new card kind needs a function here, in `FACES`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Widget
from smart_game.scenario.model import Card, ChatCard, Choice, ChoiceCard, EndingCard, Setting, StoryCard
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Device
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.device import Thread
from smart_game.scenes.ending import ending_blocks, ending_buttons, ending_stars
from smart_game.scenes.feedback import feedback_blocks, setting_after
from smart_game.scenes.picture import device_room, picture_of, picture_with


@dataclass(frozen=True)
class Turn:
    """What the screen of a card needs to know and may ask for."""

    easel: Easel
    backstage: Backstage
    pack_id: str
    playthrough: Playthrough
    thread_page: int
    pick: Callable[[str], None]
    go_on: Callable[[], None]
    again: Callable[[], None]
    to_trail: Callable[[], None]
    next_player: Callable[[], None]

    def text(self, slot: str, english: str) -> str:
        """A text of the pack in the language of the screen."""
        state = self.playthrough.state
        context = f"{self.pack_id}/{state.scenario}/{state.card}.{slot}"
        return self.backstage.words.pgettext(context, english)


@dataclass(frozen=True)
class Face:
    """The picture's widgets, and the blocks beside it."""

    picture: list[Widget]
    blocks: list[Block]


def face_of(turn: Turn, area: pygame.Rect) -> Face:
    """The face of the card in play, or of the feedback to what was picked on it."""
    if turn.playthrough.state.in_feedback:
        return _feedback_face(turn, area)
    card = turn.playthrough.card
    return FACES[type(card)](turn, card, area)


def _story_face(turn: Turn, card: Card, area: pygame.Rect) -> Face:
    go_on = _button_block(turn, "go-on", turn.backstage.words.gettext("Go on"), turn.go_on)
    return Face(_picture(turn, card.setting, area), [_card_text(turn, card), go_on])


def _choice_face(turn: Turn, card: Card, area: pygame.Rect) -> Face:
    return Face(_picture(turn, card.setting, area), [_card_text(turn, card), *_choices(turn)])


def _chat_face(turn: Turn, card: Card, area: pygame.Rect) -> Face:
    assert isinstance(card, ChatCard)
    easel, backstage = turn.easel, turn.backstage
    device = card.setting.device or Device.PHONE
    rect = device_room(easel, area, device)
    thread = Thread(
        easel, "device", rect, device, backstage.apps[card.app], backstage.cast, card,
        turn.playthrough.scenario.hero, turn.thread_page,
    )  # fmt: skip
    picture = picture_with(easel, area, card.setting, backstage.cast, thread)
    return Face(picture, [_card_text(turn, card), *_choices(turn)])


def _ending_face(turn: Turn, card: Card, area: pygame.Rect) -> Face:
    assert isinstance(card, EndingCard)
    scenario = turn.playthrough.scenario
    blocks = ending_blocks(
        turn.easel,
        turn.backstage,
        title=turn.text("title", card.title),
        text=turn.text("text", card.text),
        remember=turn.backstage.words.pgettext(f"{turn.pack_id}/{scenario.id}/remember", scenario.remember),
        rule=scenario.rule,
    )
    buttons = ending_buttons(turn.easel, turn.backstage, turn.to_trail, turn.again, turn.next_player)
    bare = card.setting.model_copy(update={"device": None, "screen": None})
    stars = ending_stars(turn.easel, area, turn.playthrough.stars)
    return Face([*_picture(turn, bare, area), *stars], [*blocks, buttons])


def _feedback_face(turn: Turn, area: pygame.Rect) -> Face:
    choice = turn.playthrough.last_choice
    assert choice is not None
    question = turn.playthrough.state.made[-1].question
    slot = f"{question}.{choice.id}"
    said = choice.feedback
    blocks: list[Block] = feedback_blocks(
        turn.easel,
        turn.backstage.words,
        turn.text(slot, choice.text),
        choice,
        {
            "happened": turn.text(f"{slot}.happened", said.happened),
            "why": turn.text(f"{slot}.why", said.why),
            "now": turn.text(f"{slot}.now", said.now),
        },
    )
    blocks.append(_button_block(turn, "go-on", turn.backstage.words.gettext("Go on"), turn.go_on))
    hero = turn.playthrough.scenario.hero
    setting = setting_after(turn.playthrough.card.setting, hero, choice)
    return Face(_picture(turn, setting, area), blocks)


def _picture(turn: Turn, setting: Setting, area: pygame.Rect) -> list[Widget]:
    return picture_of(turn.easel, area, setting, turn.backstage.cast, turn.backstage.apps)


def _card_text(turn: Turn, card: Card) -> Text:
    return Text("text", turn.text("text", card.text))


def _choices(turn: Turn) -> list[Block]:
    question = turn.playthrough.question
    assert question is not None
    return [
        _choice_block(turn, question.id, number, choice)
        for number, choice in enumerate(turn.playthrough.offered, start=1)
    ]


def _choice_block(turn: Turn, question_id: str, number: int, choice: Choice) -> Block:
    text = turn.text(f"{question_id}.{choice.id}", choice.text)
    icon = f"symbols/{choice.picture}.svg" if choice.picture else None

    def make(width: int) -> list[Widget]:
        button = Button(
            turn.easel,
            f"choice-{choice.id}",
            text,
            lambda: turn.pick(choice.id),
            width=width,
            icon=icon,
            least_height=turn.easel.metrics.px(turn.easel.metrics.theme.shape["target"] + 5),
        )
        button.number = number
        button.lead = number == 1
        return [button]

    return Made(make)


def _button_block(turn: Turn, id: str, text: str, press: Callable[[], None]) -> Block:
    def make(width: int) -> list[Widget]:
        button = Button(turn.easel, id, text, press, icon="symbols/go-on.svg", tone="main")
        button.rect.right = width
        button.lead = True
        return [button]

    return Made(make)


FACES: Mapping[type[Card], Callable[[Turn, Card, pygame.Rect], Face]] = {
    StoryCard: _story_face,
    ChoiceCard: _choice_face,
    ChatCard: _chat_face,
    EndingCard: _ending_face,
}
