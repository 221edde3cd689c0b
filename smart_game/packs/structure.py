"""Whether a scenario's cards lead somewhere worth going: reached, finished, put right, and safely."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from smart_game.packs import diagnostics
from smart_game.packs.findings import Fault, Where, nearest
from smart_game.scenario.cards import EndingCard, StoryCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice
from smart_game.scenario.vocabulary import Outcome

MOST_CARDS = 12
LEAST_CARDS = 5
LEAST_DECISIONS = 2
LEAST_ENDINGS = 2
LEAST_CHOICES = 2
MOST_SLIPS = 20


def faults(scenario: Scenario) -> Iterator[Fault]:
    """A fault for each thing about the paths that would spoil the story or strand a child."""
    yield from _count(scenario)
    yield from _offers(scenario)
    paths = _Paths(scenario)
    if paths.complete:
        yield from _reach(scenario, paths)
        yield from _put_right(scenario, paths)
        yield from _decisions(paths)
        if paths.endings and not paths.endings & paths.reached(safely=True):
            yield Fault(diagnostics.NO_SAFE_ROUTE, ("start",))


class _Paths:
    """Which card leads to which. A mistyped `goto` is taken for the card that it comes nearest to.

    It is `complete` where every `goto` and the start lead to a card; elsewhere paths cannot be judged.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._cards = scenario.cards
        self._meant = dict(zip(self._cards, self._cards, strict=True)) | _slips(scenario)
        self.start = self.meant(scenario.start)
        self._ahead = {card: [self.meant(step) for step in scenario.leads_to(card)] for card in self._cards}
        self.endings = {name for name, card in self._cards.items() if isinstance(card, EndingCard)}
        self.complete = "" not in self._meant.values()

    def meant(self, card: str) -> str:
        """The card that an author meant; empty where that cannot be told."""
        return self._meant[card]

    def reached(self, *, safely: bool = False) -> set[str]:
        """The start and all that can follow it; `safely`, by safer choices alone."""
        steps = {card: list(self._safe_steps(card)) for card in self._cards} if safely else self._ahead
        return _all_from({self.start}, steps)

    def before(self, cards: set[str]) -> set[str]:
        """Some cards, and all from which one of them can be reached."""
        back: dict[str, list[str]] = {card: [] for card in self._cards}
        for card, steps in self._ahead.items():
            for step in steps:
                back[step].append(card)
        return _all_from(cards, back)

    def fewest_decisions(self) -> Iterator[tuple[str, ...]]:
        """For each ending, the path to it that asks least often."""
        came_from: dict[str, str] = {self.start: ""}
        waiting, done = deque([self.start]), set[str]()
        while waiting:
            card = waiting.popleft()
            if card in done:
                continue
            done.add(card)
            asks = bool(self._cards[card].questions())
            for step in self._ahead[card]:
                if step not in done and (step not in came_from or not asks):
                    came_from[step] = card
                    (waiting.append if asks else waiting.appendleft)(step)
        return (_path(came_from, ending) for ending in self.endings & done)

    def decisions(self, path: tuple[str, ...]) -> int:
        """How many cards of a path ask something."""
        return sum(1 for card in path if self._cards[card].questions())

    def _safe_steps(self, card: str) -> Iterator[str]:
        told = self._cards[card]
        offered = [
            [choice for choice in question.choices if choice.outcome is Outcome.SAFER]
            for question in told.questions()
        ]
        if not all(offered):
            return
        picked = (choice.goto for choices in offered for choice in choices)
        yield from (self.meant(goto) for goto in (*picked, told.onward()) if goto is not None)


