import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from smart_game.errors import CannotRunError
from smart_game.progress.collecting import FEWEST, Line
from smart_game.progress.files import PART, midnight
from smart_game.progress.lock import locked
from smart_game.progress.progress_files import copy_path, progress_path
from smart_game.progress.sealing import SEALED_SIZE, seal
from tests.progress.classroom import DAY, LATE, SAFE, Classroom

ADDED = Line("our-class", "explorers", "two-doors", added=True)
NOT_YET = Line("our-class", "explorers", "two-doors", added=False)


def rejected(classroom: Classroom) -> dict[str, str]:
    """What was set aside, with its reasons."""
    folder = classroom.staff / "rejected"
    reasons = {path.name: path.read_text() for path in folder.glob("*.reason.txt")} if folder.is_dir() else {}
    return {name.removesuffix(".reason.txt"): reason.strip() for name, reason in reasons.items()}


def test_a_class_of_28_is_added_and_its_hand_ins_are_gone(classroom: Classroom) -> None:
    classroom.hand_in_plays(20, LATE)
    classroom.hand_in_plays(8, SAFE)
    collected = classroom.collect()
    assert collected.lines == [ADDED]
    assert collected.problems == []
    assert classroom.box() == {}
    first = classroom.progress().first
    assert (first.plays, first.finished, first.stars) == (28, 28, {"3": 28})
    assert first.chose == {"mend/choice/tell": 20, "popup/choice/ask": 8, "popup/choice/type": 20}


def test_nine_plays_stay_exactly_where_they_are(classroom: Classroom) -> None:
    classroom.hand_in_plays(9)
    before = classroom.box()
    times = {path: path.stat().st_mtime for path in classroom.hand_in.iterdir()}
    assert classroom.collect().lines == [NOT_YET]
    assert classroom.box() == before
    assert {path: path.stat().st_mtime for path in classroom.hand_in.iterdir()} == times
    assert not progress_path(classroom.staff, "our-class").exists()
    classroom.hand_in_plays(1)
    assert classroom.collect().lines == [ADDED]
    assert classroom.plays() == 10


def test_classes_and_stories_wait_for_themselves(classroom: Classroom) -> None:
    classroom.hand_in_plays(9)
    classroom.hand_in_plays(11, class_id="owls")
    lines = {line.class_id: line.added for line in classroom.collect().lines}
    assert lines == {"our-class": False, "owls": True}
    assert (classroom.plays("our-class"), classroom.plays("owls")) == (0, 11)
    assert len(classroom.box()) == 9


def test_a_late_child_waits_for_the_next_batch(classroom: Classroom) -> None:
    classroom.hand_in_plays(28)
    classroom.collect()
    kept = progress_path(classroom.staff, "our-class").read_bytes()
    classroom.hand_in_plays(1)
    assert classroom.collect().lines == [NOT_YET]
    assert progress_path(classroom.staff, "our-class").read_bytes() == kept
    assert len(classroom.box()) == 1


@pytest.mark.parametrize("threshold", [-1, 0, 1, FEWEST - 1])
def test_no_school_may_go_below_six(classroom: Classroom, threshold: int) -> None:
    classroom.hand_in_plays(9)
    with pytest.raises(CannotRunError, match="smallest allowed is 6"):
        classroom.collect(threshold)
    assert len(classroom.box()) == 9


def test_a_small_school_may_go_down_to_six(classroom: Classroom) -> None:
    classroom.hand_in_plays(6)
    assert classroom.collect(FEWEST).lines == [ADDED]


def test_practice_waits_for_a_batch_of_its_own(classroom: Classroom) -> None:
    classroom.hand_in_plays(10)
    classroom.hand_in_plays(9, first=False)
    classroom.collect()
    assert (classroom.plays(), classroom.progress().practice.plays) == (10, 0)
    assert len(classroom.box()) == 9
    classroom.hand_in_plays(1, first=False)
    assert classroom.collect().lines == [Line("our-class", "explorers", "two-doors", False, True)]
    assert (classroom.plays(), classroom.progress().practice.plays) == (10, 10)
    assert classroom.box() == {}


def test_practice_never_makes_up_a_batch_and_is_not_added_before_first_plays(classroom: Classroom) -> None:
    classroom.hand_in_plays(9)
    classroom.hand_in_plays(30, first=False)
    assert classroom.collect().lines == [NOT_YET]
    assert len(classroom.box()) == 39


def test_copies_under_other_names_count_once(classroom: Classroom) -> None:
    classroom.hand_in_plays(9)
    one = next(classroom.hand_in.iterdir())
    for number in range(20):
        shutil.copy(one, classroom.hand_in / f"copy {number} of {one.name}")
    assert classroom.collect().lines == [NOT_YET]
    classroom.hand_in_plays(1)
    assert classroom.collect().lines == [ADDED]
    assert classroom.plays() == 10
    assert classroom.box() == {}


