"""The first start: the school, its rules, its grown-ups, its folders, a PIN; or "Just play"."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Image, Widget
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner
from smart_game.scenes.teacher.desk import Desk, Draft, FolderTest
from smart_game.scenes.teacher.door import pin_screen
from smart_game.scenes.teacher.school_steps import SchoolSteps, Step
from smart_game.school.setting_up import first_lines, school_of

_LONGEST_PATH = 240
_HERE, _SHARED = "here", "shared"


def first_screen(backstage: Backstage, desk: Desk) -> "WizardScreen":
    """Where setting up begins, or goes on after the window was closed."""
    return WizardScreen(backstage, desk)


class WizardScreen(SchoolSteps):
    """A page a step. Whatever is written is kept at once; the school's file is written at the end."""

    def __init__(self, backstage: Backstage, desk: Desk) -> None:
        draft = desk.draft()
        usual = {"where": _HERE, "path-shared": "", "path-staff": ""}
        super().__init__(backstage, desk, first_lines() | usual | dict(draft.lines))
        self._tests: Sequence[FolderTest] = ()
        self._go_to(min(max(draft.step, 0), len(self._steps) - 1))

    def _all_steps(self) -> Sequence[Step]:
        """A welcome, the school, and where everything is kept."""
        return (Step(self._hello), *super()._all_steps(), Step(self._folders, self._paths))

    @property
    def onward_always(self) -> bool:
        """Where folders are chosen: long paths need several pages, and Next tries them all."""
        return self._step == len(self._steps) - 1

    def title(self) -> tuple[str, str | None]:
        """How far it is."""
        return (
            (self._progress(self._step, len(self._steps)), None)
            if self._step
            else (self.backstage.words.gettext("Welcome"), None)
        )

    def corner(self) -> Corner | None:
        """The step before; from the first one, play."""
        _ = self.backstage.words.gettext
        if self._step:
            return Corner(_("Back"), partial(self._go_to, self._step - 1))
        return Corner(_("Quit"), self.backstage.quit, "symbols/quit.svg")

    def onward(self, easel: Easel, most: int) -> Button | None:
        """Next."""
        return super().onward(easel, most) if self._step else None

    def written(self) -> None:
        """Nothing that was written is lost, even if the window is closed."""
        super().written()
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
            heading = self._progress(len(self._steps), len(self._steps))
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
        super()._go_to(step)
        if step == len(self._steps) - 1 and not self._is_shared:
            self.try_both()

    def _paths(self) -> Mapping[str, int]:
        return dict.fromkeys(("path-shared", "path-staff"), _LONGEST_PATH) if self._is_shared else {}
