"""`smart-game import`: a story from Twine made into a scenario, with TO DO where Twine cannot say."""  # noqa: N999 - as the command is called

import json
from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.common import Parser
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.packs.known import Known
from smart_game.packs.loading import PACK_FILE
from smart_game.packs.reading import read_document
from smart_game.packs.to_dos import MARK
from smart_game.packs.twine.files import read_story
from smart_game.packs.twine.ids import make_id
from smart_game.packs.twine.importing import Imported, Wishes, make_scenario
from smart_game.packs.twine.story import TwineError
from smart_game.packs.twine.yaml_text import write_yaml
from smart_game.scenario.vocabulary import Rule

_NEW_PACK = """\
format: 1
id: {id}
title: {title}
band: {mark}  # "5-7", "7-9" or "9-11", in quotes
about: {mark}
scenarios:
"""


def run(arguments: Sequence[str]) -> int:
    """Write a scenario into a pack, and say what was done; the exit code."""
    options = _parser().parse_args(arguments)
    known = Known.load(places.assets())
    if options.hero and options.hero not in known.cast:
        raise CannotRunError(f"There is no {options.hero!r} in the cast. Name one of {_listed(known.cast)}.")
    if options.id and options.id != make_id(options.id, "story"):
        raise CannotRunError(f"{options.id!r} cannot be an id. Use small letters, digits and hyphens.")
    wishes = Wishes(options.rule or "", options.hero or "", options.id or "", known.backdrops)
    try:
        imported = make_scenario(read_story(options.story), options.story.stem, wishes)
    except TwineError as fault:
        raise CannotRunError(str(fault)) from None
    file = _save(imported, options.pack)
    for note in imported.notes:
        print(f"{options.story}:{note.line}: left out {_printable(note.text)}")
    cards = len(imported.data["cards"])
    print(f"Written: {file}, with {cards} cards, {imported.choices} choices and {imported.to_dos} to-dos.")
    _add_to_list(options.pack / PACK_FILE, file.stem)
    print(f"Until they are filled the pack cannot be played. smart-game check {options.pack} lists them.")
    return FINE


def _parser() -> Parser:
    parser = Parser(prog="smart-game import", description="Make a scenario of a story from Twine.")
    parser.add_argument("story", type=Path, help="a Twee file, or the web page that Twine publishes")
    parser.add_argument(
        "--pack", type=Path, required=True, metavar="DIR", help="the pack; made if it is not there"
    )
    parser.add_argument("--rule", choices=list(map(str, Rule)), help="what the story teaches")
    parser.add_argument("--hero", metavar="ID", help="whom of the cast it is about")
    parser.add_argument("--id", help="the scenario's id, where the title makes none that you like")
    return parser


def _save(imported: Imported, pack: Path) -> Path:
    file = pack / f"{imported.data['id']}.yaml"
    if file.name == PACK_FILE or file.exists() or file.is_symlink():
        raise CannotRunError(f"{file} is there already. Give the story another id with --id.")
    text = write_yaml(imported).encode("utf-8", "replace")
    try:
        pack.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(text)
        if not (pack / PACK_FILE).exists():
            head = {"id": make_id(pack.resolve().name, "pack"), "title": json.dumps(pack.resolve().name)}
            with (pack / PACK_FILE).open("x", encoding="utf-8") as opened_pack:
                opened_pack.write(_NEW_PACK.format(**head, mark=MARK))
    except OSError as error:
        raise CannotRunError(f"{file} cannot be written: {error.strerror}.") from error
    return file


def _add_to_list(pack_file: Path, id: str) -> None:
    """Put a scenario at the end of the pack's list, where the list is the last thing in the file."""
    text = pack_file.read_text(encoding="utf-8")
    last = [line for line in text.splitlines() if line.strip()][-1:]
    if last == ["scenarios:"] or (last and last[0].startswith("  - ") and "\nscenarios:\n" in text):
        before, _ = read_document(pack_file, pack_file.parent)
        pack_file.write_text(f"{text.rstrip()}\n  - {id}\n", encoding="utf-8")
        after, found = read_document(pack_file, pack_file.parent)
        wanted = [*((before.data.get("scenarios") if before else None) or []), id]
        if after and not found and after.data.get("scenarios") == wanted:
            return
        pack_file.write_text(text, encoding="utf-8")
    print(f"Add {id} to the scenarios of {pack_file} yourself: its list is not at its end.")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in text)
