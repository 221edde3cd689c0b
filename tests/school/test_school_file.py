from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from smart_game import places
from smart_game.errors import CannotRunError
from smart_game.progress.collecting import FEWEST, USUAL
from smart_game.school.facts import read_facts
from smart_game.school.school import FEWEST_PLAYS, School, read_school
from smart_game.school.school_file import classes_named, school_text, write_school


def read(tmp_path: Path, text: str | bytes) -> School:
    file = tmp_path / "school.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_school(file)


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    school = read_school(tmp_path / "school.yaml")
    assert school.name == "our school"
    assert school.class_names() == {"our-class": "Our class"}
    assert [adult.role for adult in school.adults] == [
        "class teacher", "headteacher", "a grown-up at home", "the e-safety team",
    ]  # fmt: skip
    assert school.threshold == USUAL
    assert FEWEST_PLAYS == FEWEST


def test_a_school_describes_itself(tmp_path: Path) -> None:
    school = read(
        tmp_path,
        """\ufeffformat: 1
name: Willow Lane Primary
threshold: 6
classes:
  - {id: year-3, name: Year 3}
  - {id: year-4, name: "Year 4"}
adults:
  - {role: class teacher, name: Mr Okoro, picture: teacher}
  - {role: headteacher, picture: headteacher}
""",
    )
    assert school.name == "Willow Lane Primary"
    assert list(school.class_names()) == ["year-3", "year-4"]
    assert (school.adults[0].name, school.adults[1].name) == ("Mr Okoro", None)
    assert school.threshold == 6
    with pytest.raises(ValidationError):
        school.name = "Another"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("format: 1\nthreshold: 5", 2, "threshold: 5 plays are too few .* 6 is the smallest"),
        ("threshold: 31", 1, "threshold: .*30"),
        ("threshold: '7'", 1, "threshold: it should be a whole number"),
        ("name: x\nclasses:\n  - {id: Year 3, name: Y}", 3, "classes.0.id: it should be small letters"),
        ("classes:\n  - {id: a, name: A}\n  - {id: a, name: B}", 1, "two classes have the id 'a'"),
        ("classes: []", 1, "classes: "),
        ("name: x\nnick-name: y", 2, "nick-name: this key is not known"),
        ("adults:\n  - {role: x, picture: teacher}", 1, "adults: "),
        ("name: a\nname: b", 2, "the key 'name' is here twice"),
        ("name: &a x\nother: *a", 2, "aliases"),
        ("a: [[[[[[[[[[[[]]]]]]]]]]]]", 1, "nested too deeply"),
        ("name: [", 2, "it cannot be understood"),
        ("name: 2026-99-99", 1, "cannot be understood"),
        ("name: !!python/object:os.system x", 1, "cannot be understood"),
        ("- one\n- two", 1, "it should be keys with values"),
        ("", 1, "it should be keys with values"),
        ("format: 2", 1, "format: "),
        (b"name: x\nother: \xff", 2, "not UTF-8"),
        ("# " + "x" * 70_000, 1, "too large"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, line: int, sentence: str
) -> None:
    with pytest.raises(CannotRunError, match=rf"school\.yaml:{line}: .*{sentence}.*Mend the file"):
        read(tmp_path, text)


def test_a_folder_in_its_place_is_a_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "school.yaml").mkdir()
    with pytest.raises(CannotRunError, match="cannot be read"):
        read_school(tmp_path / "school.yaml")


def test_the_facts_that_come_with_the_game_are_dated() -> None:
    facts = read_facts(places.assets() / "catalogues")
    assert facts.childline.value == "0800 1111"
    assert facts.social_media_age.value == "13"
    for fact in (facts.childline, facts.social_media_age):
        assert fact.checked < fact.review_by
        assert not fact.is_due(fact.checked)
        assert fact.is_due(fact.review_by)
        assert fact.source


def test_facts_that_are_missing_or_wrong_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="missing"):
        read_facts(tmp_path)
    (tmp_path / "facts.yaml").write_text("format: 1\nchildline:\n  value: x\n  checked: soon")
    with pytest.raises(CannotRunError, match=r"facts\.yaml:\d: "):
        read_facts(tmp_path)
    assert date(2027, 3, 1) == read_facts(places.assets() / "catalogues").childline.review_by


def test_a_class_may_have_its_year_group(tmp_path: Path) -> None:
    school = read(tmp_path, "classes:\n  - {id: a, name: 3A, year: 3}\n  - {id: b, name: Reading club}\n")
    assert [each.year for each in school.classes] == [3, None]
    for wrong in ("0", "7", "three", "3.5"):
        with pytest.raises(CannotRunError, match=r"school\.yaml:2: classes\.0\.year"):
            read(tmp_path, f"classes:\n  - {{id: a, name: A, year: {wrong}}}")


@pytest.mark.parametrize("name", ["Willow Lane", 'St "Mary\'s": Lane # 1', "Ysgol Dôl-y-waun"])
def test_a_first_school_file_is_read_as_it_was_meant(tmp_path: Path, name: str) -> None:
    classes = [*classes_named(["3A", "Owls & Wrens"], 3), *classes_named([name], None)]
    path = tmp_path / "school.yaml"
    assert write_school(path, school_text(name, classes))
    assert read_school(path) == School(name=name, classes=tuple(classes))
    assert [each.id for each in classes][:2] == ["3a", "owls-wrens"]
    assert not write_school(path, "other"), "what is there stays"
    assert read_school(path).name == name


def test_a_class_name_without_a_letter_is_a_sentence() -> None:
    with pytest.raises(CannotRunError, match="has no letter a-z or digit in it"):
        classes_named(["!!"], None)
