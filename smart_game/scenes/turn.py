"""What the screen of a card is given, and the parts that several kinds of card share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Picture, Press, Widget
from smart_game.scenario.cards import Card
from smart_game.scenario.parts import Choice, Person, Question, Setting
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Band, Mood
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.people import portrait

_LARGE = 76
"""The side of a large picture on a choice, in pixels of the reference window."""


@dataclass(frozen=True)
class Presses:
    """What a card's screen may ask of the story."""

    pick: Callable[[str, str | None], None]
    leave_rest: Callable[[], None]
    go_on: Callable[[], None]
    open_item: Callable[[str | None], None]
    again: Callable[[], None]
    to_trail: Callable[[], None]
    next_player: Callable[[], None]


@dataclass(frozen=True)
class Turn:
    """One look at a playthrough: `item` is the one that a child has opened, `thread_page` a chat's page."""

    easel: Easel
    backstage: Backstage
    playthrough: Playthrough
    thread_page: int
    item: str | None
    presses: Presses

    @property
    def calm(self) -> bool:
        """Whether there is one thing at a time, and nothing beside it."""
        return self.backstage.preferences.now.calm

    @property
    def in_column(self) -> bool:
        """Whether what a device shows stands in the column of what is read: text is large, or all is calm."""
        return self.easel.metrics.large or self.calm

    @property
    def large_symbols(self) -> bool:
        """Whether choices have large pictures: where that is wished, and for the youngest."""
        band = self.backstage.sitting.pack.info.band
        return self.backstage.preferences.now.symbols or band is Band.FIVE_TO_SEVEN

    def say(self, english: str) -> str:
        """A text of the screen, already marked for translation, in the language of the screen."""
        return self.backstage.words.gettext(english)

    def face_of(self, who: str, mood: Mood = Mood.HAPPY) -> Picture:
        """Somebody's head, for a button or a tile."""
        return partial(self._portrait, Person(who=who, mood=mood))

    def picture_of(self, who: str | None, symbol: str | None) -> Picture | None:
        """Somebody's head or a symbol, whichever is named."""
        if who:
            return self.face_of(who)
        return f"symbols/{symbol}.svg" if symbol else None

    def setting(self, setting: Setting) -> Setting:
        """The setting as it is now: after a pick, the hero's face shows how it went."""
        choice = self.playthrough.last_choice
        if not self.playthrough.state.in_feedback or choice is None:
            return setting
        hero = self.playthrough.scenario.hero
        others = tuple(person for person in setting.cast if person.who != hero)
        after = Person(who=hero, mood=choice.feedback.mood)
        return setting.model_copy(update={"cast": (after, *others)})

    def picked(self, question: Question) -> Choice | None:
        """What was picked for a question of the card in play; None if it still waits."""
        state = self.playthrough.state
        if question.id not in state.answered:
            return None
        facts = [made for made in state.made if made.card == state.card and made.question == question.id]
        return next(choice for choice in question.choices if choice.id == facts[-1].choice)

    def _portrait(self, person: Person, size: tuple[int, int]) -> pygame.Surface:
        return portrait(self.easel, self.backstage.cast, person, size, "head")


def card_text(card: Card) -> Text:
    """What the card tells."""
    return Text("text", card.text)


def choice_blocks(turn: Turn, question: Question) -> list[Block]:
    """A button for each choice that is offered."""
    offered = turn.playthrough.offered_for(question)
    return [_choice_block(turn, question, number, choice) for number, choice in enumerate(offered, start=1)]


def _choice_block(turn: Turn, question: Question, number: int, choice: Choice) -> Block:
    target = turn.easel.metrics.px(turn.easel.metrics.theme.shape["target"])

    def make(width: int) -> list[Widget]:
        picture = turn.picture_of(choice.who, choice.picture)
        button = ChoiceButton(
            turn.easel,
            f"choice-{choice.id}",
            choice.text,
            lambda: turn.presses.pick(choice.id, question.id),
            width=width,
            icon=picture,
            least_height=target,
            large=turn.large_symbols and picture is not None,
        )
        button.number = number
        button.lead = number == 1
        return [button]

    return Made(make, together=True)


class ChoiceButton(Button):
    """A choice; with a `large` picture for whoever goes by that more than by the words."""

    def __init__(
        self,
        easel: Easel,
        id: str,
        text: str,
        press: Press,
        *,
        width: int,
        icon: Picture | None,
        least_height: int,
        large: bool,
    ) -> None:
        """As a button that is as much narrower as the picture is larger, and then made wider by that."""
        more = easel.metrics.px(_LARGE) - easel.metrics.px(44) if large else 0
        least = (
            max(least_height, easel.metrics.px(_LARGE) + easel.metrics.units(2.5)) if large else least_height
        )
        super().__init__(easel, id, text, press, width=width - more, icon=icon, least_height=least)
        self.rect.width = width
        self._side += more
        self._text_left += more


def main_button(turn: Turn, id: str, text: str, press: Callable[[], None]) -> Block:
    """The one thing to press next, at the right."""

    def make(width: int) -> list[Widget]:
        button = Button(turn.easel, id, text, press, icon="symbols/go-on.svg", tone="main")
        button.rect.right = width
        button.lead = True
        return [button]

    return Made(make)
