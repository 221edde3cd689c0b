"""The settings with which a lesson begins: each a button that goes through its values."""

from collections.abc import Sequence

from smart_game.scenes.backstage import Backstage
from smart_game.school.lesson import LessonSettings
from smart_game.words.catalogue import own_name


class Starting:
    """Makes the buttons' words, and the settings that pressing each of them leads to."""

    def __init__(self, backstage: Backstage, settings: LessonSettings) -> None:
        self._ = backstage.words.gettext
        self._languages = backstage.preferences.languages
        self._settings = settings

    def options(self) -> list[tuple[str, str, LessonSettings]]:
        """The name of each setting, its words, and the settings with its next value."""
        _ = self._
        sizes: dict[object, str] = {100: _("Normal"), 125: _("Big"), 150: _("Bigger"), 200: _("Biggest")}
        read: dict[object, str] = {
            "off": _("Off"),
            "asked": _("When asked"),
            "focus": _("What I am on"),
            "always": _("Always"),
        }
        switch: dict[object, str] = {True: _("On"), False: _("Off")}
        languages: dict[object, str] = {code: own_name(code) for code in self._languages}
        rows: Sequence[tuple[str, str, dict[object, str]]] = (
            ("language", _("Language"), languages),
            ("read_aloud", _("Reading aloud"), read),
            ("text_size", _("Words"), sizes),
            ("motion", _("Moving things"), switch),
            ("sound", _("Sound"), switch),
            ("calm", _("Calm"), switch),
            ("symbols", _("Pictures with words"), switch),
        )
        return [self._option(name, label, values) for name, label, values in rows]

    def _option(self, name: str, label: str, values: dict[object, str]) -> tuple[str, str, LessonSettings]:
        now = getattr(self._settings, name)
        turns: list[object] = [None, *values]
        after = turns[(turns.index(now) + 1) % len(turns)] if now in turns else None
        shown = values.get(now, self._("as on each PC"))
        said = self._("{setting}: {value}").format(setting=label, value=shown)
        return name, said, self._settings.model_copy(update={name: after})
