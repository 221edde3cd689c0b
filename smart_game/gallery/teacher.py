"""Every screen of the teacher's corner, as a teacher comes to it."""

from collections.abc import Iterator

from smart_game.gallery.desk import PaperDesk
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.corner import CornerScreen
from smart_game.scenes.teacher.desk import Draft
from smart_game.scenes.teacher.ending import EndScreen
from smart_game.scenes.teacher.everyone import PausedScreen, ThankYouScreen
from smart_game.scenes.teacher.pin import LeaveScreen, NewPinScreen, PinScreen
from smart_game.scenes.teacher.wizard import WizardScreen
from smart_game.school.lesson import Lesson

_STEPS = 5


def teacher_screens(backstage: Backstage) -> Iterator[tuple[str, Screen]]:
    """Each with its name; also what all PCs show at a pause and at the end."""
    desk = PaperDesk()
    for step in range(_STEPS):
        desk.kept_draft = Draft(step, lines={"name": "Willow Lane", "rule-safe": "Keep it to yourself. " * 3})
        yield f"setting up, {step}", WizardScreen(backstage, desk)
    yield "a new PIN", NewPinScreen(backstage, desk)
    wrong = PinScreen(backstage, desk)
    wrong.said = backstage.words.gettext(
        "That is not the PIN. Each wrong try makes the wait longer. If it is forgotten, a technician "
        "can help: smart-game setup --reset-pin"
    )
    yield "a wrong PIN", wrong
    yield "the next lesson", CornerScreen(backstage, desk)
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
