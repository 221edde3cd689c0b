"""The folders of a school, as a person names them and as they are made."""

from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.school.folders import CHOSEN, Folders
from smart_game.school.founding import Site, folder_fault, site_of
from smart_game.school.keys import public_path
from smart_game.school.machine import (
    FOR_PUPILS,
    VARIABLE,
    machine_file,
    machine_text,
    read_machine,
    write_machine,
)


@pytest.mark.parametrize(
    ("shared", "staff", "sentence"),
    [
        ("", "/x/staff", "Write where the shared folder is."),
        ("/x/shared", "  ", "Write where the staff folder is."),
        ("shared", "/x/staff", "shared is not a whole path."),
        ("/x/school", "/x/school/staff", "must not lie in each other"),
        ("/x/school", "/x/school/", "must not lie in each other"),
    ],
)
def test_what_cannot_be_two_folders_is_one_sentence(shared: str, staff: str, sentence: str) -> None:
    with pytest.raises(CannotRunError, match=sentence):
        site_of(shared, staff)


def test_a_path_may_be_copied_with_its_quotation_marks(tmp_path: Path) -> None:
    site = site_of(f' "{tmp_path / "shared"}" ', "~/staff")
    assert site == Site(tmp_path / "shared", Path.home() / "staff")


def test_a_folder_that_is_there_or_can_be_made_has_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert folder_fault(tmp_path) is None
    assert folder_fault(tmp_path / "new") is None
    assert folder_fault(tmp_path / "file") == f"{tmp_path / 'file'} is a file, not a folder. Name a folder."
    told = folder_fault(tmp_path / "no" / "such")
    assert told is not None
    assert told.startswith(f"There is no folder {tmp_path / 'no'}.")


def test_the_folders_are_made_once_and_their_key_stays(tmp_path: Path) -> None:
    site = Site(tmp_path / "shared", tmp_path / "staff")
    mark = site.make()
    assert site.hand_in.is_dir()
    assert public_path(site.shared).is_file()
    assert site.staff.stat().st_mode & 0o077 == 0
    for_pupils = read_machine(site.staff / FOR_PUPILS)
    assert for_pupils is not None
    assert (for_pupils.hand_in, for_pupils.staff, for_pupils.key_fingerprint) == (site.hand_in, None, mark)
    assert site.make() == mark
    with pytest.raises(CannotRunError, match="holds a public key already"):
        Site(site.shared, tmp_path / "other-staff").make()
    assert not (tmp_path / "other-staff").exists()


def test_chosen_folders_hold_for_their_user_and_never_over_a_technicians(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "machine.yaml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    chosen, technicians = Site(tmp_path / "a", tmp_path / "b"), Site(tmp_path / "c", tmp_path / "d")
    for data in (None, tmp_path / "named"):
        own = Folders.under(data)
        own.data.mkdir(parents=True)
        own.chosen_file.write_text(machine_text(chosen.machine("0123-4567-89ab-cdef-0123")), "utf-8")
        found = Folders.of_this_pc(data)
        assert (found.shared, found.staff, found.outbox) == (chosen.shared, chosen.staff, own.outbox)
        assert found.chosen_file == own.data / CHOSEN
    write_machine(machine_file(), technicians.machine("0123-4567-89ab-cdef-0123"))
    assert Folders.of_this_pc().shared == technicians.shared
