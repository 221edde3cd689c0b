"""What we keep: the record that was just written, drawn from the very counts; and what is not in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Picture, Widget
from smart_game.progress.written import Place, Written
from smart_game.scenario.cards import LEFT, TAPPED, EndingCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice, Person, Question
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.people import portrait
from smart_game.scenes.record import Crossed, Kept, Step
from smart_game.scenes.screen import Screen

_COLUMN = 760
"""The widest single column, in pixels of the reference window."""

_RECORD = 0.5
"""The share of the width that the record has where the rest stands beside it."""

LOCKED = "scene/keep-locked.svg"


@dataclass(frozen=True)
class Pick:
    """A choice that is in the record, and how often."""

    question: Question
    choice: Choice
    times: int


def keep_button(backstage: Backstage, easel: Easel, *, picture_only: bool = False) -> Button:
    """The way to what was written; for the bar, only its picture."""
    text = backstage.words.gettext("What we keep")

    def press() -> None:
        found = backstage.sitting.written
        if found is not None:
            backstage.stack.push(WhatWeKeepScreen(backstage, found))

    return Button(
        easel,
        "what-we-keep",
        "" if picture_only else text,
        press,
        icon=LOCKED,
        tone="plain",
        size="bar",
        least_height=easel.metrics.px(64),
        speech=text,
        one_line=True,
    )


class WhatWeKeepScreen(Screen):
    """Nothing is hidden: every number of the record is on it, and nothing else."""

    def __init__(self, backstage: Backstage, written: Written) -> None:
        super().__init__(backstage)
        self.written = written
        self._pager = Pager(self.refresh)

    @property
    def scenario(self) -> Scenario:
        """What was played, in the words of now."""
        return self.backstage.sitting.scenario(self.written.counts.pack, self.written.counts.scenario)

    def title(self) -> tuple[str, str | None]:
        """What this screen shows."""
        return (self.backstage.words.gettext("What we keep"), LOCKED)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The record, and beside it what is not in it; below each other where text is large."""
        gap, foot = easel.metrics.units(1.25), self._pager.height(easel)
        between = easel.metrics.units(3)
        left = pygame.Rect(area.topleft, (round(area.width * _RECORD), area.height))
        right = pygame.Rect(left.right + between, area.top, area.width - left.width - between, area.height)
        beside = Flow(easel, right, gap).pages(self._beside(easel), foot)
        if len(beside) > 1 or easel.metrics.large or self.backstage.preferences.now.calm:
            left = pygame.Rect(area.left, area.top, min(area.width, easel.metrics.px(_COLUMN)), area.height)
            left.centerx = area.centerx
            beside = [[]]
            blocks = [*self._record(easel), *self._beside(easel)]
        else:
            blocks = self._record(easel)
        pages = Flow(easel, left, gap).pages(blocks, foot)
        say = self.backstage.words.gettext
        turning = self._pager.buttons(easel, left, len(pages), say("Back a bit"), say("More"))
        return [*pages[self._pager.page], *beside[0], *turning]

    def picks(self) -> Iterator[Pick]:
        """Every choice of the record, in the author's order."""
        counted = self.written.counts.choices
        for card, question, choice in self.scenario.choices():
            times = counted.get(f"{card}/{question.id}/{choice.id}", 0)
            if times:
                yield Pick(question, choice, times)

    def _record(self, easel: Easel) -> list[Block]:
        """What was written, thing by thing."""
        say, counts, story = self.backstage.words.gettext, self.written.counts, self.scenario
        classes = {each.id: each.name for each in self.backstage.sitting.classes}
        card = story.cards[counts.ending] if counts.ending else None
        first = say("First time: yes") if counts.first else say("First time: no")
        stopped = say("Stopped before the end")
        ending = say("The end: {title}").format(title=card.title) if isinstance(card, EndingCard) else stopped
        pack = next(pack for pack in self.backstage.sitting.packs if pack.info.id == counts.pack)
        where = [pack.info.title, story.title]
        made = partial(Kept, easel)
        return [
            Text("kept-heading", say("This is all we wrote down:"), bold=True, fill=None),
            Made(lambda width: [made("kept-story", width, where, picture=self._face(easel, story.hero))]),
            Made(
                lambda width: _side_by_side(
                    easel,
                    width,
                    [
                        ("kept-class", classes[counts.class_id], "symbols/class-chip.svg"),
                        ("kept-first", first, "symbols/play.svg"),
                    ],
                )
            ),
            Made(lambda width: [self._ending(easel, width, ending)]),
            Made(
                lambda width: [
                    made(
                        "kept-id",
                        width,
                        [say("A dice number, so that it counts once")],
                        picture="scene/keep-dice.svg",
                    )
                ]
            ),
            Text("picks-heading", say("What you picked:"), bold=True, fill=None),
            *(self._pick(easel, number, pick) for number, pick in enumerate(self.picks(), start=1)),
        ]

    def _ending(self, easel: Easel, width: int, text: str) -> Kept:
        """How it ended, with its stars."""
        stars = self.written.counts.stars
        said = self.backstage.words.ngettext("{count} star", "{count} stars", stars).format(count=stars)
        speech = f"{text} {said}" if stars else text
        book = "symbols/book.svg"
        return Kept(easel, "kept-ending", width, [text], picture=book, stars=stars, speech=speech)

    def _pick(self, easel: Easel, number: int, pick: Pick) -> Block:
        words = self.backstage.words
        choice, times = pick.choice, pick.times
        spotted = {TAPPED: words.gettext("Tapped it"), LEFT: words.gettext("Left it alone")}.get(choice.id)
        texts = [choice.text, spotted] if spotted else [pick.question.prompt, choice.text]
        lines = [text for text in texts if text]
        said = words.ngettext("{count} time", "{count} times", times).format(count=times)
        picture = self._face(easel, choice.who) if choice.who else _symbol(choice.picture)
        return Made(
            lambda width: [
                Kept(
                    easel,
                    f"kept-pick-{number}",
                    width,
                    lines,
                    picture=picture,
                    tally=times,
                    speech=f"{' '.join(lines)} {said}",
                )
            ]
        )

    def _beside(self, easel: Easel) -> list[Block]:
        """What is not in it, and where it goes."""
        say = self.backstage.words.gettext
        missing = [
            ("name", say("Your name")),
            ("face", say("Your face")),
            ("computer", say("Which computer")),
            ("time", say("What time it is")),
        ]
        lock, waits = self._way()
        return [
            Text("missing-heading", say("This is not in it:"), bold=True, fill=None),
            Made(lambda width: _crossed(easel, width, missing)),
            Made(lambda width: [Step(easel, "lock", width, lock, LOCKED)]),
            Made(lambda width: [Step(easel, "mix", width, waits, "scene/keep-mixed.svg")]),
        ]

    def _way(self) -> tuple[str, str]:
        """Where the record is, and what becomes of it."""
        say = self.backstage.words.gettext
        mixed = say("It waits for lots of others. Then they are all mixed up.")
        if self.written.place is Place.NOT_SEALED_YET:
            return say("We lock it as soon as we have the lock. It waits in this game."), mixed
        if self.written.place is Place.ON_THIS_PC:
            return say("We lock it. It waits here until it can go to your school."), mixed
        return say("We lock it. Only your school has the key."), mixed

    def _face(self, easel: Easel, who: str) -> Picture:
        cast = self.backstage.cast
        return lambda size: portrait(easel, cast, Person(who=who), size, "head")


