"""A form, filled in line by line; and telling somebody, put together part by part."""

import pygame

from smart_game.engine.flow import Block, Text
from smart_game.engine.widgets import Widget, Words
from smart_game.scenario.cards import Card, Entry, FormCard, TellCard
from smart_game.scenario.parts import Person, Setting
from smart_game.scenario.vocabulary import Mood
from smart_game.scenes.kinds.board import tile_width, tiles_on_device, tiles_to_read
from smart_game.scenes.kinds.reading import picture as plain_picture
from smart_game.scenes.picture import picture_with
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Turn, card_text, choice_blocks

_BLANK = "…"


def form_picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The form, with what has been filled in; the line in question stands out."""
    assert isinstance(card, FormCard)
    width = tile_width(turn, card, area)
    tiles = [_line(turn, entry, width) for entry in card.items]
    app = turn.backstage.apps[card.app]
    return tiles_on_device(turn, card, area, app, card.title, tiles)


def tell_picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The people, and a speech bubble with what has been put together so far."""
    assert isinstance(card, TellCard)
    if turn.in_column:
        return plain_picture(turn, card, area)
    easel = turn.easel
    pad = easel.metrics.units(2)
    paragraph = easel.wrap(_sentence(turn, card), area.width - 6 * pad)
    bubble = Words("bubble", paragraph, fill="panel", padding=(pad, pad))
    bubble.rect.midtop = (area.centerx, area.top + pad)
    setting = _with_listener(turn, card, turn.setting(card.setting))
    return picture_with(easel, area, setting, turn.backstage.cast, bubble, lap=0)


def _sentence(turn: Turn, card: TellCard) -> str:
    """What has been put together so far, and dots for what is still to come."""
    parts = {entry.id: _said(turn, entry) for entry in card.items}
    said = [parts[part] for part in card.says if parts[part] != _BLANK]
    return " ".join(said) or _BLANK


def blocks(turn: Turn, card: Card) -> list[Block]:
    """What the card tells, once; then what is asked, and the choices."""
    question = turn.playthrough.question
    assert question is not None
    prompt = Text("prompt", question.prompt, bold=True, fill=None, together=True)
    told = [] if turn.playthrough.state.answered else [card_text(card)]
    return [*told, *_so_far(turn, card), prompt, *choice_blocks(turn, question)]


def _so_far(turn: Turn, card: Card) -> list[Block]:
    """Where all stands in one column: what the picture shows otherwise."""
    if not turn.in_column:
        return []
    if isinstance(card, TellCard):
        return [Text("bubble", _sentence(turn, card))]
    assert isinstance(card, FormCard)
    return tiles_to_read(turn, lambda width: [_line(turn, entry, width) for entry in card.items])


def _line(turn: Turn, entry: Entry, width: int) -> Tile:
    playthrough = turn.playthrough
    asked = playthrough.question
    about = asked.id if asked else playthrough.state.made[-1].question
    return Tile(
        turn.easel,
        f"item-{entry.id}",
        width,
        [(entry.text, True), (_said(turn, entry), False)],
        chosen=entry.id == about,
    )


def _said(turn: Turn, entry: Entry) -> str:
    """What was picked for an entry; dots while nothing has been."""
    question = next(each for each in turn.playthrough.card.questions() if each.id == entry.id)
    picked = turn.picked(question)
    return picked.text if picked else _BLANK


def _with_listener(turn: Turn, card: TellCard, setting: Setting) -> Setting:
    """The setting with whoever was picked to be told, if that is one of the cast and not there yet."""
    picked = [turn.picked(question) for question in card.questions()]
    listeners = [choice.who for choice in picked if choice and choice.who]
    there = {person.who for person in setting.cast}
    if not listeners or listeners[-1] in there:
        return setting
    return setting.model_copy(update={"cast": (*setting.cast, Person(who=listeners[-1], mood=Mood.HAPPY))})
