"""Board mode, played by a pilot: what a class votes is what is kept, sealed like any play."""

import random
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pygame
import pytest
from nacl.public import PrivateKey

from smart_game.cli.box import Box
from smart_game.cli.play import open_for
from smart_game.cli.report import read_catalogues
from smart_game.engine.pilot import Hand, Pilot
from smart_game.gallery.desk import PaperDesk
from smart_game.progress.collecting import collect
from smart_game.progress.handing_in import Sender
from smart_game.progress.progress_files import read_progress
from smart_game.reports.writing import Group, write_reports
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.vocabulary import Outcome, Sensitivity
from smart_game.scenes.board.play import BoardScreen, Stage
from smart_game.scenes.board.stories import BoardBeforeScreen, BoardStoriesScreen
from smart_game.scenes.teacher.corner import CornerScreen
from smart_game.scenes.title import TitleScreen
from smart_game.school.lesson import Lesson
from smart_game.school.school import School
from tests.game import STILL, Game, OpenGame, open_test_game
from tests.kinds import make_kinds
from tests.scenes.voting import asked, count_hands, on_board, open_story, turn_to

DAY = date(2026, 11, 22)
PUPILS = 28


def play_through(pilot: Pilot, scenario: Scenario) -> dict[str, int]:
    """Vote on every question to the ending, and go the safest way; every hand that was raised."""
    screen = open_story(pilot, scenario)
    raised: dict[str, int] = {}
    while not screen.playthrough.ended:
        if screen.stage is Stage.ASK and not screen.playthrough.state.in_feedback:
            raised = count_hands(pilot) | raised
            way = min(screen.playthrough.offered, key=lambda choice: list(Outcome).index(choice.outcome))
            pilot.press(f"choice-{way.id}")
        turn_to(pilot, "go-on")
        pilot.press("go-on")
    return raised


@pytest.fixture
def game(open_game: OpenGame, explorers: Pack) -> Game:
    return open_game(explorers)


def test_the_votes_of_a_class_are_in_its_progress_and_its_report(explorers: Pack, tmp_path: Path) -> None:
    """A pilot plays two stories with 28 hands a question; what is collected is exactly these hands."""
    key, scenario = PrivateKey.generate(), explorers.scenarios[0]
    for name in ("hand-in", "outbox", "staff"):
        (tmp_path / name).mkdir()
    sender = Sender(tmp_path / "hand-in", tmp_path / "outbox", lambda: DAY)
    school = School()
    loop = open_for(
        school,
        (explorers,),
        Box(sender, bytes(key.public_key)),
        chance=random.Random(1),
        size=(1024, 768),
        settings=STILL,
        board=True,
    )
    pilot = Pilot(loop)
    assert isinstance(pilot.scene, BoardStoriesScreen)
    raised = play_through(pilot, scenario)
    assert len(list((tmp_path / "hand-in").iterdir())) == PUPILS
    loop.quit()
    loop.window.close()
    assert len(list((tmp_path / "hand-in").iterdir())) == PUPILS

    done = collect(
        tmp_path / "hand-in",
        tmp_path / "staff",
        private_keys=[bytes(key)],
        classes=[school.classes[0].id],
        scenarios={(explorers.info.id, each.id): each for each in explorers.played},
        today=DAY,
    )
    assert [line.added for line in done.lines] == [True]
    assert not done.problems
    progress = read_progress(tmp_path / "staff", school.classes[0].id).of_year("2026-27")
    first = progress[f"explorers/{scenario.id}"].first
    assert dict(first.chose) == raised
    assert set(first.answered.values()) == {PUPILS}
    assert not first.stars
    assert not first.endings

    catalogues = read_catalogues()
    write_reports(
        tmp_path / "staff",
        tmp_path / "reports",
        school="Willow Lane",
        classes={school.classes[0].id: Group("Our class", 3)},
        packs=[explorers],
        catalogues=catalogues,
        threshold=10,
        today=DAY,
    )
    (page,) = (tmp_path / "reports").glob("our-class-*.html")
    tempting = {
        choice.misconception
        for card, question, choice in scenario.choices()
        if choice.misconception and raised.get(f"{card}/{question.id}/{choice.id}", 0) >= 0.25 * PUPILS
    }
    assert tempting, "no belief had enough hands in this test for a report to name it"
    said = unescape(page.read_text(encoding="utf-8"))
    named = [belief for belief in tempting if belief and catalogues.beliefs[belief].report in said]
    assert named, f"the report names none of {tempting}"


