"""The quick check on the screen: begun at Start, answered without a comment, handed in under its moment."""

from pathlib import Path

import pytest

from smart_game.cli.play import run
from smart_game.engine.pilot import Hand, Pilot
from smart_game.errors import CannotRunError
from smart_game.scenario.model import Pack
from smart_game.scenario.quick_check import Moment
from smart_game.scenario.vocabulary import Outcome
from smart_game.scenes.quick_check import QuickCheckScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen
from tests.game import Game, OpenGame
from tests.scenes.playing import ON


@pytest.fixture
def game(open_game: OpenGame, explorers: Pack) -> Game:
    game = open_game(explorers)
    game.backstage.sitting.moment = Moment.AFTER
    return game


@pytest.fixture
def pilot(game: Game) -> Pilot:
    return game.pilot()


def answer(pilot: Pilot, outcome: Outcome | None = None) -> list[str]:
    """From the hello to the goodbye; the choices that were confirmed."""
    screen = pilot.scene
    assert isinstance(screen, QuickCheckScreen)
    picked: list[str] = []
    for _ in range(60):
        if screen.playthrough.ended:
            return picked
        offered = screen.playthrough.offered
        wanted = [each.id for each in offered if outcome in (None, each.outcome)]
        ids = pilot.ids()
        choices = [id for id in wanted if f"choice-{id}" in ids]
        if choices:
            picked.append(choices[0])
            pilot.press(f"choice-{choices[0]}")
        else:
            pilot.press(next(id for id in ON if id in ids))
    raise AssertionError("the check does not come to an end")


def test_start_leads_to_the_check_and_then_to_the_trail(game: Game, pilot: Pilot) -> None:
    pilot.press("start")
    picked = answer(pilot)
    (handed,) = game.box.plays
    assert (handed.pack, handed.state.scenario, handed.ended, handed.first) == (
        "explorers", "check-after", True, True,
    )  # fmt: skip
    assert [made.choice for made in handed.state.made] == picked
    assert len(picked) == 6
    pilot.press("to-trail")
    assert isinstance(pilot.scene, TrailScreen)
    pilot.press("back")
    pilot.press("start")
    assert isinstance(pilot.scene, TrailScreen)
    assert len(game.box.plays) == 1


def test_every_seat_begins_with_it_and_nobody_has_stars_of_it(game: Game, pilot: Pilot) -> None:
    pilot.press("start")
    answer(pilot, Outcome.SAFER)
    assert not [widget.id for widget in game.loop.view.widgets if widget.id.startswith("star")]
    assert game.loop.stack.top
    seat = game.backstage.sitting.seat
    assert not any(seat.stars("explorers", story.id) for story in game.backstage.sitting.pack.scenarios)
    pilot.press("next-player")
    assert isinstance(pilot.scene, TitleScreen)
    pilot.press("start")
    assert isinstance(pilot.scene, QuickCheckScreen)


def test_what_is_said_after_a_choice_does_not_depend_on_it(game: Game, pilot: Pilot) -> None:
    pilot.press("start")
    pilot.press("go-on")
    seen = set()
    screen = pilot.scene
    assert isinstance(screen, QuickCheckScreen)
    for choice in screen.playthrough.offered:
        pilot.press(f"choice-{choice.id}")
        said = [(each.id, each.speech) for each in game.loop.view.widgets if each.id != "picked"]
        shown = next(each for each in game.loop.view.widgets if each.id == "picked")
        assert shown.speech == choice.text
        assert choice.text not in str(said)
        seen.add(tuple(said))
        pilot.press("choose-again")
        assert not screen.playthrough.state.made
    assert len(seen) == 1
    assert not screen.playthrough.state.in_feedback


def test_a_choice_counts_when_next_is_pressed_and_not_before(game: Game, pilot: Pilot) -> None:
    pilot.press("start")
    pilot.press("go-on")
    screen = pilot.scene
    assert isinstance(screen, QuickCheckScreen)
    first, second, _ = (choice.id for choice in screen.playthrough.offered)
    pilot.press(f"choice-{first}")
    pilot.press("choose-again")
    pilot.press(f"choice-{second}")
    pilot.press("go-on")
    pilot.press(next(id for id in pilot.ids() if id.startswith("choice-")))
    pilot.press("back")
    (handed,) = game.box.plays
    assert [made.choice for made in handed.state.made] == [second]
    assert not handed.ended


def test_all_safest_and_all_risky_are_handed_in_with_the_same_stars(game: Game, pilot: Pilot) -> None:
    for outcome in (Outcome.SAFER, Outcome.RISKY):
        pilot.press("start")
        answer(pilot, outcome)
        written = game.backstage.sitting.written
        assert written is not None
        assert (written.counts.stars, written.counts.ending) == (3, "goodbye")
        pilot.press("next-player")


@pytest.mark.parametrize("hand", [Hand.KEYBOARD, Hand.TOUCH])
def test_by_every_hand(open_game: OpenGame, explorers: Pack, hand: Hand) -> None:
    game = open_game(explorers)
    game.backstage.sitting.moment = Moment.BEFORE
    pilot = game.pilot(hand)
    pilot.press("start")
    answer(pilot)
    assert [handed.state.scenario for handed in game.box.plays] == ["check-before"]


def test_in_other_words_in_the_middle_nothing_is_lost(game: Game, pilot: Pilot) -> None:
    pilot.press("start")
    pilot.press("go-on")
    pilot.press(next(id for id in pilot.ids() if id.startswith("choice-")))
    before = pilot.ids()
    game.backstage.preferences.change(language="cy")
    game.loop.step(0)
    assert pilot.ids() == before
    answer(pilot)
    assert len(game.box.plays) == 1


def test_without_a_moment_no_check_is_begun(open_game: OpenGame, explorers: Pack) -> None:
    pilot = open_game(explorers).pilot()
    pilot.press("start")
    assert isinstance(pilot.scene, TrailScreen)


def test_the_command_says_what_it_takes_and_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="before"):
        run(["--quick-check", "tomorrow", "--data", str(tmp_path)])
    from tests.packs.conftest import HERE

    with pytest.raises(CannotRunError, match=r"No story|quick check"):
        run(["--quick-check", "before", "--pack", str(HERE / "broken"), "--data", str(tmp_path)])
