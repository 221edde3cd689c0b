"""A made-up school year: children who are absent, join late or play again, one who always chooses the same.

What is folded is what `collect` would fold, by its own code; what is shown is what reports show, each week.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from smart_game.progress import collecting
from smart_game.progress.class_progress import ClassProgress, ScenarioProgress, school_year
from smart_game.progress.counts import Counts
from smart_game.progress.waiting import Opened
from smart_game.reports import figures
from smart_game.reports.figures import ClassFigures, StoryFigure
from smart_game.reports.shown import Memory
from smart_game.scenario.model import Pack
from tests.reports.library import pack, story

FIRST_MONDAY = date(2026, 9, 7)
SPRING_WEEK = 18
WEEKS = 36
STUBBORN = 0
"""The child of each class who always types."""

CHOICES = ("type", "wait", "ask")
TYPED = CHOICES[0]
QUESTION = "popup/choice"
STORIES = tuple(f"story-{number}" for number in range(6))
SIZES = (8, 12, 20, 20, 20, 20, 28, 33)
"""Classes of 20 play in two halves of ten: the smallest batches that there can be."""


@dataclass(frozen=True)
class Play:
    """One child's play; nobody but this simulation knows whose it is."""

    child: int
    choice: str
    first: bool = True


@dataclass(frozen=True)
class Batch:
    """What one collection folded of one story of one class, and how many first plays there are now."""

    class_id: str
    story: str
    week: int
    plays: tuple[Play, ...]
    total: int


@dataclass(frozen=True)
class Seen:
    """What a report on a class showed of the question, when so many had played: in the order of `CHOICES`."""

    plays: int
    week: int
    figure: StoryFigure


@dataclass
class Year:
    """Everything that happened, and everything that was shown."""

    threshold: int
    batches: list[Batch] = field(default_factory=list)
    seen: dict[tuple[str, str], list[Seen]] = field(default_factory=lambda: defaultdict(list))
    practice: dict[tuple[str, str], list[tuple[Play, ...]]] = field(default_factory=lambda: defaultdict(list))
    memory: Memory = field(default_factory=Memory)
    progress: dict[str, ClassProgress] = field(default_factory=dict)


def simulate(seed: int, threshold: int = 10) -> Year:
    """A school of eight classes through a year of weekly collections and reports."""
    year = Year(threshold)
    chance = random.Random(seed)
    taken = _lessons(chance)
    packs = [pack(*(story(name) for name in STORIES))]
    waiting: dict[str, dict[str, list[tuple[str, Play]]]] = defaultdict(lambda: defaultdict(list))
    for week in range(WEEKS):
        changed = []
        for number, class_id in enumerate(_class_ids()):
            for name, plays in taken.get((week, number), ()):
                waiting[class_id][name] += [(f"{chance.getrandbits(128):032x}", play) for play in plays]
            if _collect(year, class_id, waiting[class_id], week):
                changed.append(class_id)
        if changed:
            _report(year, changed, packs, week)
    return year


def _class_ids() -> list[str]:
    return [f"class-{number}" for number in range(len(SIZES))]


def _lessons(chance: random.Random) -> dict[tuple[int, int], list[tuple[str, list[Play]]]]:
    """Who plays what in which week: early finishers, whole classes, halves with a talk in between, spring."""
    found: dict[tuple[int, int], list[tuple[str, list[Play]]]] = defaultdict(list)
    for number, size in enumerate(SIZES):
        for index, name in enumerate(STORIES):
            typing = chance.uniform(0.6, 0.85) if size == 20 else chance.uniform(0.2, 0.8)
            week = 1 + 2 * index + chance.randrange(4)
            halves = size in {20, 28} or chance.random() < 0.3
            early = chance.sample(range(size), 1) if chance.random() < 0.3 else []
            found[week - 1, number].append((name, _plays(chance, early, typing)))
            late = set(range(size - 2, size))
            absent = {child for child in range(size) if chance.random() < 0.1} - {STUBBORN}
            if halves:
                half = list(range(size))
                chance.shuffle(half)
                rates = [typing, 0.02 if chance.random() < 0.6 else typing]
                chance.shuffle(rates)
                for turn, rate in enumerate(rates):
                    found[week + turn, number].append((name, _plays(chance, half[turn::2], rate)))
            else:
                here = [child for child in range(size) if child not in absent | late]
                found[week, number].append((name, _plays(chance, here, typing)))
                catching_up = sorted(absent | late)
                found[week + 4, number].append((name, _plays(chance, catching_up, typing)))
            found[week + 2, number].append((name, [Play(STUBBORN, "type", first=False)] * 12))
            if index % 2:
                everybody = [child for child in range(size) if chance.random() < 0.92]
                found[SPRING_WEEK + index, number].append((name, _plays(chance, everybody, typing * 0.4)))
    return found


def _plays(chance: random.Random, children: list[int], typing: float) -> list[Play]:
    def choice(child: int) -> str:
        if child == STUBBORN or chance.random() < typing:
            return "type"
        return "ask" if chance.random() < 0.7 else "wait"

    return [Play(child, choice(child)) for child in children]


def _counts(class_id: str, name: str, play: Play) -> Counts:
    choices = {f"{QUESTION}/{play.choice}": 1}
    if play.choice == "type":
        choices["mend/choice/tell"] = 1
    return Counts(
        pack="explorers", scenario=name, class_id=class_id, first=play.first, finished=True, stars=3,
        choices=choices, ending="good-end",
    )  # fmt: skip


def _collect(year: Year, class_id: str, waiting: dict[str, list[tuple[str, Play]]], week: int) -> bool:
    """Fold what is enough, with the code of `collect`."""
    day = FIRST_MONDAY + timedelta(weeks=week)
    before = year.progress.get(class_id, ClassProgress(class_id=class_id))
    opened = [
        Opened(Path(hand_in), hand_in, _counts(class_id, name, play))
        for name, plays in waiting.items()
        for hand_in, play in plays
    ]
    folds, ids, _ = collecting._batches(before, opened, year.threshold, day)
    if not folds:
        return False
    after = year.progress[class_id] = before.plus(folds, ids, day)
    total = after.of_year(school_year(day))
    for name, plays in waiting.items():
        folded = [play for hand_in, play in plays if hand_in in set(ids)]
        first = tuple(play for play in folded if play.first)
        again = tuple(play for play in folded if not play.first)
        if first:
            count = total[f"explorers/{name}"].first.plays
            year.batches.append(Batch(class_id, name, week, first, count))
        if again:
            year.practice[class_id, name].append(again)
        plays[:] = [each for each in plays if each[0] not in set(ids)]
    return True


def _report(year: Year, changed: list[str], packs: list[Pack], week: int) -> None:
    """A report on each class that has changed, and one on all, with the one memory of the staff folder."""
    day = school_year(FIRST_MONDAY + timedelta(weeks=week))
    classes: dict[str, ClassFigures] = {
        class_id: progress.of_year(day) for class_id, progress in year.progress.items()
    }
    for class_id in changed:
        found = classes[class_id]
        for figure in figures.stories_of({class_id: found}, packs, year.threshold, year.memory):
            key = class_id, figure.scenario.id
            progress = found.get(f"explorers/{figure.scenario.id}", ScenarioProgress())
            plays = progress.first.plays
            if plays and (not year.seen[key] or year.seen[key][-1].plays != plays):
                year.seen[key].append(Seen(plays, week, figure))
    figures.stories_of(classes, packs, year.threshold, year.memory)
