"""Every diagnostic, by number: what is wrong, and what to do.

SG00x-SG01x are about files, SG02x-SG03x about the shape of what is in them, SG04x about names, SG05x about
the pack, SG06x about how cards lead to one another, SG07x about the quick check, SG08x and SG10x about the
words, SG09x about pictures. A number is never used again for something else. Each has a broken sample in
`tests/packs/broken`.
"""

from smart_game.packs import quick_check_diagnostics, to_do_diagnostics, wording_diagnostics
from smart_game.packs.findings import Diagnostic, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

NOT_A_FILE = Diagnostic(
    "SG001",
    "not-a-file",
    _ERROR,
    "There is {found} where a file should be.",
    "Put a YAML file with this name here.",
)
CANNOT_OPEN = Diagnostic(
    "SG002",
    "cannot-open",
    _ERROR,
    "This file cannot be opened: {reason}.",
    "Allow reading it, or copy it here again.",
)
TOO_LARGE = Diagnostic(
    "SG003",
    "too-large",
    _ERROR,
    "This file holds {size} KB; the most is {most} KB.",
    "Keep one scenario in one file, and pictures out of it.",
)
LEAVES_PACK = Diagnostic(
    "SG004",
    "leaves-pack",
    _ERROR,
    '"{name}" leads out of the pack folder.',
    "Keep the file itself in the pack folder, and name it by its id alone.",
)
NOT_UTF_8 = Diagnostic(
    "SG005",
    "not-utf-8",
    _ERROR,
    "This line holds something that is not UTF-8 text.",
    "Save the file as UTF-8 in your editor.",
)
TAB = Diagnostic(
    "SG006",
    "tab",
    _ERROR,
    "This line begins with a tab.",
    "Use spaces: two for each step.",
)
BROKEN_YAML = Diagnostic(
    "SG007",
    "broken-yaml",
    _ERROR,
    "The file cannot be read from here on: {cause}.",
    "Put double quotes round texts, close what is open, and line up the keys.",
)
EMPTY_FILE = Diagnostic("SG008", "empty-file", _ERROR, "This file is empty.", "Fill it in, or delete it.")
SEVERAL_DOCUMENTS = Diagnostic(
    "SG009",
    "several-documents",
    _ERROR,
    "A second document begins here, after ---.",
    "Keep one scenario in one file.",
)
NOT_KEYS = Diagnostic(
    "SG010",
    "not-keys",
    _ERROR,
    "This file does not begin with a key and its value.",
    'Begin it with "format: 1", as the other files of a pack do.',
)
ALIAS = Diagnostic(
    "SG011",
    "alias",
    _ERROR,
    "This line has an anchor or an alias (& or *).",
    "Write the text out in each place, or put quotes round it if it is only text.",
)
TAG = Diagnostic(
    "SG012",
    "tag",
    _ERROR,
    "This line has the tag {tag}.",
    "Take it out, or put quotes round it if it is only text.",
)
TOO_DEEP = Diagnostic(
    "SG013",
    "too-deep",
    _ERROR,
    "Lists and keys are more than {most} deep here.",
    "Look for a bracket or a space too many.",
)
DUPLICATE_KEY = Diagnostic(
    "SG014",
    "duplicate-key",
    _ERROR,
    'The key "{name}" is here a second time; the first is on line {first}.',
    "Rename one of the two, or delete it.",
)
WANTS_QUOTES = Diagnostic(
    "SG015",
    "wants-quotes",
    _ERROR,
    "{written} is read as {found}, not as text.",
    'Put quotes round it: "{written}".',
)