def test_a_late_copy_from_a_synced_folder_is_known_all_year(classroom: Classroom) -> None:
    classroom.hand_in_plays(10)
    saved = classroom.box()
    classroom.collect()
    for name, content in saved.items():
        (classroom.hand_in / name).write_bytes(content)
    assert classroom.collect(day=date(2027, 7, 1)).lines == []
    assert classroom.plays() == 10
    assert classroom.box() == {}


def test_a_wrong_key_opens_nothing_and_says_so_once(classroom: Classroom) -> None:
    classroom.hand_in_plays(28)
    before = classroom.box()
    with pytest.raises(CannotRunError, match=r"No hand-in in .* opens with this school's key"):
        classroom.collect(key=bytes(PrivateKey.generate()))
    assert classroom.box() == before
    assert rejected(classroom) == {}


def hostile(classroom: Classroom) -> dict[str, str]:
    """Fill the folder with what must never be counted: names, and a piece of each reason."""
    box, counts = classroom.hand_in, classroom.counts()
    good = seal(counts, classroom.public)
    strange = {
        "class.sealed": (counts.model_copy(update={"class_id": "wrens"}), "not in school.yaml"),
        "pack.sealed": (counts.model_copy(update={"pack": "other"}), "not on this computer"),
        "story.sealed": (counts.model_copy(update={"scenario": "other"}), "not on this computer"),
        "choice.sealed": (counts.model_copy(update={"choices": {"popup/choice/no": 1}}), "another version"),
        "card.sealed": (counts.model_copy(update={"choices": {"no/choice/ask": 1}}), "another version"),
        "ending.sealed": (counts.model_copy(update={"ending": "popup"}), "another version"),
    }
    files = {name: seal(played, classroom.public) for name, (played, _) in strange.items()}
    files |= {
        "other-key.sealed": seal(counts, bytes(PrivateKey.generate().public_key)),
        "short.sealed": good[:-1],
        "long.sealed": good + b"x",
        "empty.sealed": b"",
        "newer.sealed": good.replace(b"hand-in 1\n", b"hand-in 2\n"),
        "huge.sealed": b"x" * 3_000_000,
        "holiday.jpg": b"\xff\xd8\xff",
    }
    for name, content in files.items():
        (box / name).write_bytes(content)
    (box / "folder.sealed").mkdir()
    (box / "folder.sealed" / "inside").write_text("something")
    (box / "link.sealed").symlink_to("/etc/hostname")
    (box / "nowhere.sealed").symlink_to(box / "missing")
    os.mkfifo(box / "pipe.sealed")
    not_ours = {
        f"{name}.sealed": "not a hand-in" for name in ("empty", "huge", "folder", "link", "nowhere", "pipe")
    }
    not_ours["holiday.jpg"] = "not a hand-in"
    return not_ours | {name: reason for name, (_, reason) in strange.items()} | {
        "other-key.sealed": "another key",
        "short.sealed": "cut short",
        "long.sealed": "longer",
        "newer.sealed": "Update the game",
    }  # fmt: skip


def test_hostile_files_are_set_aside_with_a_reason_and_never_counted(classroom: Classroom) -> None:
    expected = hostile(classroom)
    (classroom.hand_in / ".sync-state").write_text("a sync client's own")
    (classroom.hand_in / "desktop.ini").write_text("Windows' own")
    classroom.hand_in_plays(10)
    collected = classroom.collect()
    assert collected.lines == [ADDED]
    assert classroom.plays() == 10
    found = rejected(classroom)
    assert set(found) == set(expected)
    for name, piece in expected.items():
        assert piece in found[name], name
        assert os.path.lexists(classroom.staff / "rejected" / name), "set aside, not deleted"
    assert len(collected.problems) == 1
    assert "Set aside in" in collected.problems[0]
    assert sorted(path.name for path in classroom.hand_in.iterdir()) == [".sync-state", "desktop.ini"]
    assert classroom.collect().problems == []


def test_two_rejected_files_of_one_name_are_both_kept(classroom: Classroom) -> None:
    for content in (b"one", b"two"):
        (classroom.hand_in / "x.sealed").write_bytes(content)
        classroom.collect()
    folder = classroom.staff / "rejected"
    assert {path.read_bytes() for path in folder.glob("*x.sealed")} == {b"one", b"two"}


