"""What a child is shown as kept is what was sealed: nothing less, nothing more, and nobody else's."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from smart_game.cli.box import Box
from smart_game.engine.pilot import Pilot
from smart_game.progress.handing_in import Sender
from smart_game.progress.sealing import HandIn, unseal
from smart_game.progress.written import Place
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Pack
from smart_game.scenes.record import MOST_MARKS, Kept
from smart_game.scenes.trail import TrailScreen
from smart_game.scenes.what_we_keep import WhatWeKeepScreen
from tests.game import Game, OpenGame
from tests.scenes.playing import ON, begin, finish, pick_once, playthrough

KEY = PrivateKey.generate()
FACTS = ["kept-story", "kept-class", "kept-first", "kept-ending", "kept-id"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hand-in").mkdir()
    return tmp_path / "hand-in"


@pytest.fixture
def game(open_game: OpenGame, explorers: Pack, folder: Path) -> Game:
    """A game whose box really seals."""
    game = open_game(explorers)
    sender = Sender(folder, folder.parent / "outbox", lambda: date(2026, 11, 22))
    game.backstage.hand_in = Box(sender, bytes(KEY.public_key))
    return game


@pytest.fixture
def pilot(game: Game) -> Pilot:
    return game.pilot()


def wander(pilot: Pilot) -> None:
    """To an ending by what has been pressed least often, so that no loop holds the play."""
    play, pressed = playthrough(pilot), Counter[str]()
    while not play.ended:
        ids = pilot.ids()
        asked = [id for id in ids if id.startswith(("choice-", "item-"))] or [id for id in ON if id in ids]
        id = min(asked, key=lambda id: pressed[id])
        pressed[id] += 1
        assert pressed[id] < 60
        pilot.press(id)


def opened(folder: Path) -> list[HandIn]:
    return [unseal(path.read_bytes(), bytes(KEY)) for path in folder.iterdir()]


def kept(game: Game, pilot: Pilot) -> dict[str, Kept]:
    """Every line of the record, on all its pages."""
    found: dict[str, Kept] = {}
    while True:
        found |= {each.id: each for each in game.loop.view.widgets if isinstance(each, Kept)}
        if "page-more" not in pilot.ids():
            return found
        pilot.press("page-more")


@pytest.mark.parametrize("number", [0, 2, 5, 8])
def test_the_screen_shows_what_was_sealed_and_nothing_else(
    game: Game, pilot: Pilot, explorers: Pack, folder: Path, number: int
) -> None:
    scenario = explorers.scenarios[number]
    begin(pilot, scenario)
    wander(pilot)
    pilot.press("what-we-keep")
    shown = kept(game, pilot)
    (sealed,) = opened(folder)
    counts = sealed.counts
    assert set(sealed.model_dump()) == {"format", "id", "counts"}
    assert set(counts.model_dump()) == {
        "pack", "scenario", "class_id", "first", "finished", "stars", "choices", "ending", "board",
    }  # fmt: skip
    assert not counts.board
    said = {id: line.speech for id, line in shown.items()}
    assert counts.ending is not None
    ending = scenario.cards[counts.ending]
    assert isinstance(ending, EndingCard)
    assert said["kept-story"] == f"Explorers {scenario.title}"
    assert said["kept-class"] == "Otters"
    assert said["kept-first"] == "First time: yes"
    assert said["kept-ending"].startswith(f"The end: {ending.title} {counts.stars} star")
    scene = pilot.scene
    assert isinstance(scene, WhatWeKeepScreen)
    assert scene.written.counts == counts
    picks = [id for id in shown if id not in FACTS]
    assert picks == [f"kept-pick-{at}" for at in range(1, len(counts.choices) + 1)]
    wanted = sorted(
        (choice.text, counts.choices[key])
        for card, question, choice in scenario.choices()
        if (key := f"{card}/{question.id}/{choice.id}") in counts.choices
    )
    assert len(wanted) == len(counts.choices)
    for text, times in wanted:
        assert any(text in said[id] and said[id].endswith(f"{times} times" if times > 1 else "1 time")
                   for id in picks)  # fmt: skip


def test_a_play_that_was_left_is_shown_from_the_trail(
    game: Game, pilot: Pilot, explorers: Pack, folder: Path
) -> None:
    begin(pilot, explorers.scenarios[2])
    pick_once(pilot)
    assert "what-we-keep" not in pilot.ids()
    pilot.press("back")
    pilot.press("what-we-keep")
    said = {id: line.speech for id, line in kept(game, pilot).items()}
    (sealed,) = opened(folder)
    assert not sealed.counts.finished
    assert said["kept-ending"] == "Stopped before the end"
    assert len([id for id in said if id not in FACTS]) == len(sealed.counts.choices) == 1
    pilot.press("back")
    assert isinstance(pilot.scene, TrailScreen)


def test_a_second_play_is_said_to_be_one(game: Game, pilot: Pilot, explorers: Pack, folder: Path) -> None:
    begin(pilot, explorers.scenarios[2])
    finish(pilot)
    pilot.press("again")
    finish(pilot)
    pilot.press("what-we-keep")
    assert kept(game, pilot)["kept-first"].speech == "First time: no"
    assert sorted(each.counts.first for each in opened(folder)) == [False, True]


def test_the_next_player_sees_nothing_of_it(game: Game, pilot: Pilot, explorers: Pack) -> None:
    begin(pilot, explorers.scenarios[2])
    finish(pilot)
    pilot.press("next-player")
    assert game.backstage.sitting.written is None
    pilot.press("start")
    assert "what-we-keep" not in pilot.ids()


def test_looking_hands_nothing_in(game: Game, pilot: Pilot, explorers: Pack, folder: Path) -> None:
    begin(pilot, explorers.scenarios[2])
    finish(pilot)
    play = playthrough(pilot).state
    pilot.press("what-we-keep")
    pilot.press("back")
    assert playthrough(pilot).state == play
    assert len(opened(folder)) == 1


def spoken(game: Game, id: str) -> str:
    return next(each.speech for each in game.loop.view.widgets if each.id == id)


def test_where_it_is_is_said_as_it_is(game: Game, pilot: Pilot, explorers: Pack, tmp_path: Path) -> None:
    """In the hand-in folder; waiting on this PC; and waiting for a key."""
    nowhere = Sender(tmp_path / "gone", tmp_path / "outbox", lambda: date(2026, 11, 22))
    boxes = [
        (game.backstage.hand_in, Place.HANDED_IN, "Only your school has the key."),
        (Box(nowhere, bytes(KEY.public_key)), Place.ON_THIS_PC, "until it can go to your school"),
        (Box(nowhere, None), Place.NOT_SEALED_YET, "as soon as we have the lock"),
    ]
    for box, place, words in boxes:
        game.backstage.hand_in = box
        begin(pilot, explorers.scenarios[2])
        finish(pilot)
        pilot.press("what-we-keep")
        written = game.backstage.sitting.written
        assert written is not None
        assert written.place is place
        assert words in spoken(game, "lock")
        pilot.press("back")
        pilot.press("next-player")


def test_what_is_not_in_it_is_said_in_words_too(game: Game, pilot: Pilot, explorers: Pack) -> None:
    begin(pilot, explorers.scenarios[2])
    finish(pilot)
    pilot.press("what-we-keep")
    assert [spoken(game, f"not-{id}") for id in ("name", "face", "computer", "time")] == [
        "Your name", "Your face", "Which computer", "What time it is",
    ]  # fmt: skip
    assert "mixed" in spoken(game, "mix")


def test_many_picks_are_a_number_and_few_are_strokes(game: Game) -> None:
    easel = game.loop.easel
    few, many = (Kept(easel, "k", 400, ["Look."], tally=times) for times in (MOST_MARKS, MOST_MARKS + 1))
    assert [paragraph.lines for paragraph, _ in few.words()] == [("Look.",)]
    assert ("6",) in [tuple(paragraph.lines) for paragraph, _ in many.words()]
