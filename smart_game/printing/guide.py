"""What a teacher's guide takes from a pack: its weeks, the beliefs behind its choices, and what it covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from smart_game.packs.catalogues import Citations, Misconception, Misconceptions
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.vocabulary import Rule, Sensitivity


@dataclass(frozen=True)
class Held:
    """A belief that a rule's stories make tempting, and in which of them."""

    belief: Misconception
    stories: tuple[Scenario, ...]


@dataclass(frozen=True)
class Taught:
    """One code of a source in our words, and the stories that cite it."""

    code: str
    says: str
    stories: tuple[Scenario, ...]


@dataclass(frozen=True)
class Aims:
    """A source, and those of its codes that the pack cites."""

    title: str
    codes: tuple[Taught, ...]


@dataclass(frozen=True)
class Guide:
    """A pack as its teacher plans a term with it."""

    weeks: tuple[tuple[int, Scenario], ...]
    short: tuple[Scenario, ...]
    """The first story of each rule, for whoever has fewer weeks; none where that leaves none out."""
    beliefs: tuple[tuple[Rule, tuple[Held, ...]], ...]
    sensitive: tuple[Scenario, ...]
    noted: tuple[Scenario, ...]
    aims: tuple[Aims, ...]

    @classmethod
    def of(
        cls, pack: Pack, scenarios: Sequence[Scenario], beliefs: Misconceptions, sources: Citations
    ) -> Self:
        """The guide for these scenarios of a pack; a story keeps the week of its place in the pack."""
        first = {scenario.rule: scenario for scenario in reversed(scenarios)}
        short = tuple(first[rule] for rule in Rule if rule in first)
        return cls(
            weeks=tuple((pack.scenarios.index(each) + 1, each) for each in scenarios),
            short=short if len(short) < len(scenarios) else (),
            beliefs=tuple(_beliefs(scenarios, beliefs)),
            sensitive=tuple(each for each in scenarios if each.sensitivity is Sensitivity.SENSITIVE),
            noted=tuple(each for each in scenarios if each.notes),
            aims=tuple(_aims(scenarios, sources)),
        )


def _beliefs(scenarios: Sequence[Scenario], known: Misconceptions) -> Iterable[tuple[Rule, tuple[Held, ...]]]:
    """By rule, in the order of the rules; those of most stories first."""
    tempted: dict[str, list[Scenario]] = {}
    for scenario in scenarios:
        named = {choice.misconception for _, _, choice in scenario.choices() if choice.misconception}
        for name in sorted(named & known.root.keys()):
            tempted.setdefault(name, []).append(scenario)
    held = [Held(known.root[name], tuple(stories)) for name, stories in tempted.items()]
    held.sort(key=lambda each: (-len(each.stories), each.belief.belief))
    for rule in Rule:
        of_rule = tuple(each for each in held if each.belief.rule is rule)
        if of_rule:
            yield rule, of_rule


def _aims(scenarios: Sequence[Scenario], sources: Citations) -> Iterable[Aims]:
    cited = [(scenario, scenario.cites.by_source()) for scenario in scenarios]
    for key, source in sources.root.items():
        codes = [
            Taught(code, says, stories)
            for code, says in source.codes.items()
            if (stories := tuple(scenario for scenario, by_source in cited if code in by_source.get(key, ())))
        ]
        if codes:
            yield Aims(source.title, tuple(codes))
