import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from smart_game.cli import doctor, doctor_school
from smart_game.cli.play import CRASH_LOG
from smart_game.scenario.model import Pack
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key
from tests.end_to_end.command import CHECKOUT, MARK, WATCHED_PC, MadeUpPC, Ran

LINE = re.compile(r"^[ 0-9]\d (ok     |PROBLEM) +\S|^ +> \S|^$|problems? w|^All is well\.$")


def lines(ran: Ran) -> dict[str, list[str]]:
    """What the doctor said, by the name of what it looked at."""
    found: dict[str, list[str]] = {}
    for line in json.loads(ran.out)["lines"]:
        found.setdefault(line["name"].strip(), []).append(f"{line['ok']} {line['says']} {line['do']}".strip())
    return found


def copy_of_what_is_shipped(to: Path) -> Path:
    for folder in ("assets", "scenarios", "locales"):
        shutil.copytree(CHECKOUT / folder, to / folder)
    return to


def test_only_the_display_is_missing_where_there_is_no_screen(pc: MadeUpPC) -> None:
    """One screen of plain, numbered lines; each says ok or PROBLEM, and a problem has its remedy."""
    ran = pc.run("doctor", "--data", pc.home / "data", before=WATCHED_PC)
    assert (ran.code, ran.err) == (1, "")
    said = ran.out.splitlines()
    assert len(said) < 40
    numbered = [int(line[:2]) for line in said[:-2] if not line.startswith("   ")]
    assert numbered == list(range(1, len(numbered) + 1))
    assert [line for line in said if not LINE.search(line)] == []
    problems = [line for line in said if re.match(r"[ \d]\d PROBLEM", line)]
    assert len(problems) == 1
    assert "windows open where nobody sees them (driver dummy)" in problems[0]
    assert said[-1] == f"1 problem was found, in line {problems[0].split()[0]}."
    assert pc.sockets() == []


def test_what_a_technician_asks_is_answered(pc: MadeUpPC, shipped: tuple[Pack, ...]) -> None:
    found = lines(pc.run("doctor", "--json", "--data", pc.home / "data"))
    assert re.search(r"SMART Game \d+\.\d+\.\d+, Python 3\.\d+", found["game"][0])
    assert re.search(r"True \d+\.\d+\.\d+, SDL \d+\.\d+\.\d+", found["pygame-ce"][0])
    assert re.search(r"True \d+\.\d+", found["PyNaCl"][0])
    assert found["shipped files"] == [f"True {CHECKOUT}"]
    assert re.search(r"True \d+ files load; \d+ people in 6 moods", found["pictures"][0])
    for pack, said in zip(shipped, found["pack"], strict=True):
        stories = f"{len(pack.scenarios)} scenarios?"
        assert re.search(f"True {pack.info.id}: {stories}, sha256 [0-9a-f]{{12}}, 0 findings", said)
    for folder in ("data", "hand-in", "outbox", "staff", "keys", "reports"):
        assert "True written, read back and deleted" in found[folder]
    assert "True none yet: the first play makes them" in found["keys"]


def test_nothing_is_left_behind_and_no_key_or_name_is_printed(pc: MadeUpPC) -> None:
    """The write test takes its own file away; what is in a key is never shown, nor who the user is."""
    data = pc.home.parent / "data"
    public = public_key(data / "staff" / "keys").hex()
    before = sorted(path for path in data.rglob("*") if path.is_file())
    private = json.loads((data / "staff/keys/private-key.json").read_text("utf-8"))["key"]
    ran = pc.run("doctor", "--data", data, before=WATCHED_PC)
    assert sorted(path for path in data.rglob("*") if path.is_file()) == before
    assert "the public key and the private key: this PC can collect" in ran.out
    assert public not in ran.out
    assert private not in ran.out
    assert MARK not in ran.out


def test_waiting_hand_ins_are_counted(pc: MadeUpPC) -> None:
    data = pc.home / "data"
    for folder, count in (("hand-in", 3), ("outbox", 1)):
        (data / folder).mkdir(parents=True)
        for number in range(count):
            (data / folder / f"{number:032}.sealed").write_bytes(b"x")
    found = lines(pc.run("doctor", "--json", "--data", data))
    assert found["in the box"] == ["True 3 hand-ins: smart-game collect takes them, in batches"]
    assert found["in the outbox"] == ["True 1 hand-in: the game sends them when it is started next"]


