"""A technician sets a school up, pupils hand in, staff collect, keys are looked after: the real command."""

import json
import os
import re
import shutil
import signal
import stat
import time
from pathlib import Path

import pytest

from smart_game.cli import play
from smart_game.cli.box import Box, box_for
from smart_game.cli.common import packs_in
from smart_game.cli.play import folders_to_play_in
from smart_game.scenario.playthrough import Playthrough
from smart_game.school.folders import Folders
from smart_game.school.keys import private_path, public_key
from smart_game.school.machine import VARIABLE, Machine, read_machine, write_machine
from smart_game.school.school import read_school
from tests.end_to_end.command import MARK, WATCHED_PC, MadeUpPC

MARK_LINE = re.compile(r"^Fingerprint: +([0-9a-f-]{24})$", re.MULTILINE)
PLAYS = 10


class SchoolPCs:
    """A staff PC and the share; pupils' plays are handed in by this process."""

    def __init__(self, pc: MadeUpPC, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pc = pc
        self.root = pc.home.parent
        self.shared, self.staff = self.root / "share", self.root / "staff"
        self.machine = self.root / "etc" / "machine.yaml"
        pc.env[VARIABLE] = str(self.machine)
        self._pupils = self.root / "pupils-machine.yaml"
        monkeypatch.setenv("XDG_DATA_HOME", str(self.root / "pupil"))
        monkeypatch.setenv(VARIABLE, str(self._pupils))

    def set_up(self) -> str:
        """The usual school; its key's fingerprint."""
        ran = self.pc.run(
            "setup", "--shared", self.shared, "--staff", self.staff,
            "--school", "Willow Lane", "--classes", "3A, 3B", "--year", "3",
        )  # fmt: skip
        assert (ran.code, ran.err) == (0, "")
        shutil.copy(self.staff / "machine-for-pupils-pcs.yaml", self._pupils)
        found = MARK_LINE.search(ran.out)
        assert found, ran.out
        return found[1]

    def pupils_box(self) -> Box:
        folders = folders_to_play_in(None)
        folders.make()
        return box_for(folders)

    def play(self, box: Box, times: int = 1) -> None:
        pack = packs_in()[0][0]
        for _ in range(times):
            playthrough = Playthrough(pack.scenarios[0], order=5)
            while not playthrough.ended:
                if playthrough.question:
                    playthrough.pick(playthrough.offered[0].id)
                playthrough.go_on()
            box(pack.info.id, "3a", playthrough, first=True)

    def box_files(self) -> list[Path]:
        return sorted((self.shared / "hand-in").glob("*.sealed"))

    def outbox(self) -> list[Path]:
        return sorted((self.root / "pupil" / "smart-game" / "outbox").iterdir())


@pytest.fixture
def school(pc: MadeUpPC, monkeypatch: pytest.MonkeyPatch) -> SchoolPCs:
    return SchoolPCs(pc, monkeypatch)


def test_a_school_is_set_up_played_collected_and_reported(school: SchoolPCs) -> None:
    mark = school.set_up()
    assert read_machine(school.machine) == Machine(
        hand_in=school.shared / "hand-in", staff=school.staff, key_fingerprint=mark
    )
    assert [(each.id, each.year) for each in read_school(school.shared / "school.yaml").classes] == [
        ("3a", 3),
        ("3b", 3),
    ]
    assert stat.S_IMODE(private_path(school.staff / "keys").stat().st_mode) == 0o600
    assert stat.S_IMODE((school.staff / "keys").stat().st_mode) == 0o700
    school.play(school.pupils_box(), PLAYS)
    assert len(school.box_files()) == PLAYS
    ran = school.pc.run("collect", before=WATCHED_PC)
    assert (ran.code, ran.err) == (0, "")
    assert "3A: " in ran.out
    assert "added to the class progress" in ran.out
    assert school.box_files() == []
    assert (school.staff / "progress" / "class-3a.json").is_file()
    assert school.pc.sockets() == []


def test_pupils_find_nothing_but_their_box(school: SchoolPCs) -> None:
    school.set_up()
    school.play(school.pupils_box())
    private = json.loads(private_path(school.staff / "keys").read_text())["key"]
    for path in [*school.shared.rglob("*"), *(school.root / "pupil").rglob("*")]:
        assert path.is_dir() or private not in path.read_text("latin-1"), path
        assert MARK not in path.name
    assert not (school.root / "pupil" / "smart-game" / "staff").exists()


def test_a_second_set_up_changes_nothing(school: SchoolPCs) -> None:
    mark = school.set_up()
    files = {path: path.read_bytes() for path in school.root.rglob("*.*") if path.is_file()}
    assert school.set_up() == mark
    assert {path: path.read_bytes() for path in files} == files
    ran = school.pc.run("setup", "--shared", school.shared, "--staff", school.staff, "--classes", "6A")
    assert ran.code == 1
    assert "is there already and was not changed. Write into it by hand" in ran.out
    assert 'name: "6A"' in ran.out


def test_where_the_settings_may_not_be_written_they_are_printed(school: SchoolPCs) -> None:
    school.machine.parent.write_text("in the way")
    ran = school.pc.run("setup", "--shared", school.shared, "--staff", school.staff)
    assert ran.code == 1
    assert "machine.yaml cannot be read (not a directory)" in ran.out
    assert "Put this into it:\n# SMART Game on this PC. Only an administrator" in ran.out
    assert f"staff: '{school.staff}'" in ran.out


def test_a_pupils_pc_is_set_up_only_with_the_right_key(school: SchoolPCs) -> None:
    ran = school.pc.run("setup", "--shared", school.shared)
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert "There is no public key in" in ran.err
    assert not school.shared.exists(), "a share that is away is never made"
    mark = school.set_up()
    school.machine.unlink()
    wrong = school.pc.run("setup", "--shared", school.shared, "--fingerprint", "0000-" * 4 + "0000")
    assert (wrong.code, school.machine.exists()) == (2, False)
    assert "Somebody may have put another key there" in wrong.err
    right = school.pc.run("setup", "--shared", school.shared, "--fingerprint", mark)
    assert right.code == 0
    assert read_machine(school.machine) == Machine(hand_in=school.shared / "hand-in", key_fingerprint=mark)
    for command in ("collect", "report", "keys", "new-year"):
        ran = school.pc.run(command)
        assert (ran.code, len(ran.sentences)) == (2, 1), command
        assert "This PC is set up for pupils" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--staff", "{shared}/staff"], "must not lie in each other"),
        (["--staff", "{shared}"], "must not lie in each other"),
        (["--classes", "3A"], "go with --staff"),
        (["--staff", "{root}/s", "--classes", "3A", "--year", "3", "--year", "4"], "one --year for each"),
        (["--staff", "{root}/s", "--classes", "3A, 3a"], "Two classes would have the id '3a'"),
        (["--staff", "{root}/s", "--classes", "3A", "--year", "9"], "invalid choice: 9"),
    ],
)
def test_what_cannot_be_set_up_is_one_sentence(school: SchoolPCs, arguments: list[str], said: str) -> None:
    given = [each.format(shared=school.shared, root=school.root) for each in arguments]
    ran = school.pc.run("setup", "--shared", school.shared, *given)
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert said in ran.err
    assert not school.shared.exists()


