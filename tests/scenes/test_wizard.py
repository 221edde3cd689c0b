"""Setting a school up, in the real loop, over real folders."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from smart_game.cli.desk import FolderDesk
from smart_game.cli.doctor_school import settings
from smart_game.engine.pilot import Hand
from smart_game.scenario.model import Pack
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.teacher.corner import CornerScreen
from smart_game.scenes.teacher.pin import NewPinScreen, PinScreen
from smart_game.scenes.teacher.wizard import WizardScreen
from smart_game.scenes.title import TitleScreen
from smart_game.school.folders import Folders
from smart_game.school.founding import Site
from smart_game.school.lesson import Lesson
from smart_game.school.machine import FOR_PUPILS
from smart_game.school.school import School, SchoolClass, read_school
from smart_game.school.school_file import school_text, write_school
from tests.game import STILL, Game, open_test_game
from tests.scenes.teaching import desk_in, press_through, settle, write


@pytest.fixture
def game(shipped: tuple[Pack, ...]) -> Iterator[Game]:
    opened = open_test_game(shipped, classes=("Foxes", "Otters"))
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> FolderDesk:
    return desk_in(tmp_path / "own")


@pytest.mark.parametrize("hand", Hand)
def test_a_new_teacher_reaches_the_first_card_in_few_presses_by_any_hand(
    game: Game, desk: FolderDesk, hand: Hand
) -> None:
    """All but the school's name is pressed: by mouse, touch, keys, switch or gamepad."""
    game.backstage.desk = desk
    backstage, pilot = game.backstage, game.pilot(hand)
    backstage.stack.push(WizardScreen(backstage, desk))
    settle(game)
    press_through(pilot, "next-0")
    write(game, "Willow Lane")
    for step in range(1, 5):
        press_through(pilot, f"next-{step}")
    for _ in range(2):
        for digit in "2468":
            press_through(pilot, f"digit-{digit}")
        press_through(pilot, "enter")
    assert isinstance(pilot.scene, CornerScreen)
    assert desk.pin.check("2468")
    assert desk.school().name == "Willow Lane"
    assert [each.name for each in backstage.sitting.classes] == ["Our class"], "known at once"
    before = pilot.presses
    press_through(pilot, "start-lesson")
    pilot.press("start")
    pilot.press("stop-reliable")
    assert isinstance(pilot.scene, StoryScreen)
    assert pilot.presses - before < 12
    assert desk.lesson() == Lesson(class_id="our-class")


def test_nothing_that_was_typed_is_lost_when_the_window_closes(game: Game, desk: FolderDesk) -> None:
    backstage, pilot = game.backstage, game.pilot()
    backstage.stack.push(WizardScreen(backstage, desk))
    settle(game)
    pilot.press("next-0")
    write(game, "Trrt Lane 1 ")
    for _ in range(2):
        pilot.key(pygame.K_t)
        pilot.key(pygame.K_BACKSPACE)
    assert isinstance(pilot.scene, WizardScreen), "letters are letters, and rub out does not go back"
    again = WizardScreen(backstage, desk)
    game.loop.stack.start_over(again)
    settle(game)
    assert again.lines["name"].text == "Trrt Lane "
    assert desk.is_new()


def test_just_play_is_asked_once(game: Game, desk: FolderDesk) -> None:
    game.backstage.stack.push(WizardScreen(game.backstage, desk))
    settle(game)
    pilot = game.pilot()
    pilot.press("just-play")
    assert isinstance(pilot.scene, TitleScreen)
    assert not desk.is_new()


def test_an_input_method_is_shown_and_its_keys_are_left_to_it(game: Game, desk: FolderDesk) -> None:
    screen = WizardScreen(game.backstage, desk)
    game.backstage.stack.push(screen)
    settle(game)
    pilot = game.pilot()
    pilot.press("next-0")
    pygame.event.post(pygame.Event(pygame.TEXTEDITING, {"text": "か", "start": 0, "length": 1}))
    game.loop.step(0)
    pilot.key(pygame.K_RETURN)
    pilot.key(pygame.K_BACKSPACE)
    assert (screen.lines["name"].composing, screen.lines["name"].text) == ("か", "")
    assert screen.at == "name"
    write(game, "香")
    assert (screen.lines["name"].composing, screen.lines["name"].text) == ("", "香")