def test_a_story_that_is_left_is_handed_in_as_far_as_it_was_voted_on(game: Game, explorers: Pack) -> None:
    """Every hand is a first play that was left."""
    pilot, screen = asked(game, explorers)
    raised = count_hands(pilot, (4, 3, 1))
    screen.to_stories()
    game.loop.stack.settle()
    assert len(game.box.plays) == 8 == sum(raised.values())
    assert all(play.first and not play.ended for play in game.box.plays)
    made = [fact.choice for play in game.box.plays for fact in play.state.made]
    assert {key.rpartition("/")[2]: count for key, count in raised.items()} == {
        id: made.count(id) for id in made
    }


def test_back_leads_to_the_count_and_what_is_counted_again_takes_its_place(
    game: Game, explorers: Pack
) -> None:
    pilot, screen = asked(game, explorers)
    count_hands(pilot, (10, 10, 8))
    first = screen.playthrough.offered[0].id
    question = screen.asked
    assert question is not None
    pilot.press(f"choice-{first}")
    assert screen.playthrough.state.in_feedback
    for stage in (Stage.RESULT, Stage.COUNT, Stage.COUNT, Stage.COUNT):
        pilot.press("back")
        assert screen.stage is stage
    pilot.press("one-less")
    assert screen.votes.hands(question, first) == 9
    for _ in range(3):
        pilot.press("next-count")
    pilot.press(f"choice-{first}")
    screen.to_stories()
    game.loop.stack.settle()
    made = [fact.choice for play in game.box.plays for fact in play.state.made]
    assert (len(made), made.count(first)) == (27, 9)


def test_keys_count_too(game: Game, explorers: Pack) -> None:
    """Digits are a count, letters add one to theirs, plus and minus change it, Enter goes on."""
    pilot, screen = asked(game, explorers)
    turn_to(pilot, "vote")
    pilot.press("vote")
    question = screen.asked
    assert question is not None

    def hands() -> list[int]:
        assert question is not None
        return [screen.votes.hands(question, choice.id) for choice in screen.playthrough.offered[:2]]

    for key in (pygame.K_1, pygame.K_2):
        pilot.key(key)
    assert hands() == [12, 0]
    pilot.key(pygame.K_BACKSPACE)
    assert hands() == [1, 0]
    pilot.key(pygame.K_b)
    pilot.key(pygame.K_b)
    pilot.key(pygame.K_a)
    assert hands() == [2, 2]
    pilot.key(pygame.K_MINUS)
    assert hands() == [1, 2]
    pilot.key(pygame.K_7)
    pilot.key(pygame.K_RETURN)
    pilot.key(pygame.K_3)
    assert hands() == [7, 3]
    pilot.key(pygame.K_BACKSPACE)
    pilot.key(pygame.K_BACKSPACE)
    assert screen.stage is Stage.COUNT
    assert game.loop.view.find("count").speech == "7 hands"


def test_without_a_vote_the_story_goes_on_and_nothing_is_kept(game: Game, explorers: Pack) -> None:
    pilot, screen = asked(game, explorers)
    turn_to(pilot, "no-vote")
    pilot.press("no-vote")
    pilot.press(f"choice-{screen.playthrough.offered[0].id}")
    screen.to_stories()
    game.loop.stack.settle()
    assert game.box.plays == []


def vote_once(pilot: Pilot, scenario: Scenario) -> None:
    """The first question of a story, which is then left."""
    screen = open_story(pilot, scenario)
    while screen.stage is not Stage.ASK:
        turn_to(pilot, "go-on")
        pilot.press("go-on")
    count_hands(pilot)
    screen.to_stories()
    pilot.loop.stack.settle()


