"""The cast list: who there is, what is asked of an entry, and what a person is told about a mistake."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from smart_game.artwork.cast import Cast, CastError
from smart_game.artwork.colours import contrast
from smart_game.errors import SmartGameError

MOODS = ("happy", "excited", "thinking", "worried", "sad", "cross")


def people(cast: Cast) -> list[str]:
    return [who for who, member in cast.members.items() if member.kind != "unknown"]


def test_everybody_the_stories_need_is_there(cast: Cast) -> None:
    children = "leila rowan priya kofi hana finn layla ravi callum mei zofia amara dev tomos nia ayaan"
    adults = "teacher headteacher mum mum-2 mum-3 dad dad-2 dad-3 gran gran-2 grandad carer librarian"
    assert " ".join(who for who, member in cast.members.items() if member.kind == "child") == children
    assert " ".join(who for who, member in cast.members.items() if member.kind == "adult") == adults
    assert cast.members["unknown"].kind == "unknown"
    assert cast.moods == MOODS


def test_adults_are_taller_than_every_child(cast: Cast) -> None:
    heights = {
        kind: [member.height for member in cast.members.values() if member.kind == kind]
        for kind in ("child", "adult")
    }
    assert min(heights["adult"]) > max(heights["child"]) * 1.2


def test_everybody_is_described_in_one_sentence_of_their_own(cast: Cast) -> None:
    looks = [member.looks for member in cast.members.values()]
    assert len(set(looks)) == len(looks)
    assert all(line.endswith(".") and 20 < len(line) < 130 for line in looks)


def test_nobody_met_online_has_a_mood(cast: Cast) -> None:
    assert len({cast.svg("unknown", mood) for mood in MOODS}) == 1


@pytest.mark.parametrize(
    ("who", "mood", "message"),
    [
        ("leyla", "happy", 'no member of the cast called "leyla". Did you mean "leila"?'),
        ("leila", "hapy", 'no mood called "hapy". Did you mean "happy"?'),
        ("zzz", "happy", "There are: amara"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(cast: Cast, who: str, mood: str, message: str) -> None:
    with pytest.raises(CastError) as caught:
        cast.svg(who, mood)
    assert message in str(caught.value)
    assert isinstance(caught.value, SmartGameError)


@pytest.mark.parametrize(
    ("find", "put", "message"),
    [
        ("format: 1", "format: [", "is not YAML"),
        ("    name: Leila\n", "", "KeyError('name')"),
        ("kind: child", "kind: dog", "kind dog"),
        ("#FFC93C", "yellow", "yellow is not a colour"),
        ("tops/hoodie", "tops/hoody", 'Did you mean "tops/hoodie"?'),
        (', trim: "#F2A73B"', "", "{trim}"),
    ],
)
def test_a_broken_entry_is_named(
    cast_folder: Path, tmp_path: Path, find: str, put: str, message: str
) -> None:
    folder = Path(shutil.copytree(cast_folder, tmp_path / "cast"))
    listed = (folder / "cast.yaml").read_text(encoding="utf-8")
    assert find in listed
    (folder / "cast.yaml").write_text(listed.replace(find, put, 1), encoding="utf-8")
    if message == "{trim}":  # the palette has a trim for everybody: take that away too
        listed = (folder / "cast.yaml").read_text(encoding="utf-8")
        (folder / "cast.yaml").write_text(listed.replace('    trim: "#FFFFFF"\n', "", 1), encoding="utf-8")
        message = 'leila has no colour "trim"'
    with pytest.raises(CastError) as caught:
        Cast.load(folder).svg("leila", "happy")
    assert message in str(caught.value)


def test_a_missing_folder_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(CastError, match=r"cast\.yaml: the cast list cannot be read"):
        Cast.load(tmp_path)


def test_a_layer_nobody_knows_is_refused(cast_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(cast_folder, tmp_path / "cast"))
    (folder / "wear" / "hat.svgpart").write_text("<!-- layer: hats -->\n<path/>\n", encoding="utf-8")
    with pytest.raises(CastError, match=r'no layer called "hats"'):
        Cast.load(folder)


def test_every_part_in_the_folder_is_worn_by_somebody(cast: Cast, cast_folder: Path) -> None:
    listed = (cast_folder / "cast.yaml").read_text(encoding="utf-8")
    for file in cast_folder.rglob("*.svgpart"):
        part = file.relative_to(cast_folder).with_suffix("").as_posix()
        acted = part.partition("/")[0] in ("moods", "poses-child", "poses-adult")
        assert part.endswith(MOODS) if acted else part in listed, part


def test_faces_can_be_seen_on_every_skin(cast: Cast) -> None:
    """A2: outline, brows and glasses at least 3:1 against the skin, eyes against their whites."""
    for who in people(cast):
        colours = cast.colours(who)
        for skin in (colours["skin"], colours["skin_shade"]):
            assert contrast(colours["ink"], skin) >= 3, f"{who}: outline on skin"
        for mark in ("brow", "ink"):
            assert contrast(colours[mark], colours["skin"]) >= 3, f"{who}: {mark} on skin"
        assert contrast(colours["iris"], "#FFFFFF") >= 3, f"{who}: eyes"
        assert contrast(colours["ink"], "#FFFFFF") >= 3, f"{who}: the sticker rim"


def test_glasses_can_be_seen_on_the_face(cast: Cast) -> None:
    for who in ("hana", "callum", "gran", "librarian"):
        colours = cast.colours(who)
        assert contrast(colours["glasses"], colours["skin"]) >= 3, who


def test_hair_can_be_told_from_the_face(cast: Cast) -> None:
    """A2 where hair meets skin: either the outline shows on the hair, or the hair itself on the skin.

    Black hair and a dark outline are one dark edge, which is well seen on the skin.
    """
    for who in people(cast):
        colours = cast.colours(who)
        cover = colours["wear" if "wear" in colours else "hair"]
        edge = max(contrast(colours["ink"], cover), contrast(cover, colours["skin"]))
        assert edge >= 3, f"{who}: {edge:.2f}"


def test_pictures_are_put_together_without_pygame(cast_folder: Path) -> None:
    code = (
        "import sys, pathlib; from smart_game.artwork.cast import Cast; "
        "Cast.load(pathlib.Path(sys.argv[1])).svg('kofi', 'sad'); sys.exit('pygame' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code, str(cast_folder)], cwd=root).returncode == 0
