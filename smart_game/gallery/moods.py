"""A blind test of faces, to see whether a person can tell the moods apart without being told."""

import random
from dataclasses import dataclass

from smart_game.gallery.sheets import Sheet, Tile
from smart_game.gallery.studio import Studio
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Mood
from smart_game.scenes.people import portrait

FACES = 72
_SIDE = 160


@dataclass(frozen=True)
class BlindTest:
    """A sheet of numbered faces, and who feels what on it, in order."""

    sheet: Sheet
    key: tuple[tuple[str, Mood], ...]

    def key_text(self) -> str:
        """A line for each face: its number, the mood, the person."""
        return "".join(f"{number} {mood} {who}\n" for number, (who, mood) in enumerate(self.key, start=1))


def make_blind_test(studio: Studio, seed: int) -> BlindTest:
    """So many faces drawn from all people and moods, none twice; another seed, other faces."""
    cast = studio.backstage.cast
    feeling = [who for who, member in cast.members.items() if member.kind != "unknown"]
    every = [(who, mood) for who in feeling for mood in Mood]
    key = tuple(random.Random(seed).sample(every, FACES))  # noqa: S311 - a shuffle, not a secret
    tiles = []
    for number, (who, mood) in enumerate(key, start=1):
        face = portrait(studio.easel, cast, Person(who=who, mood=mood), (_SIDE, _SIDE), "head")
        tiles.append(Tile(str(number), face))
    return BlindTest(
        Sheet(f"moods-{seed}", "Happy, excited, thinking, worried, sad or cross?", tiles, 9), key
    )
