"""The same ten cards as a project of Ren'Py's, made where its command is installed."""

import json
from pathlib import Path
from typing import Any

from tests.benchmarks.cards import MARK

_HEAD = """\
define config.screen_width = 1366
define config.screen_height = 768
define config.name = "Ten cards"
define config.has_sound = False
define config.has_music = False
define config.default_text_cps = 0
define config.rollback_enabled = False

screen main_menu():
    timer 0.001 action Start()

screen card(picture, title, told, choices):
    add Solid("#f4f1e8")
    add picture pos (24, 96)
    text title pos (24, 30) color "#22303c" size 24
    text told pos (700, 96) xmaximum 620 color "#22303c" size 24
    for number, choice in enumerate(choices):
        textbutton choice pos (700, 400 + 100 * number) xsize 640 ysize 84 action Return(number):
            text_color "#22303c"
            text_size 24
    for number in range(len(choices)):
        key str(number + 1) action Return(number)
    key "K_RETURN" action Return(0)

label start:
"""


def program(command: str, folder: Path, cards: Path, story: dict[str, Any]) -> dict[str, Any]:
    """The project written into a folder, and how it is measured."""
    game = folder / "game"
    game.mkdir(parents=True)
    for card in story["cards"]:
        (game / card["picture"]).write_bytes((cards / card["picture"]).read_bytes())
    (game / "script.rpy").write_text(_HEAD + "".join(map(_label, story["cards"])), encoding="utf-8")
    (game / "options.rpy").write_text("define config.save_directory = None\n", encoding="utf-8")
    mark = [f"30,300,{MARK}"]
    environment = {"RENPY_RENDERER": "sw", "SDL_AUDIODRIVER": "dummy"}
    line = [command, str(folder)]
    return {
        "name": "Ren'Py",
        "cmd": line,
        "ready": mark,
        "steps": ["key:1", "key:Return"],
        "env": environment,
    }


def _label(card: dict[str, Any]) -> str:
    picture, title, text = (json.dumps(card[key]) for key in ("picture", "title", "text"))
    choices = json.dumps([choice["text"] for choice in card["choices"]])
    feedback = json.dumps([choice["feedback"] for choice in card["choices"]])
    return (
        f"    call screen card({picture}, {title}, {text}, {choices})\n"
        f"    $ told = {feedback}[_return]\n"
        f"    call screen card({picture}, {title}, told, ['Next'])\n"
    )
