"""A class of robots who believe something, from their plays to the beliefs that its report names.

The way is the real one but for the window: each play is counted, sealed, handed in, collected and reported.
"""

import csv
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from smart_game.cli.collect import Office, collect_for
from smart_game.cli.common import today
from smart_game.cli.report import read_catalogues, report_for
from smart_game.progress.counts import count_play
from smart_game.progress.handing_in import HandedIn, Sender
from smart_game.reports.figures import asked_on_every_path
from smart_game.reports.words import curly
from smart_game.robots import Robot, beliefs_in
from smart_game.scenario.cards import LEFT, TAPPED, SpotCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.parts import Choice
from smart_game.scenario.playthrough import ChoiceMade, Playthrough
from smart_game.scenario.vocabulary import Outcome
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key

PUPILS = 28
_MOST_STEPS = 100
_TIMES = 5


@dataclass(frozen=True)
class Believer(Robot):
    """A robot that always does what its beliefs suggest, else what is safer; no choice twice in a story."""

    tried: list[Choice] = field(default_factory=list)

    def choose(self, offered: Sequence[Choice]) -> Choice:
        """What it picks."""
        fresh = [choice for choice in offered if choice not in self.tried] or list(offered)
        tempting = [choice for choice in fresh if choice.misconception in self.beliefs]
        safer = [choice for choice in fresh if choice.outcome is Outcome.SAFER]
        picked = self.chance.choice(tempting or safer or fresh)
        if picked.id not in (TAPPED, LEFT):  # pieces to spot are thought about more than once
            self.tried.append(picked)
        return picked

    def leaves(self) -> bool:
        """It plays every story to its end."""
        return False

    def play(self, scenario: Scenario) -> Playthrough:
        """One scenario, without a window."""
        self.tried.clear()
        play = Playthrough(scenario, order=self.chance.getrandbits(32))
        for _ in range(_MOST_STEPS):
            if play.ended:
                return play
            if play.question is None:
                play.go_on()
            elif isinstance(play.card, SpotCard):
                self._spot(play)
            else:
                play.pick(self.choose(play.offered).id)
        raise AssertionError(f"{scenario.id}: no end after {_MOST_STEPS} steps with {sorted(self.beliefs)}")

    def _spot(self, play: Playthrough) -> None:
        """Tap the next piece that wants tapping; where none is left, that is all."""
        for piece in play.waiting:
            if self.choose(piece.choices).id == TAPPED:
                play.pick(TAPPED, piece.id)
                return
        play.leave_rest()


def acts_on(beliefs: Collection[str], pack: Pack, *, on_every_path: bool = False) -> set[str]:
    """Which of its beliefs a robot acts on, by one and the same choice every time that it plays a pack.

    `on_every_path` asks that everybody in the class is offered that choice.
    """
    plays = [
        {made for scenario in pack.scenarios for made in robot.play(scenario).state.made}
        for robot in (Believer(frozenset(beliefs), random.Random(seed)) for seed in range(_TIMES))
    ]
    always = set.intersection(*plays)
    return {
        choice.misconception
        for scenario in pack.scenarios
        for card, question, choice in scenario.choices()
        if choice.misconception
        and choice.misconception in beliefs
        and ChoiceMade(scenario.id, card, question.id, choice.id) in always
        and (asked_on_every_path(scenario, card) or not on_every_path)
    }


def class_that_believes(pairs: Sequence[tuple[str, str]], seed: int = 1) -> list[Believer]:
    """28 robots; each holds one of the pairs of beliefs, in turn."""
    chance = random.Random(seed)
    return [Believer(frozenset(pair), chance) for pair in islice(cycle(pairs), PUPILS)]


def easily_told(pack: Pack, seed: int = 1) -> list[str]:
    """Beliefs of a pack that everybody may act on, and no two of which tempt at the same question.

    Where two of a robot's beliefs tempt at once it acts on one, and the report can know no better.
    """
    found: list[str] = []
    beliefs = beliefs_in(pack)
    random.Random(seed).shuffle(beliefs)
    for belief in beliefs:
        if acts_on({belief}, pack, on_every_path=True) and not any(
            rivals(belief, other, pack) for other in found
        ):
            found.append(belief)
    return found


def rivals(one: str, other: str, pack: Pack) -> bool:
    """Whether some question tempts by both beliefs."""
    return any(
        {one, other} <= {choice.misconception for choice in question.choices}
        for scenario in pack.scenarios
        for card in scenario.cards.values()
        for question in card.questions()
    )


def play_and_hand_in(data: Path, pack: Pack, robots: Iterable[Believer]) -> int:
    """Every robot plays every scenario, and each play is sealed and handed in; how many there were."""
    folders = Folders.under(data)
    folders.make()
    sender, key = Sender(folders.hand_in, folders.outbox, today), public_key(folders.keys)
    plays = 0
    for robot in robots:
        for scenario in pack.scenarios:
            counts = count_play(pack.info.id, "our-class", robot.play(scenario), first=True)
            assert isinstance(sender.hand_in(counts, key), HandedIn)
            plays += 1
    return plays


def collect_and_report(data: Path) -> list[dict[str, str]]:
    """The rows of the report's table of beliefs, after the teacher has collected."""
    office = Office.open(data)
    collected = collect_for(office)
    assert collected.problems == []
    assert all(line.added for line in collected.lines)
    assert not any(office.folders.hand_in.iterdir())
    written = report_for(office, formats=("html", "csv"))
    assert written.problems == []
    (table,) = (path for path in written.paths if "-beliefs-" in path.name)
    with table.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def ids_of(rows: Iterable[dict[str, str]]) -> set[str]:
    """The misconceptions that rows of the table name, by their ids."""
    ids = {curly(each.belief): id for id, each in read_catalogues().beliefs.items()}
    return {ids[row["belief"]] for row in rows}
