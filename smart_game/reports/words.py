"""The words that reports share: what each rule, outcome and state of knowledge is called."""

import re
from collections.abc import Mapping

from smart_game.reports.figures import Knowledge
from smart_game.scenario.vocabulary import Outcome, Rule

RULES: Mapping[Rule, tuple[str, str]] = {
    Rule.SAFE: ("Safe", "keep personal things private"),
    Rule.MEETING: ("Meeting", "people you only know online are people you do not know"),
    Rule.ACCEPTING: ("Accepting", "open only what comes from people you know"),
    Rule.RELIABLE: ("Reliable", "not everything online is true: check"),
    Rule.TELL: ("Tell", "tell a grown-up you trust, and keep telling"),
    Rule.AGE: ("Age", "keep to the age limits"),
    Rule.KIND: ("Kind", "be kind, keep the proof, do not get back at anyone"),
    Rule.SCHOOL: ("School", "keep to the school’s rules for computers"),
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.SAFER: "Safer",
    Outcome.UNSURE: "Unsure",
    Outcome.RISKY: "Risky",
}

KNOWLEDGE: Mapping[Knowledge, tuple[str, str]] = {
    Knowledge.SECURE: ("Secure", "two thirds or more of the chosen steps were safer ones"),
    Knowledge.GROWING: ("Growing", "between a half and two thirds of the chosen steps were safer ones"),
    Knowledge.TEACH_NEXT: ("Teach next", "fewer than half of the chosen steps were safer ones"),
    Knowledge.TOO_FEW: ("Too few answers to say", "many plays stopped before the first choice"),
    Knowledge.NOT_YET: ("Not enough plays yet", "they wait, sealed, until there are enough"),
}

TOO_FEW_REACHED = "too few reached this card to say"
REACHED_END = "reached an ending"
ENDED_WELL = "of those ended safe or put it right"


def capital(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def curly(text: str) -> str:
    """The text with real quotation marks and apostrophes."""
    opened = re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(“])'", r"\1‘", opened).replace("'", "’")
