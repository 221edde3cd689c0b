"""A picture of every kind of screen, each with the most words that the packs put on it."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smart_game.gallery.sheets import Tile
from smart_game.gallery.studio import Studio
from smart_game.gallery.teacher import teacher_screens
from smart_game.progress.counts import count_play
from smart_game.progress.written import Place as WrittenPlace
from smart_game.progress.written import Written
from smart_game.scenario.cards import LEFT, Card, EndingCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenario.quick_check import GOODBYE, HELLO
from smart_game.scenario.vocabulary import Outcome, Rule
from smart_game.scenes.board.play import BoardScreen
from smart_game.scenes.board.stories import BoardStoriesScreen
from smart_game.scenes.keys import KeysScreen
from smart_game.scenes.quick_check import QuickCheckScreen
from smart_game.scenes.settings import SettingsScreen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import StopScreen, TrailScreen
from smart_game.scenes.what_we_keep import WhatWeKeepScreen

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
    yield Tile("keys", studio.show(KeysScreen(studio.backstage)))
    yield Tile("keys, one is waited for", studio.press("add-press"))
    for kind, place in wordiest_cards(studio.packs).items():
        yield from _card(studio, kind, place)
    for outcome, (place, question, choice) in wordiest_feedback(studio.packs).items():
        play = place.begin()
        play.pick(choice, question)
        yield from _shots(studio, f"feedback {outcome}: {place.label}", place, play)
    for stars, (place, play) in endings(studio.packs).items():
        yield from _shots(studio, f"ending, {stars} of 3 stars: {place.label}", place, play)
    yield from _records(studio)
    yield from _checks(studio)
    for name, screen in teacher_screens(studio.backstage):
        yield Tile(name, studio.show(screen))
        yield from _further_pages(studio, name)
    yield from _board(studio)


def _records(studio: Studio) -> Iterator[Tile]:
    """What is kept of the longest play of each pack, and the ending from which it is seen."""
    sitting = studio.backstage.sitting
    for pack in studio.packs:
        plays = [play_by_chance(scenario, seed) for scenario in pack.scenarios for seed in range(2)]
        play = max(plays, key=lambda play: len(set(play.state.made)))
        sitting.written = Written(
            count_play(pack.info.id, sitting.of.id, play, first=True), WrittenPlace.HANDED_IN
        )
        label = f"what we keep: {play.scenario.id}"
        yield Tile(label, studio.show(WhatWeKeepScreen(studio.backstage, sitting.written)))
        yield from _further_pages(studio, label)
        place = Place(pack, play.scenario, play.state.card)
        yield from _shots(studio, f"ending, with what we keep: {place.label}", place, play)
    studio.next_seat()


def _checks(studio: Studio) -> Iterator[Tile]:
    """The quick check: hello, its wordiest question, what follows a choice, and the end."""
    for pack in studio.packs:
        for check in pack.checks[:1]:
            asking = [card for card in check.cards if check.cards[card].questions()]
            longest = max(asking, key=lambda card: letters_of(Place(pack, check, card)))
            for card in (HELLO, longest, GOODBYE):
                screen = QuickCheckScreen(studio.backstage, pack.info.id, check)
                screen.playthrough = Place(pack, check, card).begin()
                label = f"{pack.info.id}, {check.id}: {card}"
                yield Tile(label, studio.show(screen))
                yield from _further_pages(studio, label)
                choice = next((id for id in studio.ids() if id.startswith("choice-")), None)
                if choice:
                    yield Tile(f"{label}, chosen", studio.press(choice))


def _board(studio: Studio) -> Iterator[Tile]:
    """The board: its stories; of each kind of card the wordiest, told, asked, counted and talked about."""
    yield Tile("board: stories", studio.show(BoardStoriesScreen(studio.backstage, studio.packs[0])))
    for kind, place in wordiest_cards(studio.packs).items():
        screen = BoardScreen(studio.backstage, place.pack.info.id, place.scenario)
        screen.playthrough.state = place.begin().state
        label = f"board, {kind}: {place.label}"
        yield Tile(label, studio.show(screen))
        yield from _further_pages(studio, label)
        if not screen.playthrough.question:
            continue
        yield Tile(f"{label}, asked", studio.press("go-on"))
        yield from _further_pages(studio, f"{label}, asked")
        picture = studio.press("vote")
        for count in range(len(screen.playthrough.offered), 0, -1):
            for _ in range(count):
                picture = studio.press("five-more")
            yield Tile(f"{label}, {count} counted", picture)
            picture = studio.press("next-count")
        yield Tile(f"{label}, talked about", picture)
    studio.next_seat()


def wordiest_cards(packs: Sequence[Pack]) -> Mapping[str, Place]:
    """For each kind of card but endings, the one that shows the most letters."""
    found: dict[str, Place] = {}
    for place in _places(packs):
        kind = place.scenario.cards[place.card].kind
        if kind != "ending" and (kind not in found or letters_of(place) > letters_of(found[kind])):
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
                if play.stars not in found or letters_of(place) > letters_of(found[play.stars][0]):
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


def letters_of(place: Place) -> int:
    """How many letters a card shows."""
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
