"""The gallery: all of the game on sheets, the same every time, at any size."""

import html
import re
from collections import Counter
from pathlib import Path

import pygame
import pytest

from smart_game import places
from smart_game.errors import CannotRunError
from smart_game.gallery.moods import FACES, make_blind_test
from smart_game.gallery.pictures import picture_sheets
from smart_game.gallery.screens import Place, endings, letters_of, wordiest_cards, wordiest_feedback
from smart_game.gallery.sheets import GROUND, Sheet, Tile, draw_sheet, fit
from smart_game.gallery.studio import Studio
from smart_game.gallery.writing import write_blind_test, write_gallery
from smart_game.scenario.model import Pack
from smart_game.scenario.vocabulary import Device, Mood, Outcome

SHEETS = {
    "01-screens.png",
    "02-cast.png",
    "03-heads.png",
    "04-backdrops.png",
    "05-devices.png",
    "06-services.png",
    "07-badges.png",
    "08-symbols.png",
    "gallery.png",
}
SIZE = (1366, 768)
PICTURES = places.assets() / "pictures"


@pytest.fixture(scope="module")
def written(shipped: tuple[Pack, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    with Studio(shipped, SIZE) as studio:
        write_gallery(studio, folder)
        assert studio.problems.said == ()
    return folder


def screens_in(folder: Path) -> list[Path]:
    return sorted((folder / "screens").glob("*.png"))


def is_blank(picture: pygame.Surface) -> bool:
    """Whether it has hardly any colours."""
    small = pygame.transform.scale(picture, (64, 64))
    return len({tuple(small.get_at((x, y))) for x in range(64) for y in range(64)}) < 8


def test_blank_is_recognised() -> None:
    blank = pygame.Surface((300, 200))
    blank.fill(GROUND)
    assert is_blank(blank)


def test_every_sheet_is_written_and_none_is_blank(written: Path) -> None:
    assert {path.name for path in written.glob("*.png")} == SHEETS
    for path in (*written.glob("*.png"), *screens_in(written)):
        assert not is_blank(pygame.image.load(path)), path.name


def test_every_kind_of_screen_is_there(written: Path) -> None:
    names = " ".join(path.stem for path in screens_in(written))
    wanted = ["title", "trail-explorers", "trail-with-stars-explorers", "the-stories-of-one-rule"]
    wanted += ["-tell", "-settings"]
    wanted += [f"feedback-{outcome}" for outcome in Outcome]
    wanted += [f"ending-{stars}-of-3-stars" for stars in (1, 2, 3)]
    assert [each for each in wanted if each not in names] == []
    for path in screens_in(written):
        assert pygame.image.load(path).get_size() == SIZE, path.name


def test_the_page_lists_every_file_and_nothing_else(written: Path) -> None:
    page = (written / "index.html").read_text(encoding="utf-8")
    files = {path.relative_to(written).as_posix() for path in written.rglob("*.png")}
    assert set(re.findall(r'src="([^"]+)"', page)) == files
    assert "http" not in page
    captions = re.findall(r"<figcaption>([^<]+)</figcaption>", page)
    assert len(captions) == len(files) == len({html.unescape(each) for each in captions})


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(shipped: tuple[Pack, ...], written: Path, tmp_path: Path) -> None:
    with Studio(shipped, SIZE) as studio:
        write_gallery(studio, tmp_path)
    first = {path.relative_to(written): path.read_bytes() for path in written.rglob("*.*")}
    again = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert first.keys() == again.keys()
    assert [str(name) for name in first if first[name] != again[name]] == []


@pytest.mark.slow
def test_a_small_window_in_grey(shipped: tuple[Pack, ...], tmp_path: Path) -> None:
    with Studio(shipped, (1024, 768)) as studio:
        write_gallery(studio, tmp_path, grey=True)
    assert {path.name for path in tmp_path.glob("*.png")} == SHEETS
    for path in (tmp_path / "gallery.png", *screens_in(tmp_path)):
        picture = pygame.image.load(path)
        assert not is_blank(picture)
        small = pygame.transform.scale(picture, (80, 60))
        colours = [small.get_at((x, y)) for x in range(80) for y in range(60)]
        assert all(each.r == each.g == each.b for each in colours), path.name
    assert pygame.image.load(screens_in(tmp_path)[0]).get_size() == (1024, 768)


def test_everybody_in_every_mood_and_every_drawing_is_on_a_sheet(shipped: tuple[Pack, ...]) -> None:
    with Studio(shipped, SIZE) as studio:
        cast = studio.backstage.cast
        sheets = {sheet.name: sheet for sheet in picture_sheets(studio, PICTURES)}
        labels = {name: [tile.label for tile in sheet.tiles] for name, sheet in sheets.items()}
    faces = [f"{who}\n{mood}" for who in cast.members for mood in Mood]
    assert labels["02-cast"] == faces
    assert labels["03-heads"] == faces
    places_drawn = {path.stem for path in (PICTURES / "backdrops").glob("*.svg")}
    assert places_drawn <= set(labels["04-backdrops"])
    assert labels["05-devices"] == [
        f"{device}, {state}" for state in ("with a page", "off") for device in Device
    ]
    for folder, name in (("badges", "07-badges"), ("apps", "07-badges"), ("symbols", "08-symbols")):
        assert {path.stem for path in (PICTURES / folder).glob("*.svg")} <= set(labels[name])
    for sheet in sheets.values():
        known = [tile for tile in sheet.tiles if "unknown" not in tile.label]
        drawn = {pygame.image.tobytes(tile.picture, "RGBA") for tile in known}
        assert len(drawn) == len(known), f"two tiles of {sheet.name} look the same"


def test_the_wordiest_of_each_kind_is_taken(shipped: tuple[Pack, ...]) -> None:
    kinds = {card.kind for pack in shipped for one in pack.scenarios for card in one.cards.values()}
    found = wordiest_cards(shipped)
    assert set(found) == kinds - {"ending"}
    place = found["tell"]
    assert letters_of(place) == max(
        letters_of(Place(pack, one, name))
        for pack in shipped
        for one in pack.scenarios
        for name, card in one.cards.items()
        if card.kind == "tell"
    )
    assert place.begin().state.card == place.card
    assert list(wordiest_feedback(shipped)) == list(Outcome)


def test_endings_earned_the_stars_they_are_shown_for(shipped: tuple[Pack, ...]) -> None:
    found = endings(shipped)
    assert list(found) == [1, 2, 3]
    for stars, (place, play) in found.items():
        assert play.ended
        assert play.stars == stars
        assert play.state.card == place.card


def test_a_blind_test_hides_its_key(shipped: tuple[Pack, ...], tmp_path: Path) -> None:
    with Studio(shipped, SIZE) as studio:
        test, same, other = (make_blind_test(studio, seed) for seed in (3, 3, 4))
        sheet, key = write_blind_test(studio, tmp_path, 3)
        people = {who for who, each in studio.backstage.cast.members.items() if each.kind != "unknown"}
    assert test.key == same.key != other.key
    assert len(set(test.key)) == len(test.key) == FACES >= 60
    assert {who for who, _ in test.key} <= people
    assert set(Counter(mood for _, mood in test.key)) == set(Mood)
    assert [tile.label for tile in test.sheet.tiles] == [str(number) for number in range(1, FACES + 1)]
    assert all(tile.picture.get_width() <= 160 for tile in test.sheet.tiles)
    assert key.read_text(encoding="utf-8").splitlines()[0] == f"1 {test.key[0][1]} {test.key[0][0]}"
    assert not is_blank(pygame.image.load(sheet))


def test_a_folder_that_cannot_be_written_is_named(shipped: tuple[Pack, ...], tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    with Studio(shipped, SIZE) as studio, pytest.raises(CannotRunError, match="cannot be written") as refusal:
        write_blind_test(studio, in_the_way / "gallery", 1)
    assert str(in_the_way) in str(refusal.value)


def test_a_sheet_has_a_cell_for_each_tile(shipped: tuple[Pack, ...]) -> None:
    colours = ("#FF0000", "#00FF00", "#0000FF", "#FF00FF", "#000000")
    tiles = []
    for colour in colours:
        picture = pygame.Surface((40, 30))
        picture.fill(colour)
        tiles.append(Tile("one", picture))
    with Studio(shipped, (1024, 768)) as studio:
        drawn = draw_sheet(Sheet("x", "Five", tiles, 2), studio.typesetter)
    for colour in colours:
        mask = pygame.mask.from_threshold(drawn, colour, (1, 1, 1, 255))
        assert mask.count() == 40 * 30, f"{colour} is covered or cut off"
    assert fit(drawn, 10_000, 10_000).get_size() == drawn.get_size()
    small = fit(drawn, 50, 50)
    assert max(small.get_size()) == 50
