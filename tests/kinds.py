"""A scenario with a card of every kind, each with as much on it as a pack's author could want."""

from typing import Any

from smart_game.scenario.model import Pack
from tests.stories import make_choice, make_pack, make_scenario

LONG = (
    "Priya looks at it for a long time. It is from somebody she does not know, and it says to be quick. "
    "Her tea is getting cold. What could Priya do now?"
)
CHOICE = "Show it to the grown-up next door and ask what it could mean."


def setting(device: str) -> dict[str, Any]:
    people = [{"who": "priya", "mood": "thinking"}, {"who": "mum", "mood": "happy"}]
    return {"backdrop": "bedroom", "device": device, "cast": people}


def choices(goto: str | None, count: int = 3) -> list[dict[str, Any]]:
    outcomes = ("safer", "unsure", "risky", "safer")
    made = []
    for number, outcome in zip(range(1, count + 1), outcomes, strict=False):
        choice = make_choice(f"way-{number}", goto or "", outcome) | {"text": CHOICE, "picture": "tell"}
        if goto is None:
            del choice["goto"]
        feedback = dict.fromkeys(("happened", "why", "now"), LONG[:98]) | {"mood": "worried"}
        made.append(choice | {"feedback": feedback})
    return made


def verdicts(*ids: str) -> list[dict[str, Any]]:
    kept = ("outcome", "feedback")
    made = choices(None, len(ids))
    return [{"id": id, **{key: each[key] for key in kept}} for id, each in zip(ids, made, strict=True)]


def asking(kind: str, device: str, goto: str, **more: object) -> dict[str, Any]:
    return {"kind": kind, "setting": setting(device), "text": LONG, "goto": goto, **more}


def chat(device: str, messages: int, goto: str) -> dict[str, Any]:
    thread = [
        {"who": ("bean", "priya")[at % 2], "name": ("Bean", "Priya")[at % 2], "text": f"{at + 1}. {CHOICE}"}
        for at in range(messages)
    ]
    return {
        "kind": "chat",
        "setting": setting(device),
        "text": LONG,
        "app": "chatternest",
        "thread": "Moss Lane swimming club",
        "messages": thread,
        "choices": choices(goto),
    }


def make_cards() -> dict[str, Any]:
    mail = [
        {
            "id": f"mail-{at}",
            "who": "bean",
            "name": "Moss Lane Library",
            "subject": "Your book is here",
            "text": LONG,
            "choices": choices(None),
        }
        for at in range(1, 5)
    ]
    things = [
        {
            "id": f"thing-{at}",
            "text": "The name of your school",
            "picture": "tell",
            "choices": verdicts("yes", "no"),
        }
        for at in range(1, 4)
    ]
    groups = [{"id": "yes", "text": "OK to share", "picture": "share"}, {"id": "no", "text": "Keep private"}]
    spots = [
        {"id": f"spot-{at}", "text": "Hurry! Only ten minutes left!", "choices": verdicts("tapped", "left")}
        for at in range(1, 6)
    ]
    entries = [
        {"id": f"entry-{at}", "text": "Your name on the game", "choices": choices(None)} for at in range(1, 5)
    ]
    page = {
        "app": "gem-gem",
        "title": "You won 500 gems!",
        "lines": ["Type your password here."],
        "button": "Go",
    }
    return {
        "read": {"kind": "story", "setting": setting("laptop"), "text": LONG, "goto": "ask"},
        "ask": {
            "kind": "choice",
            "setting": setting("tablet") | {"screen": page},
            "text": LONG,
            "choices": choices("phone"),
        },
        "phone": chat("phone", 9, "tablet"),
        "tablet": chat("tablet", 7, "laptop"),
        "laptop": chat("laptop", 7, "inbox"),
        "inbox": asking("inbox", "tablet", "sort", app="marblemail", items=mail),
        "sort": asking("sort", "tablet", "spot", groups=groups, items=things),
        "spot": asking("spot", "tablet", "form", app="web", title="A page", items=spots),
        "form": asking("form", "tablet", "tell", app="tumbleden", title="Player page", items=entries),
        "tell": asking("tell", "tablet", "end", items=entries, says=["entry-2", "entry-3"]),
        "end": {"kind": "ending", "setting": setting("tablet"), "text": LONG, "title": "All is well again"},
    }


def make_kinds() -> Pack:
    """A pack of one scenario that goes through every kind of card."""
    scenario = make_scenario(id="every-kind", title="Every Kind", start="read", cards=make_cards())
    return make_pack(scenario, id="kinds")
