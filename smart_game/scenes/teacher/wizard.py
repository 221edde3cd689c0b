"""The first start: the school, its rules, its grown-ups, its folders, a PIN; or "Just play"."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.field import Line
from smart_game.engine.flow import Block, Text
from smart_game.engine.widgets import Button, Widget
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Mood, Rule
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner
from smart_game.scenes.people import portrait
from smart_game.scenes.teacher.desk import Desk, Draft
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.scenes.teacher.pin import NewPinScreen
from smart_game.scenes.trail import SMART, rule_name
from smart_game.school.school import LONGEST_RULE
from smart_game.school.setting_up import ADULTS, first_lines, school_of


def first_screen(backstage: Backstage, desk: Desk) -> "WizardScreen":
    """Where setting up begins, or goes on after the window was closed."""
    return WizardScreen(backstage, desk)


class WizardScreen(TeacherScreen):
    """A page a step. Whatever is written is kept at once; the school's file is written at the end."""

    def __init__(self, backstage: Backstage, desk: Desk) -> None:
        super().__init__(backstage, desk)
        draft = desk.draft()
        self._values = first_lines() | dict(draft.lines)
        self._steps: Sequence[Callable[[Easel], list[Block]]] = (
            self._hello,
            self._school,
            self._rules,
            self._adults,
            self._folders,
        )
        self._step = 0
        self._go_to(min(draft.step, len(self._steps) - 1))

    def title(self) -> tuple[str, str | None]:
        """How far it is."""
        _ = self.backstage.words.gettext
        if not self._step:
            return (_("Welcome"), None)
        return (_("{number} of {count}").format(number=self._step, count=len(self._steps)), None)

    def corner(self) -> Corner | None:
        """The step before; from the first one, play."""
        _ = self.backstage.words.gettext
        if self._step:
            return Corner(_("Back"), partial(self._go_to, self._step - 1))
        return Corner(_("Quit"), self.backstage.quit, "symbols/quit.svg")

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """The step, and Next."""
        onward = self.press(
            easel,
            f"next-{self._step}",
            self.backstage.words.gettext("Next"),
            self._next,
            icon="go-on",
            main=True,
        )
        return [*self._steps[self._step](easel), *([onward] if self._step else [])]

    def entered(self) -> None:
        """Enter goes to the next line, and from the last one to the next step."""
        ids = list(self.lines)
        at = ids.index(self.at) + 1 if self.at else len(ids)
        if at < len(ids):
            self.at = ids[at]
            self.refresh()
        else:
            self._next()

    def written(self) -> None:
        """Nothing that was written is lost."""
        self._values |= {id: line.text for id, line in self.lines.items()}
        self.desk.keep_draft(Draft(self._step, lines=self._values))

    # The steps

    def _hello(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        told = _("Set up your school in five short steps, or play at once. Nothing leaves this PC.")
        return [
            Text("text", _("Welcome to SMART Game"), size="heading", bold=True, fill=None, align="center"),
            Text("told", told),
            self.press(easel, "next-0", _("Set up my school"), self._next, icon="home", main=True),
            self.press(easel, "just-play", _("Just play"), self._decline, icon="play"),
        ]

    def _school(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        return [
            Text("text-name", _("The school's name"), bold=True, fill=None),
            self.field(easel, "name", _("The school's name")),
            Text(
                "text-classes", _("The classes, with commas between them, like 3A, 3B"), bold=True, fill=None
            ),
            self.field(easel, "classes", _("The classes")),
        ]

    def _rules(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        blocks: list[Block] = [Text("text", _("How does your school say the five rules?"), fill=None)]
        for rule in SMART:
            name = rule_name(self.backstage.words, rule)
            blocks += [
                Text(f"text-{rule}", name, bold=True, fill=None),
                self.field(easel, f"rule-{rule}", name),
            ]
        return blocks

    def _adults(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        blocks: list[Block] = [Text("text", _("Whom can children tell? A name may be left out."), fill=None)]
        for at in range(ADULTS):
            blocks += [
                self.row(easel, [partial(self._picture, easel, at)]),
                Text(f"head-role-{at}", _("Role"), size="small", bold=True, fill=None),
                self.field(easel, f"role-{at}", _("Role")),
                Text(f"head-name-{at}", _("Name"), size="small", bold=True, fill=None),
                self.field(easel, f"name-{at}", _("Name")),
            ]
        return blocks

    def _picture(self, easel: Easel, at: int, width: int) -> Widget:
        """Pressing it shows the next grown-up of the cast."""
        cast = self.backstage.cast
        person = Person(who=self._values[f"picture-{at}"], mood=Mood.HAPPY)
        text = self.backstage.words.gettext("Another picture")
        return Button(
            easel,
            f"picture-{at}",
            text,
            partial(self._other_picture, at),
            icon=lambda size: portrait(easel, cast, person, size, "head"),
            tone="plain",
            size="small",
            least_height=easel.metrics.px(72),
        )

    def _other_picture(self, at: int) -> None:
        grown_up = [id for id, member in self.backstage.cast.members.items() if member.kind == "adult"]
        now = self._values[f"picture-{at}"]
        place = grown_up.index(now) if now in grown_up else -1
        self._values[f"picture-{at}"] = grown_up[(place + 1) % len(grown_up)]
        self.written()
        self.refresh()

    def _folders(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        blocks: list[Block] = [Text("text", _("Where everything is kept"), bold=True, fill=None)]
        for number, test in enumerate(self.desk.try_folders()):
            fill = "panel" if test.right else "unsure"
            blocks.append(Text(f"folder-{number}", f"{test.path}: {test.said}", size="small", fill=fill))
        told = _("For several PCs a technician makes shared folders: smart-game setup --help")
        return [*blocks, Text("told", told, size="small", fill=None)]

    # Going on

    def _next(self) -> None:
        self.written()

        def check() -> None:
            school_of(self._values)

        if not self.attempt(check):
            return
        if self._step + 1 < len(self._steps):
            self._go_to(self._step + 1)
        elif self.attempt(self._finish):
            self.backstage.stack.replace(NewPinScreen(self.backstage, self.desk))

    def _finish(self) -> None:
        self.desk.keep_school(school_of(self._values))
        self.desk.keep_draft(None)

    def _decline(self) -> None:
        self.desk.keep_draft(Draft(0, declined=True, lines=self._values))
        self.backstage.stack.pop()

    def _go_to(self, step: int) -> None:
        self._step = step
        self._pager.page = 0
        self.lines = {id: Line(self._values[id], most) for id, most in self._written_at(step).items()}
        self.at = next(iter(self.lines), None)
        self.written()
        self.refresh()

    def _written_at(self, step: int) -> Mapping[str, int]:
        """The lines of a step, each with the most letters it takes."""
        rules: Sequence[Rule] = tuple(SMART)
        return {
            1: {"name": 80, "classes": 400},
            2: {f"rule-{rule}": LONGEST_RULE for rule in rules},
            3: {f"{what}-{at}": 60 for at in range(ADULTS) for what in ("role", "name")},
        }.get(step, {})
