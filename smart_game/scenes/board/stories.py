"""The stories of a pack, to choose from for the board; and what to know before a sensitive one."""

from collections.abc import Sequence
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Widget
from smart_game.scenario.model import Scenario
from smart_game.scenario.pack import Outline, Pack
from smart_game.scenario.vocabulary import Sensitivity
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.before import BeforeScreen
from smart_game.scenes.board.play import BoardScreen
from smart_game.scenes.screen import Screen
from smart_game.scenes.tile import Tile


def board_opening(backstage: Backstage, pack_id: str, scenario: Scenario) -> Screen:
    """The first screen of a story on the board."""
    if scenario.sensitivity is Sensitivity.SENSITIVE:
        return BoardBeforeScreen(backstage, pack_id, scenario)
    return BoardScreen(backstage, pack_id, scenario)


class BoardBeforeScreen(BeforeScreen):
    """As before any sensitive story; then it is played on the board."""

    def _begin(self) -> None:
        self.backstage.stack.replace(BoardScreen(self.backstage, self._pack_id, self._scenario))


class BoardStoriesScreen(Screen):
    """A row for each story. The class that votes here is a seat of its own, forgotten when this is left."""

    def __init__(self, backstage: Backstage, pack: Pack) -> None:
        super().__init__(backstage)
        self._pack_id = pack.id
        self._pager = Pager(self.refresh)

    def enter(self) -> None:
        """No child's seat plays on the board."""
        self.backstage.sitting.next_player()

    def leave(self) -> None:
        """Nor does the next child begin with the class's seat."""
        super().leave()
        self.backstage.sitting.next_player()

    def title(self) -> tuple[str, str | None]:
        """Where this is, and who votes."""
        said = self.backstage.words.gettext("On the board: {class_name}")
        return (said.format(class_name=self.backstage.sitting.of.name), None)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The classes, if there are several, and the stories."""
        say, sitting = self.backstage.words.gettext, self.backstage.sitting
        pack = self._pack()
        blocks: list[Block] = [Text("hint", say("Choose a story for the whole class."), fill=None)]
        if len(sitting.classes) > 1:
            blocks.append(Made(lambda _width: [self._class(easel)]))
        if len(sitting.packs) > 1:
            blocks.append(Made(lambda _width: [self._other_pack(easel, pack)]))
        blocks += [Made(partial(self._row, easel, story)) for story in pack.stories]
        pages = Flow(easel, area, easel.metrics.units(1.5)).pages(blocks, self._pager.height(easel))
        turning = self._pager.buttons(easel, area, len(pages), say("Back a bit"), say("More"))
        page = pages[self._pager.page]
        for widget in page:
            if widget.id.startswith("story-"):
                widget.lead = True
                break
        return [*page, *turning]

    def _pack(self) -> Pack:
        """The pack shown, or another one where a lesson has begun that does not offer it."""
        packs = self.backstage.sitting.packs
        return next((pack for pack in packs if pack.info.id == self._pack_id), packs[0])

    def _other_pack(self, easel: Easel, pack: Pack) -> Button:
        icon = "symbols/home-trail.svg"
        return Button(easel, "pack", pack.info.title, self._next_pack, icon=icon, tone="plain")

    def _next_pack(self) -> None:
        packs = self.backstage.sitting.packs
        self._pack_id = packs[(packs.index(self._pack()) + 1) % len(packs)].info.id
        self._pager.page = 0
        self.refresh()

    def _class(self, easel: Easel) -> Button:
        icon = "symbols/class-chip.svg"
        return Button(
            easel, "class", self.backstage.sitting.of.name, self._next_class, icon=icon, tone="plain"
        )

    def _row(self, easel: Easel, story: Outline, width: int) -> list[Widget]:
        pack_id, class_id = self._pack().id, self.backstage.sitting.of.id
        return [
            Tile(
                easel,
                f"story-{story.id}",
                width,
                [(story.title, True)],
                picture=f"badges/{story.rule}.svg",
                press=partial(self._open, story),
                done=self.backstage.voted.before(class_id, pack_id, story.id),
                size="body",
                least_height=easel.metrics.px(80),
            )
        ]

    def _open(self, story: Outline) -> None:
        pack_id = self._pack().id
        scenario = self.backstage.sitting.scenario(pack_id, story.id)
        self.backstage.stack.push(board_opening(self.backstage, pack_id, scenario))

    def _next_class(self) -> None:
        """Another class is another seat."""
        sitting = self.backstage.sitting
        sitting.of = sitting.classes[(sitting.classes.index(sitting.of) + 1) % len(sitting.classes)]
        sitting.next_player()
        self.refresh()