def at_the_folders(game: Game, desk: FolderDesk) -> WizardScreen:
    """A school with a name, and the wizard where it asks for folders that PCs share."""
    screen = WizardScreen(game.backstage, desk)
    game.backstage.stack.push(screen)
    settle(game)
    pilot = game.pilot()
    pilot.press("next-0")
    write(game, "Willow Lane")
    for step in range(1, 4):
        press_through(pilot, f"next-{step}")
    pilot.press("where-shared")
    return screen


def said(game: Game) -> str:
    """What the trial of the folders came to, on all pages from this one on."""
    pilot, found = game.pilot(), []
    while True:
        found += [w.speech for w in game.loop.view.widgets if w.id.startswith("folder-")]
        if "page-more" not in pilot.ids():
            return " ".join(found)
        pilot.press("page-more")


def write_paths(game: Game, shared: object, staff: object) -> None:
    """Over what is there; Enter goes from the one to the other."""
    screen, pilot = game.loop.stack.top, game.pilot()
    assert isinstance(screen, WizardScreen)
    for name, path in (("path-shared", shared), ("path-staff", staff)):
        screen.write_at(name)
        game.loop.step(0)
        for _ in screen.lines[name].text:
            pilot.key(pygame.K_BACKSPACE)
        write(game, str(path))


def test_a_teacher_chooses_shared_folders_and_everything_goes_there(
    game: Game, desk: FolderDesk, tmp_path: Path
) -> None:
    """With keys alone: typed, tried, gone back from and come to again."""
    told: list[Folders] = []
    desk._moved = told.append
    shared, staff = tmp_path / "everybody", tmp_path / "staff"
    screen, pilot = at_the_folders(game, desk), game.pilot(Hand.KEYBOARD)
    write_paths(game, shared, staff)
    pilot.key(pygame.K_ESCAPE)
    assert "path-shared" not in pilot.ids()
    press_through(pilot, "next-3")
    assert screen.lines["path-staff"].text == str(staff), "nothing that was typed is lost"
    press_through(pilot, "try")
    while "page-back" in pilot.ids():
        pilot.press("page-back")
    hint = f"{shared} is not there yet: Next makes it. {staff} is not there yet: Next makes it."
    assert said(game).replace(" ", "") == hint.replace(" ", ""), "a long path is broken where it must be"
    assert not shared.exists()
    pilot.press("next-4")
    assert isinstance(pilot.scene, NewPinScreen)
    assert pilot.scene.title()[0] == "5 of 5"
    assert read_school(shared / "school.yaml").name == "Willow Lane"
    assert (staff / FOR_PUPILS).is_file()
    assert [each.shared for each in told] == [shared]
    for _ in range(2):
        write(game, "2468")
        pilot.key(pygame.K_RETURN)
    pilot.press("start-lesson")
    assert (shared / "lesson.yaml").is_file()
    assert (staff / "teacher.json").is_file()
    assert Folders.of_this_pc(tmp_path / "own").hand_in == shared / "hand-in", "and so after the next start"
    assert not FolderDesk(Folders.of_this_pc(tmp_path / "own"), tmp_path / "own").is_new()
    assert "written in the game" in next(iter(settings(tmp_path / "own"))).says


def test_each_fault_of_a_folder_is_a_sentence_and_nothing_is_made(
    game: Game, desk: FolderDesk, tmp_path: Path
) -> None:
    screen, pilot = at_the_folders(game, desk), game.pilot()
    (tmp_path / "file").touch()
    good, other = tmp_path / "good", Site(tmp_path / "theirs", tmp_path / "their-staff")
    other.make()
    for shared, staff, sentence in (
        ("", good, "Write where the shared folder is."),
        ("shared", good, "shared is not a whole path."),
        (good, good / "staff", "must not lie in each other"),
        (tmp_path / "file", good, "is a file, not a folder"),
        (tmp_path / "no" / "such", good, f"There is no folder {tmp_path / 'no'}."),
        (good, "/proc/self", "Writing failed in /proc/self"),
        (other.shared, good, "holds a public key already"),
    ):
        write_paths(game, shared, staff)
        pilot.press("next-4")
        assert pilot.scene is screen
        seen = [w.speech for w in game.loop.view.widgets if w.id.startswith("folder-")]
        assert sentence in " ".join(seen), "on the page that is shown"
        assert not good.exists()
    assert desk.is_new()


