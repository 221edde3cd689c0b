"""The quick check: six ideas, each asked twice in ways that compare, read as carefully as a scenario."""

from collections import Counter
from pathlib import Path

import pytest

from smart_game.packs.findings import Finding
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack
from smart_game.packs.quick_checks import FILE
from smart_game.packs.wording import count_words
from smart_game.progress.counts import MOST_CHOICES, count_play
from smart_game.progress.sealing import seal
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.quick_check import GOODBYE, QUESTIONS, Moment, QuickCheck
from smart_game.scenario.vocabulary import Outcome
from smart_game.scenario.wording import reworded, wordings

BELIEF = '", outcome: risky, misconception: only-address-counts, picture: send}'
"""How the first choice of each guise of the good pack goes on."""

RULES = ["safe", "meeting", "accepting", "reliable", "tell", "kind"]


def broken(folder: Path, known: Known, old: str, new: str) -> list[Finding]:
    file = folder / FILE
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return [finding for finding in check_pack(folder, known).findings if finding.file.name == FILE]


@pytest.fixture
def check(explorers: Pack) -> QuickCheck:
    assert explorers.quick_check is not None
    return explorers.quick_check


def test_three_moments_are_played_and_the_stories_stay_as_they_are(explorers: Pack) -> None:
    assert [each.id for each in explorers.checks] == ["check-before", "check-after", "check-later"]
    assert explorers.played == (*explorers.scenarios, *explorers.checks)
    assert not {each.id for each in explorers.checks} & {each.id for each in explorers.scenarios}
    assert explorers.scenario("check-after") == explorers.check(Moment.AFTER)


def test_before_and_later_ask_form_a_and_after_asks_form_b(explorers: Pack, check: QuickCheck) -> None:
    before, after, later = explorers.checks
    assert before.cards == later.cards
    for question in check.questions:
        assert before.cards[question.rule].text == question.a.text
        assert after.cards[question.rule].text == question.b.text
        assert question.a.text != question.b.text


def test_six_rules_are_asked_one_after_the_other_whatever_is_picked(explorers: Pack) -> None:
    for scenario in explorers.checks:
        for outcome in Outcome:
            play = Playthrough(scenario)
            play.go_on()
            seen = []
            while not play.ended:
                seen.append(play.state.card)
                picked = [each for each in play.offered if each.outcome is outcome] or play.offered
                play.pick(picked[0].id)
                play.go_on()
            assert seen == RULES
            assert play.state.card == GOODBYE
            assert play.stars == 3


def test_both_guises_offer_the_same_and_differ_little_in_length(check: QuickCheck) -> None:
    assert len(check.questions) == QUESTIONS
    for question in check.questions:
        told = [{(each.id, each.outcome, each.misconception) for each in guise.choices}
                for guise in (question.a, question.b)]  # fmt: skip
        assert told[0] == told[1]
        assert abs(count_words(question.a.text) - count_words(question.b.text)) <= 5
        assert question.a.setting.cast != question.b.setting.cast


def test_neither_length_nor_sentences_give_the_safest_choice_away(check: QuickCheck) -> None:
    stands, parts = Counter[str](), Counter[int]()
    for question in check.questions:
        for guise in (question.a, question.b):
            (safest,) = [each for each in guise.choices if each.outcome is Outcome.SAFER]
            others = [count_words(each.text) for each in guise.choices if each is not safest]
            words = count_words(safest.text)
            stands[
                "longest" if words > max(others) else "shortest" if words < min(others) else "between"
            ] += 1
            parts[safest.text.count(". ") + 1] += 1
    assert max(stands["longest"], stands["shortest"]) <= 6
    assert min(parts[1], parts[2]) >= 4


def test_beliefs_are_those_of_the_question_s_rule(check: QuickCheck) -> None:
    from smart_game import places
    from smart_game.packs.catalogues import Misconceptions

    catalogue = Misconceptions.load(places.assets() / "catalogues").root
    for question in check.questions:
        for guess in question.a.choices:
            if guess.misconception:
                belief = catalogue[guess.misconception]
                assert (belief.rule, "7-9" in belief.bands) == (question.rule, True)


def test_every_text_can_be_translated_once_under_a_name_without_numbers(explorers: Pack) -> None:
    names = [each.name for each in wordings(explorers)]
    assert len(names) == len(set(names))
    assert "quick-check/questions.safe.a.choices.only-fun.text" in names
    assert "quick-check/thanks" in names
    assert not any(name.startswith("check-") for name in names)
    shouted = reworded(explorers, lambda _, text: text.upper())
    after = shouted.check(Moment.AFTER)
    assert after is not None
    assert after.cards["safe"].text == after.cards["safe"].text.upper()
    assert [each.id for each in shouted.checks] == [each.id for each in explorers.checks]


def test_a_play_fits_into_a_hand_in(explorers: Pack) -> None:
    from nacl.public import PrivateKey

    play = Playthrough(explorers.checks[0])
    play.go_on()
    while not play.ended:
        play.pick(play.offered[0].id)
        play.go_on()
    counts = count_play("explorers", "otters", play, first=True)
    assert len(counts.choices) == QUESTIONS <= MOST_CHOICES
    assert seal(counts, bytes(PrivateKey.generate().public_key))


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("Do safe now.", "Do safe now, and then go out and fly the kite all day.", "SG083", 27),
        (f"tell now.{BELIEF}", f"tell now.{BELIEF.replace('address', 'adress')}", "SG043", 91),
        (f"kind at once.{BELIEF}", f"kind at once.{BELIEF.replace('send', 'sent')}", "SG044", 114),
        (f"kind at once.{BELIEF}", f"kind at once.{BELIEF.replace('risky', 'wrong')}", "SG032", 114),
        ("hello:", "helo:", "SG021", 13),
        ('thanks: "Thank you."', "", "SG022", 1),
    ],
)  # fmt: skip
def test_a_fault_is_found_once_and_at_its_line(
    good_pack: Path, known: Known, old: str, new: str, code: str, line: int
) -> None:
    findings = broken(good_pack, known, old, new)
    assert [(found.diagnostic.code, found.line) for found in findings if found.diagnostic.code == code] == [
        (code, line)
    ]
    assert check_pack(good_pack, known).pack is None or code == "SG083"


def test_a_pack_without_a_check_has_none(good_pack: Path, known: Known) -> None:
    (good_pack / FILE).unlink()
    checked = check_pack(good_pack, known)
    assert checked.findings == ()
    assert checked.pack is not None
    assert (checked.pack.quick_check, checked.pack.checks) == (None, ())
