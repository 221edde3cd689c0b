"""The diagnostics of words, SG08x and SG10x: what suits a child of an age, and what is safe to say to one."""

from smart_game.packs.findings import Diagnostic, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

LONG_SENTENCE = Diagnostic(
    "SG081",
    "long-sentence",
    _WARNING,
    'A sentence of {count} words is long for ages {band}: "{start}".',
    "Use {most} words at most: make two sentences of it.",
)
CROWDED_CARD = Diagnostic(
    "SG082",
    "crowded-card",
    _WARNING,
    'The card "{name}" has {count} words on one screen, too many for ages {band}.',
    "Use {most} words at most, or make two cards of it.",
)
LONG_CHOICE = Diagnostic(
    "SG083",
    "long-choice",
    _WARNING,
    "A choice of {count} words is long for ages {band}.",
    "Use {most} words at most.",
)
BLAMING_WORD = Diagnostic(
    "SG084",
    "blaming-word",
    _WARNING,
    'The word "{name}" can sound like blame or threat to a child.',
    "Say what happened, and what to do now.",
)
FRIGHTENING_WORD = Diagnostic(
    "SG085",
    "frightening-word",
    _WARNING,
    'The word "{name}" can frighten a child.',
    "Say calmly what happened, and who can help.",
)
LONG_FEEDBACK = Diagnostic(
    "SG086",
    "long-feedback",
    _WARNING,
    "The feedback has {count} words in all, too many for ages {band}.",
    "Use {most} words at most: what happened, one reason, what now.",
)
REAL_BRAND = Diagnostic(
    "SG087",
    "real-brand",
    _WARNING,
    '"{name}" is a real service or brand.',
    "Use one of the game's own: assets/pictures/apps.",
)
PERSONAL_DATA = Diagnostic(
    "SG088",
    "personal-data",
    _WARNING,
    '"{name}" looks like {kind}, which could be a real person\'s.',
    "Leave it out, or say what it is instead of giving one.",
)
SHOUTING = Diagnostic(
    "SG089",
    "shouting",
    _WARNING,
    'Words in capital letters are hard to read, and shout: "{name}".',
    "Use small letters; one such word is enough.",
)

MANY_EXCLAMATION_MARKS = Diagnostic(
    "SG101",
    "many-exclamation-marks",
    _WARNING,
    "{count} of {all} sentences here end in an exclamation mark{row}.",
    "Keep the one or two that matter most.",
)
UNDATED_AGE = Diagnostic(
    "SG102",
    "undated-age",
    _WARNING,
    '"{name}" gives an age rule, and such rules change.',
    "Take it from assets/catalogues/facts.yaml: {{social-media-age: #|old enough}}.",
)
UNKNOWN_FACT = Diagnostic(
    "SG103",
    "unknown-fact",
    _ERROR,
    '"{name}" refers to no fact.',
    "Write it like {{social-media-age: #|old enough}}: a fact of assets/catalogues/facts.yaml, what to say "
    "with its value for #, and what to say once it is out of date.",
)
STALE_FACT = Diagnostic(
    "SG104",
    "stale-fact",
    _WARNING,
    'The fact "{name}" should have been looked at again by {day}; the game says "{instead}" meanwhile.',
    "Check it at its source, then change assets/catalogues/facts.yaml.",
)
SAFEST_LONGEST = Diagnostic(
    "SG105",
    "safest-longest",
    _WARNING,
    "A safer choice is the longest in {count} of {all} questions, so that length gives it away.",
    "Shorten some, or lengthen what tempts.",
)
SAFEST_FIRST = Diagnostic(
    "SG106",
    "safest-first",
    _WARNING,
    "A safer choice stands first in each of the {all} questions.",
    "Change the order in some: on paper and in a preview it is seen.",
)
TOO_GENTLE = Diagnostic(
    "SG107",
    "too-gentle",
    _WARNING,
    'This scenario has the note "{name}", and says that it is gentle.',
    'Write "sensitivity: standard", or "sensitive".',
)
NOTE_MISSING = Diagnostic(
    "SG108",
    "note-missing",
    _WARNING,
    '"{found}" may be hard for somebody, and no note says so.',
    'Add "{name}" to the notes of this scenario.',
)
HARD_TO_READ = Diagnostic(
    "SG109",
    "hard-to-read",
    _WARNING,
    "These words are at reading grade {grade} (Flesch-Kincaid); the most for ages {band} is {most}.",
    "Use shorter sentences and shorter words.",
)
