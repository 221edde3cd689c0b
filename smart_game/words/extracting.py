"""Every English text that can be translated, with what a translator should know: from screens, from packs."""

import re
from collections.abc import Sequence
from pathlib import Path

from babel.messages.extract import extract

from smart_game.scenario.dated import references, without_references
from smart_game.scenario.model import Pack
from smart_game.scenario.wording import QUICK_CHECK, Wording, wordings
from smart_game.words.po import Catalogue, new

SCREENS = "smart_game"
"""The domain of the screens' texts. A pack's domain is its id."""

PRINT_OUTS = "print-outs"
"""The domain of the texts that are only printed, where there is room for longer ones."""

_MARKS = {"_": None, "say": None, "gettext": None, "ngettext": (1, 2)}
_NOTE = "Translators:"
_PLACEHOLDER = re.compile(r"{[^{}]*}")
_CHOICE = re.compile(r"\.choices\.[^.]+\.text$")


def extract_screens(scenes: Path) -> Catalogue:
    """The texts that a folder of Python files marks as words of the screen."""
    return _extract(scenes, new(None, SCREENS))


def extract_print_outs(printing: Path, screens: Catalogue) -> Catalogue:
    """The texts that are printed and stand on no screen."""
    template = _extract(printing, new(None, PRINT_OUTS))
    for message in list(screens):
        if message.id:
            template.delete(message.id)
    return template


def _extract(scenes: Path, template: Catalogue) -> Catalogue:
    on_screen = template.domain == SCREENS
    for path in sorted(scenes.rglob("*.py")):
        place = "/".join(path.relative_to(scenes.parent.parent).parts)
        with path.open("rb") as opened:
            for _, found, comments, _ in extract("python", opened, _MARKS, (_NOTE,), strip_comment_tags=True):
                text = tuple(found) if isinstance(found, (list, tuple)) else found
                template.add(
                    text,
                    locations=[(place, 0)],
                    auto_comments=[
                        *comments,
                        *_advice(text if isinstance(text, str) else text[-1], short=on_screen),
                    ],
                )
    return template


def extract_pack(pack: Pack) -> Catalogue:
    """The texts of a pack, each with its name as context."""
    template = new(None, pack.info.id)
    titles = {scenario.id: scenario.title for scenario in pack.scenarios} | {pack.info.id: pack.info.title}
    if pack.quick_check is not None:
        titles[QUICK_CHECK] = pack.quick_check.title
    for wording in wordings(pack):
        file = wording.name.partition("/")[0]
        place = f"scenarios/{pack.info.id}/{'pack' if file == pack.info.id else file}.yaml"
        template.add(
            wording.text,
            context=wording.name,
            locations=[(place, 0)],
            auto_comments=[f"{titles[file]}: {_kind(wording)}", *_advice_on(wording)],
        )
    return template


def is_short(context: str | None, domain: str | None = SCREENS) -> bool:
    """Whether a text stands on something to press: all texts of the screens, choices, buttons."""
    if context is None:
        return domain != PRINT_OUTS
    return bool(_CHOICE.search(context)) or context.endswith(".button")


def room(english: str) -> int:
    """How many characters the translation of a short text may have."""
    return int(1.6 * len(english) + 6)


def placeholders(text: str) -> frozenset[str]:
    """What the game fills in: `{count}`, a dated fact by its name; what is left of broken braces too."""
    facts = [f"{{{fact}: …}}" for fact, _ in references(text)]
    rest = without_references(text)
    whole = _PLACEHOLDER.findall(rest)
    return frozenset((*facts, *whole, *re.findall(r"[{}]", _PLACEHOLDER.sub("", rest))))


def _kind(wording: Wording) -> str:
    return f"a choice, {wording.note}" if _CHOICE.search(wording.name) else wording.note


def _advice_on(wording: Wording) -> Sequence[str]:
    return [f"room for {room(wording.text)} characters"] if is_short(wording.name) else []


def _advice(text: str, *, short: bool) -> Sequence[str]:
    filled = sorted(placeholders(text))
    kept = [f"keep {' and '.join(filled)} as it is: the game fills it in"] if filled else []
    return [f"room for {room(text)} characters", *kept] if short else kept