def test_a_colleagues_school_in_those_folders_stays_as_it_is(
    game: Game, desk: FolderDesk, tmp_path: Path
) -> None:
    site = Site(tmp_path / "everybody", tmp_path / "staff")
    site.make()
    write_school(site.shared / "school.yaml", school_text("Brook Street", [SchoolClass(id="4a", name="4A")]))
    colleague = desk_in(tmp_path / "colleague")
    colleague.keep_folders(str(site.shared), str(site.staff))
    colleague.pin.choose("1357")
    at_the_folders(game, desk)
    write_paths(game, site.shared, site.staff)
    pilot = game.pilot()
    press_through(pilot, "try")
    while "page-back" in pilot.ids():
        pilot.press("page-back")
    assert "holds a school already, Brook Street, which stays as it is." in said(game)
    pilot.press("next-4")
    assert isinstance(pilot.scene, PinScreen), "with the PIN that there is"
    assert desk.school().name == "Brook Street"


def test_a_technicians_folders_are_shown_and_tried_and_their_school_is_described(
    game: Game, tmp_path: Path
) -> None:
    """Once somebody has described the school it is not new any more."""
    site = Site(tmp_path / "everybody", tmp_path / "staff")
    machine = site.machine(site.make())
    usual = School()
    write_school(site.shared / "school.yaml", school_text(usual.name, usual.classes))
    desk = FolderDesk(Folders.by(machine, tmp_path / "own"), show=lambda _: None)
    Folders.by(machine, tmp_path / "own").make()
    assert desk.is_new()
    game.backstage.stack.push(WizardScreen(game.backstage, desk))
    settle(game)
    pilot = game.pilot()
    pilot.press("next-0")
    write(game, "Willow Lane")
    for step in range(1, 4):
        press_through(pilot, f"next-{step}")
    assert "where-shared" not in pilot.ids()
    assert said(game).count("can be used: a file was written") == 2
    pilot.press("next-4")
    assert isinstance(pilot.scene, NewPinScreen)
    assert read_school(site.shared / "school.yaml").name == "Willow Lane"
    assert not desk.is_new()
    site.shared.rename(tmp_path / "away")
    assert not desk.is_new(), "a share that is away is no new school"


def test_enter_goes_from_line_to_line_over_the_pages(desk: FolderDesk, shipped: tuple[Pack, ...]) -> None:
    """The focus goes with the letters, also where large words need several pages."""
    game = open_test_game(shipped, settings=STILL.model_copy(update={"text_size": 150}))
    screen = WizardScreen(game.backstage, desk)
    game.backstage.stack.push(screen)
    settle(game)
    pilot = game.pilot()
    pilot.press("next-0")
    pilot.press("next-1")
    pages = set()
    for line in list(screen.lines):
        assert (screen.at, game.loop.view.focus) == (line, line)
        pages.add(screen._pager.page)
        write(game, line)
        pilot.key(pygame.K_RETURN)
    assert len(pages) > 1
    assert "role-0" in screen.lines
    pilot.press("back")
    assert {line.text for line in screen.lines.values()} == set(screen.lines)
    game.close()


def test_a_path_can_be_pasted(game: Game, desk: FolderDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, pilot = at_the_folders(game, desk), game.pilot()
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: "/srv/school\n")
    pygame.key.set_mods(pygame.KMOD_LCTRL)
    pilot.key(pygame.K_v)
    pygame.key.set_mods(0)
    assert screen.lines["path-shared"].text == "/srv/school"
