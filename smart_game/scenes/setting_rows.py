"""Every setting that a child can change: its name, its options, and a picture for each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smart_game.scenes import setting_pictures as pictures
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.option import Art
from smart_game.words.catalogue import own_name

_WAITS = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0)
_RESTS = (0.0, 0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Option:
    """A value, and how it is shown."""

    value: object
    label: str
    art: Art


@dataclass(frozen=True)
class Row:
    """A setting by its name in `Settings`, and how it is shown."""

    name: str
    label: str
    art: Art
    options: tuple[Option, ...]


Line = tuple[Row, ...]
"""Rows that may stand beside each other."""


class Rows:
    """Makes the rows in the words and for the settings of now."""

    def __init__(self, backstage: Backstage) -> None:
        self._ = backstage.words.gettext
        self._words = backstage.words
        self._now = backstage.preferences.now
        self._samples = backstage.samples
        self._languages = backstage.preferences.languages
        self._letters = pictures.letters_of(backstage.words.language)

    def groups(self) -> list[list[Line]]:
        """What belongs together, each group on pages of its own; what children want most comes first."""
        heard = [*([self._sound_volume()] if self._now.sound else []), *self._voice()]
        groups: list[list[Line]] = [
            [(self._text_size(),), (self._theme(),), (self._read_aloud(),), (self._sound(), self._calm())],
            [(row,) for row in heard],
            [
                (self._letter_shapes(),),
                (self._line_spacing(),),
                (self._motion(), self._symbols()),
                *([(self._language(),)] if len(self._languages) > 1 else []),
            ],
            [
                (self._scanning(),),
                *([(self._scan_seconds(),)] if self._now.scanning == "one-switch" else []),
                (self._cool_down(),),
            ],
        ]
        return [group for group in groups if group]

    def _text_size(self) -> Row:
        _ = self._
        labels = {100: _("Normal"), 125: _("Big"), 150: _("Bigger"), 200: _("Biggest")}
        shares = (0.34, 0.48, 0.66, 0.9)
        options = [
            Option(size, label, pictures.letters(self._letters, share))
            for (size, label), share in zip(labels.items(), shares, strict=True)
        ]
        return Row("text_size", _("Words"), pictures.letters(self._letters, 0.7), tuple(options))

    def _theme(self) -> Row:
        _ = self._
        labels = {"day": _("Day"), "cream": _("Cream"), "dark": _("Dark"), "high-contrast": _("Strong")}
        options = [
            Option(name, label, pictures.swatch(self._samples.theme(name), self._letters))
            for name, label in labels.items()
        ]
        return Row("theme", _("Colours"), _symbol("setting-colours"), tuple(options))

    def _read_aloud(self) -> Row:
        _ = self._
        return Row(
            "read_aloud",
            _("Reading aloud"),
            _symbol("read-aloud"),
            (
                Option("off", _("Off"), pictures.drawn("read off", pictures.page((), crossed=True))),
                Option("asked", _("When asked"), _symbol("setting-read-asked")),
                Option("focus", _("What I am on"), pictures.drawn("read focus", pictures.page((1,), 1))),
                Option("always", _("Always"), pictures.drawn("read always", pictures.page((0, 1, 2)))),
            ),
        )

    def _sound(self) -> Row:
        return self._switch("sound", self._("Sound"), "sound-on", "sound-on", "sound-off")

    def _calm(self) -> Row:
        names = ("setting-calm", "setting-calm-on", "setting-calm-off")
        return self._switch("calm", self._("Calm"), *names)

    def _motion(self) -> Row:
        names = ("setting-motion", "setting-motion", "setting-still")
        return self._switch("motion", self._("Moving things"), *names)

    def _symbols(self) -> Row:
        names = ("setting-symbols", "setting-symbols", "setting-words-only")
        return self._switch("symbols", self._("Pictures with words"), *names)

    def _switch(self, name: str, label: str, head: str, on: str, off: str) -> Row:
        options = (Option(True, self._("On"), _symbol(on)), Option(False, self._("Off"), _symbol(off)))
        return Row(name, label, _symbol(head), options)

    def _sound_volume(self) -> Row:
        label = self._("Sound volume")
        return self._loudness("sound_volume", label, _symbol("sound-on"), pictures.volume)

    def _voice(self) -> list[Row]:
        if self._now.read_aloud == "off":
            return []
        _ = self._
        speeds = (
            Option(75, _("Slow"), _symbol("setting-slow")),
            Option(100, _("Normal"), _symbol("setting-walk")),
            Option(125, _("Quick"), _symbol("setting-quick")),
        )
        label = _("Voice volume")
        mouth = pictures.drawn("mouth 50", pictures.loud_mouth(50))
        return [
            self._loudness("voice_volume", label, mouth, pictures.loud_mouth),
            Row("speech_speed", _("Voice"), _symbol("setting-voice"), speeds),
        ]

    def _loudness(self, name: str, label: str, head: Art, shapes: Callable[[int], str]) -> Row:
        _ = self._
        labels = {25: _("Very quiet"), 50: _("Quiet"), 75: _("Loud"), 100: _("Very loud")}
        options = [
            Option(percent, text, pictures.drawn(f"{name} {percent}", shapes(percent)))
            for percent, text in labels.items()
        ]
        return Row(name, label, head, tuple(options))

    def _letter_shapes(self) -> Row:
        language = self._words.language
        names = {"Andika": "Andika", "AtkinsonHyperlegibleNext": "Atkinson"}
        options = [
            Option(name, label, pictures.letters("a g", 0.8, self._samples.typesetter(language, name)))
            for name, label in names.items()
        ]
        return Row("letters", self._("Letters"), pictures.letters("ag", 0.75), tuple(options))

    def _line_spacing(self) -> Row:
        _ = self._
        labels = {100: _("Close"), 150: _("Apart"), 200: _("Far apart")}
        options = [
            Option(percent, label, pictures.drawn(f"lines {percent}", pictures.spaced_lines(percent)))
            for percent, label in labels.items()
        ]
        return Row("line_spacing", _("Lines"), options[1].art, tuple(options))

    def _scanning(self) -> Row:
        _ = self._
        return Row(
            "scanning",
            _("Switches"),
            _symbol("setting-one-switch"),
            (
                Option("off", _("None"), _symbol("setting-no-switch")),
                Option("one-switch", _("One switch"), _symbol("setting-one-switch")),
                Option("two-switches", _("Two switches"), _symbol("setting-two-switches")),
            ),
        )

    def _scan_seconds(self) -> Row:
        return self._times(
            "scan_seconds",
            self._("Wait"),
            _symbol("wait"),
            [(seconds, pictures.waiting(seconds / _WAITS[-1])) for seconds in _WAITS],
        )

    def _cool_down(self) -> Row:
        return self._times(
            "cool_down",
            self._("Rest between presses"),
            pictures.drawn("rest head", pictures.resting(4)),
            [(seconds, pictures.resting(dots)) for dots, seconds in enumerate(_RESTS)],
        )

    def _times(self, name: str, label: str, head: Art, steps: Sequence[tuple[float, str]]) -> Row:
        options = [
            Option(seconds, self._words.seconds(seconds), pictures.drawn(f"{name} {seconds}", shapes))
            for seconds, shapes in steps
        ]
        return Row(name, label, head, tuple(options))

    def _language(self) -> Row:
        letters = self._now.letters
        options = [
            Option(code, own_name(code), pictures.greeting(code, self._samples.typesetter(code, letters)))
            for code in self._languages
        ]
        return Row("language", self._("Language"), _symbol("setting-language"), tuple(options))


def _symbol(name: str) -> str:
    return f"symbols/{name}.svg"
