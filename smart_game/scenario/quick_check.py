"""The quick check of a pack: the same six ideas asked before the lessons, after them, and some weeks later.

Each question has two guises, `a` and `b`: another child, another place, the same belief at stake. Before, the
`a` guises are asked; after, the `b` guises; later, the `a` guises again. Each of the three moments is played
and counted as a scenario of its own. While it is a check no choice is commented on.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field

from smart_game.scenario.cards import ChoiceCard, EndingCard, StoryCard
from smart_game.scenario.parts import Choice, Cites, Feedback, Id, Part, Setting, Short, Text
from smart_game.scenario.vocabulary import Mood, Outcome, Rule, Sensitivity

HELLO, GOODBYE = "hello", "goodbye"
"""The ids of the first and the last card of a check."""

QUESTIONS = 6


class Moment(StrEnum):
    """When a class is asked."""

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"

    @property
    def scenario(self) -> str:
        """The id under which this moment is counted."""
        return f"check-{self}"


class Guess(Part):
    """One thing a child can pick; what it says of the child is for the class report alone."""

    id: Id
    text: Short
    outcome: Outcome
    misconception: Id | None = None
    picture: Id | None = None
    alt: Short | None = None
    who: Id | None = None


class Guise(Part):
    """One telling of a question: the picture, what happens, and what the hero could do."""

    setting: Setting
    text: Text
    choices: tuple[Guess, ...] = Field(min_length=2, max_length=4)


class CheckQuestion(Part):
    """A question of the check, with its rule, its idea in a sentence for the teacher, and both guises."""

    rule: Rule
    idea: Text
    a: Guise
    b: Guise

    def guise(self, moment: Moment) -> Guise:
        """The guise that is asked at a moment."""
        return self.b if moment is Moment.AFTER else self.a


class Hello(Part):
    """What is said before the first question."""

    setting: Setting
    text: Text


class Goodbye(Part):
    """What is said after the last question: the same to everybody."""

    setting: Setting
    title: Short
    text: Text


class QuickCheck(Part):
    """What `quick-check.yaml` says."""

    format: Literal[1]
    title: Short
    hero: Id
    aim: Text
    cites: Cites
    talk: tuple[Text, Text, Text]
    home: Text
    remember: Short
    thanks: Short
    hello: Hello
    goodbye: Goodbye
    questions: Annotated[tuple[CheckQuestion, ...], Field(min_length=1, max_length=len(Rule))]

    def scenario_fields(self, moment: Moment) -> dict[str, Any]:
        """The fields of the scenario that is played at a moment; a question's card has its rule as its id."""
        return {
            "format": self.format,
            "id": moment.scenario,
            "title": self.title,
            "rule": self.questions[0].rule,
            "sensitivity": Sensitivity.GENTLE,
            "hero": self.hero,
            "aim": self.aim,
            "cites": self.cites,
            "talk": self.talk,
            "home": self.home,
            "remember": self.remember,
            "start": HELLO,
            "cards": dict(self._cards(moment)),
        }

    def _cards(self, moment: Moment) -> Iterator[tuple[str, StoryCard | ChoiceCard | EndingCard]]:
        told, last = self.hello, self.goodbye
        yield (
            HELLO,
            StoryCard(kind="story", setting=told.setting, text=told.text, goto=self.questions[0].rule),
        )
        order = [*(question.rule.value for question in self.questions), GOODBYE]
        for question, (here, onward) in zip(self.questions, pairwise(order), strict=True):
            guise = question.guise(moment)
            choices = tuple(self._choice(guess, onward) for guess in guise.choices)
            yield here, ChoiceCard(kind="choice", setting=guise.setting, text=guise.text, choices=choices)
        yield GOODBYE, EndingCard(kind="ending", setting=last.setting, title=last.title, text=last.text)

    def _choice(self, guess: Guess, onward: str) -> Choice:
        """A choice that is only thanked for, in the same words whatever was picked."""
        thanks = Feedback(happened=self.thanks, why=self.thanks, now=self.thanks, mood=Mood.HAPPY)
        return Choice(**guess.model_dump(), feedback=thanks, goto=onward)
