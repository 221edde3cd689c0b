"""Attackers who have every report ever written, and know who was there in each lesson.

They know this program: what a word can mean, how many played, and what percentages were made of. An attacker
bounds how many in a group chose each choice, guesses for each child in it whether it typed its password, and
says how sure it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smart_game.reports import bands
from smart_game.reports.shares import Share
from tests.privacy.school_year import CHOICES, QUESTION, SPRING_WEEK, TYPED, Batch, Play, Seen, Year

Span = tuple[int, int]


@dataclass(frozen=True)
class Guess:
    """How likely an attacker thinks a child typed, whether it did, and what its class's rates suggest."""

    likely: float
    truth: bool
    baseline: bool

    @property
    def sure(self) -> float:
        """From a half (no idea) to 1 (certain)."""
        return max(self.likely, 1 - self.likely)

    @property
    def right(self) -> bool:
        """Whether the attacker is; where it has no idea it goes by the class's rates."""
        return (self.baseline if self.likely == 0.5 else self.likely > 0.5) == self.truth

    @property
    def baseline_right(self) -> bool:
        """Whether somebody is who knows the class's own rates and nothing more."""
        return self.baseline == self.truth


def difference(year: Year) -> list[Guess]:
    """From each report less the one before, with the totals of all classes and their words together."""
    by_group: dict[tuple[str, str], list[Batch]] = defaultdict(list)
    for batch in year.batches:
        by_group[batch.class_id, batch.story].append(batch)
    guesses = []
    for (class_id, name), batches in by_group.items():
        rows = _narrowed(year, class_id, name, year.seen[class_id, name])
        for batch in batches:
            rate = from_totals(year, batch) or _between(rows, batch)
            if rate is None:
                continue
            group = own_rates(batch, batches)
            guesses += [Guess(rate, play.choice == TYPED, group) for play in batch.plays]
    return guesses


def open_the_staff_folder(year: Year) -> list[Guess]:
    """From the counters of the class progress, as somebody reads them after every collection."""
    guesses = []
    for batch in year.batches:
        rate = sum(play.choice == TYPED for play in batch.plays) / len(batch.plays)
        same = [each for each in year.batches if (each.class_id, each.story) == (batch.class_id, batch.story)]
        group = own_rates(batch, same)
        guesses += [Guess(rate, play.choice == TYPED, group) for play in batch.plays]
    return guesses


def watch_practice(year: Year) -> list[Guess]:
    """From practice, where it is shown for a class: the child who is seen to play again and again."""
    guesses = []
    for (class_id, name), rounds in year.practice.items():
        first = [
            play
            for batch in year.batches
            if (batch.class_id, batch.story) == (class_id, name)
            for play in batch.plays
        ]
        plays = [play for each in rounds for play in each]
        rate = sum(play.choice == TYPED for play in plays) / len(plays)
        guesses.append(Guess(rate, plays[0].choice == TYPED, mostly_typed(first)))
    return guesses


def mostly_typed(plays: Sequence[Play]) -> bool:
    """Whether more than half of them did."""
    return 2 * sum(play.choice == TYPED for play in plays) > len(plays)


def meaning(share: Share, plays: int) -> Span:
    """The counts that a shown share can stand for."""
    if share.percent is None:
        return bands.spans(plays)[share.band]
    fits = [count for count in range(plays + 1) if round(100 * count / plays) == share.percent]
    return min(fits), max(fits)


def own_rates(batch: Batch, batches: Sequence[Batch]) -> bool:
    """What the rates suggest of the smallest group of ten or more that rules let be known: batch or term."""
    if len(batch.plays) >= 10:
        return mostly_typed(batch.plays)
    autumn = batch.week < SPRING_WEEK
    return mostly_typed(
        [play for each in batches if (each.week < SPRING_WEEK) == autumn for play in each.plays]
    )


def _narrowed(year: Year, class_id: str, name: str, seen: Sequence[Seen]) -> Mapping[int, list[Span]]:
    """For each number of plays that was reported: what all reports together leave of each choice's count."""
    rows = {each.plays: _shown(each) for each in seen}
    rows = {plays: row for plays, row in rows.items() if row}
    _use_totals(year, class_id, name, rows)
    sizes = sorted(rows)
    for _ in range(3):
        for at in sizes:
            for other in sizes:
                apart = other - at
                for index in range(len(CHOICES)):
                    low, high = rows[other][index]
                    low, high = low - max(apart, 0), high - min(apart, 0)
                    rows[at][index] = _both(rows[at][index], (low, high))
            rows[at] = _adding_up(rows[at], at)
    return rows


def _shown(seen: Seen) -> list[Span]:
    for question in seen.figure.questions:
        if f"{question.card}/{question.question}" == QUESTION:
            return [meaning(choice.share, seen.plays) for choice in question.choices]
    return []


def _use_totals(year: Year, class_id: str, name: str, rows: dict[int, list[Span]]) -> None:
    """All classes' percentage, less what the words say of the other classes."""
    key = f"explorers/{name}/{QUESTION}"
    for exact in year.memory.earlier(key):
        plays = exact.plays.get(class_id, 0)
        if plays not in rows:
            continue
        for index, count in enumerate(exact.chose):
            others = [
                year.memory.span(each, key, index, many)
                for each, many in exact.plays.items()
                if each != class_id
            ]
            left = count - sum(high for _, high in others), count - sum(low for low, _ in others)
            rows[plays][index] = _both(rows[plays][index], left)


def from_totals(year: Year, batch: Batch) -> float | None:
    """The part of a batch that typed, where two percentages of all classes differ by this batch alone."""
    known = year.memory.earlier(f"explorers/{batch.story}/{QUESTION}")
    for then in known:
        for now in known:
            more = {each: plays - then.plays.get(each, 0) for each, plays in now.plays.items()}
            changed = {each: plays for each, plays in more.items() if plays}
            if changed == {batch.class_id: len(batch.plays)} and now.plays[batch.class_id] == batch.total:
                return (now.chose[0] - then.chose[0]) / len(batch.plays)
    return None


def _between(rows: Mapping[int, list[Span]], batch: Batch) -> float | None:
    """The part of a batch that typed, from the reports before and after it; none if they do not say."""
    size = len(batch.plays)
    if batch.total not in rows:
        return None
    start = rows.get(batch.total - size, [(0, 0)] * 3 if batch.total == size else None)
    if start is None:
        return None
    spans = [
        (max(0, after[0] - before[1]), min(size, after[1] - before[0]))
        for before, after in zip(start, rows[batch.total], strict=True)
    ]
    if any(low > high for low, high in spans):
        return None
    low, high = _adding_up(spans, size)[0]
    return (low + high) / 2 / size


def _adding_up(spans: list[Span], total: int) -> list[Span]:
    low, high = sum(each[0] for each in spans), sum(each[1] for each in spans)
    return [_both(each, (total - (high - each[1]), total - (low - each[0]))) for each in spans]


def _both(one: Span, other: Span) -> Span:
    """What both leave; the first where they contradict each other, as a word moved to hide a count can."""
    found = max(one[0], other[0]), min(one[1], other[1])
    return found if found[0] <= found[1] else one
