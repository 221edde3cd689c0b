"""Small stories with numbers of plays given directly, to make figures of."""

from typing import Any

from smart_game.progress.class_progress import ScenarioProgress, Tally
from smart_game.progress.counts import Counts
from smart_game.scenario.model import Pack, PackInfo, Scenario


class Words:
    """A catalogue entry."""

    def __init__(self, name: str) -> None:
        self.belief = f"A child's {name}."
        self.report = f"they think that {name} is fine"
        self.teach = f"Talk about {name}."


CATALOGUE = {name: Words(name) for name in ("be-quick", "everyone-has-it", "in-trouble-if-i-tell")}


def choice(
    name: str, outcome: str, goto: str, belief: str | None = None, *, text: str | None = None
) -> dict[str, Any]:
    feedback = {"happened": "It happened.", "why": "A reason.", "now": "Go on.", "mood": "happy"}
    return {
        "id": name,
        "text": text or f"Do {name}.",
        "outcome": outcome,
        "feedback": feedback,
        "goto": goto,
        "misconception": belief,
        "puts_right": name == "tell",
    }


def story(name: str = "popup-story", rule: str = "accepting", text: str = "A box pops up.") -> Scenario:
    """popup: type (to mend), wait or ask (to the end); mend: tell or hide."""
    setting = {"backdrop": "bedroom"}
    ending = {"kind": "ending", "setting": setting, "text": "All is well.", "title": "The end"}
    popup = [
        choice("type", "risky", "mend", "be-quick"),
        choice("wait", "unsure", "good-end", "everyone-has-it"),
        choice("ask", "safer", "good-end"),
    ]
    mend = [choice("tell", "safer", "good-end"), choice("hide", "risky", "good-end", "in-trouble-if-i-tell")]
    return Scenario.model_validate(
        {
            "format": 1,
            "id": name,
            "title": name.replace("-", " ").title(),
            "rule": rule,
            "sensitivity": "gentle",
            "hero": "priya",
            "aim": "Spot a box that hurries you.",
            "cites": {"policy": ["10.1-A"], "nc": ["n"], "rshe": ["r"], "efcw": ["e"], "pshe": ["p"]},
            "talk": [f"Why in {name}?", "What else?", "Who helps?"],
            "home": "Look at a box together.",
            "remember": "Slow is safe.",
            "start": "popup",
            "cards": {
                "popup": {"kind": "choice", "setting": setting, "text": text, "choices": popup},
                "mend": {"kind": "choice", "setting": setting, "text": "What now?", "choices": mend},
                "good-end": ending,
            },
        }
    )


def spot_story() -> Scenario:
    """page: three things to tap or leave."""
    feedback = {"happened": "It happened.", "why": "A reason.", "now": "Go on.", "mood": "happy"}
    items = [
        {
            "id": name,
            "text": text,
            "choices": [
                {"id": "tapped", "outcome": tapped, "feedback": feedback},
                {"id": "left", "outcome": left, "feedback": feedback},
            ],
        }
        for name, text, tapped, left in (
            ("badge", "A badge", "safer", "risky"),
            ("mud", "Mud", "unsure", "safer"),
            ("name", "A name", "safer", "risky"),
        )
    ]
    page = {
        "kind": "spot",
        "app": "tumbleden",
        "title": "A page",
        "setting": {"backdrop": "bedroom"},
        "text": "Tap the clues.",
        "items": items,
        "goto": "good-end",
    }
    plain = story("spot-story").model_dump(mode="json")
    cards = {"page": page, "good-end": plain["cards"]["good-end"]}
    return Scenario.model_validate({**plain, "start": "page", "cards": cards})


def pack(*stories: Scenario) -> Pack:
    info = PackInfo(
        format=1,
        id="explorers",
        title="Explorers",
        band="7-9",
        about="Stories.",
        scenarios=tuple(each.id for each in stories),
    )
    return Pack(info=info, scenarios=stories)


def played(type_tell: int = 0, type_hide: int = 0, wait: int = 0, ask: int = 0, left: int = 0) -> Tally:
    """A tally of so many plays of each kind; `left` are plays that stopped after `type`."""
    kinds = [
        (type_tell, {"popup/choice/type": 1, "mend/choice/tell": 1}, 3),
        (type_hide, {"popup/choice/type": 1, "mend/choice/hide": 1}, 1),
        (wait, {"popup/choice/wait": 1}, 2),
        (ask, {"popup/choice/ask": 1}, 3),
        (left, {"popup/choice/type": 1}, 0),
    ]
    plays = [
        Counts(
            pack="explorers",
            scenario="popup-story",
            class_id="owls",
            first=True,
            finished=stars > 0,
            stars=stars,
            choices=choices,
            ending="good-end" if stars else None,
        )
        for number, choices, stars in kinds
        for _ in range(number)
    ]
    return Tally().plus(plays)


def figures(tally: Tally, name: str = "popup-story") -> dict[str, ScenarioProgress]:
    return {f"explorers/{name}": ScenarioProgress(first=tally)}
