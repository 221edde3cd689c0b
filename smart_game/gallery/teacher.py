"""Every screen of the teacher's corner, as a teacher comes to it."""

from collections.abc import Iterator
from functools import partial

from smart_game.gallery.desk import PaperDesk
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.corner import CornerScreen
from smart_game.scenes.teacher.desk import Draft
from smart_game.scenes.teacher.ending import EndScreen
from smart_game.scenes.teacher.everyone import PausedScreen, ThankYouScreen
from smart_game.scenes.teacher.our_school import OurSchoolScreen
from smart_game.scenes.teacher.pin import LeaveScreen, NewPinScreen, PinScreen
from smart_game.scenes.teacher.plan import Plan
from smart_game.scenes.teacher.stories import StoriesScreen
from smart_game.scenes.teacher.wizard import WizardScreen
from smart_game.school.lesson import Lesson

_STEPS = 5
SHARED_FOLDERS = {
    "where": "shared",
    "path-shared": "//willow-lane-server/everybody/smart-game",
    "path-staff": "//willow-lane-server/staff-only/smart-game",
}
"""Folders as long as schools' are."""


def teacher_screens(backstage: Backstage) -> Iterator[tuple[str, Screen]]:
    """Each with its name; also what all PCs show at a pause and at the end."""
    desk = PaperDesk()
    for step in range(_STEPS):
        desk.kept_draft = Draft(step, lines={"name": "Willow Lane", "rule-safe": "Keep it to yourself. " * 3})
        yield f"setting up, {step}", WizardScreen(backstage, desk)
    desk.kept_draft = Draft(4, lines=SHARED_FOLDERS)
    folders = WizardScreen(backstage, desk)
    yield "setting up, shared folders", folders
    folders = WizardScreen(backstage, desk)
    folders.try_both()
    yield "setting up, a folder that cannot be used", folders
    desk.kept_draft = Draft()
    yield "a new PIN", NewPinScreen(backstage, desk)
    wrong = PinScreen(backstage, desk)
    wrong.said = backstage.words.gettext("That is not the PIN. Each wrong try makes the wait longer.")
    yield "a wrong PIN", wrong
    yield "the next lesson", CornerScreen(backstage, desk)
    yield "our school", OurSchoolScreen(backstage, desk, partial(CornerScreen, backstage, desk))
    pack = backstage.sitting.every_pack[0]
    picked = Lesson(class_id="3b", stories=tuple(each.id for each in pack.scenarios[:2]))
    yield "the next lesson, two stories", CornerScreen(backstage, PaperDesk(picked.changed(ended=True)))
    yield "stories to tick", StoriesScreen(backstage, desk, Plan(backstage, picked), pack.info.id)
    for paused in (False, True):
        lesson = Lesson(class_id="3a", paused=paused)
        running = CornerScreen(backstage, PaperDesk(lesson))
        running.tick()
        yield f"a lesson, {'paused' if paused else 'running'}", running
        ending = EndScreen(backstage, desk, lesson.changed(ended=paused))
        ending.tick()
        yield f"the end, {'waiting' if paused else 'asked'}", ending
    gathered = EndScreen(backstage, desk, Lesson(class_id="3a", ended=True))
    gathered.gather()
    yield "what was collected", gathered
    yield "closing a kiosk", LeaveScreen(backstage, desk.pin, backstage.quit)
    yield "eyes to the front", PausedScreen(backstage)
    yield "thank you", ThankYouScreen(backstage)
