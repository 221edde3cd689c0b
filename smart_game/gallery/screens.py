"""A picture of every kind of screen, each with the most words that the packs put on it."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smart_game.gallery.sheets import Tile
from smart_game.gallery.studio import Studio
from smart_game.scenario.cards import LEFT, Card, EndingCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenario.vocabulary import Outcome, Rule
from smart_game.scenes.settings import SettingsScreen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import StopScreen, TrailScreen

_SEEDS = 16
_ORDER = 1
_SHOWN = frozenset(("text", "title", "lines", "button", "name", "subject", "thread"))
_MOST_STEPS = 200


@dataclass(frozen=True)
class Place:
    """A card of a shipped scenario."""

    pack: Pack
    scenario: Scenario
    card: str

    @property
    def label(self) -> str:
        """Where it is written."""
        return f"{self.scenario.id}/{self.card}"

    def begin(self) -> Playthrough:
        """A play that stands on this card."""
        return Playthrough(self.scenario, state=State(self.scenario.id, self.card, _ORDER))


def all_screens(studio: Studio) -> Iterator[Tile]:
    """Every kind of screen, from the title to the endings."""
    yield Tile("title", studio.show(TitleScreen(studio.backstage)))
    yield from _trails(studio)
    yield Tile("tell", studio.show(TellScreen(studio.backstage)))
    yield from _further_pages(studio, "tell")
    yield Tile("settings", studio.show(SettingsScreen(studio.backstage)))
    yield from _further_pages(studio, "settings")
    for kind, place in wordiest_cards(studio.packs).items():
        yield from _card(studio, kind, place)
    for outcome, (place, question, choice) in wordiest_feedback(studio.packs).items():
        play = place.begin()
        play.pick(choice, question)
        yield from _shots(studio, f"feedback {outcome}: {place.label}", place, play)
    for stars, (place, play) in endings(studio.packs).items():
        yield from _shots(studio, f"ending, {stars} of 3 stars: {place.label}", place, play)


def wordiest_cards(packs: Sequence[Pack]) -> Mapping[str, Place]:
    """For each kind of card but endings, the one that shows the most letters."""
    found: dict[str, Place] = {}
    for place in _places(packs):
        kind = place.scenario.cards[place.card].kind
        if kind != "ending" and (kind not in found or _letters_of(place) > _letters_of(found[kind])):
            found[kind] = place
    return found


def wordiest_feedback(packs: Sequence[Pack]) -> Mapping[Outcome, tuple[Place, str, str]]:
    """For each outcome, the place, question and choice with the longest feedback."""
    found: dict[Outcome, tuple[int, tuple[Place, str, str]]] = {}
    for pack in packs:
        for scenario in pack.scenarios:
            for card, question, choice in scenario.choices():
                said = choice.feedback
                long = len(said.happened) + len(said.why) + len(said.now)
                if long > found.get(choice.outcome, (0,))[0]:
                    found[choice.outcome] = (long, (Place(pack, scenario, card), question.id, choice.id))
    return {outcome: found[outcome][1] for outcome in Outcome if outcome in found}


def endings(packs: Sequence[Pack]) -> Mapping[int, tuple[Place, Playthrough]]:
    """For each number of stars, a play that earned it, with the wordiest ending."""
    found: dict[int, tuple[Place, Playthrough]] = {}
    for pack in packs:
        for scenario in pack.scenarios:
            for seed in range(_SEEDS):
                play = play_by_chance(scenario, seed)
                place = Place(pack, scenario, play.state.card)
                if play.stars not in found or _letters_of(place) > _letters_of(found[play.stars][0]):
                    found[play.stars] = (place, play)
    return dict(sorted(found.items()))


def play_by_chance(scenario: Scenario, seed: int) -> Playthrough:
    """A play in which chance picks, at its ending; one in which it always picks what is safer for seed 0."""
    chance = random.Random(seed)  # noqa: S311 - a robot, not a secret
    play = Playthrough(scenario, order=seed)
    for _ in range(_MOST_STEPS):
        if play.ended:
            break
        if play.question is None:
            play.go_on()
        else:
            safer = [choice for choice in play.offered if choice.outcome is Outcome.SAFER]
            play.pick(chance.choice(safer if seed == 0 and safer else play.offered).id)
    assert play.ended, f"{scenario.id} does not come to an end"
    return play


def _trails(studio: Studio) -> Iterator[Tile]:
    for pack in studio.packs:
        studio.next_seat()
        yield Tile(f"trail: {pack.info.id}", studio.show(TrailScreen(studio.backstage, pack)))
        stop = studio.ids()[1]
        yield Tile(f"trail with the keyboard: {pack.info.id}", studio.focus(stop))
        seat = studio.backstage.sitting.seat
        for number, scenario in enumerate(pack.scenarios[:-1]):
            seat.close(pack.info.id, play_by_chance(scenario, number % 3))
        yield Tile(f"trail with stars: {pack.info.id}", studio.show(TrailScreen(studio.backstage, pack)))
    pack, rule = max(
        ((pack, rule) for pack in studio.packs for rule in Rule), key=lambda one: _stories(one[0], one[1])
    )
    yield Tile(f"the stories of one rule: {rule}", studio.show(StopScreen(studio.backstage, pack, rule)))
    studio.next_seat()


def _stories(pack: Pack, rule: Rule) -> int:
    return sum(scenario.rule is rule for scenario in pack.scenarios)


def _card(studio: Studio, kind: str, place: Place) -> Iterator[Tile]:
    """A card as it begins, with something opened if it has such things, and at its last question."""
    play = place.begin()
    yield from _shots(studio, f"{kind}: {place.label}", place, play)
    if kind == "inbox":
        item = next(id for id in studio.ids() if id.startswith("item-"))
        yield Tile(f"{kind}, opened: {place.label}", studio.press(item))
        yield from _further_pages(studio, f"{kind}, opened: {place.label}")
    if len(play.waiting) > 1:
        later = _to_last_question(place)
        if later.state.answered:
            yield from _shots(studio, f"{kind}, last question: {place.label}", place, later)


def _to_last_question(place: Place) -> Playthrough:
    """A play on this card that has answered, safely, all but the last question."""
    play = place.begin()
    while len(play.waiting) > 1:
        staying = [choice for choice in play.offered if choice.goto is None and choice.id != LEFT]
        if not staying:
            break
        play.pick(min(staying, key=lambda choice: list(Outcome).index(choice.outcome)).id)
        play.go_on()
    return play


def _shots(studio: Studio, label: str, place: Place, play: Playthrough) -> Iterator[Tile]:
    screen = StoryScreen(studio.backstage, place.pack.info.id, place.scenario)
    screen.playthrough = play
    yield Tile(label, studio.show(screen))
    yield from _further_pages(studio, label)


def _further_pages(studio: Studio, label: str) -> Iterator[Tile]:
    """The later messages of a thread, and the later pages of what is read."""
    if "thread-page" in studio.ids():
        yield Tile(f"{label}, later messages", studio.press("thread-page"))
    page = 1
    while "page-more" in studio.ids():
        page += 1
        yield Tile(f"{label}, page {page}", studio.press("page-more"))


def _places(packs: Sequence[Pack]) -> Iterator[Place]:
    for pack in packs:
        for scenario in pack.scenarios:
            for card in scenario.cards:
                yield Place(pack, scenario, card)


def _letters_of(place: Place) -> int:
    card: Card = place.scenario.cards[place.card]
    extra = len(place.scenario.remember) if isinstance(card, EndingCard) else 0
    return extra + _letters(card.model_dump(mode="json"))


def _letters(value: Any) -> int:  # noqa: ANN401 - whatever a card's dump holds
    """How many letters of a card's dump are to be read on it; feedback comes later."""
    if isinstance(value, list):
        return sum(_letters(each) for each in value)
    if not isinstance(value, dict):
        return 0
    letters = 0
    for key, inside in value.items():
        if key in _SHOWN:
            letters += sum(len(line) for line in ([inside] if isinstance(inside, str) else inside or ()))
        elif key != "feedback":
            letters += _letters(inside)
    return letters
