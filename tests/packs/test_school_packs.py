"""A school's own packs: found where they lie, refused with a sentence, and never a pupil's own."""

import shutil
from pathlib import Path

from smart_game import places
from smart_game.cli import main
from smart_game.cli.school_packs import school_packs
from smart_game.school.folders import Folders
from smart_game.school.machine import Machine


def test_folders_and_zips_are_offered_and_bad_ones_named(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path / "data")
    said: list[str] = []
    assert school_packs(folders, said.append) == ()
    packs = folders.data / "packs"
    for id in ("ours", "zipped"):
        main(["new", "pack", id, "--band", "7-9", "--folder", str(packs)])
    shutil.make_archive(str(packs / "zipped"), "zip", packs, "zipped")
    shutil.rmtree(packs / "zipped")
    (packs / "no.zip").write_text("no zip", encoding="utf-8")
    shutil.copytree(places.scenarios() / "sprouts", packs / "sprouts")
    assert [pack.info.id for pack in school_packs(folders, said.append)] == ["ours", "zipped"]
    assert [line.split(" ")[1] for line in said] == ["SG141", "SG054"]


def test_where_a_school_is_set_up_a_pupil_adds_none(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    folders = Folders.by(Machine(hand_in=shared / "hand-in"))
    assert school_packs(folders, print) == ()
    main(["new", "pack", "ours", "--band", "7-9", "--folder", str(shared / "packs")])
    assert [pack.info.id for pack in school_packs(folders, print)] == ["ours"]
