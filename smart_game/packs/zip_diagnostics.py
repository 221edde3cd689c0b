"""The diagnostics of a pack in a zip, SG14x: nothing of a zip is unpacked where one of them is found."""

from smart_game.packs.findings import Diagnostic, Severity

_ERROR = Severity.ERROR

ZIP_BROKEN = Diagnostic(
    "SG141",
    "zip-broken",
    _ERROR,
    "This zip cannot be read: {reason}.",
    "Make it again from the pack's folder.",
)
ZIP_LEADS_OUT = Diagnostic(
    "SG142",
    "zip-leads-out",
    _ERROR,
    '"{name}" in this zip would be put outside the pack\'s folder.',
    "Ask who made it, and do not use it; or make it again from the pack's folder.",
)
ZIP_LINK = Diagnostic(
    "SG143",
    "zip-link",
    _ERROR,
    '"{name}" in this zip is {found}, not a file.',
    "Put the file itself into the zip.",
)
ZIP_TOO_LARGE = Diagnostic(
    "SG144",
    "zip-too-large",
    _ERROR,
    "This zip {does} {size} MB; the most is {most} MB.",
    "Keep one pack in one zip, and only its stories and recordings.",
)
ZIP_TOO_MANY = Diagnostic(
    "SG145",
    "zip-too-many",
    _ERROR,
    "This zip lists more than {most} files.",
    "Keep one pack in one zip, and only its stories and recordings.",
)
ZIP_BOMB = Diagnostic(
    "SG146",
    "zip-bomb",
    _ERROR,
    '"{name}" in this zip would swell to more than {most} times its size.',
    "Do not use it, and ask who made it: stories and recordings never do that.",
)
ZIP_NAME_TWICE = Diagnostic(
    "SG147",
    "zip-name-twice",
    _ERROR,
    '"{name}" is in this zip twice, or differs from "{first}" in nothing but capitals or accents.',
    "Keep one of the two.",
)
ZIP_LOCKED = Diagnostic(
    "SG148",
    "zip-locked",
    _ERROR,
    '"{name}" in this zip is locked with a password.',
    "Make the zip without a password: a pack holds nothing secret.",
)
ZIP_ODD_FILE = Diagnostic(
    "SG149",
    "zip-odd-file",
    _ERROR,
    '"{name}" in this zip does not belong in a pack.',
    "Leave only .yaml files, their schemas, notes (.txt, .md), maps (.svg) and sounds/LANGUAGE/NAME.ogg.",
)
ZIP_NO_PACK = Diagnostic(
    "SG150",
    "zip-no-pack",
    _ERROR,
    "There is no pack.yaml in this zip, neither at its top nor in its one folder.",
    "Zip the pack's folder itself, and one pack only.",
)
