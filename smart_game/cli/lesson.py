"""`smart-game lesson`: today's lesson for every PC: show, set, pause, resume, end."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from smart_game.cli.common import Parser, packs_in
from smart_game.cli.desk import need_lesson
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.scenario.quick_check import Moment
from smart_game.school.folders import Folders
from smart_game.school.lesson import Lesson, LessonSettings, lesson_text, read_lesson, write_lesson
from smart_game.school.school import read_school

_SWITCHES = ("motion", "sound", "calm", "symbols")


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine; CannotRunError if it could not run."""
    asked = _parser().parse_args(arguments)
    folders = Folders.of_this_pc(asked.data)
    folders.make()
    if asked.do == "show":
        print(lesson_text(need_lesson(folders)), end="")
        return FINE
    folders.need_staff()
    if asked.do == "set":
        lesson = _new(folders, asked)
    else:
        changes = {"pause": {"paused": True}, "resume": {"paused": False}, "end": {"ended": True}}
        lesson = need_lesson(folders).changed(**changes[asked.do])
    write_lesson(folders.lesson_file, lesson)
    print(lesson_text(lesson), end="")
    return FINE


def _new(folders: Folders, asked: Namespace) -> Lesson:
    """A lesson that begins now. CannotRunError if it names what there is not."""
    classes = read_school(folders.school_file).class_names()
    class_id = asked.class_id or next(iter(classes))
    packs, _ = packs_in()
    stories = {each.id for pack in packs for each in pack.scenarios}
    for what, named, known in (
        ("class", [class_id], classes),
        ("pack", asked.packs, [pack.info.id for pack in packs]),
        ("story", asked.stories, stories),
    ):
        wrong = next((each for each in named if each not in known), None)
        if wrong is not None:
            raise CannotRunError(f"There is no {what} {wrong!r}. There are: {', '.join(sorted(known))}.")
    switches = {name: getattr(asked, name) == "on" for name in _SWITCHES if getattr(asked, name)}
    try:
        settings = LessonSettings.model_validate(
            {"language": asked.language, "read_aloud": asked.read_aloud, "text_size": asked.text_size}
            | switches
        )
    except ValidationError as fault:
        first = fault.errors()[0]
        raise CannotRunError(f"--{str(first['loc'][0]).replace('_', '-')}: {first['msg']}.") from None
    return Lesson(
        class_id=class_id,
        packs=tuple(asked.packs) or None,
        stories=tuple(asked.stories) or None,
        sensitive=asked.sensitive,
        quick_check=Moment(asked.quick_check) if asked.quick_check else None,
        settings=settings,
    ).after(_before(folders))


def _before(folders: Folders) -> Lesson | None:
    """The lesson that this one replaces; a damaged one is as none."""
    try:
        return read_lesson(folders.lesson_file)
    except CannotRunError:
        return None


def _parser() -> Parser:
    parser = Parser(prog="smart-game lesson", description="Today's lesson, for every PC of the school.")
    parser.add_argument("do", choices=("show", "set", "pause", "resume", "end"), nargs="?", default="show")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the usual one")
    parser.add_argument("--class", dest="class_id", metavar="ID", help="who plays; else the first class")
    parser.add_argument("--pack", dest="packs", action="append", default=[], metavar="ID", help="else all")
    parser.add_argument("--story", dest="stories", action="append", default=[], metavar="ID", help="else all")
    parser.add_argument("--sensitive", action="store_true", help="open the sensitive stories")
    parser.add_argument("--quick-check", choices=list(Moment), metavar="before|after|later")
    parser.add_argument("--language", metavar="CODE", help="like cy; else as on each PC")
    parser.add_argument("--read-aloud", metavar="HOW", help="off, asked, focus or always")
    parser.add_argument("--text-size", type=int, metavar="PER CENT", help="100, 125, 150 or 200")
    for name in _SWITCHES:
        parser.add_argument(f"--{name}", choices=("on", "off"))
    return parser
