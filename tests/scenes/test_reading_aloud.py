"""A18: screens are read aloud when asked, on focus, or by themselves, and what is heard is underlined."""

from collections.abc import Iterable
from itertools import pairwise

import pygame
import pytest

from smart_game.engine.pilot import Hand
from smart_game.engine.sentences import sentence_spans
from smart_game.engine.speech import Heard, Utterance
from smart_game.engine.widgets import Widget
from smart_game.scenario.model import Pack
from smart_game.scenes.reading_aloud import Reader, places_of
from tests.game import STILL, Game, open_test_game
from tests.scenes.crawling import child_screens


class SilentSpeech:
    """Records what would be said, and is where a test says it is."""

    def __init__(self) -> None:
        self.on = True
        self.speed = 1.0
        self.said: list[list[str]] = []
        self.asked: tuple[Utterance, ...] = ()
        self.stops = 0
        self.speaking: Heard | None = None

    def say(self, utterances: Iterable[Utterance]) -> None:
        self.asked = tuple(utterances)
        self.said.append([utterance.text for utterance in self.asked])

    def stop(self) -> None:
        self.stops += 1
        self.speaking = None


def listen(packs: tuple[Pack, ...], **wished: object) -> tuple[Game, SilentSpeech]:
    game = open_test_game(packs, settings=STILL.model_copy(update={"read_aloud": "asked", **wished}))
    speech = SilentSpeech()
    game.backstage.reader = Reader(speech)  # type: ignore[arg-type] # a stand-in with what a reader uses
    return game, speech


def pixels(game: Game) -> bytes:
    return pygame.image.tobytes(game.loop.window.canvas, "RGB")


@pytest.fixture
def band(shipped: tuple[Pack, ...]) -> dict[str, Pack]:
    return {pack.info.band.value: pack for pack in shipped}


def test_the_button_and_its_key_read_the_screen_but_not_the_bar(band: dict[str, Pack]) -> None:
    game, speech = listen((band["7-9"],))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-reliable")
    pilot.press("read")
    read = speech.said[-1]
    assert any(text.startswith("Kofi ") or "Moon" in text for text in read)
    assert "Tell" not in read
    assert "Back" not in read
    before = len(speech.said)
    pilot.key(pygame.K_r)
    assert speech.said[before:] == [read]
    game.close()


def test_the_youngest_are_read_to_without_asking(band: dict[str, Pack]) -> None:
    for ages, by_itself in (("5-7", True), ("7-9", False)):
        game, speech = listen((band[ages],))
        pilot = game.pilot()
        pilot.press("start")
        pilot.press("stop-reliable")
        assert bool(speech.said) == by_itself, ages
        game.close()


def test_off_is_off_for_the_youngest_too(band: dict[str, Pack]) -> None:
    game, speech = listen((band["5-7"],), read_aloud="off")
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-meeting")
    assert speech.said == []
    game.close()


def test_on_focus_each_thing_says_itself(band: dict[str, Pack]) -> None:
    game, speech = listen((band["7-9"],), read_aloud="focus")
    pilot = game.pilot(Hand.KEYBOARD)
    pilot.press("start")
    pilot.key(pygame.K_TAB)
    focus = game.loop.view.focus
    assert focus is not None
    assert speech.said[-1] == [game.loop.view.find(focus).speech]
    game.close()


def test_a_new_screen_cuts_off_what_was_read(band: dict[str, Pack]) -> None:
    game, speech = listen((band["7-9"],))
    pilot = game.pilot()
    pilot.press("read")
    before = speech.stops
    pilot.press("start")
    assert speech.stops > before
    game.close()


def test_what_is_heard_is_underlined_sentence_by_sentence(band: dict[str, Pack]) -> None:
    game, speech = listen((band["7-9"],))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-reliable")
    pilot.press("read")
    text = next(at for at, said in enumerate(speech.said[-1]) if len(sentence_spans(said)) > 1)
    plain = pixels(game)
    seen = []
    for sentence in range(len(sentence_spans(speech.said[-1][text]))):
        speech.speaking = Heard(text, sentence)
        pygame.event.post(pygame.Event(pygame.event.custom_type()))
        game.loop.step(0)
        assert pixels(game) != plain, sentence
        seen.append(pixels(game))
    assert len(set(seen)) > 1
    speech.speaking = None
    pygame.event.post(pygame.Event(pygame.event.custom_type()))
    game.loop.step(0)
    assert pixels(game) == plain
    game.close()


