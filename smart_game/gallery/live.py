"""A card that follows its file: read again when it was saved; what is amiss stands there until mended."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Flow, Pager, Text
from smart_game.engine.loop import Loop
from smart_game.engine.widgets import Widget
from smart_game.packs.findings import Finding
from smart_game.packs.loading import CheckedPack
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner
from smart_game.scenes.screen import Screen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen

BETWEEN_LOOKS = 0.5
"""Seconds between two looks at the files."""

Times = Mapping[Path, tuple[int, int]]


class FindingsScreen(Screen):
    """What is the matter with a file, for its author."""

    def __init__(self, backstage: Backstage, findings: Sequence[Finding]) -> None:
        super().__init__(backstage)
        self.findings = tuple(findings)
        self._pager = Pager(self.refresh)

    def title(self) -> tuple[str, str | None]:
        """What to do."""
        return ("Mend this and save: the card comes back", None)

    def corner(self) -> Corner:
        """Out of the preview."""
        return Corner(self.backstage.words.gettext("Back"), self.backstage.quit)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """A block for each finding, a page at a time."""
        say = self.backstage.words.gettext
        blocks = [
            Text(f"finding-{number}", f"{finding.file.name}:{finding.line}  {_said(finding)}")
            for number, finding in enumerate(self.findings)
        ]
        pages = Flow(easel, area, easel.metrics.units(1.5)).pages(blocks, self._pager.height(easel))
        turning = self._pager.buttons(easel, area, len(pages), say("Back a bit"), say("More"))
        return [*pages[self._pager.page], *turning]


def _said(finding: Finding) -> str:
    return " ".join(filter(None, (finding.sentence, finding.suggestion, finding.remedy)))


class Live:
    """Looks at a pack's files now and then, and brings the screen up to date with them."""

    def __init__(
        self, loop: Loop, backstage: Backstage, folder: Path, check: Callable[[], CheckedPack], where: State
    ) -> None:
        self._loop = loop
        self._backstage = backstage
        self._folder = folder
        self._check = check
        self._where = where
        self._seen: Times = {}
        self._looked_at = float("-inf")

    def run(self) -> None:
        """Step until asked to quit."""
        while self._loop.running:
            self.look()
            self._loop.step(BETWEEN_LOOKS)

    def look(self) -> None:
        """Read the pack again, if one of its files has changed since the last look."""
        if self._loop.now() - self._looked_at < BETWEEN_LOOKS:
            return
        self._looked_at = self._loop.now()
        seen = _times(self._folder)
        if seen == self._seen:
            return
        self._seen = seen
        self._remember()
        checked = self._check()
        if checked.pack is not None and self._where.scenario in checked.pack.info.scenarios:
            self._show(checked.pack)
        else:
            errors = [finding for finding in checked.findings if finding.is_error]
            self._backstage.stack.start_over(FindingsScreen(self._backstage, errors))
        self._backstage.stack.settle()

    def _remember(self) -> None:
        """Which card is on the screen."""
        top = self._backstage.stack.top
        if isinstance(top, StoryScreen) and top.scenario.id == self._where.scenario:
            state = top.playthrough.state
            self._where = State(self._where.scenario, state.card, state.order)

    def _show(self, pack: Pack) -> None:
        sitting = self._backstage.sitting
        pack = self._backstage.words.pack(pack)
        sitting.reword([pack])
        sitting.pack = pack
        story = pack.scenario(self._where.scenario)
        card = self._where.card if self._where.card in story.cards else story.start
        screen = StoryScreen(self._backstage, pack.info.id, story)
        screen.playthrough = Playthrough(story, state=State(story.id, card, self._where.order))
        stack = self._backstage.stack
        stack.start_over(TitleScreen(self._backstage))
        stack.push(TrailScreen(self._backstage, pack))
        stack.push(screen)


def _times(folder: Path) -> Times:
    """When each file of a folder was last saved, and how large it is."""
    found = {}
    for file in folder.glob("*.yaml"):
        try:
            status = file.stat()
        except OSError:
            continue  # it is being saved
        found[file] = (status.st_mtime_ns, status.st_size)
    return found
