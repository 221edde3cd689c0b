"""The scene that all of this game's scenes are: with Back, a title and Tell."""

from collections.abc import Sequence

import pygame

from smart_game.engine.actions import Command
from smart_game.engine.easel import Easel
from smart_game.engine.scene import Scene
from smart_game.engine.sound import Sound
from smart_game.engine.widgets import Button, Widget
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner, Frame
from smart_game.scenes.reading_aloud import Underline


class Screen(Scene):
    """A scene with the frame; a subclass says what its corner, title and body are."""

    def __init__(self, backstage: Backstage) -> None:
        self.backstage = backstage
        self._widgets: Sequence[Widget] = ()

    def build(self, easel: Easel) -> Sequence[Widget]:
        """Back first, then the body, and Tell last: the order of reading and of focus."""
        corner = self.corner()
        frame = Frame(easel, (easel.metrics.width, easel.metrics.height))
        say = self.backstage.words.gettext
        settings = frame.picture_button("settings", say("Look and sound"), self.open_settings)
        read = frame.picture_button("read", say("Read aloud"), self.read, "read-aloud")
        beside = [frame.beside_tell(button) for button in reversed(self.beside_tell(easel))][::-1]
        widgets = [
            *self.behind(easel),
            *([frame.corner(corner)] if corner else []),
            *frame.title(*self.title()),
            *self.body(easel, frame.body),
            *beside,
            read,
            settings,
            frame.tell(self.backstage, self.tell),
        ]
        fresh = [(widget.id, widget.speech) for widget in widgets] != [
            (widget.id, widget.speech) for widget in self._widgets
        ]
        self._widgets = widgets
        if fresh:
            self._begin_reading()
        return [*widgets, Underline(self.backstage.reader, widgets)]

    def _begin_reading(self) -> None:
        """A screen that is new is read by itself, if that is wished; what was read before is cut off."""
        if self.backstage.preferences.now.read_aloud == "always" or self.reads_itself():
            self.read()
        else:
            self.backstage.reader.stop()

    def reads_itself(self) -> bool:
        """Whether the screen is read aloud without being asked."""
        return False

    def read(self) -> None:
        """Read the screen aloud."""
        self.backstage.reader.read(self.backstage.words.language_of, self._widgets)

    def focused(self, widget: Widget) -> None:
        """Read what has the focus now, if that is wished."""
        if self.backstage.preferences.now.read_aloud == "focus":
            self.backstage.reader.read(self.backstage.words.language_of, [widget])

    def cover(self) -> None:
        """Silence under another screen."""
        self.backstage.reader.stop()

    def leave(self) -> None:
        """Silence after it."""
        self.backstage.reader.stop()

    def behind(self, easel: Easel) -> Sequence[Widget]:
        """What is drawn below everything else."""
        return ()

    def beside_tell(self, easel: Easel) -> Sequence[Button]:
        """Further buttons in the bar, in reading order."""
        return ()

    def corner(self) -> Corner | None:
        """The button at the top left: back to the scene below; none where nothing leads back."""
        return Corner(self.backstage.words.gettext("Back"), self.backstage.stack.pop)

    def title(self) -> tuple[str, str | None]:
        """The words in the bar, and the badge before them."""
        return ("", None)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """Everything below the bar."""
        raise NotImplementedError

    def command(self, command: Command) -> None:
        """The keys for Back and Tell do what their buttons do."""
        corner = self.corner()
        if command is Command.BACK and corner:
            corner.press()
        elif command is Command.TELL:
            self.tell()
        elif command is Command.READ:
            self.read()

    def open_settings(self) -> None:
        """Open the screen for how the game looks and sounds."""
        from smart_game.scenes.settings import SettingsScreen

        self.backstage.stack.push(SettingsScreen(self.backstage))

    def next_player(self) -> None:
        """Forget this seat, and begin again with the title and the settings that all begin with."""
        from smart_game.scenes.title import TitleScreen

        self.backstage.sitting.next_player()
        self.backstage.preferences.reset()
        self.backstage.sounds.play(Sound.WAVE)
        title = TitleScreen(self.backstage)
        title.washes_in = True
        self.backstage.stack.start_over(title)

    def tick(self) -> None:
        """Called about once a second while it is on top."""

    def tell(self) -> None:
        """Open the screen that helps a child to tell somebody."""
        from smart_game.scenes.tell import TellScreen

        self.backstage.sounds.play(Sound.TELL)
        self.backstage.stack.push(TellScreen(self.backstage))
