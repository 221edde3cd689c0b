"""How much of a group chose each choice of one question: bands, or percentages where they are allowed.

What is said of several classes is either worked out from the words that are shown of each class, so that it
tells nothing more, or it is a percentage that passes every test for one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smart_game.reports.bands import Band, Span, band_of, gives_away
from smart_game.reports.shown import Exact, Memory

EXACT_FROM = 23
"""Fewer first plays than this are never shown as percentages."""


@dataclass(frozen=True)
class Share:
    """How many chose it: always a band, and a percentage where one may be shown."""

    band: Band
    percent: int | None = None

    @property
    def words(self) -> str:
        """What a report says."""
        return self.band.words if self.percent is None else f"{self.percent}%"


@dataclass(frozen=True)
class Answers:
    """One class's first plays at one question: how many answered it, and how many chose each choice."""

    plays: int
    chose: tuple[int, ...]


Classes = Mapping[str, Answers]
"""The answers of each class, by class id."""


def shares_of(
    classes: Classes, threshold: int, memory: Memory | None = None, key: str = "", *, exact: bool = True
) -> tuple[Share, ...] | None:
    """The share of each choice over these classes; none where too few plays answered to say.

    `memory` is what reports have shown of the question `key` before, and learns what is shown now.
    Percentages need two or more classes, 23 plays, and the threshold on either side of every count and of
    every class; and the classes' own bands must leave each class's counts unknown beside them. The same holds
    for what is new since an earlier percentage. `exact` is for all classes together only: a part of them is
    shown in words.
    """
    memory = Memory() if memory is None else memory
    heard = {each: answers for each, answers in classes.items() if answers.plays >= threshold}
    shown = {each: memory.bands(each, key, answers.chose, answers.plays) for each, answers in heard.items()}
    bands = _together([(heard[each].plays, row) for each, row in shown.items() if row is not None])
    asked = {each: answers for each, answers in classes.items() if answers.plays}
    found = _exact(asked, threshold, memory, key) if exact and len(asked) > 1 else None
    if found is not None:
        plays = sum(found.plays.values())
        return tuple(Share(band_of(count, plays), round(100 * count / plays)) for count in found.chose)
    return None if bands is None else tuple(map(Share, bands))


def complementary(parts: Mapping[str, Classes], threshold: int) -> frozenset[str]:
    """Which parts of a table may show percentages beside the percentage of their total.

    What is left out, taken together, must be nothing or something that could itself be shown: else the total
    less the parts would give it away. So with one part others are left out, the smallest first.
    """
    sizes = {name: sum(each.plays for each in part.values()) for name, part in parts.items()}
    shown = sorted(
        (name for name, part in parts.items() if may_be_exact(part, threshold)), key=sizes.__getitem__
    )
    while shown and not _rest_is_safe(parts, shown, threshold):
        shown.pop(0)
    return frozenset(shown)


def may_be_exact(classes: Classes, threshold: int, memory: Memory | None = None, key: str = "") -> bool:
    """Whether these classes together may be shown as percentages, beside the bands of each."""
    heard = {each: answers for each, answers in classes.items() if answers.plays}
    if not heard:
        return False
    memory = _told(heard, threshold) if memory is None else memory
    spans = [
        [memory.span(each, key, choice, answers.plays) for each, answers in heard.items()]
        for choice in range(len(next(iter(heard.values())).chose))
    ]
    return _safe([answers.plays for answers in heard.values()], _counts(heard), spans, threshold)


def _together(rows: Sequence[tuple[int, tuple[Band, ...]]]) -> tuple[Band, ...] | None:
    """The bands of several classes, from the shown bands of each and nothing else."""
    if len(rows) < 2:
        return rows[0][1] if rows else None
    weight = sum(plays for plays, _ in rows)
    return tuple(
        Band.nearest(sum(plays * row[choice].middle for plays, row in rows) / weight)
        for choice in range(len(rows[0][1]))
    )


def _exact(classes: Classes, threshold: int, memory: Memory, key: str) -> Exact | None:
    """The counts to show as percentages: of now, or as they were shown last, or none."""
    if not classes:
        return None
    now = Exact(plays={each: a.plays for each, a in classes.items()}, chose=_counts(classes))
    known = memory.earlier(key)
    fits = may_be_exact(classes, threshold, memory, key) and all(
        now == each or _apart_is_safe(each, now, threshold, memory, key) for each in known
    )
    if fits:
        memory.keep_exact(key, now)
        return now
    before = [each for each in known if _more(each, now) is not None]
    return max(before, key=lambda each: sum(each.plays.values()), default=None)


def _more(then: Exact, now: Exact) -> dict[str, int] | None:
    """How many plays each class has more; none if the one is not part of the other."""
    more = {each: plays - then.plays.get(each, 0) for each, plays in now.plays.items()}
    return more if set(then.plays) <= set(now.plays) and min(more.values()) >= 0 else None


def _apart_is_safe(one: Exact, other: Exact, threshold: int, memory: Memory, key: str) -> bool:
    """Whether what two percentages differ by could be shown as a percentage."""
    then, now = sorted((one, other), key=lambda each: sum(each.plays.values()))
    more = _more(then, now)
    if more is None:
        return False
    changed = [each for each, plays in more.items() if plays]
    counts = tuple(after - before for after, before in zip(now.chose, then.chose, strict=True))
    spans = [
        [_between(memory, each, key, choice, then.plays.get(each, 0), now.plays[each]) for each in changed]
        for choice in range(len(counts))
    ]
    return _safe([more[each] for each in changed], counts, spans, threshold)


def _between(memory: Memory, class_id: str, key: str, choice: int, then: int, now: int) -> Span:
    before, after = (memory.span(class_id, key, choice, plays) for plays in (then, now))
    return max(0, after[0] - before[1]), min(now - then, after[1] - before[0])


def _safe(plays: Sequence[int], counts: Sequence[int], spans: Sequence[Sequence[Span]], least: int) -> bool:
    total = sum(plays)
    return (
        len(plays) >= 2
        and total >= EXACT_FROM
        and all(total - each >= least for each in plays)
        and all(count >= least and total - count >= least for count in counts)
        and not any(gives_away(parts, count) for parts, count in zip(spans, counts, strict=True))
    )


def _rest_is_safe(parts: Mapping[str, Classes], shown: Sequence[str], threshold: int) -> bool:
    rest = {
        f"{name}/{each}": answers
        for name, part in parts.items()
        if name not in shown
        for each, answers in part.items()
        if answers.plays
    }
    return not rest or may_be_exact(rest, threshold)


def _told(classes: Classes, threshold: int) -> Memory:
    """What the classes' own reports of now tell."""
    memory = Memory()
    for each, answers in classes.items():
        if answers.plays >= threshold:
            memory.bands(each, "", answers.chose, answers.plays)
    return memory


def _counts(classes: Classes) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(each.chose for each in classes.values()), strict=True))
