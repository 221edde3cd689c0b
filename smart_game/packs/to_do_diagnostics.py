"""The diagnostics of what is still to do, SG034-SG037: places that somebody has marked with TO DO."""

from smart_game.packs.findings import Diagnostic, Severity

OUTCOME_TO_DO = Diagnostic(
    "SG034",
    "outcome-to-do",
    Severity.ERROR,
    "{owner} has its outcome to do.",
    "Write safer, unsure or risky in place of TO DO.",
)
MISCONCEPTION_TO_DO = Diagnostic(
    "SG035",
    "misconception-to-do",
    Severity.ERROR,
    "{owner} has its misconception to do.",
    "Write the belief that makes it tempting, an id of assets/catalogues/misconceptions.yaml; "
    "delete the line if the choice is safer.",
)
FEEDBACK_TO_DO = Diagnostic(
    "SG036",
    "feedback-to-do",
    Severity.ERROR,
    "{owner} has its feedback to do: {keys}.",
    "Say what happened, one reason why, and what now.",
)
TO_DO = Diagnostic(
    "SG037",
    "to-do",
    Severity.ERROR,
    '{owner} has "{key}" to do.',
    "{advice}.",
)