OTHER_FORMAT = Diagnostic(
    "SG020",
    "other-format",
    _ERROR,
    "This file says format {name}; this game reads format {expected}.",
    'Write "format: {expected}", or use a newer game.',
)
UNKNOWN_KEY = Diagnostic(
    "SG021",
    "unknown-key",
    _ERROR,
    'The key "{name}" does not belong here.',
    "Correct its name, or delete it.",
)
MISSING_KEY = Diagnostic(
    "SG022",
    "missing-key",
    _ERROR,
    '{owner} has no "{key}".',
    "Add it.",
)
BAD_ID = Diagnostic(
    "SG023",
    "bad-id",
    _ERROR,
    '"{name}" cannot be an id.',
    "Use small letters, digits and single hyphens, 40 characters at most: lost-kite.",
)
TOO_LONG = Diagnostic(
    "SG024",
    "too-long",
    _ERROR,
    '"{key}" is {length} characters long; the most is {most}.',
    "Say it in fewer words.",
)
NO_TEXT = Diagnostic("SG025", "no-text", _ERROR, '"{key}" has no text.', "Write the text.")
UNKNOWN_WORD = Diagnostic(
    "SG026",
    "unknown-word",
    _ERROR,
    '"{name}" is not a {key} that the game knows.',
    "Use one of: {expected}.",
)
BAD_VALUE = Diagnostic(
    "SG027",
    "bad-value",
    _ERROR,
    'The value of "{key}" does not fit: {problem}.',
    "Look at how a scenario that came with the game writes it.",
)
UNKNOWN_RULE = Diagnostic(
    "SG031",
    "unknown-rule",
    _ERROR,
    'There is no rule called "{name}".',
    "Use one of: {expected}.",
)
UNKNOWN_OUTCOME = Diagnostic(
    "SG032",
    "unknown-outcome",
    _ERROR,
    'There is no outcome called "{name}".',
    "Use one of: {expected}.",
)
NO_FEEDBACK = Diagnostic(
    "SG033",
    "no-feedback",
    _ERROR,
    "{owner} has no feedback.",
    "Say what happened, why, and what now, and show a mood.",
)

UNKNOWN_GOTO = Diagnostic(
    "SG041",
    "unknown-goto",
    _ERROR,
    '{owner} leads to "{name}", but no card has that id.',
    "Use the id of a card in this file.",
)
DUPLICATE_ID = Diagnostic(
    "SG042",
    "duplicate-id",
    _ERROR,
    '{owner} has the id "{name}" twice; the first is on line {first}.',
    "Give each its own id.",
)
UNKNOWN_MISCONCEPTION = Diagnostic(
    "SG043",
    "unknown-misconception",
    _ERROR,
    'There is no misconception called "{name}".',
    "Use one from assets/catalogues/misconceptions.yaml, or add it there.",
)
UNKNOWN_PICTURE = Diagnostic(
    "SG044",
    "unknown-picture",
    _ERROR,
    'There is no {kind} called "{name}".',
    "Use the name of a picture in assets/pictures/{folder}, or draw it.",
)
UNKNOWN_CAST = Diagnostic(
    "SG045",
    "unknown-cast-member",
    _ERROR,
    'There is nobody called "{name}" in the cast.',
    "Use an id from assets/pictures/cast/cast.yaml.",
)
UNKNOWN_CITATION = Diagnostic(
    "SG046",
    "unknown-citation",
    _ERROR,
    '"{name}" is not a code of "{source}".',
    "Use a code from assets/catalogues/citations.yaml.",
)
MISCONCEPTION_MISSING = Diagnostic(
    "SG047",
    "misconception-missing",
    _ERROR,
    "{owner} is {outcome} and names no misconception.",
    "Name the belief that makes it tempting.",
)
MISCONCEPTION_ON_SAFER = Diagnostic(
    "SG048",
    "misconception-on-safer",
    _ERROR,
    '{owner} is safer and names the misconception "{name}".',
    "Take it out, or change the outcome.",
)
MISCONCEPTION_OTHER_BAND = Diagnostic(
    "SG049",
    "misconception-other-band",
    _WARNING,
    'The misconception "{name}" belongs to ages {bands}, and this pack is for ages {band}.',
    "Name a belief of this age, or add the age to it in assets/catalogues/misconceptions.yaml.",
)

