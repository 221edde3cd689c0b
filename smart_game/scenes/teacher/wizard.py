"""The first start: the school, its rules, its grown-ups, its folders, a PIN; or "Just play"."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.field import Line
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Image, Widget, Words
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Mood, Rule
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner
from smart_game.scenes.people import portrait
from smart_game.scenes.rules import SMART, rule_name
from smart_game.scenes.teacher.desk import Desk, Draft, FolderTest
from smart_game.scenes.teacher.door import pin_screen
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.scenes.tile import Tile
from smart_game.school.school import LONGEST_RULE
from smart_game.school.setting_up import ADULTS, first_lines, school_of

_LONGEST_PATH = 240
_FACE = 76
"""The side of a grown-up's picture, in pixels of the reference window."""
_HERE, _SHARED = "here", "shared"


def first_screen(backstage: Backstage, desk: Desk) -> "WizardScreen":
    """Where setting up begins, or goes on after the window was closed."""
    return WizardScreen(backstage, desk)


class WizardScreen(TeacherScreen):
    """A page a step. Whatever is written is kept at once; the school's file is written at the end."""

    def __init__(self, backstage: Backstage, desk: Desk) -> None:
        super().__init__(backstage, desk)
        draft = desk.draft()
        usual = {"where": _HERE, "path-shared": "", "path-staff": ""}
        self._values = first_lines() | usual | dict(draft.lines)
        self._tests: Sequence[FolderTest] = ()
        self._steps: Sequence[Callable[[Easel], list[Block]]] = (
            self._hello,
            self._school,
            self._rules,
            self._adults,
            self._folders,
        )
        self._step = 0
        self._go_to(min(max(draft.step, 0), len(self._steps) - 1))

    @property
    def onward_always(self) -> bool:
        """Where folders are chosen: long paths need several pages, and Next tries them all."""
        return self._step == len(self._steps) - 1

    def title(self) -> tuple[str, str | None]:
        """How far it is."""
        return (
            (self._progress(self._step), None)
            if self._step
            else (self.backstage.words.gettext("Welcome"), None)
        )

    def _progress(self, step: int) -> str:
        say = self.backstage.words.gettext
        return say("{number} of {count}").format(number=step, count=len(self._steps))

    def corner(self) -> Corner | None:
        """The step before; from the first one, play."""
        _ = self.backstage.words.gettext
        if self._step:
            return Corner(_("Back"), partial(self._go_to, self._step - 1))
        return Corner(_("Quit"), self.backstage.quit, "symbols/quit.svg")

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """The step."""
        return self._steps[self._step](easel)

    def onward(self, easel: Easel, most: int) -> Button | None:
        """Next."""
        if not self._step:
            return None
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
        self.desk.keep_draft(Draft(self._step, lines=self._values))
        if self._step == len(self._steps) - 1:
            self._tests = ()

    # The steps

    def _hello(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        told = _("Set up your school in five short steps, or play at once. Nothing leaves your school.")
        return [
            Made(partial(self._companion, easel)),
            Text("text", _("Welcome to SMART Game"), size="heading", bold=True, fill=None, align="center"),
            Text("text-told", told, fill=None, align="center"),
            Made(partial(self._two_ways, easel)),
        ]

    def _companion(self, easel: Easel, width: int) -> list[Widget]:
        side = easel.metrics.px(190)
        image = Image("companion", (side, side), "scene/companion-cheer.svg")
        image.rect.centerx = width // 2
        return [image]

    def _two_ways(self, easel: Easel, width: int) -> list[Widget]:
        """Set up, or play: below each other in the middle, both as wide as the wider of them."""
        _ = self.backstage.words.gettext
        ways = [
            self.button(easel, "next-0", _("Set up my school"), self._next, width, icon="home", main=True),
            self.button(easel, "just-play", _("Just play"), self._decline, width, icon="play"),
        ]
        top = easel.metrics.units(1)
        for way in ways:
            way.rect.midtop = (width // 2, top)
            top = way.rect.bottom + easel.metrics.units(2)
        return list(ways)

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

    # Where everything is kept

    def _folders(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        heading = self._heading(_("Where everything is kept"))
        tests = [self._verdict(test) for test in self._tests]
        if self.desk.folders_given():
            given = _("This PC was set up with these folders:")
            return [heading, Text("text", given, fill=None), *tests]
        places = self.row(
            easel,
            [
                self._place(easel, _HERE, _("Only on this PC")),
                self._place(easel, _SHARED, _("In folders, for several PCs")),
            ],
        )
        return [heading, places, *(self._two_folders(easel) if self._is_shared else tests)]

    def _two_folders(self, easel: Easel) -> list[Block]:
        """Each with what a write in it came to, once they were tried."""
        _ = self.backstage.words.gettext
        found = {test.name: self._verdict(test) for test in self._tests}
        blocks: list[Block] = [found["both"]] if "both" in found else []
        for name, label in (
            ("shared", _("Shared folder: all PCs can open it, pupils hand in here")),
            ("staff", _("Staff folder: only staff can open it")),
        ):
            blocks.append(self.labelled(easel, f"path-{name}", label))
            blocks += [found[name]] if name in found else []
        if found:
            return blocks
        told = _(
            "For the pupils' PCs your technician needs one file from the staff folder: "
            "machine-for-pupils-pcs.yaml."
        )
        trying = self.press(easel, "try", _("Try both folders"), self.try_both, icon="search")
        return [*blocks, trying, Text("told", told, size="small", fill=None)]

    def _verdict(self, test: FolderTest) -> Text:
        said = test.said if test.path in test.said else f"{test.path}: {test.said}"
        return Text(f"folder-{test.name}", said, size="small", fill="safer" if test.right else "unsure")

    def _place(self, easel: Easel, where: str, text: str) -> Callable[[int], Widget]:
        def choose() -> None:
            self._values["where"] = where
            self._go_to(self._step)

        chosen = self._values["where"] == where
        return lambda width: self.button(easel, f"where-{where}", text, choose, width, chosen=chosen)

    @property
    def _is_shared(self) -> bool:
        return self._values["where"] == _SHARED and not self.desk.folders_given()

    def try_both(self) -> None:
        """A real write in the folders."""
        if self._is_shared:
            self._tests = self.desk.try_shared(self._values["path-shared"], self._values["path-staff"])
        else:
            self._tests = self.desk.try_folders()
        self.seek(next((f"folder-{test.name}" for test in self._tests if not test.right), None))

    # Going on

    def _next(self) -> None:
        self.written()

        def check() -> None:
            school_of(self._values)

        if not self.attempt(check):
            return
        if self._step + 1 < len(self._steps):
            self._go_to(self._step + 1)
            return
        self.try_both()
        if all(test.right for test in self._tests) and self.attempt(self._finish):
            heading = self._progress(len(self._steps))
            self.backstage.stack.replace(pin_screen(self.backstage, self.desk, heading))

    def _finish(self) -> None:
        """A school that a colleague set up in these folders already stays as it is."""
        there = self._is_shared and self.desk.keep_folders(
            self._values["path-shared"], self._values["path-staff"]
        )
        if not there:
            self.desk.keep_school(school_of(self._values))
        self.desk.keep_draft(None)
        self.backstage.know(self.desk.school())

    def _decline(self) -> None:
        self.desk.keep_draft(Draft(0, declined=True, lines=self._values))
        self.backstage.stack.pop()

    def _go_to(self, step: int) -> None:
        self._step = step
        self._pager.page = 0
        self.said = ""
        self.lines = {id: Line(self._values[id], most) for id, most in self._written_at(step).items()}
        self.written()
        self.write_at(next(iter(self.lines), None))
        if step == len(self._steps) - 1 and not self._is_shared:
            self.try_both()

    def _written_at(self, step: int) -> Mapping[str, int]:
        """The lines of a step, each with the most letters it takes."""
        rules: Sequence[Rule] = tuple(SMART)
        paths = {"path-shared": _LONGEST_PATH, "path-staff": _LONGEST_PATH}
        return {
            1: {"name": 80, "classes": 400},
            2: {f"rule-{rule}": LONGEST_RULE for rule in rules},
            3: {f"{what}-{at}": 60 for at in range(ADULTS) for what in ("role", "name")},
            4: paths if self._is_shared else {},
        }.get(step, {})
