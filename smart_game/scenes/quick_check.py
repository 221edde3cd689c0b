"""The quick check, question by question: nothing is said of a choice, and it can be changed until Next."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.sound import Sound
from smart_game.engine.widgets import Button, Widget
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Check
from smart_game.scenario.parts import Choice
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.faces import blocks_for
from smart_game.scenes.kinds.reading import picture as card_picture
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Turn, card_text, main_button


class QuickCheckScreen(StoryScreen):
    """Plays one moment of a check; like any play it is handed in when it is over or left."""

    def __init__(self, backstage: Backstage, pack_id: str, check: Check) -> None:
        super().__init__(backstage, pack_id, check)
        self._chosen: str | None = None

    def title(self) -> tuple[str, str | None]:
        """How far it is; no badge, as a badge would say what a question is about."""
        asking = [id for id, card in self.scenario.cards.items() if card.questions()]
        here = self.playthrough.state.card
        if here not in asking:
            return (self.scenario.title, None)
        said = self.backstage.words.gettext("{number} of {count}")
        return (said.format(number=asking.index(here) + 1, count=len(asking)), None)

    def _picture(self, turn: Turn, area: pygame.Rect) -> list[Widget]:
        """The card's setting; at the end too, as there are no stars to show."""
        return card_picture(turn, turn.playthrough.card, area)

    def _blocks(self, turn: Turn) -> list[Block]:
        """The card; what was chosen, with Next; or the end."""
        choice = self._choice()
        if choice is not None:
            return self._chosen_blocks(turn, choice)
        card = self.playthrough.card
        if isinstance(card, EndingCard):
            return [
                Text("ending-title", card.title, size="heading", bold=True, fill=None),
                card_text(card),
                Text("remember", self.scenario.remember, bold=True, fill="tell_over", color="on_tell"),
                main_button(turn, "to-trail", turn.say("To the stories"), turn.presses.to_trail),
                Made(lambda width: [self._plain(turn, width, "next-player")]),
            ]
        return blocks_for(turn)

    def _chosen_blocks(self, turn: Turn, choice: Choice) -> list[Block]:
        """The same words after every choice, and the way back to the others."""
        return [
            Made(lambda width: [self._picked(turn, width, choice)]),
            Text("thanks", choice.feedback.happened),
            Made(lambda width: [self._plain(turn, width, "choose-again")]),
            main_button(turn, "go-on", turn.say("Next"), turn.presses.go_on),
        ]

    def _picked(self, turn: Turn, width: int, choice: Choice) -> Tile:
        """What was chosen."""
        picture = turn.picture_of(choice.who, choice.picture)
        tall = turn.easel.metrics.px(turn.easel.metrics.theme.shape["target"])
        return Tile(
            turn.easel,
            "picked",
            width,
            [(choice.text, True)],
            picture=picture,
            size="body",
            least_height=tall,
        )

    def _plain(self, turn: Turn, width: int, id: str) -> Button:
        """Somebody else's turn, or back to the choices."""
        texts = {"next-player": turn.say("Next player"), "choose-again": turn.say("Choose again")}
        icons = {"next-player": "next-player", "choose-again": "replay"}
        presses = {"next-player": turn.presses.next_player, "choose-again": self._choose_again}
        button = Button(turn.easel, id, texts[id], presses[id], icon=f"symbols/{icons[id]}.svg", tone="plain")
        button.rect.right = width
        return button

    def _companion(
        self,
        easel: Easel,
        picture: pygame.Rect,
        column: pygame.Rect,
        page: Sequence[Widget],
        *,
        paged: bool,
    ) -> list[Widget]:
        """Nobody looks on: a face could be read as a verdict."""
        return []

    def _choice(self) -> Choice | None:
        """What has been chosen and not yet confirmed by Next."""
        offered = self.playthrough.offered if self._chosen else ()
        return next((choice for choice in offered if choice.id == self._chosen), None)

    def _pick(self, choice_id: str, question_id: str | None) -> None:
        self._chosen = choice_id
        self._changed()

    def _choose_again(self) -> None:
        self._chosen = None
        self._changed()

    def _go_on(self) -> None:
        if self._chosen is not None:
            self.playthrough.pick(self._chosen)
            self._chosen = None
        self.playthrough.go_on()
        if self.playthrough.ended:
            self._close()
        self.backstage.sounds.play(Sound.CARD)
        self._changed()
