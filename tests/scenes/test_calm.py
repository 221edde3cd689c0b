"""The calm setting (A25): one thing at a time, a plain ground, no score, nothing that moves or sounds."""

import pygame
import pytest

from smart_game.engine.pilot import Hand, Pilot
from smart_game.engine.sound import Sound
from smart_game.engine.widgets import Widget
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenes.companion import Companion
from smart_game.scenes.landscape import Landscape
from smart_game.scenes.picture import Backdrop
from smart_game.scenes.road import Road
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tile import Tile
from smart_game.scenes.trail import StopScreen
from smart_game.school.settings import Settings
from tests.game import STILL, Game, open_test_game
from tests.kinds import make_cards, make_kinds
from tests.scenes.playing import begin, next_press, playthrough

CALM = STILL.model_copy(update={"calm": True, "motion": True, "sound": True})
READ = (
    "text",
    "prompt",
    "feedback",
    "why",
    "now",
    "device-text",
    "mail-text",
    "bubble",
    "remember",
    "message-",
)
"""How the ids of what is read begin; each beginning is one block, whatever follows it."""
LEADING_ON = ("choice-", "item-", "go-on", "that-is-all")
FRAME = {"back", "read", "settings", "tell"}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Sound]:
    """Every sound effect that a story asks for."""
    asked: list[Sound] = []
    monkeypatch.setattr("smart_game.engine.sound.Sounds.play", lambda _, sound: asked.append(sound))
    return asked


def open_calm(*packs: Pack, **wished: object) -> Game:
    return open_test_game(packs, settings=CALM.model_copy(update=wished))


def blocks_read(widgets: list[Widget]) -> set[str]:
    """Which blocks of text stand on a screen."""
    return {start for widget in widgets for start in READ if widget.id.startswith(start)}


def assert_calm(pilot: Pilot) -> None:
    """What holds on every screen of a story."""
    widgets = pilot.loop.view.widgets
    ids = {widget.id for widget in widgets}
    assert ids >= FRAME
    assert not any(isinstance(widget, (Backdrop, Landscape, Road, Companion)) for widget in widgets)
    assert not any(id.startswith(("star-", "stars-")) for id in ids), ids
    assert not any(isinstance(widget, Tile) and widget._stars for widget in widgets)
    assert all(widget.arrival is None for widget in widgets)
    read = blocks_read(list(widgets))
    assert len(read) <= 1, read
    picked_from = [id for id in ids if id.startswith(("choice-", "item-"))]
    if picked_from and any(widget.press for widget in widgets if widget.id in picked_from):
        assert read <= {"prompt"}, (read, picked_from)


def play_calmly(pilot: Pilot) -> Playthrough:
    """To the end of a story, looking at every screen on the way."""
    play = playthrough(pilot)
    for _ in range(400):
        assert_calm(pilot)
        while "page-more" in pilot.ids():
            pilot.press("page-more")
            assert_calm(pilot)
        if play.ended:
            return play
        while not any(id.startswith(LEADING_ON) for id in pilot.ids()):
            pilot.press("page-back")
        pilot.press(next_press(pilot.ids()))
    raise AssertionError(f"not over: {play.state}")


@pytest.mark.parametrize(
    "wished",
    [
        {"scanning": "one-switch"},
        {"language": "ar"},
        {"text_size": 150, "language": "ar"},
        {"text_size": 200, "symbols": True},
    ],
    ids=["one switch", "Arabic", "Arabic at 150 %", "200 % with symbols"],
)
def test_a_story_with_every_kind_of_card_one_thing_at_a_time(
    wished: dict[str, object], heard: list[Sound]
) -> None:
    kinds = make_kinds()
    game = open_calm(kinds, **wished)
    pilot = game.pilot(Hand.SWITCH if "scanning" in wished else Hand.KEYBOARD)
    begin(pilot, kinds.scenarios[0])
    asked = {made.card for made in play_calmly(pilot).state.made}
    told = {id for id, card in kinds.scenarios[0].cards.items() if card.questions()}
    assert asked == told, "every card that asks was answered"
    assert [play.ended for play in game.box.plays] == [True]
    assert "badge-earned" in seen_at_the_end(pilot)
    assert heard == []
    game.close()


def seen_at_the_end(pilot: Pilot) -> set[str]:
    """The ids on all pages of the ending."""
    seen = {widget.id for widget in pilot.loop.view.widgets}
    while "page-back" in pilot.ids():
        pilot.press("page-back")
        seen |= {widget.id for widget in pilot.loop.view.widgets}
    return seen


@pytest.mark.parametrize("id", list(make_cards()))
def test_no_text_of_a_card_is_lost(id: str) -> None:
    """Page by page, all that the usual screen says is there: also what its device shows."""
    kinds = make_kinds()
    game = open_calm(kinds)
    scenario = kinds.scenarios[0]
    card = scenario.cards[id]
    screen = StoryScreen(game.backstage, kinds.info.id, scenario)
    screen.playthrough = Playthrough(scenario, state=State(scenario.id, id, order=1))
    game.loop.stack.push(screen)
    game.loop.stack.settle()
    game.loop.draw()
    pilot = game.pilot()
    said = ""
    while True:
        said += " ".join(widget.speech for widget in game.loop.view.widgets) + " "
        if "page-more" not in pilot.ids():
            break
        pilot.press("page-more")
    shown = card.setting.screen
    device = [shown.title, *shown.lines] if shown else []
    threads = [message.text for message in getattr(card, "messages", ())]
    first = card.questions()[:1]
    choices = [choice.text for question in first for choice in question.choices]
    if card.kind in ("inbox", "spot"):
        choices = [question.prompt for question in card.questions()]
    squeezed = "".join(said.split())
    missing = [
        text for text in (card.text, *device, *threads, *choices) if "".join(text.split()) not in squeezed
    ]
    assert not missing
    game.close()


def test_no_stars_and_no_landscape_before_and_after_a_story() -> None:
    kinds = make_kinds()
    game = open_calm(kinds)
    assert_calm(game.pilot())
    sitting = game.backstage.sitting
    sitting.seat._stars[kinds.info.id, "every-kind"] = 3
    pilot = game.pilot()
    pilot.press("start")
    assert_calm(pilot)
    game.loop.stack.push(StopScreen(game.backstage, kinds, kinds.scenarios[0].rule))
    game.loop.stack.settle()
    game.loop.draw()
    assert_calm(pilot)
    game.close()


def test_it_can_be_turned_on_and_off_in_the_middle_of_a_card() -> None:
    """The same play goes on, and everything is back as it was."""
    kinds = make_kinds()
    game = open_test_game((kinds,), settings=STILL)
    pilot = game.pilot()
    play = begin(pilot, kinds.scenarios[0])
    pilot.press("go-on")
    before = ground(game)
    for calm in (True, False):
        game.backstage.preferences.change(calm=calm)
        game.loop.draw()
        assert playthrough(pilot) is play
        assert (ground(game) == before) is not calm
    game.close()


def ground(game: Game) -> bytes:
    return pygame.image.tobytes(game.loop.window.canvas, "RGB")


def test_calm_is_off_at_first() -> None:
    assert Settings().calm is False