LANGUAGES = ("en", "cy", "pl", "ur", "ar")


def story(game: Game) -> Widget:
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-reliable")
    return game.loop.view.find("text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_exactly_the_part_of_a_line_that_is_heard_is_underlined(band: dict[str, Pack], language: str) -> None:
    """All sentences together cover each line once: none overlaps another, and none leaves a gap."""
    game, _ = listen((band["7-9"],), language=language)
    widget, easel = story(game), game.loop.easel
    [(paragraph, room)] = widget.words()
    spans = sentence_spans(widget.speech)
    each = [places_of(easel, widget, span) for span in spans]
    assert len(spans) > 2
    lows = [{bottom for _, bottom, _ in found} for found in each]
    assert any(before & after for before, after in pairwise(lows)), "no line holds two sentences"
    for number, line in enumerate(paragraph.lines):
        bottom = room.top + (number + 1) * paragraph.line_height
        parts = sorted((left, left + width) for found in each for left, low, width in found if low == bottom)
        assert all(before[1] <= after[0] + 1 for before, after in pairwise(parts)), line
        space = easel.typesetter.width_of(" ", paragraph.style)
        assert all(after[0] - before[1] <= 2 * space for before, after in pairwise(parts)), line
        assert abs(parts[-1][1] - parts[0][0] - easel.typesetter.width_of(line, paragraph.style)) <= 1, line
        assert room.left <= parts[0][0] <= parts[-1][1] <= room.right + 1
        assert (parts[-1][1] == room.right) == easel.typesetter.rtl or parts[0][0] == room.left
    game.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sentence_is_underlined_from_where_reading_begins(
    band: dict[str, Pack], language: str
) -> None:
    game, _ = listen((band["7-9"],), language=language)
    widget, easel = story(game), game.loop.easel
    [(_, room)] = widget.words()
    left, _, width = places_of(easel, widget, sentence_spans(widget.speech)[0])[0]
    assert (left + width == room.right) if easel.typesetter.rtl else (left == room.left)
    game.close()


@pytest.mark.slow
def test_everything_that_is_said_and_shown_can_be_underlined(shipped: tuple[Pack, ...]) -> None:
    """Of every widget of every screen with words on it."""
    game, _ = listen(shipped)
    lost = {
        (shown.name, widget.id)
        for shown in child_screens(game, shipped)
        for widget in shown.widgets
        if widget.speech
        and any(any(paragraph.lines) for paragraph, _ in widget.words())
        and not places_of(game.loop.easel, widget, (0, len(widget.speech)))
    }
    assert not lost
    game.close()


def test_what_is_not_translated_is_said_in_english(band: dict[str, Pack]) -> None:
    game, speech = listen((band["7-9"],), language="cy")
    on, lost = (
        game.backstage.words.gettext("Go on"),
        game.backstage.words.gettext("Nobody put this into Welsh."),
    )
    blank = pygame.Rect(0, 0, 10, 10)
    game.backstage.reader.read(
        game.backstage.words.language_of, [Widget("a", blank, speech=on), Widget("b", blank, speech=lost)]
    )
    assert speech.asked == (Utterance("cy", on), Utterance("en", lost))
    game.close()


def test_only_lines_of_the_sentence_are_underlined(band: dict[str, Pack]) -> None:
    game, _ = listen((band["7-9"],))
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-reliable")
    widget = game.loop.view.find("text")
    spans = sentence_spans(widget.speech)
    whole = places_of(game.loop.easel, widget, (0, len(widget.speech)))
    first = places_of(game.loop.easel, widget, spans[0])
    assert 0 < len(first) < len(whole)
    assert {bottom for _, bottom, _ in first} < {bottom for _, bottom, _ in whole}
    game.close()
