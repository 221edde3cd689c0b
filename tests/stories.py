"""A small scenario, and ways to change it."""

from typing import Any

from smart_game.scenario.model import Pack, PackInfo, Scenario


def make_setting() -> dict[str, Any]:
    return {"backdrop": "bedroom", "cast": [{"who": "priya"}]}


def make_choice(id: str, goto: str, outcome: str = "safer", *, puts_right: bool = False) -> dict[str, Any]:
    feedback = {"happened": f"{id} happened.", "why": "A reason.", "now": "Go on.", "mood": "happy"}
    return {
        "id": id,
        "text": f"Try to {id}.",
        "outcome": outcome,
        "feedback": feedback,
        "goto": goto,
        "puts_right": puts_right,
    }


def asking_card() -> dict[str, Any]:
    return {"kind": "choice", "setting": make_setting(), "text": "What could Priya do?"}


def ending_card() -> dict[str, Any]:
    return {"kind": "ending", "setting": make_setting(), "text": "It went well."}


def make_plain() -> dict[str, Any]:
    """A story card, a risky way with a way back, an unsure one and a safer one, and two endings."""
    return {
        "format": 1,
        "id": "two-doors",
        "title": "Two Doors",
        "rule": "accepting",
        "sensitivity": "gentle",
        "hero": "priya",
        "aim": "Choose a door.",
        "cites": {"policy": ["10.1-A"], "nc": ["n"], "rshe": ["r"], "efcw": ["e"], "pshe": ["p"]},
        "talk": ["One?", "Two?", "Three?"],
        "home": "Talk about doors.",
        "remember": "Doors open.",
        "start": "begin",
        "cards": {
            "begin": {"kind": "story", "setting": make_setting(), "text": "A door.", "goto": "popup"},
            "popup": {
                **asking_card(),
                "choices": [
                    make_choice("type", "mend", "risky"),
                    make_choice("wait", "fine", "unsure"),
                    make_choice("ask", "fine"),
                    make_choice("close", "fine"),
                ],
            },
            "mend": {
                **asking_card(),
                "choices": [
                    make_choice("tell", "told", puts_right=True),
                    make_choice("hide", "mend", "risky"),
                    make_choice("mope", "fine", "unsure"),
                ],
            },
            "fine": {**ending_card(), "title": "Fine"},
            "told": {**ending_card(), "title": "Told"},
        },
    }


def make_scenario(**changes: object) -> Scenario:
    """The small scenario, with other values under some of its keys."""
    return Scenario.model_validate({**make_plain(), **changes})


def make_pack(*scenarios: Scenario, id: str = "small") -> Pack:
    """A pack of these scenarios, or of the small one."""
    inside = scenarios or (make_scenario(),)
    info = {
        "format": 1,
        "id": id,
        "title": "Small",
        "band": "7-9",
        "about": "A small pack.",
        "scenarios": [scenario.id for scenario in inside],
    }
    return Pack(info=PackInfo.model_validate(info), scenarios=inside)
