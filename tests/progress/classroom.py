"""A small story, a school's folders, and ways to play, hand in and collect."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey

from smart_game.progress.class_progress import ScenarioProgress, school_year
from smart_game.progress.collecting import Collected, collect
from smart_game.progress.counts import Counts, count_play
from smart_game.progress.files import PART, midnight
from smart_game.progress.handing_in import Result, Sender
from smart_game.progress.progress_files import read_progress
from smart_game.scenario.model import Scenario
from smart_game.scenario.playthrough import Playthrough

DAY = date(2026, 11, 22)
LATER = DAY + timedelta(days=3)
INSIDE = (b"our-class", b"explorers", b"two-doors", b"popup", b"choices", b'"id"')
"""Words that stand inside every sealed hand-in."""

SAFE, LATE, LEFT = ("ask",), ("type", "tell"), ("type",)


def choice(name: str, outcome: str, goto: str, *, puts_right: bool = False) -> dict[str, Any]:
    feedback = {"happened": "It happened.", "why": "There was a reason.", "now": "Go on.", "mood": "happy"}
    return {
        "id": name,
        "text": f"Do {name}.",
        "outcome": outcome,
        "feedback": feedback,
        "goto": goto,
        "puts_right": puts_right,
    }


def make_story(name: str = "two-doors") -> Scenario:
    setting = {"backdrop": "bedroom"}
    asking = {"kind": "choice", "setting": setting, "text": "What now?"}
    ending = {"kind": "ending", "setting": setting, "text": "All is well.", "title": "The end"}
    return Scenario.model_validate(
        {
            "format": 1,
            "id": name,
            "title": "Two Doors",
            "rule": "accepting",
            "sensitivity": "gentle",
            "hero": "priya",
            "aim": "Choose a door.",
            "cites": {"policy": ["10.1-A"], "nc": ["n"], "rshe": ["r"], "efcw": ["e"], "pshe": ["p"]},
            "talk": ["One?", "Two?", "Three?"],
            "home": "Talk about doors.",
            "remember": "Doors open.",
            "start": "popup",
            "cards": {
                "popup": {
                    **asking,
                    "choices": [choice("type", "risky", "mend"), choice("ask", "safer", "good-end")],
                },
                "mend": {
                    **asking,
                    "choices": [
                        choice("tell", "safer", "told-end", puts_right=True),
                        choice("again", "risky", "popup"),
                    ],
                },
                "good-end": ending,
                "told-end": ending,
            },
        }
    )


def play(scenario: Scenario, picks: Sequence[str], order: int = 7) -> Playthrough:
    """Play these picks, one after the other."""
    playthrough = Playthrough(scenario, order=order)
    for pick in picks:
        playthrough.pick(pick)
        playthrough.go_on()
    return playthrough


def wandered(scenario: Scenario, seed: int) -> Playthrough:
    """A play that picks anything, for at most 300 picks."""
    chance = random.Random(seed)
    playthrough = Playthrough(scenario, order=seed)
    for _ in range(300):
        if playthrough.ended:
            break
        if playthrough.waiting:
            question = chance.choice(playthrough.waiting)
            playthrough.pick(chance.choice(question.choices).id, question.id)
        playthrough.go_on()
    return playthrough


@dataclass
class Classroom:
    """One school in a temporary folder."""

    root: Path
    story: Scenario
    key: PrivateKey

    @property
    def hand_in(self) -> Path:
        return self.root / "hand-in"

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def staff(self) -> Path:
        return self.root / "staff"

    @property
    def public(self) -> bytes:
        return bytes(self.key.public_key)

    def sender(self, day: date = DAY) -> Sender:
        return Sender(self.hand_in, self.outbox, lambda: day)

    def counts(
        self, picks: Sequence[str] = LATE, *, first: bool = True, class_id: str = "our-class"
    ) -> Counts:
        return count_play("explorers", class_id, play(self.story, picks), first=first)

    def hand_in_plays(
        self, number: int, picks: Sequence[str] = LATE, *, first: bool = True, class_id: str = "our-class"
    ) -> list[Result]:
        sender = self.sender()
        counts = self.counts(picks, first=first, class_id=class_id)
        return [sender.hand_in(counts, self.public) for _ in range(number)]

    def hand_in_ballots(self, number: int) -> None:
        """What as many hands at a board make, for the first choice of the first question."""
        counts = self.counts(LEFT).model_copy(update={"board": True})
        for _ in range(number):
            self.sender().hand_in(counts, self.public)

    def collect(self, threshold: int = 10, key: bytes | None = None, day: date = DAY) -> Collected:
        return collect(
            self.hand_in,
            self.staff,
            private_keys=[key or bytes(self.key)],
            classes={"our-class", "owls"},
            scenarios={("explorers", self.story.id): self.story},
            today=day,
            threshold=threshold,
        )

    def progress(self, class_id: str = "our-class") -> ScenarioProgress:
        found = read_progress(self.staff, class_id).of_year(school_year(DAY))
        return found.get(f"explorers/{self.story.id}", ScenarioProgress())

    def plays(self, class_id: str = "our-class") -> int:
        return self.progress(class_id).first.plays

    def box(self) -> dict[str, bytes]:
        """What lies in the hand-in folder, by name."""
        return {path.name: path.read_bytes() for path in self.hand_in.iterdir() if path.is_file()}


def age_parts(root: Path) -> None:
    """A day and more goes by for temporary files that a power cut left."""
    for path in root.rglob(f"{PART}*"):
        os.utime(path, (midnight(DAY), midnight(DAY)))


def assert_sealed(*folders: Path) -> None:
    """Nothing of a play can be read in any file of these folders."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                assert not [word for word in INSIDE if word in content], path


def make_classroom(root: Path) -> Classroom:
    """A classroom with empty folders and always the same key."""
    (root / "hand-in").mkdir(parents=True)
    (root / "staff").mkdir()
    return Classroom(root, make_story(), PrivateKey(bytes(range(32))))
