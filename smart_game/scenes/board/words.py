"""The words of the board."""

from smart_game.scenario.cards import TAPPED
from smart_game.scenario.parts import Choice
from smart_game.words.catalogue import Words


def letters(language: Words) -> list[str]:
    """The letters of the choices, as on the cards that a class holds up."""
    found = language.gettext("A B C D").split()
    return found if len(found) == 4 else list("ABCD")


def text_of(language: Words, choice: Choice, *, spot: bool) -> str:
    """A choice as it is voted on; of a piece on a page, whether it is a clue."""
    if not spot:
        return choice.text
    return language.gettext("A clue: tap it.") if choice.id == TAPPED else language.gettext("Fine: leave it.")


def share_of(language: Words, part: float) -> str:
    """How many hands that is, in words: no number singles a child out."""
    _ = language.gettext
    said = (_("very few"), _("some"), _("about half"), _("most"), _("nearly all"))
    return said[min(4, int(part * 5))]


def talk_prompt(language: Words, asked_before: int) -> str:
    """Something to talk about after a vote; another one after each."""
    _ = language.gettext
    prompts = (
        _("Talk about it: why might somebody choose each one?"),
        _("Talk about it: what could happen next?"),
        _("Talk about it: what would you say to a friend?"),
    )
    return prompts[asked_before % len(prompts)]
