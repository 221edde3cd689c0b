"""One story on the board: told, put to the class, its hands counted and talked about, and on it goes."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Pager
from smart_game.engine.sound import Sound
from smart_game.engine.widgets import Widget
from smart_game.progress.votes import MOST_HANDS, Asked, Votes, ballots
from smart_game.scenario.model import Scenario
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.board.counting import counting
from smart_game.scenes.board.pages import Sheet, sheet_for
from smart_game.scenes.frame import Corner
from smart_game.scenes.screen import Screen

_DIGITS = {
    **{key: digit for digit, key in enumerate(range(pygame.K_0, pygame.K_9 + 1))},
    **{key: digit % 10 for digit, key in enumerate(range(pygame.K_KP_1, pygame.K_KP_0 + 1), start=1)},
}
_LETTERS = (pygame.K_a, pygame.K_b, pygame.K_c, pygame.K_d)
_STEPS = {
    pygame.K_PLUS: 1,
    pygame.K_EQUALS: 1,
    pygame.K_KP_PLUS: 1,
    pygame.K_MINUS: -1,
    pygame.K_KP_MINUS: -1,
}
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)


class Stage(Enum):
    """What is done with the card in play."""

    TELL = auto()
    ASK = auto()
    COUNT = auto()
    RESULT = auto()


@dataclass(frozen=True)
class Moment:
    """Where a story on the board stands; `counted` is the number of the choice whose hands are counted."""

    state: State
    stage: Stage
    counted: int = 0


class ClassPlay(Playthrough):
    """A playthrough in which a piece that is left does not leave the others: each is asked about."""

    def _leaving(self) -> bool:
        return False


class BoardScreen(Screen):
    """Plays a scenario with a class; its votes are handed in at the ending, or when the story is left."""

    def __init__(
        self, backstage: Backstage, pack_id: str, scenario: Scenario, chance: random.Random | None = None
    ) -> None:
        """`chance` says which hands meet on a ballot; without one it is the system's."""
        super().__init__(backstage)
        self.pack_id = pack_id
        self.scenario = scenario
        self.playthrough: Playthrough = ClassPlay(
            scenario, order=backstage.sitting.seat.begin(scenario).state.order
        )
        self.stage = Stage.TELL
        self.votes = Votes()
        self._chance = chance or random.SystemRandom()
        self._counted = 0
        self._typed = ""
        self._before: list[Moment] = []
        self._pager = Pager(self.refresh)
        self._over = False

    @property
    def asked(self) -> Asked | None:
        """What is put to the class now, if anything is."""
        question, state = self.playthrough.question, self.playthrough.state
        return Asked(len(state.made), state.card, question.id) if question else None

    def title(self) -> tuple[str, str | None]:
        """The story's title, with the badge of its rule."""
        return (self.scenario.title, f"badges/{self.scenario.rule}.svg")

    def corner(self) -> Corner:
        """Back to what was shown before; from the first card and from an ending, to the stories."""
        return Corner(self.backstage.words.gettext("Back"), self._step_back)

    def leave(self) -> None:
        """A story that is left is handed in as far as it was voted on."""
        self._close()
        super().leave()

    def build(self, easel: Easel) -> Sequence[Widget]:
        """In the words of now: the language may have changed."""
        self.scenario = self.backstage.sitting.scenario(self.pack_id, self.scenario.id)
        self.playthrough.scenario = self.scenario
        self.listening = self.stage is Stage.COUNT
        return super().build(easel)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """What is told, asked, counted or talked about; at the foot the way on."""
        asked = self.asked
        if self.stage is Stage.COUNT and asked:
            return counting(self, easel, area, asked, self._counted)
        made: Sheet = sheet_for(self, easel, area)
        say = self.backstage.words.gettext
        column = made.column or area
        turning = self._pager.buttons(easel, column, len(made.pages), say("Back a bit"), say("More"))
        foot: Sequence[Widget] = ()
        if self._pager.page == len(made.pages) - 1:
            gap = easel.metrics.units(2)
            foot = made.foot(column.width - sum(widget.rect.width + gap for widget in turning))
        return [*made.beside, *made.pages[self._pager.page], *turning, *foot]

    def to_question(self) -> None:
        """From what is told to what is asked, or to the next card."""
        if self.playthrough.question:
            self._go(Stage.ASK)
        else:
            self.go_on()

    def begin_counting(self) -> None:
        """Count the hands of the first choice."""
        self._go(Stage.COUNT)

    def next_count(self) -> None:
        """Count the hands of the next choice; after the last, show how many there were."""
        if self._counted + 1 < len(self.playthrough.offered):
            self._go(Stage.COUNT, self._counted + 1)
        else:
            self._go(Stage.RESULT)

    def show_result(self) -> None:
        """Show the choices, to talk about and to go on with."""
        self._go(Stage.RESULT)

    def add(self, more: int) -> None:
        """More hands, or fewer, for the choice that is counted."""
        asked = self.asked
        if asked:
            choice = self.playthrough.offered[self._counted].id
            self.votes.count(asked, choice, self.votes.hands(asked, choice) + more)
        self._typed = ""
        self.refresh()

    def pick(self, choice_id: str) -> None:
        """The way on that the teacher chose."""
        self._remember()
        self.playthrough.pick(choice_id)
        self._show(Stage.TELL)

    def go_on(self) -> None:
        """To the next question of the card, or to the next card."""
        self._remember()
        card = self.playthrough.state.card
        self.playthrough.go_on()
        if self.playthrough.ended:
            self._close()
        same = card == self.playthrough.state.card and self.playthrough.waiting
        self.backstage.sounds.play(Sound.CARD)
        self._show(Stage.ASK if same else Stage.TELL)

    def to_stories(self) -> None:
        """Back to the list."""
        self.backstage.stack.pop()

    def hears(self, key: int) -> bool:
        """While hands are counted: A, B, C add one; digits are a count; plus and minus; Enter goes on."""
        if key in _LETTERS[: len(self.playthrough.offered)]:
            self._counted = _LETTERS.index(key)
            self.add(1)
        elif key in _STEPS:
            self.add(_STEPS[key])
        elif key in _DIGITS:
            self._type(f"{self._typed}{_DIGITS[key]}")
        elif key == pygame.K_BACKSPACE and self._typed:
            self._type(self._typed[:-1])
        elif key in _ENTER and self._typed:
            self.next_count()
        else:
            return False
        return True

    def _type(self, typed: str) -> None:
        self._typed = typed[-len(str(MOST_HANDS)) :]
        asked = self.asked
        if asked:
            self.votes.count(asked, self.playthrough.offered[self._counted].id, int(self._typed or 0))
        self.refresh()

    def _go(self, stage: Stage, counted: int = 0) -> None:
        self._remember()
        self._show(stage, counted)

    def _show(self, stage: Stage, counted: int = 0) -> None:
        self.stage, self._counted, self._typed = stage, counted, ""
        self._pager.page = 0
        self.refresh()

    def _remember(self) -> None:
        self._before.append(Moment(self.playthrough.state, self.stage, self._counted))

    def _step_back(self) -> None:
        if self._over or not self._before:
            self.to_stories()
            return
        before = self._before.pop()
        self.playthrough.state = before.state
        self._show(before.stage, before.counted)

    def _close(self) -> None:
        """Once, at the ending or when the story is left: a ballot for each hand to the box."""
        if self._over:
            return
        self._over = True
        sitting = self.backstage.sitting
        found = ballots(self.scenario, self.votes, self._chance)
        if not found:
            return
        story = (sitting.of.id, self.pack_id, self.scenario.id)
        first = not self.backstage.voted.before(*story)
        self.backstage.voted.keep(*story)
        for ballot in found:
            self.backstage.hand_in(self.pack_id, sitting.of.id, ballot, first=first)
