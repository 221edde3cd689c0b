"""The rules as children call them, and as their school says them."""

from smart_game.scenario.vocabulary import Rule
from smart_game.words.catalogue import Words

SMART = dict(zip((Rule.SAFE, Rule.MEETING, Rule.ACCEPTING, Rule.RELIABLE, Rule.TELL), "SMART", strict=True))
"""The rules whose first letters the road spells, in a language in which they do."""


def rule_name(language: Words, rule: Rule) -> str:
    """What a child calls a rule."""
    _ = language.gettext
    return {
        Rule.SAFE: _("Safe"),
        Rule.MEETING: _("Meeting"),
        Rule.ACCEPTING: _("Accepting"),
        Rule.RELIABLE: _("Reliable"),
        Rule.TELL: _("Tell"),
        Rule.AGE: _("Age rules"),
        Rule.KIND: _("Kind"),
        Rule.SCHOOL: _("School"),
    }[rule]
