"""From "Start" to "Next player": the only unit of a person, held in memory and forgotten."""

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smart_game.scenario.model import Scenario
    from smart_game.scenario.playthrough import Playthrough


class Seat:
    """What one sitting has played and earned; nothing of it is ever written down."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._played: set[tuple[str, str]] = set()
        self._stars: dict[tuple[str, str], int] = {}

    def begin(self, scenario: "Scenario") -> "Playthrough":
        """A new playthrough, with choices in an order of its own."""
        from smart_game.scenario.playthrough import Playthrough

        return Playthrough(scenario, order=self._chance.getrandbits(32))

    def close(self, pack_id: str, playthrough: "Playthrough") -> bool:
        """Keep the stars of a play that is over, and say whether it was the first of its scenario.

        A play in which nothing was picked does not count as one.
        """
        key = (pack_id, playthrough.scenario.id)
        first = key not in self._played
        if playthrough.state.made:
            self._played.add(key)
        if playthrough.ended:
            self._stars[key] = max(playthrough.stars, self._stars.get(key, 0))
        return first

    def has_played(self, pack_id: str, scenario_id: str) -> bool:
        """Whether anything was picked in this scenario before, in a play that is over."""
        return (pack_id, scenario_id) in self._played

    def stars(self, pack_id: str, scenario_id: str) -> int:
        """The most stars earned for a scenario; 0 before its first ending."""
        return self._stars.get((pack_id, scenario_id), 0)
