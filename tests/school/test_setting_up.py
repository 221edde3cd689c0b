"""A school as it is typed, the first time and later."""

import pytest

from smart_game.errors import CannotRunError
from smart_game.scenario.vocabulary import Rule
from smart_game.school.school import School, SchoolClass, TrustedAdult
from smart_game.school.setting_up import ADULTS, first_lines, school_of

WILLOW_LANE = School(
    name="Willow Lane",
    classes=(SchoolClass(id="otters", name="Otters", year=3), SchoolClass(id="foxes", name="Foxes", year=4)),
    adults=tuple(TrustedAdult(role=f"grown-up {at}", picture="teacher") for at in range(ADULTS + 2)),
    threshold=8,
    rules={Rule.SAFE: "Keep it to yourself.", Rule.SCHOOL: "Ask before you log in."},
)


def changed(**lines: str) -> School:
    """Willow Lane, after somebody wrote something else on some of its lines."""
    return school_of(first_lines(WILLOW_LANE) | lines, WILLOW_LANE)


def test_a_school_in_which_nothing_was_changed_stays_as_it_was() -> None:
    """With what no line shows: years, the size of a batch, further grown-ups, rules beyond the five."""
    assert changed() == WILLOW_LANE


def test_a_class_with_a_new_name_keeps_its_id_and_its_year() -> None:
    """Its hand-ins and its progress are named by the id."""
    assert changed(classes="3 Otters, Foxes").classes == (
        SchoolClass(id="otters", name="3 Otters", year=3),
        SchoolClass(id="foxes", name="Foxes", year=4),
    )


def test_classes_come_go_and_change_places() -> None:
    assert changed(classes="Foxes, Badgers, Otters").classes == (
        SchoolClass(id="foxes", name="Foxes", year=4),
        SchoolClass(id="badgers", name="Badgers"),
        SchoolClass(id="otters", name="Otters", year=3),
    )
    assert changed(classes="Foxes").classes == (SchoolClass(id="foxes", name="Foxes", year=4),)


def test_a_class_may_be_called_as_another_was_called_before() -> None:
    """In a new school year 3A is 4A, and somebody else is 3A: their progress is never mixed."""
    renamed = changed(classes="Badgers, Foxes")
    lines = first_lines(renamed) | {"classes": "Badgers, Foxes, Otters"}
    assert [(each.id, each.name) for each in school_of(lines, renamed).classes] == [
        ("otters", "Badgers"),
        ("foxes", "Foxes"),
        ("otters-2", "Otters"),
    ]


def test_where_several_names_are_new_they_are_new_classes() -> None:
    assert [each.id for each in changed(classes="Badgers, Hares").classes] == ["badgers", "hares"]


def test_a_rule_in_the_schools_words_can_be_taken_back() -> None:
    assert changed(**{"rule-safe": " ", "rule-tell": "Tell Mrs Bell."}).rules == {
        Rule.SCHOOL: "Ask before you log in.",
        Rule.TELL: "Tell Mrs Bell.",
    }


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"classes": "Otters, otters, Foxes"}, "Two classes have the id 'otters'"),
        ({"classes": "…"}, "has no letter"),
        ({"rule-safe": "so " * 40}, "Mend it"),
    ],
)
def test_what_makes_no_school_is_told_in_a_sentence(lines: dict[str, str], said: str) -> None:
    with pytest.raises(CannotRunError, match=said):
        changed(**lines)
