"""The keys of every command: take one away, or press the one that is wanted; Tab, the arrows and Esc stay."""

from collections.abc import Sequence
from functools import partial

import pygame

from smart_game.engine.actions import Command
from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Button, Image, Look, Picture, Widget, WordsInRoom
from smart_game.scenes import setting_pictures as pictures
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner
from smart_game.scenes.key_binding import COMMANDS, FIXED, Keys, Refusal
from smart_game.scenes.screen import Screen

_SYMBOLS = {
    Command.PRESS: "tap",
    Command.NEXT: "go-on",
    Command.PREVIOUS: "previous",
    Command.BACK: "back",
    Command.TELL: "tell-help",
    Command.READ: "read-aloud",
    Command.FULL_SCREEN: "full-screen",
}
_ARROWS = (Command.UP, Command.RIGHT, Command.DOWN, Command.LEFT)
"""In the order of quarter turns."""


class KeysScreen(Screen):
    """A list of the commands; while one waits for a key, every key but those that stay is that key."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._pager = Pager(self._turn)
        self._waiting: Command | None = None
        self._changed: Command | None = None
        self._said = ""

    @property
    def keys(self) -> Keys:
        """The keys of now."""
        return Keys(self.backstage.preferences.now)

    def title(self) -> tuple[str, str | None]:
        """What this screen is for."""
        return (self.backstage.words.gettext("Keys"), "symbols/setting-keys.svg")

    def corner(self) -> Corner:
        """Back out of waiting first, then to the settings."""
        if self._waiting:
            return Corner(self.backstage.words.gettext("Back"), self._stop_waiting)
        return Corner(self.backstage.words.gettext("Back"), self.backstage.stack.pop)

    def open_settings(self) -> None:
        """It was opened from there."""
        self.backstage.stack.pop()

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """What is waited for, or the list, a page at a time."""
        _ = self.backstage.words.gettext
        blocks = self._question(easel) if self._waiting else self._list(easel)
        pages = Flow(easel, area, easel.metrics.units(1.5)).pages(blocks, self._pager.height(easel))
        self._show_what_changed(pages)
        turning = self._pager.buttons(easel, area, len(pages), _("Back a bit"), _("More"))
        return [*pages[self._pager.page], *turning]

    # The list

    def _list(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        how = _("Press one to give it another key. A cross takes a key away.")
        blocks: list[Block] = [Text("how", how, size="small", fill=None)]
        wide = max(self._command_button(easel, command).rect.width for command in COMMANDS)
        for command in COMMANDS:
            blocks.append(Made(partial(self._row, easel, command, wide)))
            if self._said and command is self._changed:
                blocks.append(self._sentence())
        return [*blocks, Made(lambda width: [self._usual(easel, width)])]

    def _sentence(self) -> Text:
        return Text("refused", self._said, fill="unsure", bold=True)

    def _row(self, easel: Easel, command: Command, wide: int, width: int) -> list[Widget]:
        """A command, to give it one more key, and its keys beside it, or below it where letters are large."""
        gap = easel.metrics.units(1.5)
        caps = [self._cap(easel, command, key) for key in self.keys.of(command)]
        if command is Command.PREVIOUS:
            caps.insert(0, KeyCap(easel, "cap-shift-tab", self.backstage.words.gettext("Shift and Tab")))
        stacked = wide + gap + max(cap.rect.width for cap in caps) > width
        button = self._command_button(easel, command, min(wide, width))
        start = 0 if stacked else wide + gap
        left, top = start, button.rect.height + gap if stacked else 0
        tall = max(cap.rect.height for cap in caps)
        for cap in caps:
            if left + cap.rect.width > width and left > start:
                left, top = start, top + tall + gap
            cap.rect.midleft = (left, top + tall // 2)
            left = cap.rect.right + gap
        if not stacked:
            _level(button, caps)
        return [button, *caps]

    def _cap(self, easel: Easel, command: Command, key: int) -> Widget:
        name = self._key_name(key)
        if key in FIXED:
            return KeyCap(easel, f"cap-{command}-{key}", name)
        return Button(
            easel,
            f"take-{command}-{key}",
            name,
            lambda: self._take(command, key),
            icon=pictures.cross(easel),
            tone="choice",
            size="small",
            speech=self.backstage.words.gettext("{key}: take it away").format(key=name),
        )

    def _command_button(self, easel: Easel, command: Command, width: int | None = None) -> Button:
        name = self._name(command)
        more = self.backstage.words.gettext("{command}: one more key").format(command=name)
        button = Button(
            easel,
            f"add-{command}",
            name,
            lambda: self._wait_for(command),
            width=width,
            icon=_picture(easel, command),
            tone="plain",
            size="small",
            speech=more,
        )
        button.lead = command is (self._changed or COMMANDS[0])
        return button

    def _usual(self, easel: Easel, width: int) -> Button:
        text = self.backstage.words.gettext("The usual keys")
        return Button(
            easel,
            "usual-keys",
            text,
            self._go_back_to_usual,
            icon="symbols/replay.svg",
            tone="plain",
            size="small",
        )

    def _show_what_changed(self, pages: Sequence[Sequence[Widget]]) -> None:
        """Turn to the command that was changed, or to the sentence that says why it was not."""
        wanted = "refused" if self._said else f"add-{self._changed}"
        for number, page in enumerate(pages):
            if wanted in {widget.id for widget in page}:
                self._pager.page = number

    def _turn(self) -> None:
        self._changed, self._said = None, ""
        self.refresh()

    # Waiting for a key

    def _question(self, easel: Easel) -> list[Block]:
        assert self._waiting
        _ = self.backstage.words.gettext
        asked = _("Press the key you want for “{command}”.").format(command=self._name(self._waiting))
        picture: list[Block] = [] if self._said else [Made(partial(self._keyboard, easel))]
        return [
            *picture,
            Text("prompt", asked, bold=True, align="center"),
            *([self._sentence()] if self._said else []),
            Text("way-out", _("Esc goes back without a new key."), size="small", fill=None, align="center"),
            Made(lambda width: [_in_middle(self._stop_button(easel), width)]),
        ]

    def _keyboard(self, easel: Easel, width: int) -> list[Widget]:
        side = easel.metrics.px(96)
        return [_in_middle(Image("keyboard", (side, side), "symbols/setting-keys.svg"), width)]

    def _stop_button(self, easel: Easel) -> Button:
        text = self.backstage.words.gettext("No new key")
        button = Button(
            easel, "no-key", text, self._stop_waiting, icon=pictures.cross(easel), tone="plain", size="small"
        )
        button.lead = True
        return button

    @property
    def listening(self) -> bool:  # type: ignore[override]
        """Only while a command waits for its key."""
        return self._waiting is not None

    def hears(self, key: int) -> bool:
        """Give a key to the command that waits; keys that stay, and a switch, do what they always do."""
        if self._waiting is None or key in FIXED:
            return False
        if self.backstage.preferences.now.scanning != "off" and self.keys.holder(key):
            return False
        why = self.keys.why_not_give(self._waiting, key)
        if why is None:
            self._change(self.keys.give(self._waiting, key), self._waiting)
        elif why is Refusal.OWN:
            self._stop_waiting()
        else:
            self._said = self._why(why, key)
            self.refresh()
        return True

    def _wait_for(self, command: Command) -> None:
        self._waiting, self._said = command, ""
        self.refresh()

    def _stop_waiting(self) -> None:
        self._changed, self._waiting, self._said = self._waiting, None, ""
        self.refresh()

    # Changes

    def _take(self, command: Command, key: int) -> None:
        why = self.keys.why_not_take(command, key)
        if why is None:
            self._change(self.keys.take(command, key), command)
        else:
            self._changed, self._said = command, self._why(why, key, command)
            self.refresh()

    def _go_back_to_usual(self) -> None:
        self._change({}, None)

    def _change(self, keys: dict[str, list[str]], command: Command | None) -> None:
        self._changed, self._waiting, self._said = command, None, ""
        self.backstage.preferences.change(keys=keys)

    def _why(self, why: Refusal, key: int, command: Command | None = None) -> str:
        """One sentence that says why not, and what to do."""
        _ = self.backstage.words.gettext
        name = self._key_name(key)
        if why is Refusal.LAST and command:
            return _("“{command}” needs a key. Give it another one first.").format(
                command=self._name(command)
            )
        holder = self.keys.holder(key)
        if holder:
            said = _("{key} is the key for “{command}” already. Press another one.")
            return said.format(key=name, command=self._name(holder))
        return _("This key cannot be chosen. Press another one.")

    # Words

    def _name(self, command: Command) -> str:
        _ = self.backstage.words.gettext
        return {
            Command.PRESS: _("Press it"),
            Command.NEXT: _("Next thing"),
            Command.PREVIOUS: _("Thing before"),
            Command.UP: _("Up"),
            Command.DOWN: _("Down"),
            Command.LEFT: _("Left"),
            Command.RIGHT: _("Right"),
            Command.BACK: _("Back"),
            Command.TELL: _("Tell"),
            Command.READ: _("Read aloud"),
            Command.FULL_SCREEN: _("Full screen"),
        }[command]

    def _key_name(self, key: int) -> str:
        """What stands on a key."""
        _ = self.backstage.words.gettext
        names = {
            pygame.K_RETURN: _("Enter"),
            pygame.K_KP_ENTER: _("Enter (numbers)"),
            pygame.K_SPACE: _("Space"),
            pygame.K_TAB: _("Tab"),
            pygame.K_ESCAPE: _("Esc"),
            pygame.K_BACKSPACE: _("Backspace"),
            pygame.K_UP: _("Arrow up"),
            pygame.K_DOWN: _("Arrow down"),
            pygame.K_LEFT: _("Arrow left"),
            pygame.K_RIGHT: _("Arrow right"),
        }
        return names.get(key) or pygame.key.name(key).strip("[]").capitalize()


class KeyCap(Widget):
    """A key that stays: like a key of a keyboard, and nothing to press here."""

    def __init__(self, easel: Easel, id: str, text: str) -> None:
        self._pad = easel.metrics.units(2)
        wide = easel.typesetter.width_of(text, easel.style("small", "soft_ink")) + 1
        self._paragraph: Paragraph = easel.typesetter.wrap(text, easel.style("small", "soft_ink"), wide)
        height = max(easel.metrics.px(52), self._paragraph.height + self._pad)
        super().__init__(id, pygame.Rect(0, 0, wide + 2 * self._pad, height), speech=text)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Flat: it cannot be pressed."""
        easel.sheet(canvas, self.rect, "panel", "soft_ink")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """Its name, in the middle."""
        room = pygame.Rect(0, 0, self._paragraph.width, self._paragraph.height)
        room.center = self.rect.center
        return ((self._paragraph, room),)


def _picture(easel: Easel, command: Command) -> Picture:
    if command in _ARROWS:
        return pictures.arrow(easel, _ARROWS.index(command))
    return f"symbols/{_SYMBOLS[command]}.svg"


def _level(button: Button, caps: Sequence[Widget]) -> None:
    """Let the first line of keys and the button before it have one middle."""
    first = caps[0].rect.centery
    down = button.rect.height // 2 - first
    if down > 0:
        for cap in caps:
            cap.move(0, down)
    button.rect.centery = caps[0].rect.centery


def _in_middle(widget: Widget, width: int) -> Widget:
    widget.rect.centerx = width // 2
    return widget
