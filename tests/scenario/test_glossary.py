"""The glossary (A13): which words stand on a card, whatever their form, and in other languages."""

import pytest

from smart_game.scenario.glossary import forms_of, ids_used, texts_after, texts_on, words_in
from smart_game.scenario.model import Pack, PackInfo
from smart_game.scenario.parts import HardWord
from smart_game.scenario.wording import reworded, wordings
from tests.stories import make_pack, make_scenario

GLOSSARY = {
    "door": {"word": "door, doors", "meaning": "It opens and shuts."},
    "hinge": "It holds a door.",
    "key-hole": "A key goes in it.",
}


def pack() -> Pack:
    plain = make_pack()
    info = PackInfo.model_validate({**plain.info.model_dump(), "glossary": GLOSSARY})
    return plain.model_copy(update={"info": info})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two Doors!", ["door"]),
        ("The DOOR.", ["door"]),
        ("Outdoors, indoor, hinged", []),
        ("A “hinge”, a door", ["door", "hinge"]),
        ("The key hole is small", ["key hole"]),
        ("", []),
    ],
)
def test_whole_words_in_any_of_their_forms(text: str, found: list[str]) -> None:
    assert [entry.word for entry in words_in(pack().info.glossary, [text])] == found


def test_the_first_form_is_shown() -> None:
    assert forms_of("door, doors") == ("door", "doors")
    assert forms_of("door") == ("door",)


def test_feedback_that_is_not_read_yet_is_not_looked_at() -> None:
    """Else the button would tell what comes."""
    scenario = make_scenario()
    choice = scenario.cards["popup"].questions()[0].choices[0]
    assert choice.feedback.happened in texts_after(choice)
    assert choice.feedback.happened not in set(texts_on(scenario.cards["popup"]))
    assert choice.text in set(texts_on(scenario.cards["popup"]))


def test_words_are_used_in_cards_and_in_feedback() -> None:
    """By their ids, so that a check can name the line."""
    words = {"door": "door, doors", "happened": "happened", "nowhere": "nowhere"}
    glossary = {id: HardWord(word=word, meaning="x") for id, word in words.items()}
    assert ids_used(glossary, [make_scenario()]) == {"door", "happened"}


def test_each_word_and_meaning_has_a_name_for_translators() -> None:
    names = {wording.name: wording.text for wording in wordings(pack()) if "glossary" in wording.name}
    assert names == {
        "small/glossary.door.word": "door, doors",
        "small/glossary.door.meaning": "It opens and shuts.",
        "small/glossary.hinge.word": "hinge",
        "small/glossary.hinge.meaning": "It holds a door.",
        "small/glossary.key-hole.word": "key hole",
        "small/glossary.key-hole.meaning": "A key goes in it.",
    }


def test_a_translated_glossary_finds_translated_words() -> None:
    said = {
        "small/glossary.door.word": "drzwi, drzwiami",
        "small/glossary.door.meaning": "Otwierają się.",
    }

    def say(name: str, text: str) -> str:
        return said.get(name, text)

    polish = reworded(pack(), say)
    assert [hard.word for hard in polish.info.glossary.values()] == ["drzwi, drzwiami", "hinge", "key hole"]
    found = words_in(polish.info.glossary, ["Stoi za drzwiami."])
    assert [(entry.word, entry.meaning) for entry in found] == [("drzwi", "Otwierają się.")]


def test_every_shipped_pack_has_six_to_fourteen_words(shipped: tuple[Pack, ...]) -> None:
    for each in shipped:
        assert 6 <= len(each.info.glossary) <= 14, each.info.id
