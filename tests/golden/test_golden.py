"""One picture of each kind of screen: what nobody meant to change has not changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenario.vocabulary import Outcome, Rule
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.trail import StopScreen, TrailScreen
from tests.game import Game, open_test_game
from tests.golden.compare import SIZE, assert_golden, compare, shrink
from tests.kinds import make_kinds
from tests.stories import make_pack, make_scenario

HERE = Path(__file__).parent
CARDS = ("read", "ask", "phone", "inbox", "sort", "spot", "form", "tell", "end")


def golden_pack() -> Pack:
    """Made for these pictures, so that no story's wording changes them."""
    every_kind = make_kinds().scenarios[0]
    titles = (
        "Gem Shower",
        "The Long Way Home",
        "Two Doors",
        "Ten Likes",
        "Who Said That?",
        "Jigsaw",
        "Blocked",
    )
    rules = [rule for rule in Rule if rule is not every_kind.rule]
    others = [
        make_scenario(id=f"story-{rule}", title=title, rule=rule)
        for rule, title in zip(rules, titles, strict=True)
    ]
    return make_pack(every_kind, *others, make_scenario())


@pytest.fixture(scope="module")
def game() -> Iterator[Game]:
    """The game at the size that the pictures are made from; each test starts again from its title."""
    game = open_test_game((golden_pack(),), size=(2 * SIZE[0], 2 * SIZE[1]))
    yield game
    game.close()


@pytest.fixture
def check(game: Game, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    renew = request.config.getoption("--new-golden")

    def look(name: str) -> None:
        game.loop.stack.settle()
        game.loop.draw()
        assert_golden(game.loop.window.canvas, HERE / f"{name}.png", tmp_path, renew=renew)

    yield look
    while len(game.loop.stack) > 1:
        game.loop.stack.pop()
        game.loop.stack.settle()
    game.loop.draw()


def show_card(game: Game, card: str) -> Playthrough:
    """A card of the scenario that has every kind, as a seat with a fixed order sees it."""
    pack = game.backstage.sitting.pack
    scenario = pack.scenario("every-kind")
    screen = StoryScreen(game.backstage, pack.info.id, scenario)
    screen.playthrough = Playthrough(scenario, state=State(scenario.id, card, order=1))
    game.loop.stack.push(screen)
    return screen.playthrough


def test_title(check: Callable[[str], None]) -> None:
    check("title")


def test_trail_with_some_stars(game: Game, check: Callable[[str], None]) -> None:
    sitting = game.backstage.sitting
    for stars, scenario in enumerate(sitting.pack.scenarios[1:4], start=1):
        sitting.seat._stars[sitting.pack.info.id, scenario.id] = stars
    game.loop.stack.push(TrailScreen(game.backstage, sitting.pack))
    check("trail")
    sitting.next_player()


def test_stop_with_two_stories(game: Game, check: Callable[[str], None]) -> None:
    game.loop.stack.push(StopScreen(game.backstage, game.backstage.sitting.pack, Rule.ACCEPTING))
    check("stop")


def test_tell(game: Game, check: Callable[[str], None]) -> None:
    game.loop.stack.push(TellScreen(game.backstage))
    check("tell")


@pytest.mark.parametrize("card", CARDS)
def test_card(game: Game, check: Callable[[str], None], card: str) -> None:
    show_card(game, card)
    check(f"card-{card}")


@pytest.mark.parametrize("outcome", Outcome)
def test_feedback(game: Game, check: Callable[[str], None], outcome: Outcome) -> None:
    play = show_card(game, "ask")
    play.pick(next(choice.id for choice in play.offered if choice.outcome is outcome))
    check(f"feedback-{outcome}")


def test_a_picture_is_different_from_every_other(game: Game) -> None:
    """The tolerance is not so wide that one screen passes for another."""
    kept = [pygame.image.load(path) for path in sorted(HERE.glob("*.png"))]
    assert len(kept) >= 10
    for at, one in enumerate(kept):
        for other in kept[:at]:
            assert not compare(one, other).small


def test_a_line_of_text_more_is_noticed(game: Game, tmp_path: Path) -> None:
    canvas = game.loop.window.canvas.copy()
    golden = tmp_path / "page.png"
    assert_golden(canvas, golden, tmp_path, renew=True)
    assert_golden(canvas, golden, tmp_path, renew=False)
    paragraph = game.loop.easel.wrap("A line that was not there before, and is now", 900)
    pygame.draw.rect(canvas, "#FFFDF8", (200, 300, 800, 60))
    game.loop.easel.typesetter.draw(canvas, paragraph, (220, 310))
    with pytest.raises(AssertionError, match=r"page looks different.*--new-golden") as failure:
        assert_golden(canvas, golden, tmp_path, renew=False)
    beside = tmp_path / "page-golden-drawn-difference.png"
    assert str(beside) in str(failure.value)
    assert pygame.image.load(beside).get_width() == 3 * SIZE[0] + 20


def test_a_slightly_different_renderer_passes(game: Game, tmp_path: Path) -> None:
    canvas = game.loop.window.canvas.copy()
    assert_golden(canvas, tmp_path / "page.png", tmp_path, renew=True)
    canvas.fill("#020202", special_flags=pygame.BLEND_RGB_SUB)
    assert_golden(canvas, tmp_path / "page.png", tmp_path, renew=False)
    assert compare(shrink(canvas), shrink(canvas)).average == 0


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in HERE.glob("*.png")) < 2_000_000
