"""The button that opens the meanings of hard words, and the screen behind it (A13)."""

from collections.abc import Sequence

import pytest

from smart_game.scenario.model import Pack, PackInfo
from smart_game.scenes.glossary import GlossaryScreen, Meaning
from smart_game.scenes.story import StoryScreen
from tests.game import Game, OpenGame
from tests.scenes.playing import begin, finish, playthrough
from tests.stories import make_pack


def pack(**glossary: object) -> Pack:
    plain = make_pack()
    info = PackInfo.model_validate({**plain.info.model_dump(), "glossary": glossary})
    return plain.model_copy(update={"info": info})


def meanings(game: Game) -> list[str]:
    return [widget.speech for widget in game.loop.view.widgets if isinstance(widget, Meaning)]


def test_it_is_there_only_where_a_hard_word_is(open_game: OpenGame) -> None:
    game = open_game(pack(door="It opens and shuts.", mope="To be sad."))
    pilot = game.pilot()
    begin(pilot, game.backstage.sitting.pack.scenarios[0])
    assert "words" in pilot.ids()
    pilot.press("go-on")
    assert "words" not in pilot.ids(), "no door on the second card"


def test_it_opens_the_words_of_this_card_and_leads_back_to_it(open_game: OpenGame) -> None:
    game = open_game(pack(door="It opens and shuts.", mope="To be sad."))
    pilot = game.pilot()
    play = begin(pilot, game.backstage.sitting.pack.scenarios[0])
    pilot.press("words")
    assert isinstance(pilot.scene, GlossaryScreen)
    assert meanings(game) == ["door: It opens and shuts."]
    assert {"back", "read", "tell"} <= set(pilot.ids())
    pilot.press("back")
    assert isinstance(pilot.scene, StoryScreen)
    assert playthrough(pilot) is play
    assert finish(pilot).ended


def test_after_a_choice_it_holds_the_words_of_the_feedback(open_game: OpenGame) -> None:
    game = open_game(pack(reason="Why something is so."))
    pilot = game.pilot()
    begin(pilot, game.backstage.sitting.pack.scenarios[0])
    pilot.press("go-on")
    assert "words" not in pilot.ids()
    pilot.press("choice-ask")
    pilot.press("words")
    assert meanings(game) == ["reason: Why something is so."]


def test_reading_aloud_reads_a_word_and_its_meaning(
    open_game: OpenGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = open_game(pack(door="It opens and shuts."))
    pilot = game.pilot()
    begin(pilot, game.backstage.sitting.pack.scenarios[0])
    pilot.press("words")
    read: list[str] = []

    def note(_: object, widgets: Sequence[Meaning]) -> None:
        read.extend(widget.speech for widget in widgets if isinstance(widget, Meaning))

    monkeypatch.setattr(game.backstage.reader, "read", note)
    pilot.press("read")
    assert read == ["door: It opens and shuts."]


def test_many_words_go_to_further_pages(open_game: OpenGame) -> None:
    every = {f"door-{at}": {"word": f"door {at}, door", "meaning": "It opens. " * 16} for at in range(8)}
    game = open_game(pack(**every))
    pilot = game.pilot()
    begin(pilot, game.backstage.sitting.pack.scenarios[0])
    pilot.press("words")
    found = meanings(game)
    while "page-more" in pilot.ids():
        pilot.press("page-more")
        found += meanings(game)
    assert len(found) == len(set(found)) == len(every)
