"""`smart-game collect` and `smart-game report`, with the packs that come with the game."""

import io
import json
import os
import platform
import pwd
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from smart_game.cli import main
from smart_game.cli.common import packs_in, today
from smart_game.progress.counts import Counts, count_play
from smart_game.progress.files import midnight
from smart_game.progress.handing_in import HandedIn, Sender
from smart_game.progress.sealing import unseal
from smart_game.scenario.playthrough import Playthrough
from smart_game.school.folders import Folders
from smart_game.school.keys import private_key, public_key

ROOT = Path(__file__).resolve().parents[2]
SEAT_ORDER = 2_718_281_828
PRETENDED = "amy-on-pc-17"


def hand_in(data: Path, pupils: int, class_id: str = "our-class") -> str:
    """Play the first story of the first pack so often; its title."""
    folders = Folders.under(data)
    folders.make()
    pack = packs_in()[0][0]
    scenario = pack.scenarios[0]
    sender = Sender(folders.hand_in, folders.outbox, today)
    for pupil in range(pupils):
        playthrough = Playthrough(scenario, order=SEAT_ORDER)
        while not playthrough.ended:
            if playthrough.question:
                playthrough.pick(playthrough.offered[pupil % 2].id)
            playthrough.go_on()
        counts = count_play(pack.info.id, class_id, playthrough, first=True)
        assert isinstance(sender.hand_in(counts, public_key(folders.keys)), HandedIn)
    return scenario.title