@pytest.mark.parametrize(
    ("file", "content", "name", "said"),
    [
        ("school.yaml", b"threshold: 2\n", "school.yaml", "2 plays are too few to keep children unknown"),
        ("staff/keys/public-key.json", b"{", "keys", "is damaged. Put it back from your copy"),
    ],
)
def test_a_damaged_file_is_one_problem_among_the_other_lines(
    pc: MadeUpPC, file: str, content: bytes, name: str, said: str
) -> None:
    path = pc.home / "data" / file
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    found = lines(pc.run("doctor", "--json", "--data", pc.home / "data"))
    assert any(line.startswith("False") and said in line for line in found[name])
    assert "pack" in found


def test_a_data_folder_that_is_a_file_is_a_problem(pc: MadeUpPC) -> None:
    file = pc.home / "data"
    file.write_text("mine")
    ran = pc.run("doctor", "--data", file)
    assert ran.code == 1
    assert re.search(r"PROBLEM +data folder +The folder .*data cannot be made or written", ran.out)
    assert file.read_text() == "mine"


def test_broken_shipped_files_are_named(pc: MadeUpPC, tmp_path: Path) -> None:
    """A picture, a font, a story: each in its line, with what to do."""
    root = copy_of_what_is_shipped(tmp_path / "shipped")
    (root / "assets/pictures/symbols/back.svg").write_text("<svg")
    (root / "assets/fonts/Andika-Bold.ttf").write_bytes(b"not a font")
    story = root / "scenarios/explorers/clue-jigsaw.yaml"
    story.write_text(story.read_text("utf-8").replace("goto: ", "goto: not-", 1), encoding="utf-8")
    found = lines(pc.run("doctor", "--json", "--data", pc.home / "data", root=root))
    assert "False cannot be shown: symbols/back.svg" in found["pictures"][0]
    assert "Install the game again." in found["pictures"][0]
    assert [line[:5] for line in found["fonts"]] == ["True ", "False"]
    (broken,) = (said for said in found["pack"] if "explorers" in said)
    assert re.search(r"^False explorers: .* It cannot be played\. smart-game check .*", broken)


def test_the_sum_of_a_pack_changes_with_its_files_not_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that two PCs can be compared on the telephone."""
    here = [line.says for line in doctor._packs()]
    root = copy_of_what_is_shipped(tmp_path / "shipped")
    monkeypatch.setenv("SMART_GAME_ROOT", str(root))
    assert [line.says for line in doctor._packs()] == here
    with (root / "scenarios/explorers/pack.yaml").open("a") as opened:
        opened.write("# a word\n")
    assert [line.says for line in doctor._packs()] != here


def test_several_problems_are_named_by_their_lines(pc: MadeUpPC) -> None:
    data = pc.home / "data"
    data.mkdir()
    (data / "school.yaml").write_bytes(b"threshold: 2\n")
    said = pc.run("doctor", "--data", data).out.splitlines()
    problems = [line.split()[0] for line in said if " PROBLEM " in line]
    assert said[-1] == f"{len(problems)} problems were found, in lines {', '.join(problems)}."
    assert len(problems) == 2


def test_facts_that_are_due_are_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Childline's number, and the age for social media, are looked up again by their day."""
    monkeypatch.setattr(doctor, "today", lambda: date(2199, 1, 1))
    assert doctor.run(["--data", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert re.search(
        r"PROBLEM +facts +Childline: 0800 1111, .*: that day has come\n +> Update the game", said
    )
    assert re.search(r"PROBLEM +facts +social media age: .*: that day has come", said)


def test_a_wrong_clock_a_full_disk_and_a_crash_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / CRASH_LOG).write_text("a secret", encoding="utf-8")
    full = shutil.disk_usage(tmp_path)._replace(free=19 * 1024 * 1024)
    monkeypatch.setattr(doctor, "today", lambda: date(2001, 1, 1))
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)
    found = {line.name: line for line in doctor.examine(tmp_path)}
    assert (found["clock"].ok, found["clock"].says) == (False, "this PC says 2001-01-01")
    assert (found["room"].ok, found["room"].says) == (False, "19 MB free for the data folder")
    assert (found["log"].ok, CRASH_LOG in found["log"].says) == (True, True)
    assert "a secret" not in "".join(map(str, found.values()))
    monkeypatch.undo()
    (tmp_path / CRASH_LOG).unlink()
    assert [next(doctor_school.log(Folders.under(tmp_path))).says] == ["nothing went wrong so far"]
    assert next(doctor_school.room(Folders.under(tmp_path))).ok
