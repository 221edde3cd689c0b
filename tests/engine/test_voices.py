from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from smart_game.engine.voices import EspeakVoice, NoVoiceError, SapiVoice, SayVoice, try_voice
from tests.engine.speaking import make_wav, needs_espeak, needs_scripts, put_stand_in

LANGUAGES = ("en", "cy", "pl", "ur", "ar", "pa", "bn", "ro", "uk")


@needs_espeak
def test_espeak_speaks_every_language_of_the_game() -> None:
    assert try_voice(EspeakVoice(), LANGUAGES) == (True, f"espeak-ng speaks {', '.join(LANGUAGES)}.")


@needs_espeak
def test_espeak_says_which_language_it_lacks() -> None:
    assert try_voice(EspeakVoice(), ["en", "zz"]) == (False, "espeak-ng speaks en, but not zz.")
    assert try_voice(EspeakVoice(), ["zz"]) == (False, "No voice: espeak-ng has none for the language 'zz'.")


@needs_espeak
def test_espeak_reads_slower_and_quicker() -> None:
    def length(speed: float) -> int:
        return len(EspeakVoice().render("en", "Would you like a dragon?", speed, lambda: False))

    assert length(0.5) > 1.4 * length(1.0) > 1.4 * 1.3 * length(2.0)


@needs_scripts
def test_espeak_gets_the_text_by_its_standard_input_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What it complains about is not shown."""
    noise = "print('I have something to say', file=sys.stderr)"
    calls = put_stand_in(tmp_path, monkeypatch, "espeak-ng", make_wav(0.1), noise)
    sound = EspeakVoice().render("en_GB", "--help [[x]] “Wait…”", 1.5, lambda: False)
    assert sound == make_wav(0.1)
    assert capfd.readouterr().err == ""
    assert calls() == [
        (["--stdin", "--stdout", "-b", "1", "-s", "240", "-v", "en-gb"], "--help [ [x]] “Wait…”")
    ]


def test_without_espeak_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    fine, sentence = try_voice(EspeakVoice(), ["en", "cy"])
    assert not fine
    assert "Install the package espeak-ng" in sentence


MAC_VOICES = """\
Alex                en_US    # Hello! My name is Alex.
Bad News            en_US    # Hello! My name is Bad News.
Daniel (Enhanced)   en_GB    # Hello! My name is Daniel.
Zosia               pl_PL    # Cześć! Nazywam się Zosia.
"""


@needs_scripts
def test_say_is_asked_for_its_voices_once_and_for_a_british_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = f"if '?' in sys.argv:\n    sys.stdout.buffer.write({MAC_VOICES.encode()!r})\n    sys.exit()"
    calls = put_stand_in(tmp_path, monkeypatch, "say", make_wav(0.2), then)
    voice = SayVoice()
    assert voice.render("en", "-v Hello.", 1.0, lambda: False) == make_wav(0.2)
    assert voice.render("pl", "Cześć.", 0.5, lambda: False) == make_wav(0.2)
    with pytest.raises(NoVoiceError, match="say has none for the language 'cy'"):
        voice.render("cy", "Helo.", 1.0, lambda: False)
    listed, *said = calls()
    assert listed == (["-v", "?"], "")
    how = ["--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-"]
    assert [(line[:5], line[6:], text) for line, text in said] == [
        (["-v", "Daniel (Enhanced)", "-r", "160", "-o"], how, "-v Hello."),
        (["-v", "Zosia", "-r", "80", "-o"], how, "Cześć."),
    ]
    assert not Path(said[0][0][5]).exists(), "nothing that was said is left on the disk"


class FakeWindows:
    """Stands in for comtypes and the objects of SAPI; `calls` is what it was asked, in order."""

    def __init__(self, voices: dict[str, str], fault: Exception | None = None) -> None:
        self.calls: list[Any] = []
        self._voices = voices
        self._fault = fault

    def load(self, module: str) -> object:
        self.calls.append(module)
        if module == "comtypes":
            note = self.calls.append
            return SimpleNamespace(COMError=FakeComError, CoInitialize=lambda: note("CoInitialize"))
        return SimpleNamespace(CreateObject=self._create)

    def _create(self, name: str, *, dynamic: bool) -> object:
        self.calls.append(("create", name, dynamic))
        if name == "SAPI.SpMemoryStream":
            samples = tuple(make_wav(0.1)[44:])
            return SimpleNamespace(Format=SimpleNamespace(Type=None), GetData=lambda: samples)
        return FakeSpeaker(self)

    def voices_for(self, wanted: str, but_not: str) -> object:
        self.calls.append(("voices", wanted, but_not))
        found = [name for language, name in self._voices.items() if wanted == f"Language={language}"]
        return SimpleNamespace(Count=len(found), Item=lambda index: found[index])

    def speak(self, speaker: "FakeSpeaker", text: str, flags: int) -> None:
        if self._fault:
            raise self._fault
        stream: Any = speaker.AudioOutputStream
        self.calls.append(("speak", speaker.Voice, speaker.Rate, stream.Format.Type, text, flags))


class FakeSpeaker:
    """The object that speaks; its parts are set as SAPI's are."""

    Voice: str
    Rate: int
    AudioOutputStream: object

    def __init__(self, windows: FakeWindows) -> None:
        self.GetVoices = windows.voices_for
        self.Speak = lambda text, flags: windows.speak(self, text, flags)


class FakeComError(Exception):
    pass


def test_windows_is_asked_for_a_british_voice_and_says_it_into_memory() -> None:
    windows = FakeWindows({"409": "Zira", "809": "Hazel"})
    voice = SapiVoice(windows.load)
    assert voice.render("en", "Hello <b>.", 2.0, lambda: False) == make_wav(0.1)
    assert windows.calls == [
        "comtypes",
        "comtypes.client",
        "CoInitialize",
        ("create", "SAPI.SpVoice", True),
        ("create", "SAPI.SpMemoryStream", True),
        ("voices", "Language=809", ""),
        ("speak", "Hazel", 6, 22, "Hello <b>.", 16),
    ]
    del windows.calls[:]
    voice.render("en", "Again.", 0.5, lambda: False)
    assert windows.calls[0] == ("create", "SAPI.SpVoice", True), "it connects once"
    assert windows.calls[-1] == ("speak", "Hazel", -6, 22, "Again.", 16)


def test_windows_without_a_british_voice_uses_an_american_one_and_no_other() -> None:
    windows = FakeWindows({"409": "Zira", "415": "Paulina"})
    voice = SapiVoice(windows.load)
    voice.render("en", "Hello.", 1.0, lambda: False)
    assert windows.calls[-1] == ("speak", "Zira", 0, 22, "Hello.", 16)
    assert try_voice(voice, ["en", "pl", "cy", "fr"]) == (False, "SAPI speaks en, pl, but not cy, fr.")


@pytest.mark.parametrize(
    "fault", [FakeComError(-2147200966, "no audio"), OSError("exception: access violation")]
)
def test_whatever_windows_answers_is_one_sentence(fault: Exception) -> None:
    windows = FakeWindows({"809": "Hazel"}, fault)
    with pytest.raises(NoVoiceError, match="Windows could not say a sentence"):
        SapiVoice(windows.load).render("en", "Hello.", 1.0, lambda: False)


def test_windows_without_comtypes_is_one_sentence() -> None:
    def load(module: str) -> object:
        raise ImportError(f"No module named {module!r}")

    with pytest.raises(NoVoiceError, match="comtypes cannot be used"):
        SapiVoice(load).render("en", "Hello.", 1.0, lambda: False)
