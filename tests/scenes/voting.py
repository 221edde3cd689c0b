"""What a class does at the board, by any hand of the pilot."""

from smart_game.engine.pilot import Hand, Pilot
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenes.board import open_board
from smart_game.scenes.board.play import BoardScreen, Stage
from smart_game.scenes.board.stories import BoardBeforeScreen
from tests.game import Game

HANDS = {2: (17, 11), 3: (17, 8, 3), 4: (15, 8, 4, 1)}


def on_board(game: Game, pack: Pack, hand: Hand = Hand.MOUSE) -> Pilot:
    open_board(game.backstage, pack)
    game.loop.stack.settle()
    game.loop.draw()
    return game.pilot(hand)


def turn_to(pilot: Pilot, id: str) -> None:
    for _ in range(12):
        if id in pilot.ids():
            return
        pilot.press("page-more")
    raise AssertionError(f"no {id} among {pilot.ids()}")


def open_story(pilot: Pilot, scenario: Scenario) -> BoardScreen:
    turn_to(pilot, f"story-{scenario.id}")
    pilot.press(f"story-{scenario.id}")
    if isinstance(pilot.scene, BoardBeforeScreen):
        turn_to(pilot, "begin-story")
        pilot.press("begin-story")
    assert isinstance(pilot.scene, BoardScreen)
    return pilot.scene


def count_hands(pilot: Pilot, hands: tuple[int, ...] = ()) -> dict[str, int]:
    """Count these hands for the choices, in the order in which they are shown; what was counted."""
    screen = pilot.scene
    assert isinstance(screen, BoardScreen)
    asked, offered = screen.asked, screen.playthrough.offered
    assert asked is not None
    turn_to(pilot, "vote")
    pilot.press("vote")
    hands = hands or HANDS[len(offered)]
    for count in hands:
        for id in ["five-more"] * (count // 5) + ["one-more"] * (count % 5):
            pilot.press(id)
        pilot.press("next-count")
    assert screen.stage is Stage.RESULT
    return {
        f"{asked.card}/{asked.question}/{choice.id}": count
        for choice, count in zip(offered, hands, strict=True)
        if count
    }


def asked(game: Game, explorers: Pack, hand: Hand = Hand.MOUSE) -> tuple[Pilot, BoardScreen]:
    """At the first question of a story: three choices."""
    pilot = on_board(game, explorers, hand)
    screen = open_story(pilot, explorers.scenario("gem-gem-shower"))
    while screen.stage is not Stage.ASK:
        turn_to(pilot, "go-on")
        pilot.press("go-on")
    return pilot, screen
