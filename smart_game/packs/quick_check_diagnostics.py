"""The diagnostics of the quick check, SG07x: six questions, each in two guises that ask the same."""

from smart_game.packs.findings import Diagnostic, Severity

NOT_SIX = Diagnostic(
    "SG071",
    "check-not-six",
    Severity.ERROR,
    "The quick check asks {count}; it needs six.",
    "Ask about six rules, each once.",
)
RULE_TWICE = Diagnostic(
    "SG072",
    "check-rule-twice",
    Severity.ERROR,
    'The quick check asks about the rule "{name}" twice; the first is on line {first}.',
    "Ask about each rule once, so that its shift can be told.",
)
NOT_PARALLEL = Diagnostic(
    "SG073",
    "check-not-parallel",
    Severity.ERROR,
    'The choice "{differs}" of "{name}" is not the same in both guises.',
    "Give both guises the same choice ids, each with the same outcome and misconception.",
)
NOT_ONE_SAFEST = Diagnostic(
    "SG074",
    "check-not-one-safest",
    Severity.ERROR,
    '"{name}" has {count} with "outcome: safer"; it needs one.',
    "Let one choice be safer, and the others what children truly believe.",
)
STANDS_OUT = Diagnostic(
    "SG075",
    "check-stands-out",
    Severity.WARNING,
    'The safest choice of "{name}" has {count} words, and no other has more than {most}.',
    "Shorten it, or lengthen another: length must not give it away.",
)
RESERVED_ID = Diagnostic(
    "SG076",
    "reserved-id",
    Severity.ERROR,
    'The id "{name}" belongs to the quick check.',
    "Give the scenario another id.",
)
