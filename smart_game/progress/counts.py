"""What is counted of one play: ids and numbers, and nothing of a child, a seat, a machine or a time."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from smart_game.scenario.cards import EndingCard
from smart_game.scenario.parts import Id
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.score import MOST_STARS

MOST_PICKS = 99
"""A play that goes round a loop more often than this is counted as this often."""

MOST_CHOICES = 200

ChoiceKey = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){2}$", max_length=122)
]


class Counts(BaseModel):
    """One play in numbers: `choices` says how often each `card/question/choice` was picked.

    `board` says that it is a ballot of a class that voted: it answers questions, and has no way to an ending.
    There is no date in it. The batch it is collected with gives it a term, and nothing finer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    pack: Id
    scenario: Id
    class_id: Id
    first: bool
    finished: bool
    stars: int = Field(ge=0, le=MOST_STARS)
    choices: Mapping[ChoiceKey, Annotated[int, Field(ge=1, le=MOST_PICKS)]] = Field(
        min_length=1, max_length=MOST_CHOICES
    )
    ending: Id | None = None
    board: bool = False

    @model_validator(mode="after")
    def _ending_agrees(self) -> Self:
        if self.finished != (self.ending is not None) or self.finished != (self.stars > 0):
            raise ValueError("a finished play has an ending and stars; a play that was left has neither")
        if self.board and self.finished:
            raise ValueError("hands at the board have no ending: the story went on as the teacher chose")
        return self

    def questions(self) -> frozenset[str]:
        """The `card/question` keys that this play answered."""
        return frozenset(key.rpartition("/")[0] for key in self.choices)


def count_play(pack_id: str, class_id: str, playthrough: Playthrough, *, first: bool) -> Counts:
    """Count a play as far as it went; `first` says whether it was its seat's first of this scenario.

    A play in which nothing was picked is no play: it cannot be counted (a ValueError).
    """
    state = playthrough.state
    picks = Counter(f"{made.card}/{made.question}/{made.choice}" for made in state.made)
    return Counts(
        pack=pack_id,
        scenario=state.scenario,
        class_id=class_id,
        first=first,
        finished=playthrough.ended,
        stars=playthrough.stars if playthrough.ended else 0,
        choices={key: min(times, MOST_PICKS) for key, times in sorted(picks.items())},
        ending=state.card if isinstance(playthrough.card, EndingCard) else None,
        board=playthrough.board,
    )
