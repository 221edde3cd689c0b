"""Ten cards of made-up words, for every program that is measured: as our pack, as JSON, and as pictures."""

import json
import random
from pathlib import Path
from typing import Any

CARDS = 10
SIZE = (1366, 768)
GROUND, SHEET, INK = "#f4f1e8", "#ffffff", "#22303c"
MARK = "#d81b60"
"""The colour of the bar at the left of every picture: where it is seen, a card is on the screen."""

_WORDS = """
    above after again against answer bridge careful carries class explains finds friend garden group helps
    large leaves letter light listens market morning near new old open over paper path quiet river shows
    small stands teacher together town tree under waits water
"""


def make_story(seed: int = 1) -> dict[str, Any]:
    """Ten cards in a row, three choices each, as any program could read them."""
    chance = random.Random(seed)

    def words(number: int) -> str:
        return " ".join(chance.choices(_WORDS.split(), k=number)).capitalize() + "."

    def card(number: int) -> dict[str, Any]:
        following = f"card-{number + 1}" if number < CARDS else "the-end"
        choices = [{"text": words(11), "feedback": words(24), "next": following} for _ in range(3)]
        picture = f"card-{number}.jpg"
        return {
            "id": f"card-{number}",
            "title": words(4),
            "picture": picture,
            "text": words(40),
            "choices": choices,
        }

    return {"start": "card-1", "cards": [card(number) for number in range(1, CARDS + 1)]}


def write_pack(folder: Path, story: dict[str, Any], scenarios: int = 1) -> Path:
    """The same cards as a pack of ours; of several scenarios, each has a name of its own."""
    names = [f"story-{number}" for number in range(1, scenarios + 1)]
    folder.mkdir(parents=True)
    info = {
        "format": 1,
        "id": "ten-cards",
        "title": "Ten cards",
        "band": "7-9",
        "about": "Made-up words.",
        "scenarios": names,
    }
    (folder / "pack.yaml").write_text(json.dumps(info), encoding="utf-8")
    rules = ("safe", "meeting", "accepting", "reliable", "tell")
    for number, name in enumerate(names):
        told = {**_scenario(story), "id": name, "title": name, "rule": rules[number % len(rules)]}
        (folder / f"{name}.yaml").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return folder


def _scenario(story: dict[str, Any]) -> dict[str, Any]:
    cards = {card["id"]: _card(card, number) for number, card in enumerate(story["cards"])}
    cards["the-end"] = {"kind": "ending", "setting": _setting(0), "title": "Done", "text": "It went well."}
    cards["not-yet"] = {**cards["the-end"], "title": "Not yet"}
    last = cards[story["cards"][-1]["id"]]
    last["choices"][0]["goto"] = "not-yet"
    return {
        "format": 1,
        "sensitivity": "gentle",
        "hero": "priya",
        "aim": "Turn cards.",
        "cites": {
            "policy": ["10.1-A"],
            "nc": ["NC-K2a"],
            "rshe": ["WO6"],
            "efcw": ["MI-4"],
            "pshe": ["KS2-R28"],
        },
        "talk": ["One?", "Two?", "Three?"],
        "home": "Turn cards.",
        "remember": "Cards turn.",
        "start": story["start"],
        "cards": cards,
    }


def _card(card: dict[str, Any], number: int) -> dict[str, Any]:
    def choice(at: int, told: dict[str, Any]) -> dict[str, Any]:
        said = told["feedback"].split()
        happened, why, now = (" ".join(said[at : at + 8]) + "." for at in (0, 8, 16))
        feedback = {"happened": happened, "why": why, "now": now, "mood": "happy"}
        return {
            "id": f"choice-{at}",
            "text": told["text"],
            "outcome": "safer" if at == 1 else "unsure",
            "misconception": None if at == 1 else "be-quick",
            "feedback": feedback,
            "goto": told["next"],
        }

    choices = [choice(at, told) for at, told in enumerate(card["choices"], start=1)]
    return {"kind": "choice", "setting": _setting(number), "text": card["text"], "choices": choices}


def _setting(number: int) -> dict[str, Any]:
    backdrop = ("bedroom", "living-room", "classroom")[number % 3]
    return {"backdrop": backdrop, "cast": [{"who": "priya", "mood": "happy"}]}


def draw_cards(folder: Path, story: dict[str, Any], font: Path) -> None:
    """Pictures of 640 by 480 for each card, and the first card twice as whole windows: asking, answered."""
    import pygame

    pygame.font.init()
    folder.mkdir(parents=True)
    chance = random.Random(2)
    for card in story["cards"]:
        picture = pygame.Surface((640, 480))
        picture.fill("#bfe3f2")
        for _ in range(24):
            color = chance.choice(("#f3c9d8", "#ffd972", "#bfe3c8", "#f9c2ae", "#8a6fb0", "#3b7a57"))
            place = (chance.randrange(640), chance.randrange(480))
            pygame.draw.circle(picture, color, place, chance.randrange(20, 90))
        pygame.draw.rect(picture, MARK, (0, 0, 16, 480))
        pygame.image.save(picture, folder / card["picture"])
    letters = pygame.font.Font(font, 24)
    first = story["cards"][0]
    picture = pygame.image.load(folder / first["picture"])
    for name, text in (("asking", first["text"]), ("answered", first["choices"][0]["feedback"])):
        window = pygame.Surface(SIZE)
        window.fill(GROUND)
        window.blit(picture, (24, 96))
        window.blit(letters.render(first["title"], True, INK), (24, 30))
        window.blit(letters.render(text, True, INK, None, 620), (700, 96))
        for row, told in enumerate(first["choices"] if name == "asking" else []):
            pygame.draw.rect(window, SHEET, (700, 400 + 100 * row, 640, 84), border_radius=12)
            window.blit(letters.render(told["text"], True, INK, None, 600), (720, 408 + 100 * row))
        pygame.image.save(window, folder / f"{name}.png")
