"""What a lesson plan takes from a scenario: its words and beliefs, what it covers, what to ask again."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from smart_game.packs.catalogues import Citations, Misconception, Misconceptions
from smart_game.scenario.glossary import texts_after, texts_on, words_in
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.parts import HardWord

_LATER = 4
"""After how many lessons an idea is asked about once more."""

_MOST = 8
"""How many beliefs a plan names: those that tempt most often."""


_FULL = 2_050
"""More letters than this fit onto a page only closer together."""


@dataclass(frozen=True)
class Covered:
    """One source and its codes, in our words."""

    title: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Plan:
    """One lesson: the week it stands in, its story, and what goes with it."""

    week: int
    scenario: Scenario
    words: tuple[HardWord, ...]
    beliefs: tuple[Misconception, ...]
    covered: tuple[Covered, ...]
    again: tuple[Scenario, ...]
    """Earlier stories to ask about: that of the lesson before, and that of four lessons before."""

    @property
    def is_full(self) -> bool:
        """Whether its words have to stand closer to be on one page."""
        told = [*self.scenario.talk, self.scenario.aim, self.scenario.home]
        told += [hard.word + hard.meaning for hard in self.words]
        told += [each.belief + each.teach for each in self.beliefs]
        told += [code + says for each in self.covered for code, says in each.codes]
        return sum(map(len, told)) > _FULL

    @classmethod
    def of(cls, pack: Pack, scenario: Scenario, beliefs: Misconceptions, sources: Citations) -> Self:
        """The plan for a scenario, at its place in the pack."""
        at = pack.scenarios.index(scenario)
        named = Counter(choice.misconception for _, _, choice in scenario.choices() if choice.misconception)
        read = [text for card in scenario.cards.values() for text in texts_on(card)]
        read += [text for _, _, choice in scenario.choices() for text in texts_after(choice)]
        return cls(
            week=at + 1,
            scenario=scenario,
            words=words_in(pack.info.glossary, read),
            beliefs=tuple(beliefs.root[name] for name, _ in named.most_common(_MOST) if name in beliefs.root),
            covered=tuple(_covered(scenario, sources)),
            again=tuple(pack.scenarios[at - back] for back in (1, _LATER) if at >= back),
        )


def _covered(scenario: Scenario, sources: Citations) -> list[Covered]:
    cited = scenario.cites.by_source()
    return [
        Covered(source.title, tuple((code, source.codes.get(code, "")) for code in cited[key]))
        for key, source in sources.root.items()
        if key in cited
    ]
