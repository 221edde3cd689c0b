"""A picture with each choice (A19): for the youngest always, for all where it is wished; told in words."""

from collections import Counter

import pygame
import pytest

from smart_game import places
from smart_game.packs.catalogues import SymbolTexts
from smart_game.scenario.cards import SpotCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.vocabulary import Band
from smart_game.scenes.turn import ChoiceButton
from tests.game import STILL, Game, open_test_game
from tests.scenes.crawling import Shown, child_screens

SYMBOLS = places.assets() / "pictures" / "symbols"


def choices_on(game: Game, packs: tuple[Pack, ...]) -> list[tuple[Shown, ChoiceButton]]:
    return [
        (shown, widget)
        for shown in child_screens(game, packs)
        for widget in shown.widgets
        if isinstance(widget, ChoiceButton)
    ]


@pytest.mark.parametrize(
    ("language", "text_size"),
    [
        ("en", 100),
        *(pytest.param(*look, marks=pytest.mark.slow) for look in (("en", 150), ("ar", 100), ("ar", 150))),
    ],
)
def test_every_choice_of_every_story_shows_a_large_picture(
    shipped: tuple[Pack, ...], language: str, text_size: int
) -> None:
    """And its words stand beside it, not on it."""
    wished = {"symbols": True, "language": language, "text_size": text_size}
    game = open_test_game(shipped, settings=STILL.model_copy(update=wished))
    found = choices_on(game, shipped)
    written = {
        (scenario.id, card, f"choice-{choice.id}")
        for pack in shipped
        for scenario in pack.scenarios
        for card, _, choice in scenario.choices()
        if scenario.cards[card].kind != "spot"
    }
    on_screens = {(*shown.name.split(" > ")[:2], button.id) for shown, button in found}
    assert on_screens >= written
    side = game.loop.easel.metrics.px(76)
    for shown, button in found:
        assert button.icon, (shown.name, button.id)
        assert button._side == side, (shown.name, button.id)
        left = button.rect.left + button._icon_left
        icon = button.inside(pygame.Rect(left, button.rect.top, side, button.rect.height))
        for paragraph, room in button.words():
            assert not icon.colliderect(room), (shown.name, button.id, paragraph.lines)
    game.close()


def test_the_pieces_of_a_page_have_pictures(shipped: tuple[Pack, ...]) -> None:
    """What is tapped on a `spot` card is a choice too."""
    cards = [card for pack in shipped for scenario in pack.scenarios for card in scenario.cards.values()]
    pages = [card for card in cards if isinstance(card, SpotCard)]
    assert pages
    assert all(piece.picture or piece.who for card in pages for piece in card.items)


def test_the_youngest_have_large_pictures_without_asking(shipped: tuple[Pack, ...]) -> None:
    game = open_test_game(shipped, settings=STILL)
    side = game.loop.easel.metrics.px(76)
    for pack in shipped:
        game.backstage.sitting.pack = pack
        sizes = {button._side for _, button in choices_on(game, (pack,))}
        assert sizes == {side if pack.info.band is Band.FIVE_TO_SEVEN else game.loop.easel.metrics.px(44)}
    game.close()


def scenarios() -> list[Scenario]:
    from smart_game.packs.known import Known
    from smart_game.packs.loading import load_packs

    packs, _ = load_packs([places.scenarios()], Known.load(places.assets()))
    return [scenario for pack in packs for scenario in pack.scenarios]


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_choices_of_one_question_have_pictures_of_their_own(scenario: Scenario) -> None:
    """A child who goes by pictures can tell them apart."""
    for card in scenario.cards.values():
        if card.kind == "spot":
            continue
        for question in card.questions():
            shown = Counter((choice.picture, choice.who) for choice in question.choices)
            assert max(shown.values()) == 1, (scenario.id, question.id, shown)


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_no_picture_is_a_mark(scenario: Scenario) -> None:
    """None of them is a sign of how it went, nor a star."""
    marks = {"outcome-safer", "outcome-unsure", "outcome-risky", "star", "star-empty", "bulb"}
    assert not marks & {choice.picture for _, _, choice in scenario.choices()}


def test_no_picture_of_the_stories_stands_for_one_outcome_alone_where_it_is_often_used() -> None:
    """A child cannot learn "always tap this one": what is often seen is seen with more than one outcome."""
    seen: dict[str, set[str]] = {}
    often: Counter[str] = Counter()
    for scenario in scenarios():
        for _, question, choice in scenario.choices():
            if choice.picture and len(question.choices) > 1:
                often[choice.picture] += 1
                seen.setdefault(choice.picture, set()).add(choice.outcome)
    telling = {"tell", "help"}
    """Telling a grown-up is safer in every story: that is what the game teaches."""
    lone = {name for name, count in often.items() if count >= 8 and len(seen[name]) == 1}
    assert lone <= telling


def test_every_symbol_is_told_in_words() -> None:
    told = SymbolTexts.load(SYMBOLS).root
    drawn = {path.stem for path in SYMBOLS.glob("*.svg") if not path.stem.startswith("setting-")}
    assert drawn <= set(told)
    assert len(set(told.values())) == len(told)
