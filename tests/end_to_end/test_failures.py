"""What a person can cause: each gives one sentence that says what to do, an exit code, and no traceback."""

import shutil
import signal
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from smart_game.progress.sealing import unseal
from smart_game.school.keys import private_key, public_key
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.conftest import Demo
from tests.end_to_end.test_doctor import copy_of_what_is_shipped

FULL_DISK = """
import errno, os
real_open, real_fsync, where = os.open, os.fsync, {}

def watched_open(path, *arguments, **named):
    handle = real_open(path, *arguments, **named)
    where[handle] = os.fspath(path)
    return handle

def full_fsync(handle):
    if os.path.basename(os.path.dirname(where.get(handle, ""))) == "hand-in":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    real_fsync(handle)

os.open, os.fsync = watched_open, full_fsync
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["paly"], "there is no command 'paly'"),
        (["play", "--pack", "nowhere"], "There is no pack 'nowhere'. Name one of the game"),
        (["play", "--scenario", "nothing"], "There is no scenario 'nothing'. There are: clue-jigsaw, "),
        (["play", "--size", "large"], "'large' is not a size: write it like 1366x768"),
        (["--size", "10x10"], "10x10 is too small or too large: 640x480 up to 7680x4320"),
        (["play", "--colour"], "unrecognized arguments: --colour. See smart-game play --help."),
        (["demo", "--pupils", "0"], "'0' robots cannot play"),
        (["check", "no-such-folder"], "There is nothing at no-such-folder. Check the name."),
        (["collect", "--threshold", "3"], "--threshold can only raise that"),
        (
            ["report", "--class", "year-9"],
            "There is no class 'year-9' in school.yaml. The classes are:",
        ),
        (["report", "--format", "pdf"], "not 'pdf'"),
        (["doctor", "--data"], "expected one argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_argument_is_told_in_a_sentence(pc: MadeUpPC, arguments: list[str], said: str) -> None:
    ran = pc.run(*arguments)
    assert ran.code == 2
    assert said in ran.sentences[0]
    assert len(ran.sentences) == 1 or ran.sentences[2] == "Usage:"
    assert ran.out == ""


@pytest.mark.parametrize("command", ["play", "collect", "report"])
@pytest.mark.parametrize("place", ["data", "data/hand-in"])
def test_a_file_where_a_folder_should_be(pc: MadeUpPC, command: str, place: str) -> None:
    """The data folder, or one in it, cannot be made; the file is left as it is."""
    file = pc.home / place
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    ran = pc.run(command, "--data", pc.home / "data")
    assert ran.code == 2
    assert len(ran.sentences) == 1
    assert "cannot be made or written" in ran.err
    assert "Name another one with --data." in ran.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("command", ["play", "collect", "report"])
def test_a_damaged_school_file(pc: MadeUpPC, command: str) -> None:
    """Its line is named."""
    data = pc.home / "data"
    data.mkdir()
    (data / "school.yaml").write_text("name: Hill Road\nclases: []\n", encoding="utf-8")
    ran = pc.run(command, "--data", data)
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert "school.yaml:2: clases: this key is not known here. Mend the file, then try again." in ran.err


@pytest.mark.parametrize("command", ["play", "collect"])
def test_a_damaged_key(pc: MadeUpPC, command: str) -> None:
    """It is never replaced: hand-ins that wait open with no other."""
    keys = pc.home / "data" / "staff" / "keys"
    public_key(keys)
    (keys / "private-key.json").write_text("{}", encoding="utf-8")
    ran = pc.run(command, "--data", pc.home / "data")
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert "private-key.json is damaged. Put it back from your copy" in ran.err
    assert (keys / "private-key.json").read_text(encoding="utf-8") == "{}"


def test_a_damaged_class_progress(class_of_9: Demo, pc: MadeUpPC) -> None:
    """Hand-ins stay where they are, and the way back is said."""
    data = shutil.copytree(class_of_9.data, pc.home / "data")
    (data / "school.yaml").write_text("threshold: 6\n", encoding="utf-8")
    progress = data / "staff" / "progress" / "class-our-class.json"
    progress.parent.mkdir()
    progress.write_text('{"format": 1, "class', encoding="utf-8")
    before = sorted(path.name for path in (data / "hand-in").iterdir())
    ran = pc.run("collect", "--data", data)
    assert ran.code == 1
    assert "class-our-class.json is damaged. Nothing was changed." in ran.out + ran.err
    assert sorted(path.name for path in (data / "hand-in").iterdir()) == before
    assert pc.run("report", "--data", data).code == 1
    assert progress.read_text(encoding="utf-8") == '{"format": 1, "class'


def test_missing_fonts_and_a_broken_picture_do_not_stop_a_lesson(pc: MadeUpPC, tmp_path: Path) -> None:
    """Each is said once; a plainer font and an empty frame stand in."""
    root = copy_of_what_is_shipped(tmp_path / "shipped")
    shutil.rmtree(root / "assets" / "fonts")
    (root / "assets/pictures/symbols/back.svg").write_text("<svg")
    out = tmp_path / "out"
    ran = pc.run("demo", "--headless", "--pupils", "1", "--size", "640x480", "--out", out, root=root)
    assert ran.code == 0
    missed = [line.partition(" cannot be ")[0] for line in ran.sentences]
    assert len(missed) == len(set(missed))
    assert {
        "smart-game: The font Andika-Bold.ttf",
        "smart-game: The font Andika-Regular.ttf",
        f"smart-game: The picture symbols/back.svg in {root / 'assets' / 'pictures'}",
    } <= set(missed)
    assert all("Install the game again to mend it." in line for line in ran.sentences)
    assert list((out / "data" / "hand-in").iterdir())


def test_missing_shipped_files_are_told_in_a_sentence(pc: MadeUpPC, tmp_path: Path) -> None:
    for command in ("play", "check", "demo", "report"):
        ran = pc.run(command, root=tmp_path / "nowhere")
        assert (ran.code, len(ran.sentences)) == (2, 1), command
        assert "pictures and stories are missing" in ran.err


def test_a_full_disk_keeps_the_plays_and_sends_them_later(
    pc: MadeUpPC, tmp_path: Path, stories: int, tried: int
) -> None:
    """The game goes on, says so once, and the next start of the game delivers what waited."""
    out = tmp_path / "out"
    ran = pc.run("demo", "--headless", "--pupils", "1", "--size", "640x480", "--out", out, before=FULL_DISK)
    data = out / "data"
    assert ran.code == 0
    (said,) = ran.sentences
    assert said.startswith("smart-game: The hand-in folder cannot be written (no space left on device).")
    assert said.endswith("the game sends it by itself when the folder is back.")
    waiting = {path.name: path.read_bytes() for path in (data / "outbox").iterdir()}
    assert len(waiting) == stories + tried
    assert list((data / "hand-in").iterdir()) == []

    game = pc.start("play", "--data", data, "--size", "640x480")
    try:
        for _ in range(200):
            if not list((data / "outbox").iterdir()):
                break
            with pytest.raises(TimeoutExpired):
                game.wait(0.05)
    finally:
        game.send_signal(signal.SIGTERM)
        _, err = game.communicate(timeout=20)
    assert "Traceback" not in err
    assert {path.name: path.read_bytes() for path in (data / "hand-in").iterdir()} == waiting
    key = private_key(data / "staff" / "keys")
    assert len({unseal(sealed, key).counts.scenario for sealed in waiting.values()}) == stories + tried


def test_without_a_screen_the_game_says_so(tmp_path: Path) -> None:
    """Instead of playing where nobody sees it."""
    pc = MadeUpPC(tmp_path, driver=None)
    ran = pc.run("play", "--data", pc.home / "data")
    assert ran.code == 2
    assert "No window can be opened here" in ran.err
    assert "smart-game demo" in ran.err
