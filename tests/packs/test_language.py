"""What the checks of words find, and what they leave alone."""

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from smart_game.packs import care, language, reading_level
from smart_game.packs.known import Known
from smart_game.packs.loading import load_pack
from smart_game.scenario.vocabulary import Band


def _found(known: Known, text: str, **on_card: object) -> list[str]:
    data = {"cards": {"one": {"kind": "story", "text": text, **on_card}}}
    return [fault.diagnostic.name for fault in language.faults(data, known)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("You are being careless.", "blaming-word"),
        ("You should have known.", "blaming-word"),
        ("It was your own fault.", "blaming-word"),
        ("It is ruined forever.", "frightening-word"),
        ("They saw it on a YouTuber's page.", "real-brand"),
        ("She films it for instagram.", "real-brand"),
        ("He has it on Steam now.", "real-brand"),
        ("Write to ash@mail.example.", "personal-data"),
        ("Look at kites.co.uk today.", "personal-data"),
        ("Ring 07700 900123 now.", "personal-data"),
        ("She lives in LS1 4AB.", "personal-data"),
        ("She lives at 12 Moss Lane.", "personal-data"),
        ("She was born on 3 May 2018.", "personal-data"),
        ("He is Tom Baker.", "personal-data"),
        ("You must be at least thirteen.", "undated-age"),
        ("It is for 16 or over.", "undated-age"),
        ("It says, “13+ only”.", "undated-age"),
        ("What a {kite}.", "unknown-fact"),
    ],
)
def test_finds(text: str, name: str, known: Known) -> None:
    assert name in _found(known, text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not your fault.",
        "None of this is your fault.",
        "It is never too late to tell.",
        "Steam comes out of the kettle. Switch it off.",
        "Ring Childline on 0800 1111, or 999.",
        "10,000 people like it. It is 4:15 pm, and he is 41.",
        "Leila Mum says. Then Leila and Mum go. Callum from Toad Hill School waves.",
        "She has 13 kites. He saw 14 bats.",
        "You must be {social-media-age: #|older} to join.",
        "The AI helper is on the TV.",
        "Up! Up! Up it goes.",
        "Mum Said so.",
    ],
)
def test_leaves_alone(text: str, known: Known) -> None:
    assert _found(known, text) == []


def test_a_choice_or_a_message_may_say_what_the_game_does_not(known: Known) -> None:
    choice = {"id": "a", "text": "Quick, before it is too late!"}
    assert _found(known, "Look.", choices=[choice]) == []
    assert _found(known, "Look.", messages=[{"name": "Ash", "text": "you are silly"}]) == []
    brand = {"id": "a", "text": "Put it on TikTok."}
    assert _found(known, "Look.", choices=[brand]) == ["real-brand"]


def test_what_is_for_the_teacher_is_not_looked_at(known: Known) -> None:
    assert (
        list(language.faults({"aim": "They should have known.", "talk": ["Is TikTok silly?"]}, known)) == []
    )


def _noted(known: Known, **data: object) -> Iterator[str]:
    assert known.avoided is not None
    yield from (fault.diagnostic.name for fault in care.faults(data, known.avoided))


def test_notes_and_sensitivity_agree(known: Known) -> None:
    cards = {"one": {"text": "“Don't tell anyone,” says Zap. “Meet me there.”"}}
    assert list(_noted(known, sensitivity="standard", notes=["meeting-up"], cards=cards)) == ["note-missing"]
    assert list(_noted(known, sensitivity="gentle", notes=["secrets", "meeting-up"], cards=cards)) == [
        "too-gentle",
        "too-gentle",
    ]
    assert list(_noted(known, sensitivity="sensitive", notes=["secrets", "meeting-up"], cards=cards)) == []


def test_words_a_sentence_and_the_longest_screen_are_counted(good_pack: Path, known: Known) -> None:
    pack, _ = load_pack(good_pack, known)
    assert pack is not None
    given: list[str] = []

    def grade(text: str) -> float:
        given.append(text)
        return 1.0

    level = reading_level.level_of("good", Band.SEVEN_TO_NINE, pack.scenarios, grade)
    assert level.grade == 1.0
    assert "Leila flies her kite. " in given[0]
    assert level.longest_screen == 12
    assert level.words_a_sentence == pytest.approx(level.words / given[0].count("."), abs=0.6)
    few = reading_level.level_of("good", Band.SEVEN_TO_NINE, (), grade)
    assert few.grade is None
    assert "too few words" in str(few)


def test_a_textstat_that_would_use_the_network_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: ["pyphen", "nltk>=3.9"])
    assert reading_level.find_grade() is None


def test_without_textstat_there_is_no_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    assert reading_level.find_grade() is None


@pytest.mark.skipif(reading_level.find_grade() is None, reason="needs the extra smart-game[reading]")
def test_the_grade_is_textstats_own() -> None:
    grade = reading_level.find_grade()
    assert grade is not None
    assert grade("The cat sat on the mat. The dog ran to the shop.") == pytest.approx(
        0.39 * 6 + 11.8 * 1 - 15.59, abs=0.01
    )
