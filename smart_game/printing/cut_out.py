"""A scenario as cards of paper: numbered, lettered, with what happens after each choice on the back."""

from collections.abc import Iterator
from dataclasses import dataclass

from smart_game.scenario.cards import LEFT, TAPPED, Card, ChatCard, EndingCard, InboxCard, Mail, SpotCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice, Feedback, Question
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenario.vocabulary import Outcome

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Way:
    """A choice on paper: its letter, what it says, what follows, and the number of the card to go to."""

    letter: str
    choice: Choice
    goes_to: str

    @property
    def feedback(self) -> Feedback:
        """What stands on the back."""
        return self.choice.feedback


@dataclass(frozen=True)
class Piece:
    """A piece of a page to spot clues on: whether it is one, and what to say of it."""

    letter: str
    text: str
    picture: str | None
    who: str | None
    is_clue: bool
    feedback: Feedback


@dataclass(frozen=True)
class CutOut:
    """One card of paper. `goes_to` is the card that follows where there is no choice; empty at an ending."""

    number: str
    card: Card
    ways: tuple[Way, ...] = ()
    pieces: tuple[Piece, ...] = ()
    goes_to: str = ""
    asked: Question | None = None
    mail: Mail | None = None
    items: tuple[str, ...] = ()
    """The numbers of the cards that ask about its items one by one."""

    @property
    def is_ending(self) -> bool:
        """Whether the story is over here."""
        return isinstance(self.card, EndingCard)

    @property
    def is_item(self) -> bool:
        """Whether it asks about one of several items of a card."""
        return self.asked is not None

    @property
    def crowd(self) -> int:
        """How much has to fit onto the front, in letters; what stands in the picture is not counted."""
        told = self.asked.prompt if self.asked else self.card.text
        listed = [way.choice.text for way in self.ways] + [piece.text for piece in self.pieces]
        thread = (
            sum(len(each.text) + 20 for each in self.card.messages) if isinstance(self.card, ChatCard) else 0
        )
        return len(told) + sum(len(text) + 30 for text in listed) + thread // 2

    @property
    def crowd_behind(self) -> int:
        """How much has to fit onto the back, in letters."""
        told = [(way.choice.text, way.feedback) for way in self.ways]
        told += [(piece.text, piece.feedback) for piece in self.pieces]
        return sum(len(text) + len(said.happened) + len(said.why) + len(said.now) for text, said in told)


def cut_outs(scenario: Scenario) -> tuple[CutOut, ...]:
    """The cards of a scenario in its author's order, the first of them where it starts."""
    ids = [scenario.start, *(each for each in scenario.cards if each != scenario.start)]
    numbers = {card_id: str(at) for at, card_id in enumerate(ids, start=1)}
    return tuple(made for card_id in ids for made in _cards_for(scenario, card_id, numbers))


def _cards_for(scenario: Scenario, card_id: str, numbers: dict[str, str]) -> Iterator[CutOut]:
    card, number = scenario.cards[card_id], numbers[card_id]
    onward = numbers.get(card.onward() or "", "")
    questions = card.questions()
    if isinstance(card, SpotCard):
        yield CutOut(number, card, pieces=tuple(_pieces(card)), goes_to=onward)
    elif len(questions) > 1:
        parts = [f"{number}{chr(ord('a') + at)}" for at in range(len(questions))]
        yield CutOut(number, card, goes_to=parts[0], items=tuple(parts))
        mails = {mail.id: mail for mail in card.items} if isinstance(card, InboxCard) else {}
        for part, follows, question in zip(parts, [*parts[1:], onward], questions, strict=True):
            ways = _ways(scenario, card_id, question, numbers, follows)
            yield CutOut(part, card, ways, asked=question, mail=mails.get(question.id))
    else:
        ways = _ways(scenario, card_id, questions[0], numbers, onward) if questions else ()
        yield CutOut(number, card, ways, goes_to="" if ways else onward)


def _ways(
    scenario: Scenario, card_id: str, question: Question, numbers: dict[str, str], onward: str
) -> tuple[Way, ...]:
    """The choices in an order that favours no letter, the same on every printing."""
    played = Playthrough(scenario, state=State(scenario.id, card_id, order=0))
    return tuple(
        Way(letter, choice, numbers[choice.goto] if choice.goto else onward)
        for letter, choice in zip(LETTERS, played.offered_for(question), strict=False)
    )


def _pieces(card: SpotCard) -> Iterator[Piece]:
    for letter, spot in zip(LETTERS, card.items, strict=False):
        verdicts = {verdict.id: verdict for verdict in spot.choices}
        is_clue = verdicts[TAPPED].outcome is Outcome.SAFER
        told = verdicts[TAPPED if is_clue else LEFT]
        yield Piece(letter, spot.text, spot.picture, spot.who, is_clue, told.feedback)