def _count(scenario: Scenario) -> Iterator[Fault]:
    cards = len(scenario.cards)
    if cards > MOST_CARDS:
        yield Fault(diagnostics.MANY_CARDS, ("cards",), {"count": str(cards), "most": str(MOST_CARDS)})
    if cards < LEAST_CARDS:
        yield Fault(diagnostics.FEW_CARDS, ("cards",), {"count": str(cards), "least": str(LEAST_CARDS)})
    endings = sum(1 for card in scenario.cards.values() if isinstance(card, EndingCard))
    if endings < LEAST_ENDINGS:
        yield Fault(diagnostics.TOO_FEW_ENDINGS, ("cards",), {"count": _some(endings, "ending")})


def _offers(scenario: Scenario) -> Iterator[Fault]:
    for name, card in scenario.cards.items():
        if isinstance(card, EndingCard | StoryCard):
            continue
        fewest = min((len(question.choices) for question in card.questions()), default=0)
        if fewest < LEAST_CHOICES:
            values = {"name": name, "count": _some(fewest, "choice")}
            yield Fault(diagnostics.NOTHING_TO_CHOOSE, ("cards", name), values)


def _reach(scenario: Scenario, paths: _Paths) -> Iterator[Fault]:
    reached, finishing = paths.reached(), paths.before(paths.endings)
    for card in scenario.cards:
        if card not in reached:
            yield Fault(diagnostics.UNREACHABLE_CARD, ("cards", card), {"name": card})
        elif paths.endings and card not in finishing and not _asks_nothing(scenario, card):
            yield Fault(diagnostics.NO_WAY_TO_AN_ENDING, ("cards", card), {"name": card})


def _asks_nothing(scenario: Scenario, card: str) -> bool:
    """Whether a card should ask and does not, which is said once, as having nothing to choose."""
    told = scenario.cards[card]
    return told.onward() is None and not told.questions()


def _put_right(scenario: Scenario, paths: _Paths) -> Iterator[Fault]:
    mendable = paths.before({card for card, _, choice in scenario.choices() if choice.puts_right})
    for where, choice in _choices(scenario):
        goto = choice.goto or scenario.cards[str(where[1])].onward()
        if choice.outcome is Outcome.RISKY and goto and paths.meant(goto) not in mendable:
            values = {"owner": f'The choice "{choice.id}"'}
            yield Fault(diagnostics.NO_WAY_TO_PUT_RIGHT, (*where, "goto"), values)


def _decisions(paths: _Paths) -> Iterator[Fault]:
    for path in paths.fewest_decisions():
        asked = paths.decisions(path)
        if asked < LEAST_DECISIONS:
            values = {"path": " > ".join(path), "count": _some(asked, "decision")}
            yield Fault(diagnostics.TOO_FEW_DECISIONS, ("cards", path[-1]), values)


def _choices(scenario: Scenario) -> Iterator[tuple[Where, Choice]]:
    """Every choice with its place in the file."""
    for card, told in scenario.cards.items():
        items = hasattr(told, "items")
        for number, question in enumerate(told.questions()):
            inside: Where = ("items", number) if items else ()
            for index, choice in enumerate(question.choices):
                yield ("cards", card, *inside, "choices", index), choice


def _slips(scenario: Scenario) -> dict[str, str]:
    """For each `goto` to no card, the card that was probably meant; of very many, none."""
    steps = {scenario.start, *(step for card in scenario.cards for step in scenario.leads_to(card))}
    unknown = sorted(steps - set(scenario.cards))
    few = len(unknown) <= MOST_SLIPS
    return {name: nearest(name, scenario.cards) if few else "" for name in unknown}


def _all_from(cards: set[str], steps: Mapping[str, Sequence[str]]) -> set[str]:
    found, waiting = set(cards), list(cards)
    while waiting:
        new = set(steps[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


def _path(came_from: Mapping[str, str], card: str) -> tuple[str, ...]:
    path = [card]
    while before := came_from[path[-1]]:
        path.append(before)
    return tuple(reversed(path))


def _some(count: int, thing: str) -> str:
    if count == 0:
        return f"no {thing}"
    return f"one {thing}" if count == 1 else f"{count} {thing}s"
