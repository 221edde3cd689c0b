"""What all of a teacher's screens are: pages of blocks, perhaps with a line to write in, and what failed."""

from collections.abc import Callable, Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.field import Field, Line
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Widget, Words
from smart_game.errors import SmartGameError
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.desk import Desk

_PASTING = pygame.KMOD_CTRL | pygame.KMOD_META


class TeacherScreen(Screen):
    """Never covered by a pause; `lines` are what can be written on it, by their ids.

    `widest` is how wide its column is at most, in pixels of the reference window.
    """

    widest = 860

    def __init__(self, backstage: Backstage, desk: Desk | None = None) -> None:
        super().__init__(backstage)
        self._desk = desk
        self.lines: dict[str, Line] = {}
        self.at: str | None = None
        self.said = ""
        self._pager = Pager(self._turned)
        self._seeks: str | None = None

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """While there is a line to write in."""
        return self.at is not None

    @property
    def desk(self) -> Desk:
        """The teacher's desk, for screens that are opened only where there is one."""
        assert self._desk is not None
        return self._desk

    def title(self) -> tuple[str, str | None]:
        """For teachers."""
        return (self.backstage.words.gettext("For teachers"), None)

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """What is read, written and pressed."""
        raise NotImplementedError

    def onward(self, easel: Easel, most: int) -> Button | None:
        """What to press when all is done here, at most so wide; it stands at the foot of the last page."""
        return None

    @property
    def onward_always(self) -> bool:
        """Whether it stands at the foot of every page."""
        return False

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The blocks in a column, a page at a time, and the way on below it; what failed stands first."""
        column = pygame.Rect(0, area.top, min(area.width, easel.metrics.px(self.widest)), area.height)
        column.centerx = area.centerx
        gap = easel.metrics.units(1.75)
        onward = self.onward(easel, (column.width - gap) // 2)
        foot = self._pager.height(easel)
        room = pygame.Rect(column.topleft, (column.width, column.height - (foot if onward else 0)))
        failed: list[Block] = [Text("said", self.said, fill="unsure", bold=True)] if self.said else []
        pages = Flow(easel, room, gap).pages([*failed, *self.blocks(easel)], 0 if onward else foot)
        page = self._page_of(pages)
        last = self._pager.page == len(pages) - 1
        turning = column.copy()
        if onward and (last or self.onward_always):
            onward.lead = self.at is None
            onward.rect.bottomright = column.bottomright
            turning.width -= onward.rect.width + gap
        else:
            onward = None
        _ = self.backstage.words.gettext
        tone = "plain" if onward else "main"
        turns = self._pager.buttons(easel, turning, len(pages), _("Back a bit"), _("More"), tone)
        for button in turns:
            button.lead = button.lead and self.at is None and onward is None
        return [*page, *turns, *([onward] if onward else [])]

    def _page_of(self, pages: Sequence[Sequence[Widget]]) -> Sequence[Widget]:
        """The page to show: the one with the line in which letters are wished, if there is one."""
        self._pager.page = min(self._pager.page, len(pages) - 1)
        if self._seeks:
            found = (at for at, page in enumerate(pages) if self._seeks in {widget.id for widget in page})
            self._pager.page = next(found, self._pager.page)
            self._seeks = None
        page = pages[self._pager.page]
        if self.at not in {widget.id for widget in page}:
            self.at = None
        return page

    def _turned(self) -> None:
        """Another page: nothing is written on the one before."""
        self.at = None
        self.refresh()

    def write_at(self, id: str | None) -> None:
        """Let letters appear in a line, on whichever page it is, and the focus go there."""
        self.at = self.focus_next = id
        self.seek(id)

    def seek(self, id: str | None) -> None:
        """Show the page that something is on, if it is on one."""
        self._seeks = id
        self.refresh()

    def attempt(self, doing: Callable[[], None]) -> bool:
        """Do something that may fail, and say why it did; whether it was done."""
        self.said = ""
        try:
            doing()
        except SmartGameError as fault:
            self.said = str(fault)
            self._pager.page = 0
        self.refresh()
        return not self.said

    def say(self, sentence: str) -> None:
        """Show what is the matter, before everything else."""
        self.said = sentence
        self._pager.page = 0
        self.refresh()

    # Writing

    def field(self, easel: Easel, id: str, speech: str, width: int) -> Field:
        """A line to write in, by its id."""
        here = self.at == id
        return Field(easel, id, self.lines[id], width, lambda: self._write_in(id), speech, here=here)

    def labelled(self, easel: Easel, id: str, label: str, size: str = "body") -> Made:
        """A line to write in, with its name above it."""
        return Made(lambda width: self.named_field(easel, id, label, width, size))

    def named_field(self, easel: Easel, id: str, label: str, width: int, size: str = "body") -> list[Widget]:
        """The same as widgets, from (0, 0)."""
        head = Words(
            f"text-{id}" if size == "body" else f"head-{id}", easel.wrap(label, width, size, bold=True)
        )
        line = self.field(easel, id, label, width)
        line.rect.top = head.rect.bottom + easel.metrics.units(0.5)
        return [head, line]

    def _write_in(self, id: str) -> None:
        self.at = id
        self.refresh()

    def focused(self, widget: Widget) -> None:
        """Write where the focus is."""
        super().focused(widget)
        at = widget.id if widget.id in self.lines else None
        if at != self.at:
            self._write_in(at) if at else self._stop_writing()

    def _stop_writing(self) -> None:
        self.at = None
        self.refresh()

    def typed(self, text: str) -> None:
        """Letters come into the line."""
        if self.at:
            self.lines[self.at].write(text)
            self.written()
            self.refresh()

    def composing(self, text: str) -> None:
        """What an input method is about to write is shown after what is there."""
        if self.at:
            self.lines[self.at].composing = text
            self.refresh()

    def edits(self, key: int) -> bool:
        """Keys that write are done with; Tab, Esc, arrows and function keys do what they always do."""
        if not self.at:
            return False
        line = self.lines[self.at]
        if key == pygame.K_v and pygame.key.get_mods() & _PASTING:
            self.typed(pygame.scrap.get_text())
            return True
        if line.composing:
            if key == pygame.K_ESCAPE:  # an input method that went away left it
                line.composing = ""
                self.refresh()
            return True
        if key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            line.rub_out()
            self.written()
            self.refresh()
            return True
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.entered()
            return True
        return 32 <= key < 127 or (key >= 0x40000053 and key <= 0x40000063)

    def written(self) -> None:
        """Called when a line has changed."""

    def entered(self) -> None:
        """Enter was pressed in a line."""

    # Things to press

    def press(
        self,
        easel: Easel,
        id: str,
        text: str,
        does: Callable[[], None],
        *,
        icon: str | None = None,
        main: bool = False,
        chosen: bool = False,
    ) -> Block:
        """A button as wide as its words, or as the column where that is narrower."""

        def make(width: int) -> list[Widget]:
            return [self.button(easel, id, text, does, width, icon=icon, main=main, chosen=chosen)]

        return Made(make)

    def button(
        self,
        easel: Easel,
        id: str,
        text: str,
        does: Callable[[], None],
        most: int,
        *,
        icon: str | None = None,
        main: bool = False,
        chosen: bool = False,
    ) -> Button:
        """A button; `main` is the one thing to press next."""

        def made(width: int | None) -> Button:
            return Button(
                easel,
                id,
                text,
                does,
                width=width,
                icon=f"symbols/{icon}.svg" if icon else None,
                tone="main" if main else "plain",
                size="body" if main else "small",
                chosen=chosen,
            )

        button = made(None)
        if button.rect.width > most:
            button = made(most)
        button.lead = main and self.at is None
        return button

    def foot_button(
        self, easel: Easel, id: str, text: str, does: Callable[[], None], most: int, icon: str
    ) -> Button:
        """The way on: as tall as the buttons that turn pages, its letters smaller where they have to be."""

        def made(width: int | None) -> Button:
            return Button(
                easel,
                id,
                text,
                does,
                width=width,
                icon=f"symbols/{icon}.svg",
                tone="main",
                size="bar",
                one_line=True,
                least_height=easel.metrics.px(64),
            )

        button = made(None)
        if button.rect.width > most:
            button = made(most)
        return button

    def row(
        self, easel: Easel, makers: Sequence[Callable[[int], Widget]], heading: tuple[str, str] | None = None
    ) -> Block:
        """Things beside each other, in as many lines as they need, below a heading (its id and words)."""

        def make(width: int) -> list[Widget]:
            gap = easel.metrics.units(1.5)
            left = top = tall = 0
            head = [Words(heading[0], easel.wrap(heading[1], width, bold=True))] if heading else []
            top = head[0].rect.bottom + gap if head else 0
            widgets = [maker(width) for maker in makers]
            for widget in widgets:
                if left and left + widget.rect.width > width:
                    left, top, tall = 0, top + tall + gap, 0
                widget.rect.topleft = (left, top)
                left, tall = widget.rect.right + gap, max(tall, widget.rect.height)
            return [*head, *widgets]

        return Made(make)
