"""Ways to play the real game through a pilot, whatever kinds of card there are."""

import pygame

from smart_game.engine.pilot import Pilot
from smart_game.scenario.model import Scenario
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenes.story import StoryScreen

ON = ("go-on", "that-is-all", "page-more")
MOST_PRESSES = 200


def playthrough(pilot: Pilot) -> Playthrough:
    """The play on the screen."""
    assert isinstance(pilot.scene, StoryScreen), f"{type(pilot.scene).__name__} is on the screen"
    return pilot.scene.playthrough


def next_press(ids: list[str]) -> str:
    """What leads on: a choice, an unopened item, or the way on."""
    for start in ("choice-", "item-"):
        for id in ids:
            if id.startswith(start):
                return id
    return next(id for id in ON if id in ids)


def begin(pilot: Pilot, scenario: Scenario) -> Playthrough:
    """From the title or the trail to the first card of a scenario."""
    if "start" in pilot.ids():
        pilot.press("start")
    if f"stop-{scenario.rule}" in pilot.ids():
        pilot.press(f"stop-{scenario.rule}")
    if f"story-{scenario.id}" in pilot.ids():
        pilot.press(f"story-{scenario.id}")
    return playthrough(pilot)


def finish(pilot: Pilot) -> Playthrough:
    """From wherever a story is to its ending."""
    play = playthrough(pilot)
    for _ in range(MOST_PRESSES):
        if play.ended:
            return play
        pilot.press(next_press(pilot.ids()))
    raise AssertionError(f"not over after {MOST_PRESSES} presses: {play.state}")


def pick_once(pilot: Pilot) -> None:
    """On to the first card that asks, and one pick there."""
    play = playthrough(pilot)
    while not play.state.made:
        pilot.press(next_press(pilot.ids()))


def ringed(pilot: Pilot) -> str | None:
    """What has the focus, if the ring is shown."""
    return pilot.loop.view.focus if pilot.loop.view.ring_shown else None


def tab_round(pilot: Pilot) -> list[str]:
    """What Tab reaches, once round, beginning with what has the focus."""
    if ringed(pilot) is None:
        pilot.key(pygame.K_TAB)
    reached = []
    for _ in range(60):
        now = ringed(pilot)
        if now is None or now in reached:
            break
        reached.append(now)
        pilot.key(pygame.K_TAB)
    return reached