def test_a_class_is_collected_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = hand_in(tmp_path, 28)
    assert main(["collect", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"Our class: {title}: added to the class progress.\n"
    assert main(["report", "--data", str(tmp_path), "--format", "html"]) == 0
    [page] = map(Path, capsys.readouterr().out.split())
    assert page.name == f"our-class-{today()}.html"
    assert title in page.read_text("utf-8")


def test_a_report_comes_in_three_formats_unless_asked_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tables for programs lie in a folder of their own, and only the folder is named."""
    hand_in(tmp_path, 12)
    main(["collect", "--data", str(tmp_path)])
    capsys.readouterr()
    for asked, kinds in (([], {"html", "xlsx", "csv"}), (["--format", "xlsx"], {"xlsx"})):
        out = tmp_path / f"reports-{len(kinds)}"
        assert main(["report", "--data", str(tmp_path), "--out", str(out), *asked]) == 0
        assert {path.suffix[1:] for path in out.rglob("*") if path.is_file()} == kinds
        printed = capsys.readouterr().out.split()
        assert set(printed) == {str(path) for path in out.iterdir()}


def test_a_report_written_twice_on_a_day_is_the_same_file(tmp_path: Path) -> None:
    hand_in(tmp_path, 12)
    main(["collect", "--data", str(tmp_path)])
    main(["report", "--data", str(tmp_path)])
    before = every_file(tmp_path)
    main(["report", "--data", str(tmp_path)])
    assert every_file(tmp_path) == before


def test_nine_plays_are_not_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = hand_in(tmp_path, 9)
    waiting = sorted((tmp_path / "hand-in").iterdir())
    assert main(["collect", "--data", str(tmp_path)]) == 0
    assert (
        capsys.readouterr().out == f"Our class: {title}: not enough plays yet; what is there stays waiting.\n"
    )
    assert sorted((tmp_path / "hand-in").iterdir()) == waiting
    assert main(["report", "--data", str(tmp_path), "--format", "html"]) == 0
    page = next((tmp_path / "reports").glob("*.html")).read_text("utf-8")
    assert "Not enough plays yet" in page


def test_nothing_to_do_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collect", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nothing new is waiting in the hand-in folder.\n"


def test_what_cannot_be_counted_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(tmp_path, 10)
    (tmp_path / "hand-in" / "odd.sealed").write_text("odd")
    assert main(["collect", "--data", str(tmp_path)]) == 1
    assert "Set aside in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "school", "sentence"),
    [
        (["collect"], "threshold: 5", r"school.yaml:1: threshold: 5 plays are too few"),
        (["report"], "classes: [", r"school.yaml:2: it cannot be understood"),
        (["collect", "--threshold", "8"], "", "--threshold can only raise that"),
        (["collect", "--threshold", "x"], "", "invalid int value"),
        (["collect", "--nonsense"], "", "unrecognized arguments"),
        (
            ["report", "--class", "wrens"],
            "",
            "There is no class 'wrens' in school.yaml. The classes are: our-class",
        ),
        (["report", "--format", "pdf"], "", "--format takes html, xlsx, csv, or several"),
    ],
)
def test_what_keeps_a_command_from_running_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], school: str, sentence: str
) -> None:
    if school:
        (tmp_path / "school.yaml").write_text(school)
    assert main([*arguments, "--data", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


def test_a_wrong_key_opens_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(tmp_path, 10)
    for key in (tmp_path / "staff" / "keys").iterdir():
        key.unlink()
    assert main(["collect", "--data", str(tmp_path)]) == 2
    assert "opens with this school's key" in capsys.readouterr().err
    assert len(list((tmp_path / "hand-in").iterdir())) == 10


def every_file(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_no_file_names_a_machine_a_user_a_time_or_a_seat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, PRETENDED)
    hand_in(tmp_path, 12)
    folders = Folders.under(tmp_path)
    (folders.hand_in / "odd.sealed").write_text("odd")
    (folders.hand_in / f"{'0' * 32}.sealed").write_bytes(
        next(folders.hand_in.glob("*.sealed")).read_bytes()[:99]
    )
    away = tmp_path / "away"
    folders.hand_in.rename(away)
    Sender(folders.hand_in, folders.outbox, today).hand_in(_one_play(), public_key(folders.keys))
    away.rename(folders.hand_in)
    before = every_file(tmp_path)
    main(["collect", "--data", str(tmp_path)])
    hand_in(tmp_path, 1)
    main(["report", "--data", str(tmp_path)])
    after = every_file(tmp_path)
    assert any(path.parent == folders.outbox for path in before)

    key = private_key(folders.keys)
    for path, content in {**before, **after}.items():
        opened = b""
        if len(content) == 4165 and path.suffix == ".sealed" and path.parent.name != "rejected":
            inside = json.loads(unseal(content, key).model_dump_json())
            assert set(inside) == {"format", "id", "counts"}
            opened = json.dumps(inside).encode()
        plain = inside_workbook(content) if path.suffix == ".xlsx" else content
        told = path.relative_to(tmp_path).as_posix().encode() + b"\n" + plain + opened
        for secret in _secrets():
            assert not re.search(rb"\b" + re.escape(secret) + rb"\b", told), path
        if path.suffix != ".sealed":
            assert not re.search(rb"\b\d{1,2}:\d\d\b", told), path
    ours = [path for path in after if path.parent != folders.keys and path.name != ".collecting"]
    for path in ours:
        assert path.stat().st_mtime % 86_400 == 0, path
    for folder in (folders.hand_in, folders.outbox):
        assert folder.stat().st_mtime == midnight(today())


def inside_workbook(content: bytes) -> bytes:
    """All that a workbook holds, without its midnight and without `spans="1:14"`, which are cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = b"\n".join(name.encode() + b"\n" + book.read(name) for name in book.namelist())
    return re.sub(rb'spans="[\d:]+"', b"", parts.replace(f"{today()}T00:00:00Z".encode(), b""))


def _one_play() -> Counts:
    pack = packs_in()[0][0]
    playthrough = Playthrough(pack.scenarios[0], order=SEAT_ORDER)
    playthrough.pick(playthrough.offered[0].id)
    return count_play(pack.info.id, "our-class", playthrough, first=True)


def _secrets() -> list[bytes]:
    """What must be nowhere: this machine, this user, this process and the seat's own number."""
    user = pwd.getpwuid(os.getuid())
    found = [platform.node(), user.pw_name, user.pw_dir, str(SEAT_ORDER), sys.executable, PRETENDED]
    return [each.encode() for each in found if len(each) > 3]


def test_staff_commands_never_load_pygame(tmp_path: Path) -> None:
    program = (
        "import sys; from smart_game.cli import main\n"
        f"for command in ('collect', 'report'): assert main([command, '--data', {str(tmp_path)!r}]) == 0\n"
        "assert 'pygame' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True)