def test_a_share_that_is_away_keeps_plays_until_it_is_back(
    school: SchoolPCs, capsys: pytest.CaptureFixture[str]
) -> None:
    school.set_up()
    school.play(school.pupils_box())
    away = school.shared.rename(school.root / "away")
    school.play(school.pupils_box(), 2)
    assert len(school.outbox()) == 2
    assert "the game sends it by itself when the folder is back" in capsys.readouterr().err
    assert not school.shared.exists()
    away.rename(school.shared)
    school.pupils_box().send_waiting()
    assert (len(school.box_files()), school.outbox()) == (3, [])


def test_a_first_start_without_the_share_keeps_plays_in_memory(
    school: SchoolPCs, capsys: pytest.CaptureFixture[str]
) -> None:
    school.set_up()
    away = school.shared.rename(school.root / "away")
    box = school.pupils_box()
    school.play(box, 2)
    said = capsys.readouterr().err
    assert said.count("Plays stay in memory until it is there") == 1
    assert school.outbox() == [], "nothing is written without a key"
    away.rename(school.shared)
    school.play(box)
    assert len(school.box_files()) == 3


@pytest.mark.parametrize("text", ["format: 9\nhand_in: /x\n", "hand_in: [\n"])
def test_wrong_machine_settings_stop_commands_and_not_a_lesson(
    school: SchoolPCs, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    school.set_up()
    school.play(school.pupils_box())
    right = Path(os.environ[VARIABLE]).read_text()
    for file in (school.machine, Path(os.environ[VARIABLE])):
        file.write_text(text)
    for command in ("collect", "report", "keys", "new-year"):
        ran = school.pc.run(command)
        assert (ran.code, len(ran.sentences)) == (2, 1), command
        assert "machine.yaml:" in ran.err
    capsys.readouterr()
    school.play(school.pupils_box())
    said = capsys.readouterr().err
    assert "Until then this PC does not know its school, and plays wait on it." in said
    assert len(school.outbox()) == 1
    Path(os.environ[VARIABLE]).write_text(right)
    school.pupils_box().send_waiting()
    assert (len(school.box_files()), school.outbox()) == (2, [])


def test_the_real_game_starts_while_the_settings_are_wrong(school: SchoolPCs) -> None:
    school.machine.parent.mkdir()
    school.machine.write_text("format: 9\nhand_in: /x\n")
    game = school.pc.start("play", "--size", "640x480")
    try:
        time.sleep(2)
        assert game.poll() is None, "the game did not go on"
    finally:
        game.send_signal(signal.SIGTERM)
        _, err = game.communicate(timeout=20)
    assert "Traceback" not in err
    assert "written for a newer SMART Game" in err


def test_collecting_without_the_private_key_makes_none(school: SchoolPCs) -> None:
    school.set_up()
    private_path(school.staff / "keys").unlink()
    ran = school.pc.run("collect")
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert "smart-game keys restore FILE" in ran.err
    assert not private_path(school.staff / "keys").exists()
    again = school.pc.run("setup", "--shared", school.shared, "--staff", school.staff)
    assert again.code == 2
    assert "holds a public key already" in again.err


def test_hand_ins_of_an_old_key_are_collected_after_a_change(school: SchoolPCs) -> None:
    """Some PCs go on with the old key, others have the new one."""
    old = school.set_up()
    school.play(school.pupils_box(), 4)
    assert "add --yes" in school.pc.run("keys", "rotate").out
    ran = school.pc.run("keys", "rotate", "--yes")
    assert ran.code == 0
    school.play(school.pupils_box(), 3)
    shutil.copy(school.staff / "machine-for-pupils-pcs.yaml", os.environ[VARIABLE])
    assert old not in Path(os.environ[VARIABLE]).read_text()
    school.play(school.pupils_box(), 3)
    ran = school.pc.run("collect")
    assert (ran.code, school.box_files()) == (0, [])
    assert "added to the class progress" in ran.out


def test_a_change_that_was_interrupted_is_finished(school: SchoolPCs) -> None:
    school.set_up()
    published = (school.shared / "public-key.json").read_bytes()
    school.pc.run("keys", "rotate", "--yes")
    (school.shared / "public-key.json").write_bytes(published)
    assert school.pc.run("keys").code == 1
    assert "The change of keys that was begun before is finished" in school.pc.run("keys", "rotate").out
    assert school.pc.run("keys").code == 0
    assert len(list((school.staff / "keys" / "old").iterdir())) == 1


def test_a_change_is_refused_while_the_share_is_away(school: SchoolPCs) -> None:
    school.set_up()
    before = private_path(school.staff / "keys").read_bytes()
    school.shared.rename(school.root / "away")
    ran = school.pc.run("keys", "rotate", "--yes")
    assert ran.code == 2
    assert "Nothing was changed" in ran.err
    assert private_path(school.staff / "keys").read_bytes() == before


def test_a_lost_key_is_replaced_and_what_nobody_can_open_set_aside(school: SchoolPCs) -> None:
    school.set_up()
    assert school.pc.run("keys", "replace-lost", "--yes").code == 2, "it is not lost"
    stick = school.root / "stick.json"
    assert school.pc.run("keys", "backup", stick).code == 0
    school.play(school.pupils_box(), 3)
    lost = school.box_files()
    private_path(school.staff / "keys").unlink()
    told = school.pc.run("keys", "replace-lost")
    assert "First look for" in told.out
    assert school.box_files() == lost
    ran = school.pc.run("keys", "replace-lost", "--yes")
    assert ran.code == 0
    assert "Set aside in" in ran.out
    assert school.box_files() == []
    aside = school.staff / "rejected"
    reasons = [path.read_text() for path in aside.glob("*.reason.txt")]
    assert len(reasons) == 3
    assert all("sealed to a key that the school has lost" in reason for reason in reasons)

    assert school.pc.run("keys", "restore", stick).code == 0, "the copy is found after all"
    for path in aside.glob("*.sealed"):
        path.rename(school.shared / "hand-in" / path.name)
    ran = school.pc.run("collect")
    assert "not enough plays yet" in ran.out
    assert len(school.box_files()) == 3


def test_the_doctor_tells_a_staff_pc_from_a_pupils_pc(school: SchoolPCs) -> None:
    mark = school.set_up()
    school.play(school.pupils_box(), 2)
    staff = doctor(school)
    assert staff["machine-wide"][0].endswith(f"a PC for staff, key {mark}")
    assert staff["shared folder"] == [f"True {school.shared}"]
    assert staff["staff folder"] == [f"True {school.staff}"]
    assert staff["public key"] == [f"True fingerprint {mark}"]
    assert staff["private key"] == ["True here: this PC can collect; 0 older keys"]
    assert staff["in the box"] == ["True 2 hand-ins: smart-game collect takes them, in batches"]

    write_machine(school.machine, Machine(hand_in=school.shared / "hand-in", key_fingerprint=mark))
    pupils = doctor(school)
    assert pupils["private key"] == ["True not here (right for a pupils' PC)"]
    assert pupils["staff folder"] == ["True none named: this PC is for pupils"]

    public_key(school.root / "other")
    shutil.copy(school.root / "other" / "public-key.json", school.shared / "public-key.json")
    assert "False" in doctor(school)["public key"][0]
    assert "is not the school's" in doctor(school)["public key"][0]

    school.shared.rename(school.root / "away")
    gone = doctor(school)
    assert gone["shared folder"][0].startswith(f"False {school.shared} is not there")
    assert gone["in the outbox"] == ["True 0 hand-ins"]

    school.machine.write_text("format: 9\nhand_in: /x\n")
    assert "newer SMART Game" in doctor(school)["machine-wide"][0]


def doctor(school: SchoolPCs) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in json.loads(school.pc.run("doctor", "--json").out)["lines"]:
        found.setdefault(line["name"].strip(), []).append(f"{line['ok']} {line['says']} {line['do']}".strip())
    return found


def test_named_data_never_touches_the_school(school: SchoolPCs) -> None:
    """So that a demo's robots never reach a school's folders."""
    school.set_up()
    assert Folders.of_this_pc(school.root / "own").shared is None
    ran = school.pc.run("collect", "--data", school.root / "own")
    assert ran.code == 0
    assert not (school.staff / "progress").exists()
    assert play.folders_to_play_in(school.root / "own").hand_in == school.root / "own" / "hand-in"


def test_nothing_is_cleared_while_the_share_is_away(school: SchoolPCs) -> None:
    """Else the receipt would tell of a folder that nobody has looked into."""
    school.set_up()
    assert school.pc.run("new-year", "--yes").code == 0
    school.shared.rename(school.root / "away")
    ran = school.pc.run("new-year", "--yes")
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert "Connect to it, then try again. Nothing was changed." in ran.err
