"""The tables of rules and of changes: terms, the quick check, and practice where it may be shown."""

from collections.abc import Iterable, Sequence

from smart_game.reports import words
from smart_game.reports.comparisons import Comparison, RuleFigure
from smart_game.reports.contents import BAND, FIFTHS, PER_CENT, share_cells, table_of
from smart_game.reports.quick_check import CheckShifts
from smart_game.reports.shares import Share
from smart_game.reports.tables import Cell, Column, Kind, Table
from smart_game.scenario.vocabulary import Rule

_RULE = Column("rule", "The rule.", 12)
_CHANGE = Column("change", "What the two figures say together; nothing finer is behind it.", 30)


def _share(name: str, means: str) -> tuple[Column, Column, Column]:
    return (
        Column(name, f"{means}: {BAND}. Empty where too few played to say.", 14),
        Column(f"{name} 1-5", FIFTHS, 10, Kind.NUMBER),
        Column(f"{name} %", PER_CENT, 10, Kind.PERCENT),
    )


RULE_COLUMNS = (
    _RULE,
    Column("what it asks", "The rule in a few words.", 40),
    Column("knowledge", "Secure, growing or teach next, or why nothing is said; from the first plays.", 20),
    *_share("safer steps", "How many of the steps that were chosen were safer ones"),
    Column("stories", "The stories about it that have enough plays.", 50),
)

TERM_COLUMNS = (
    _RULE,
    *_share("before this term", "How many steps were safer ones, in what was shown at the end of last term"),
    *_share("now", "The same, with this term’s plays"),
    _CHANGE,
)

CHECK_COLUMNS = (
    _RULE,
    Column("idea", "What the question of the quick check asks about.", 44),
    *_share("before", "How many chose the safest answer before the stories"),
    *_share("after", "How many did after the stories"),
    *_share("weeks later", "How many did some weeks later"),
    Column("since before", "What after says against before, and how sure that is.", 36),
    Column("since before, weeks later", "What weeks later says against before, and how sure that is.", 36),
    Column("pack", "The pack whose quick check it is.", 12),
)

PRACTICE_COLUMNS = (
    Column("story", "The story’s title.", 24),
    *_share("first play", "How many first plays ended safe, or were put right"),
    *_share("later plays", "How many later plays did"),
    _CHANGE,
)


def rules_table(rules: Sequence[RuleFigure]) -> Table:
    """One row a rule."""
    rows = [
        (
            *words.RULES[figure.rule],
            words.KNOWLEDGE[figure.knowledge][0].lower(),
            *share_cells(figure.safer),
            ", ".join(words.curly(story.scenario.title) for story in figure.stories),
        )
        for figure in rules
    ]
    return table_of("rules", "One row a rule: how well it is known.", RULE_COLUMNS, rows, exact=False)


def terms_table(terms: Sequence[Comparison]) -> Table:
    """One row a rule: what was known by the end of last term, and what is known now."""
    rows = [(words.RULES[Rule(each.label)][0], *_compared(each)) for each in terms]
    return table_of("terms", "One row a rule: this term against last.", TERM_COLUMNS, rows, exact=False)


def practice_table(practice: Sequence[Comparison]) -> Table:
    """One row a story: first plays and later ones; only over as many classes as a batch has plays."""
    rows = [(words.curly(each.label), *_compared(each)) for each in practice]
    return table_of(
        "practice", "One row a story: first plays against later ones.", PRACTICE_COLUMNS, rows, exact=False
    )


def checks_table(checks: Sequence[CheckShifts], *, exact: bool) -> Table:
    """One row a question of the quick check: how many chose the safest answer at each moment."""
    rows = [
        (
            words.RULES[shift.rule][0],
            words.curly(shift.idea),
            *_shares((shift.before, shift.after, shift.later)),
            shift.since_before.words,
            shift.weeks_later.words,
            check.pack,
        )
        for check in checks
        for shift in check.rules
        if shift.known
    ]
    return table_of(
        "quick-check", "One row a question: before the stories and after.", CHECK_COLUMNS, rows, exact=exact
    )


def _compared(each: Comparison) -> tuple[Cell, ...]:
    return (*_shares((each.before, each.after)), each.change.value)


def _shares(shares: Iterable[Share | None]) -> tuple[Cell, ...]:
    return tuple(cell for share in shares for cell in share_cells(share))