SCENARIO_MISSING = Diagnostic(
    "SG051",
    "scenario-missing",
    _ERROR,
    'The pack lists "{name}", but {name}.yaml is not in its folder.',
    "Add the file, or take it off the list.",
)
SCENARIO_NOT_LISTED = Diagnostic(
    "SG052",
    "scenario-not-listed",
    _ERROR,
    "This file is not on the list in pack.yaml, so nobody will see it.",
    'Add "{name}" to its scenarios, or move the file away.',
)
ID_DIFFERS = Diagnostic(
    "SG053",
    "id-differs",
    _ERROR,
    'The id is "{name}", but the file is called {called}.',
    "Make the two the same.",
)
PACK_TWICE = Diagnostic(
    "SG054",
    "pack-twice",
    _ERROR,
    'Another pack has the id "{name}": {first}.',
    "Give each pack its own id.",
)
UNUSED_GLOSSARY_WORD = Diagnostic(
    "SG055",
    "unused-glossary-word",
    _WARNING,
    'No card of this pack uses the glossary\'s word "{name}".',
    'Take it out, or give the forms that the cards use: {{word: "clip, clips", meaning: ...}}.',
)
OUTGROWS_HAND_IN = Diagnostic(
    "SG056",
    "outgrows-hand-in",
    _ERROR,
    "A long play of this scenario does not fit into a hand-in: it takes {size} bytes, and {most} fit.",
    "Give its cards and choices shorter ids, or ask fewer things on cards that come round again.",
)

UNREACHABLE_CARD = Diagnostic(
    "SG061",
    "unreachable-card",
    _ERROR,
    'Nothing leads to the card "{name}".',
    "Lead a choice to it, or delete it.",
)
NO_WAY_TO_AN_ENDING = Diagnostic(
    "SG062",
    "no-way-to-an-ending",
    _ERROR,
    'The card "{name}" is a trap: no path from it comes to an ending.',
    "Lead one of its choices on towards an ending.",
)
NOTHING_TO_CHOOSE = Diagnostic(
    "SG063",
    "nothing-to-choose",
    _ERROR,
    'The card "{name}" asks, but offers {count}.',
    "Offer two or three choices, or make it a story card.",
)
NO_WAY_TO_PUT_RIGHT = Diagnostic(
    "SG064",
    "no-way-to-put-right",
    _ERROR,
    "{owner} is risky, and nothing after it puts it right.",
    'Lead on to a choice with "puts_right: true".',
)
TOO_FEW_DECISIONS = Diagnostic(
    "SG065",
    "too-few-decisions",
    _ERROR,
    "The path {path} has {count}; a story needs two.",
    "Put another card that asks on this path.",
)
TOO_FEW_ENDINGS = Diagnostic(
    "SG066",
    "too-few-endings",
    _ERROR,
    "This scenario has {count}; it needs two.",
    "Add an ending, as warm as the first, for those who put it right.",
)
NO_SAFE_ROUTE = Diagnostic(
    "SG067",
    "no-safe-route",
    _ERROR,
    "No path comes to an ending by safer choices alone.",
    'Make sure that every card on one path has a choice with "outcome: safer".',
)
MANY_CARDS = Diagnostic(
    "SG068",
    "many-cards",
    _WARNING,
    "This scenario has {count} cards; more than {most} are hard to finish in one sitting.",
    "Cut some, or make two scenarios of it.",
)
FEW_CARDS = Diagnostic(
    "SG069",
    "few-cards",
    _WARNING,
    "This scenario has {count} cards; fewer than {least} leave no room for putting things right.",
    "Show what a choice leads to, and how it is put right.",
)

PICTURE_MISSING = Diagnostic(
    "SG091",
    "picture-missing",
    _WARNING,
    "{owner} has no picture, and ages {band} choose by pictures.",
    'Add "picture:" with a symbol from assets/pictures/symbols, or "who:" with one of the cast.',
)
ALT_MISSING = Diagnostic(
    "SG092",
    "alt-missing",
    _WARNING,
    'Nothing says in words what the symbol "{name}" shows.',
    'Add it to assets/pictures/symbols/symbols.yaml, or "alt:" beside "picture:".',
)


def every_diagnostic() -> tuple[Diagnostic, ...]:
    """All of them, in the order of their numbers."""
    others = (quick_check_diagnostics, to_do_diagnostics, wording_diagnostics)
    named = [*globals().values(), *(each for other in others for each in vars(other).values())]
    found = [value for value in named if isinstance(value, Diagnostic)]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.code))
