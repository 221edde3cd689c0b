import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smart_game.progress import progress_files
from smart_game.progress.class_progress import (
    ClassProgress,
    Fold,
    Tally,
    Term,
    digest,
    school_year,
    term_of,
)
from smart_game.progress.counts import count_play
from smart_game.progress.progress_files import (
    ProgressFileError,
    copy_path,
    progress_path,
    read_progress,
    upgrade,
    write_progress,
)
from tests.progress.classroom import DAY, LATE, LEFT, SAFE, Classroom, make_story, play


@pytest.mark.parametrize(
    ("day", "year", "term"),
    [
        (date(2026, 8, 31), "2025-26", Term.SUMMER),
        (date(2026, 9, 1), "2026-27", Term.AUTUMN),
        (date(2026, 12, 31), "2026-27", Term.AUTUMN),
        (date(2027, 1, 1), "2026-27", Term.SPRING),
        (date(2027, 4, 1), "2026-27", Term.SUMMER),
        (date(2099, 10, 1), "2099-00", Term.AUTUMN),
    ],
)
def test_a_day_is_kept_as_its_school_year_and_term_only(day: date, year: str, term: Term) -> None:
    assert (school_year(day), term_of(day)) == (year, term)


def test_plays_add_up(classroom: Classroom) -> None:
    tally = Tally().plus([classroom.counts(SAFE), classroom.counts(LATE), classroom.counts(LEFT)])
    assert (tally.plays, tally.finished) == (3, 2)
    assert tally.stars == {"3": 2}
    assert tally.answered == {"mend/choice": 1, "popup/choice": 3}
    assert tally.chose == {"mend/choice/tell": 1, "popup/choice/ask": 1, "popup/choice/type": 2}
    assert tally.endings == {"good-end": 1, "told-end": 1}


def test_going_round_a_loop_counts_one_play_once(classroom: Classroom) -> None:
    tally = Tally().plus([classroom.counts(("type", "again", "type", "tell"))])
    assert tally.chose["popup/choice/type"] == tally.answered["popup/choice"] == 1


@given(
    st.lists(st.sampled_from([SAFE, LATE, LEFT, ("type", "again", "ask")]), max_size=12), st.integers(0, 12)
)
def test_it_does_not_matter_how_plays_are_batched(plays: list[tuple[str, ...]], cut: int) -> None:
    counts = [count_play("explorers", "owls", play(make_story(), picks), first=True) for picks in plays]
    assert Tally().plus(counts) == Tally().plus(counts[:cut]).plus(counts[cut:])


def fold(classroom: Classroom, number: int = 3) -> Fold:
    return Fold(pack="explorers", scenario="two-doors", first=(classroom.counts(),) * number)


def test_a_file_comes_back_as_it_was_written_with_its_copy(classroom: Classroom) -> None:
    progress = ClassProgress(class_id="owls").plus([fold(classroom)], ["a" * 32, "0" * 32], DAY)
    progress = progress.plus([fold(classroom)], ["b" * 32], date(2027, 2, 3))
    write_progress(classroom.staff, progress, DAY)
    assert read_progress(classroom.staff, "owls") == progress
    path = progress_path(classroom.staff, "owls")
    assert path.read_bytes() == copy_path(path).read_bytes()
    assert progress.of_year("2026-27")["explorers/two-doors"].first.plays == 6
    assert set(progress.years["2026-27"].terms) == {Term.AUTUMN, Term.SPRING}


def test_ids_are_kept_as_sorted_digests(classroom: Classroom) -> None:
    ids = [f"{number:032x}" for number in range(20)]
    progress = ClassProgress(class_id="owls").plus([fold(classroom)], ids, DAY)
    kept = progress.years["2026-27"].folded
    assert list(kept) == sorted(kept)
    assert progress.folded() == {digest(each) for each in ids}
    assert not set(ids) & set(kept)


def test_no_file_is_an_empty_class(tmp_path: Path) -> None:
    assert read_progress(tmp_path, "owls") == ClassProgress(class_id="owls")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b'{"format": 1}', b'{"format": "x"}', b"[" * 100_000]
)
def test_a_damaged_file_says_which_and_what_to_do(classroom: Classroom, content: bytes) -> None:
    write_progress(classroom.staff, ClassProgress(class_id="owls").plus([fold(classroom)], [], DAY), DAY)
    path = progress_path(classroom.staff, "owls")
    path.write_bytes(content)
    with pytest.raises(ProgressFileError) as said:
        read_progress(classroom.staff, "owls")
    assert str(path) in str(said.value)
    assert "damaged" in str(said.value)
    assert "rename its copy class-owls.json.bak to class-owls.json" in str(said.value)
    assert path.read_bytes() == content
    copy_path(path).replace(path)  # what the sentence says
    assert read_progress(classroom.staff, "owls").of_year("2026-27")["explorers/two-doors"].first.plays == 3


def test_a_missing_file_with_a_copy_is_not_taken_for_a_new_class(classroom: Classroom) -> None:
    write_progress(classroom.staff, ClassProgress(class_id="owls"), DAY)
    progress_path(classroom.staff, "owls").unlink()
    with pytest.raises(ProgressFileError, match="missing"):
        read_progress(classroom.staff, "owls")


def test_a_file_of_another_class_is_not_taken(classroom: Classroom) -> None:
    write_progress(classroom.staff, ClassProgress(class_id="owls"), DAY)
    progress_path(classroom.staff, "owls").rename(progress_path(classroom.staff, "wrens"))
    with pytest.raises(ProgressFileError, match="of another class"):
        read_progress(classroom.staff, "wrens")


def test_a_newer_format_asks_for_an_update(classroom: Classroom) -> None:
    write_progress(classroom.staff, ClassProgress(class_id="owls"), DAY)
    progress_path(classroom.staff, "owls").write_text('{"format": 2, "more": 1}')
    with pytest.raises(ProgressFileError, match="newer SMART Game"):
        read_progress(classroom.staff, "owls")


def test_upgrades_go_step_by_step() -> None:
    steps = {
        1: lambda plain: {**plain, "steps": ["one"]},
        2: lambda plain: {**plain, "steps": [*plain["steps"], "two"]},
    }
    assert upgrade({"format": 1}, 3, steps) == {"format": 3, "steps": ["one", "two"]}
    assert upgrade({"format": 3}, 3, steps) == {"format": 3}


def test_an_older_file_is_upgraded_when_it_is_read(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_progress(classroom.staff, ClassProgress(class_id="owls"), DAY)
    path = progress_path(classroom.staff, "owls")
    old = json.loads(path.read_bytes())
    old["classroom"] = old.pop("class_id")
    path.write_text(json.dumps({**old, "format": 0}))

    def named_anew(plain: dict[str, object]) -> dict[str, object]:
        return {key if key != "classroom" else "class_id": value for key, value in plain.items()}

    monkeypatch.setattr(progress_files, "UPGRADES", {0: named_anew})
    assert read_progress(classroom.staff, "owls") == ClassProgress(class_id="owls")
