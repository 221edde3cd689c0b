"""The crosswalk: which story rehearses what of the curriculum and of the school's policy, as a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from smart_game.packs.catalogues import Citations, Source
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.vocabulary import Band, Rule

_HEAD = """\
# Which story is about what
Written by `smart-game curriculum` from the stories' own files: change those, never this page. What a code
asks for is told in our words; read the document itself before you plan by it. A dash: no story here.
"""

_BANDS = tuple(Band)


def crosswalk(packs: Sequence[Pack], citations: Citations) -> str:
    """The page as Markdown: the rules by age first, then every source code by code."""
    return "\n".join(_lines(packs, citations.root)) + "\n"


def _lines(packs: Sequence[Pack], sources: Mapping[str, Source]) -> Iterator[str]:
    yield _HEAD
    yield "## The rules of the game"
    yield from _table(("rule",))
    for rule in Rule:
        yield _row((rule.value.capitalize(),), packs, _is_about(rule))
    for key, source in sources.items():
        yield f"\n## {source.title}"
        yield f"Codes checked on {source.checked.isoformat()}.\n"
        yield from _table(("code", "asks"))
        for code, asks in source.codes.items():
            yield _row((code, asks), packs, _cites(key, code))


def _is_about(rule: Rule) -> Callable[[Scenario], bool]:
    return lambda story: story.rule is rule


def _cites(key: str, code: str) -> Callable[[Scenario], bool]:
    return lambda story: code in story.cites.by_source()[key]


def _table(heads: Sequence[str]) -> Iterator[str]:
    cells = (*heads, *(f"ages {band.value.replace('-', '–')}" for band in _BANDS))
    yield f"| {' | '.join(cells)} |"
    yield f"|{'---|' * len(cells)}"


def _row(heads: Sequence[str], packs: Sequence[Pack], about: Callable[[Scenario], bool]) -> str:
    """What is asked for, then the titles of the stories about it, band by band."""
    cells = [
        ", ".join(
            story.title
            for pack in packs
            if pack.info.band is band
            for story in pack.scenarios
            if about(story)
        )
        for band in _BANDS
    ]
    return f"| {' | '.join(cell.replace('|', '/') or '–' for cell in (*heads, *cells))} |"