def test_what_cannot_be_moved_aside_stays_and_is_told(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = hostile(classroom)
    classroom.hand_in_plays(10)
    (classroom.staff / "rejected").write_text("a file in the way")
    collected = classroom.collect()
    assert classroom.plays() == 10
    assert len(collected.problems) == len(expected)
    assert all("stays in the hand-in folder" in problem for problem in collected.problems)
    assert {path.name for path in classroom.hand_in.iterdir()} == set(expected)


def test_across_two_disks_small_files_are_copied_aside(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_disk(self: Path, target: Path) -> Path:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(Path, "rename", other_disk)
    (classroom.hand_in / "short.sealed").write_bytes(b"half")
    (classroom.hand_in / "huge.sealed").write_bytes(b"x" * (SEALED_SIZE * 2))
    collected = classroom.collect()
    assert (classroom.staff / "rejected" / "short.sealed").read_bytes() == b"half"
    assert not (classroom.hand_in / "short.sealed").exists()
    assert (classroom.hand_in / "huge.sealed").stat().st_size == SEALED_SIZE * 2
    assert list(rejected(classroom)) == ["short.sealed"]
    assert len(collected.problems) == 2


def test_no_more_than_a_hand_in_is_ever_read(classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = os.read

    def watched(handle: int, size: int) -> bytes:
        asked.append(size)
        return real(handle, size)

    monkeypatch.setattr(os, "read", watched)
    with (classroom.hand_in / "huge.sealed").open("wb") as huge:
        huge.truncate(50_000_000_000)
    classroom.collect()
    assert asked
    assert max(asked) <= SEALED_SIZE + 1


def leave_part(classroom: Classroom, content: bytes, days_ago: int) -> Path:
    path = classroom.hand_in / f"{PART}{days_ago}{len(content)}.sealed"
    path.write_bytes(content)
    when = midnight(DAY - timedelta(days=days_ago))
    os.utime(path, (when, when))
    return path


def test_files_still_being_written_are_left_alone_for_a_day(classroom: Classroom) -> None:
    whole = seal(classroom.counts(), classroom.public)
    new = [leave_part(classroom, whole, 0), leave_part(classroom, whole[:50], 1)]
    old = leave_part(classroom, whole[:40], 2)
    classroom.hand_in_plays(10)
    assert classroom.collect().problems == []
    assert classroom.plays() == 10
    assert all(path.exists() for path in new)
    assert not old.exists()


def test_a_whole_file_that_was_never_renamed_is_counted_after_a_day(classroom: Classroom) -> None:
    part = leave_part(classroom, seal(classroom.counts(), classroom.public), 2)
    classroom.hand_in_plays(9)
    assert classroom.collect().lines == [ADDED]
    assert classroom.plays() == 10
    assert not part.exists()


def test_one_damaged_class_file_stops_only_its_class(classroom: Classroom) -> None:
    classroom.hand_in_plays(10)
    classroom.collect()
    path = progress_path(classroom.staff, "our-class")
    path.write_text('{"format": 1, "cla')
    classroom.hand_in_plays(10)
    classroom.hand_in_plays(10, class_id="owls")
    collected = classroom.collect()
    assert [line.class_id for line in collected.lines] == ["owls"]
    assert len(collected.problems) == 1
    assert str(path) in collected.problems[0]
    assert len(classroom.box()) == 10
    assert path.read_text() == '{"format": 1, "cla'
    copy_path(path).replace(path)
    classroom.collect()
    assert classroom.plays() == 20


def test_only_one_collects_at_a_time(classroom: Classroom) -> None:
    classroom.hand_in_plays(10)
    with locked(classroom.staff), pytest.raises(CannotRunError, match="Somebody else is collecting"):
        classroom.collect()
    assert len(classroom.box()) == 10
    assert classroom.collect().lines == [ADDED]


@pytest.mark.parametrize("folder", ["hand-in", "staff"])
def test_a_missing_folder_is_one_sentence(classroom: Classroom, folder: str) -> None:
    shutil.rmtree(classroom.root / folder)
    with pytest.raises(CannotRunError, match=f"The {folder} folder .* cannot be .*no such file"):
        classroom.collect()


def test_an_empty_folder_says_nothing(classroom: Classroom) -> None:
    collected = classroom.collect()
    assert (collected.lines, collected.problems) == ([], [])


def test_a_class_that_votes_again_at_a_board_that_does_not_know_practises(classroom: Classroom) -> None:
    """What children play by themselves stays a first play; ballots after the first vote do not."""
    classroom.hand_in_ballots(28)
    classroom.collect()
    classroom.hand_in_ballots(20)
    classroom.hand_in_plays(12)
    assert classroom.collect().lines == [
        Line("our-class", "explorers", "two-doors", added=True, practice_added=True)
    ]
    found = classroom.progress()
    assert (found.first.votes, found.first.plays) == (28, 12)
    assert (found.practice.votes, found.practice.plays) == (20, 0)
    assert classroom.box() == {}


def test_votes_that_come_late_do_not_make_a_small_batch_of_first_plays(classroom: Classroom) -> None:
    classroom.hand_in_ballots(28)
    classroom.collect()
    classroom.hand_in_ballots(6)
    classroom.hand_in_plays(4)
    assert classroom.collect().lines == [NOT_YET]
    assert len(classroom.box()) == 10
