import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from smart_game.progress.counts import MOST_PICKS, Counts, count_play
from tests.progress.classroom import LATE, LEFT, SAFE, make_story, play


def test_a_finished_play_is_counted_with_its_ending_and_stars() -> None:
    counts = count_play("explorers", "owls", play(make_story(), LATE), first=True)
    assert counts.finished
    assert counts.stars == 3  # put right: full credit
    assert counts.ending == "told-end"
    assert counts.choices == {"mend/choice/tell": 1, "popup/choice/type": 1}
    assert counts.questions() == {"mend/choice", "popup/choice"}


def test_a_play_that_was_left_is_counted_as_far_as_it_went() -> None:
    counts = count_play("explorers", "owls", play(make_story(), LEFT), first=True)
    assert (counts.finished, counts.stars, counts.ending) == (False, 0, None)
    assert counts.choices == {"popup/choice/type": 1}


def test_there_is_nothing_of_a_seat_a_time_or_a_machine_in_it() -> None:
    one = count_play("explorers", "owls", play(make_story(), SAFE, order=1), first=True)
    other = count_play("explorers", "owls", play(make_story(), SAFE, order=99), first=True)
    assert one == other
    assert set(Counts.model_fields) == {
        "pack", "scenario", "class_id", "first", "finished", "stars", "choices", "ending", "board",
    }  # fmt: skip


def test_going_round_for_ever_stays_within_bounds() -> None:
    picks = ["type", "again"] * (MOST_PICKS + 5)
    counts = count_play("explorers", "owls", play(make_story(), picks), first=False)
    assert max(counts.choices.values()) == MOST_PICKS


@pytest.mark.parametrize(
    "wrong",
    [
        {"choices": {"popup/choice/type": -1}},
        {"choices": {"popup/choice/type": 100}},
        {"choices": {"popup/choice": 1}},
        {"choices": {"../../etc/passwd": 1}},
        {"choices": {}},
        {"choices": {f"card/choice/c{n}": 1 for n in range(201)}},
        {"pack": "Explorers"},
        {"class_id": "amy smith"},
        {"stars": 4},
        {"stars": 0},
        {"finished": False},
        {"ending": None},
        {"seat": "12"},
        {"first": "yes"},
    ],
)
def test_what_is_out_of_bounds_is_refused(wrong: dict[str, object]) -> None:
    good = count_play("explorers", "owls", play(make_story(), SAFE), first=True).model_dump()
    assert Counts.model_validate(good)
    with pytest.raises(ValidationError):
        Counts.model_validate({**good, **wrong})


ids = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)
keys = st.tuples(ids, ids, ids).map("/".join)


@given(
    pack=ids,
    scenario=ids,
    class_id=ids,
    first=st.booleans(),
    stars=st.integers(0, 3),
    choices=st.dictionaries(keys, st.integers(1, MOST_PICKS), min_size=1, max_size=30),
    ending=ids,
)
def test_any_counts_come_back_as_they_were(ending: str, stars: int, **fields: object) -> None:
    counts = Counts.model_validate(
        {**fields, "stars": stars, "finished": stars > 0, "ending": ending if stars else None}
    )
    assert Counts.model_validate_json(counts.model_dump_json()) == counts