def _symbol(picture: str | None) -> Picture | None:
    return f"symbols/{picture}.svg" if picture else None


def _side_by_side(easel: Easel, width: int, facts: Sequence[tuple[str, str, Picture]]) -> list[Widget]:
    """Short facts in one row, or below each other where a word would be broken."""
    gap = easel.metrics.units(1)
    half = (width - gap) // 2
    row = [Kept(easel, id, half, [text], picture=picture) for id, text, picture in facts]
    if all(each.lines == 1 for each in row):
        row[1].rect.left = half + gap
        return list(row)
    column = [Kept(easel, id, width, [text], picture=picture) for id, text, picture in facts]
    column[1].rect.top = column[0].rect.bottom + gap
    return list(column)


def _crossed(easel: Easel, width: int, missing: Sequence[tuple[str, str]]) -> list[Widget]:
    """What is not kept, side by side: four in a row where there is room, or two."""
    gap = easel.metrics.units(1)
    for columns in (4, 2, 1):
        each = (width - gap * (columns - 1)) // columns
        cards = [Crossed(easel, f"not-{id}", each, text, f"scene/not-{id}.svg") for id, text in missing]
        if all(card.fits for card in cards):
            break
    tall = max(card.rect.height for card in cards)
    for number, card in enumerate(cards):
        row, column = divmod(number, columns)
        card.rect.update(column * (each + gap), row * (tall + gap), each, tall)
    return list(cards)