def test_a_story_voted_on_again_is_practice_on_another_day_too(
    explorers: Pack, shipped: tuple[Pack, ...], tmp_path: Path
) -> None:
    """The game is closed in between; another class, another story, another school year begin anew."""
    kept, story, other = tmp_path / "voted.json", *explorers.scenarios[:2]
    day = DAY

    def firsts(scenario: Scenario, *, another_class: bool = False) -> set[bool]:
        game = open_test_game((explorers,), classes=("Otters", "Owls"), voted=kept, today=day)
        pilot = on_board(game, explorers)
        if another_class:
            pilot.press("class")
        vote_once(pilot, scenario)
        pilot.press("back")
        assert not game.backstage.sitting.seat.has_played("explorers", scenario.id)
        game.close()
        assert len(game.box.plays) == PUPILS
        return {play.first for play in game.box.plays}

    assert firsts(story) == {True}
    assert firsts(story) == {False}
    assert firsts(other) == {True}
    assert firsts(story, another_class=True) == {True}
    text = kept.read_text(encoding="utf-8")
    assert not re.search(rf"{PUPILS}|22|11|hand|seat|time", text.replace("2026-27", ""))
    day = date(2027, 9, 6)
    assert firsts(story) == {True}
    assert "owls" not in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("hand", [Hand.KEYBOARD, Hand.SWITCH, Hand.TOUCH, Hand.GAMEPAD])
def test_by_every_hand(game: Game, explorers: Pack, hand: Hand) -> None:
    pilot, screen = asked(game, explorers, hand)
    count_hands(pilot, (6, 1, 0))
    pilot.press(f"choice-{screen.playthrough.offered[0].id}")
    assert screen.playthrough.state.in_feedback


@pytest.fixture(scope="module")
def kinds() -> Iterator[Game]:
    game = open_test_game((make_kinds(),), size=(1366, 768))
    yield game
    game.close()


def test_every_kind_of_card_is_asked_one_thing_at_a_time(kinds: Game) -> None:
    """Also pieces to spot: leaving one does not leave the others."""
    pack = make_kinds()
    pilot = on_board(kinds, pack)
    raised = play_through(pilot, pack.scenarios[0])
    made = {key.rpartition("/")[0] for key in raised}
    spot = next(id for id, card in pack.scenarios[0].cards.items() if card.kind == "spot")
    wanted = {f"{spot}/{question.id}" for question in pack.scenarios[0].cards[spot].questions()}
    assert wanted <= made


def test_a_sensitive_story_says_so_first(game: Game, explorers: Pack) -> None:
    story = explorers.scenarios[0].model_copy(update={"sensitivity": Sensitivity.SENSITIVE})
    kept = explorers.model_copy(update={"scenarios": (story, *explorers.scenarios[1:])})
    game.backstage.sitting.reword((kept,))
    pilot = on_board(game, kept)
    pilot.press(f"story-{story.id}")
    assert isinstance(pilot.scene, BoardBeforeScreen)
    pilot.press("begin-story")
    assert isinstance(pilot.scene, BoardScreen)


def test_the_board_shows_every_pack_in_turn(open_game: OpenGame, shipped: tuple[Pack, ...]) -> None:
    game = open_game(*shipped)
    pilot = on_board(game, shipped[0])
    for pack in (*shipped[1:], shipped[0], shipped[1]):
        pilot.press("pack")
        assert {f"story-{story.id}" for story in pack.scenarios} >= {
            id for id in pilot.ids() if id.startswith("story-")
        }
        assert f"story-{pack.scenarios[0].id}" in pilot.ids()
    screen = open_story(pilot, shipped[1].scenarios[0])
    assert screen.pack_id == shipped[1].info.id


def test_the_board_is_opened_from_a_lesson_and_back_leads_nobody_into_the_corner(
    game: Game, explorers: Pack
) -> None:
    desk = PaperDesk()
    desk.keep_lesson(Lesson(class_id=desk.school().classes[0].id))
    game.backstage.stack.push(CornerScreen(game.backstage, desk))
    game.backstage.stack.settle()
    game.loop.draw()
    pilot = game.pilot()
    turn_to(pilot, "board")
    pilot.press("board")
    assert isinstance(pilot.scene, BoardStoriesScreen)
    pilot.press("back")
    assert isinstance(pilot.scene, TitleScreen)
