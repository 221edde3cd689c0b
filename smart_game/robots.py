"""Robots that play: they hold beliefs, and press what a child who holds them would press.

`smart-game demo` seats a class of them; tests send them down every path.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smart_game.engine.pilot import Pilot
from smart_game.scenario.cards import TAPPED, InboxCard, SpotCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.parts import Choice
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Outcome
from smart_game.scenes.before import BeforeScreen
from smart_game.scenes.story import StoryScreen

_SURE = 0.85
"""How often a robot picks what its belief suggests."""

_SENSIBLE = 0.6
"""How often it picks a safer choice where no belief of its own is among the choices."""

_LEAVES = 0.03
"""How often it leaves a story half-way."""


@dataclass(frozen=True)
class Robot:
    """One pupil's worth of beliefs (ids of misconceptions), and chance."""

    beliefs: frozenset[str]
    chance: random.Random

    @classmethod
    def made(cls, beliefs: Sequence[str], chance: random.Random) -> "Robot":
        """A robot that holds two of the beliefs."""
        return cls(frozenset(chance.sample(list(beliefs), min(2, len(beliefs)))), chance)

    def choose(self, offered: Sequence[Choice]) -> Choice:
        """What it picks."""
        tempting = [choice for choice in offered if choice.misconception in self.beliefs]
        if tempting and self.chance.random() < _SURE:
            return self.chance.choice(tempting)
        safer = [choice for choice in offered if choice.outcome is Outcome.SAFER]
        if safer and self.chance.random() < _SENSIBLE:
            return self.chance.choice(safer)
        return self.chance.choice(list(offered))

    def leaves(self) -> bool:
        """Whether it stops here."""
        return self.chance.random() < _LEAVES


def beliefs_in(pack: Pack) -> list[str]:
    """The misconceptions behind the choices of a pack."""
    found = {choice.misconception for story in pack.scenarios for _, _, choice in story.choices()}
    return sorted(belief for belief in found if belief)


def _look_away(_screen: str) -> None:
    """Take no notice of a screen."""


def play_story(pilot: Pilot, robot: Robot, scenario: Scenario, seen: Callable[[str], object] = str) -> int:
    """Play one scenario from the trail, to its end or until the robot leaves it; the stars, 0 if it left.

    `seen` hears what each new screen is: a card kind, `feedback-` and an outcome, or `ending`.
    """
    press_through_pages(pilot, f"stop-{scenario.rule}")
    if f"story-{scenario.id}" in pilot.ids():
        pilot.press(f"story-{scenario.id}")
    if isinstance(pilot.scene, BeforeScreen):
        press_through_pages(pilot, "begin-story")
    screen = pilot.scene
    assert isinstance(screen, StoryScreen)
    play = screen.playthrough
    untouched: set[str] = set()
    while not play.ended:
        seen(play.card.kind)
        if play.state.made and robot.leaves():
            pilot.press("back")
            return 0
        if play.question:
            _answer(pilot, robot, play, untouched)
            if play.last_choice and play.state.in_feedback:
                seen(f"feedback-{play.last_choice.outcome}")
                press_through_pages(pilot, "go-on")
            continue
        press_through_pages(pilot, "go-on")
    seen("ending")
    press_through_pages(pilot, "to-trail")
    return play.stars


def _answer(pilot: Pilot, robot: Robot, play: Playthrough, untouched: set[str]) -> None:
    """Answer something on the card in play; `untouched` are the pieces that the robot lets be."""
    question = play.question
    assert question is not None
    if isinstance(play.card, SpotCard):
        undecided = [piece for piece in play.waiting if f"{play.state.card}/{piece.id}" not in untouched]
        for piece in undecided:
            if robot.choose(piece.choices).id == TAPPED:
                press_through_pages(pilot, f"item-{piece.id}")
                return
            untouched.add(f"{play.state.card}/{piece.id}")
        press_through_pages(pilot, "that-is-all")
        return
    if isinstance(play.card, InboxCard):
        press_through_pages(pilot, f"item-{question.id}")
    press_through_pages(pilot, f"choice-{robot.choose(play.offered).id}")


def press_through_pages(pilot: Pilot, id: str) -> None:
    """Press a widget that may be on another page: this one is read on from, then all from the first."""
    for turn in ("page-more", "page-back", "page-more"):
        while id not in pilot.ids() and turn in pilot.ids():
            pilot.press(turn)
    pilot.press(id)
