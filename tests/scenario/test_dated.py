"""Facts that go out of date, in texts: the value while it may be shown, other words after that."""

from datetime import date

from smart_game import places
from smart_game.cli import common
from smart_game.scenario.dated import references, told, with_facts, without_references
from smart_game.scenario.wording import wordings
from smart_game.school.facts import read_facts
from smart_game.words.catalogue import Words

TEXT = "You must be {social-media-age: # years|old enough} to join."


def test_a_fact_is_told_while_it_may_be_shown() -> None:
    assert told(TEXT, {"social-media-age": "13"}) == "You must be 13 years to join."
    assert told(TEXT, {}) == "You must be old enough to join."
    assert told("Ring{childline:, on #|}.", {}) == "Ring."
    assert told("A brace { alone", {}) == "A brace { alone"


def test_references_are_found() -> None:
    assert list(references(TEXT)) == [("social-media-age", "old enough")]
    assert without_references(TEXT) == "You must be  to join."


def test_no_shipped_text_shows_a_stale_value() -> None:
    facts = read_facts(places.assets() / "catalogues")
    last = min(fact.review_by for fact in facts.by_name().values())
    assert facts.shown(date(2026, 11, 23)) == {"childline": "0800 1111", "social-media-age": "13"}
    assert facts.shown(last).keys() < facts.by_name().keys()
    for pack in common.packs_in()[0]:
        stale = with_facts(pack.model_copy(update={"facts": {}}))
        texts = [wording.text for wording in wordings(stale)]
        assert not [text for text in texts if "0800" in text or "be 13" in text or "{" in text]


def test_every_language_gets_the_facts_filled_in() -> None:
    for pack in common.packs_in()[0]:
        for language in ("en", "cy"):
            shown = Words.load(places.locales(), language).pack(pack)
            assert not [wording.name for wording in wordings(shown) if "{" in wording.text]
