"""What a school says of itself, a page a step: its name and classes, its rules, whom children can tell."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from smart_game.engine.easel import Easel
from smart_game.engine.field import Line
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Image, Widget, Words
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Mood, Rule
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.people import portrait
from smart_game.scenes.rules import SMART, rule_name
from smart_game.scenes.teacher.desk import Desk
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.scenes.tile import Tile
from smart_game.school.school import LONGEST_RULE
from smart_game.school.setting_up import ADULTS

_FACE = 76
"""The side of a grown-up's picture, in pixels of the reference window."""


def no_lines() -> Mapping[str, int]:
    """Nothing is written here."""
    return {}


class Step(NamedTuple):
    """What one page shows, and the lines that are written on it, each with the most letters it takes."""

    show: Callable[[Easel], list[Block]]
    lines: Callable[[], Mapping[str, int]] = no_lines


class SchoolSteps(TeacherScreen):
    """A page a step; subclasses say which there are and keep what is written: `values`, by their ids."""

    def __init__(self, backstage: Backstage, desk: Desk, values: Mapping[str, str]) -> None:
        super().__init__(backstage, desk)
        self._values = dict(values)
        self._step = 0
        self._steps = self._all_steps()

    def _all_steps(self) -> Sequence[Step]:
        """Those of a school."""
        people = {f"{what}-{at}": 60 for at in range(ADULTS) for what in ("role", "name")}
        return (
            Step(self._school, lambda: {"name": 80, "classes": 400}),
            Step(self._rules, lambda: {f"rule-{rule}": LONGEST_RULE for rule in SMART}),
            Step(self._adults, lambda: people),
        )

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """The step."""
        return self._steps[self._step].show(easel)

    def onward(self, easel: Easel, most: int) -> Button | None:
        """Next."""
        say = self.backstage.words.gettext
        return self.foot_button(easel, f"next-{self._step}", say("Next"), self._next, most, "go-on")

    def entered(self) -> None:
        """Enter goes to the next line, and from the last one to the next step."""
        ids = list(self.lines)
        at = ids.index(self.at) + 1 if self.at else len(ids)
        if at < len(ids):
            self.write_at(ids[at])
        else:
            self._next()

    def written(self) -> None:
        """Nothing that was written is lost."""
        self._values |= {id: line.text for id, line in self.lines.items()}

    def _next(self) -> None:
        """To the next step, or wherever the last one leads."""
        raise NotImplementedError

    def _go_to(self, step: int) -> None:
        self._step = step
        self._pager.page = 0
        self.said = ""
        self.lines = {id: Line(self._values[id], most) for id, most in self._steps[step].lines().items()}
        self.written()
        self.write_at(next(iter(self.lines), None))

    def _progress(self, step: int, count: int) -> str:
        say = self.backstage.words.gettext
        return say("{number} of {count}").format(number=step, count=count)

    # The steps

    def _school(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        return [
            self._heading(_("Your school")),
            self.labelled(easel, "name", _("The school's name")),
            self.labelled(easel, "classes", _("The classes, with commas between them, like 3A, 3B")),
        ]

    def _heading(self, text: str) -> Text:
        return Text("heading", text, size="heading", bold=True, fill=None)

    def _rules(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        told = _("Children see your school's words beside ours. What you leave empty stays as it is.")
        return [
            self._heading(_("How does your school say the five rules?")),
            Text("text", told, fill=None),
            *(Made(partial(self._rule, easel, rule)) for rule in SMART),
        ]

    def _rule(self, easel: Easel, rule: Rule, width: int) -> list[Widget]:
        """The rule's badge and name, and the line beside them, or below where words are large."""
        name, gap = rule_name(self.backstage.words, rule), easel.metrics.units(1.5)
        side = easel.metrics.px(56)
        badge = Image(f"badge-{rule}", (side, side), f"badges/{rule}.svg")
        names = [rule_name(self.backstage.words, each) for each in SMART]
        style = easel.style("body", bold=True)
        widest = max(easel.typesetter.width_of(each, style) for each in names) + 2
        left = side + gap
        if easel.metrics.large or widest > width // 3:
            made = self.named_field(easel, f"rule-{rule}", name, width - left)
            for widget in made:
                widget.move(left, 0)
            badge.rect.bottom = made[-1].rect.bottom - easel.metrics.px(4)
            return [badge, *made]
        head = Words(f"text-rule-{rule}", easel.wrap(name, widest, bold=True))
        line = self.field(easel, f"rule-{rule}", name, width - left - widest - gap)
        line.rect.left = left + widest + gap
        badge.rect.midleft = (0, line.rect.centery)
        head.rect.midleft = (left, line.rect.centery)
        return [badge, head, line]

    def _adults(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        told = _("A name may be left out. Press a picture for another one.")
        return [
            self._heading(_("Whom can children tell?")),
            Text("text", told, fill=None),
            *(Made(partial(self._adult, easel, at)) for at in range(ADULTS)),
        ]

    def _adult(self, easel: Easel, at: int, width: int) -> list[Widget]:
        """A picture, and beside it the role and the name; these below each other where words are large."""
        _ = self.backstage.words.gettext
        gap = easel.metrics.units(1.5)
        picture = self._picture(easel, at)
        left = picture.rect.width + gap
        lines = ((f"role-{at}", _("Role")), (f"name-{at}", _("Name")))
        made: list[Widget] = []
        if easel.metrics.large:
            for id, label in lines:
                named = self.named_field(easel, id, label, width - left, "small")
                below = made[-1].rect.bottom + easel.metrics.units(1) if made else 0
                for widget in named:
                    widget.move(left, below)
                made += named
            return [picture, *made]
        each = (width - left - gap) // 2
        for place, (id, label) in enumerate(lines):
            named = self.named_field(easel, id, label, each, "small")
            named = named if at == 0 else named[1:]  # the first row has the names of both columns
            for widget in named:
                widget.move(left + place * (each + gap), 0 if at == 0 else -widget.rect.top)
            made += named
        tall = max(widget.rect.bottom for widget in made)
        picture.rect.bottom = max(tall, picture.rect.height)
        return [picture, *made]

    def _picture(self, easel: Easel, at: int) -> Widget:
        """Pressing it shows the next grown-up of the cast."""
        cast = self.backstage.cast
        person = Person(who=self._values[f"picture-{at}"], mood=Mood.HAPPY)
        tile = Tile(
            easel,
            f"picture-{at}",
            easel.metrics.px(_FACE),
            [],
            picture=lambda size: portrait(easel, cast, person, size, "head"),
            press=partial(self._other_picture, at),
            least_height=easel.metrics.px(_FACE),
        )
        tile.speech = self.backstage.words.gettext("Another picture")
        return tile

    def _other_picture(self, at: int) -> None:
        grown_up = [id for id, member in self.backstage.cast.members.items() if member.kind == "adult"]
        now = self._values[f"picture-{at}"]
        place = grown_up.index(now) if now in grown_up else -1
        self._values[f"picture-{at}"] = grown_up[(place + 1) % len(grown_up)]
        self.written()
        self.refresh()
