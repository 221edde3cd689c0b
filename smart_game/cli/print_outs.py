"""`smart-game print`: a teacher's guide, lesson plans, cards, a certificate and a home sheet, for A4."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from smart_game import places
from smart_game.cli.common import Parser, packs_in, today
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.packs.findings import nearest
from smart_game.progress.files import why, write_whole
from smart_game.scenario.model import Pack, Scenario
from smart_game.school.away import school_here
from smart_game.school.folders import Folders
from smart_game.school.school import School, read_school
from smart_game.words.catalogue import SOURCE, Words, languages_in

_SCHOOL_FILE = "school.yaml"


def run(arguments: Sequence[str]) -> int:
    """Write the pages, and say where they are."""
    from smart_game.printing.pages import KINDS, Printer

    options = _parser().parse_args(arguments)
    kinds = _kinds(options.what, KINDS)
    words = _words(options.language)
    pack = words.pack(find_pack(options.pack))
    scenarios = _scenarios(pack, options.story)
    printer = Printer(places.assets(), words, _school(options.school), today())
    for kind in kinds:
        path = options.out / _name(pack, kind, options.story, words.language)
        _save(path, printer.print_out(pack, kind, scenarios))
        print(path)
    return FINE


def find_pack(named: str) -> Pack:
    """The pack of that id that came with the game, or the one in that folder. CannotRunError if none."""
    folder = Path(named)
    if folder.is_dir():
        packs, _ = packs_in(folder)
        if len(packs) > 1:
            known = ", ".join(pack.info.id for pack in packs)
            raise CannotRunError(f"There are several packs in {folder}: {known}. Name the folder of one.")
        return packs[0]
    packs, _ = packs_in()
    for pack in packs:
        if pack.info.id == named:
            return pack
    known = ", ".join(pack.info.id for pack in packs)
    raise CannotRunError(f"There is no pack {named!r}. Name one of {known}, or a pack's folder.")


def _scenarios(pack: Pack, story: str | None) -> Sequence[Scenario]:
    if story is None:
        return pack.scenarios
    ids = [scenario.id for scenario in pack.scenarios]
    if story not in ids:
        near = nearest(story, ids)
        hint = f"Did you mean {near!r}?" if near else f"There are: {', '.join(ids)}."
        raise CannotRunError(f"The pack {pack.info.id} has no story {story!r}. {hint}")
    return (pack.scenario(story),)


def _kinds(asked: str, kinds: Sequence[str]) -> Sequence[str]:
    chosen = [part.strip().lower() for part in asked.split(",") if part.strip()]
    if not chosen or any(each not in kinds for each in chosen):
        raise CannotRunError(f"--what takes {', '.join(kinds)}, or several with commas, not {asked!r}.")
    return tuple(dict.fromkeys(chosen))


def _words(language: str) -> Words:
    there = languages_in(places.locales())
    if language not in there:
        raise CannotRunError(f"There is no language {language!r}. There are: {', '.join(there)}.")
    return Words.load(places.locales(), language)


def _school(folder: Path | None) -> School:
    """The school in that folder, or that of this PC: its name, whom children tell, how it words the rules."""
    if folder is None:
        return school_here(Folders.of_this_pc(), partial(print, file=sys.stderr))
    if not (folder / _SCHOOL_FILE).is_file():
        raise CannotRunError(f"There is no {_SCHOOL_FILE} in {folder}. Name the folder that holds it.")
    return read_school(folder / _SCHOOL_FILE)


def _name(pack: Pack, kind: str, story: str | None, language: str) -> str:
    parts = [pack.info.id, *([story] if story else []), kind, *([language] if language != SOURCE else [])]
    return f"{'-'.join(parts)}.html"


def _save(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, page.encode(), today())
    except OSError as fault:
        raise CannotRunError(
            f"{path} cannot be written ({why(fault)}). Name another folder with --out."
        ) from fault


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="smart-game print",
        description="Write pages to print on A4 paper: a teacher's guide, lesson plans, cards for a lesson "
        "without electricity, a certificate without a name, and a sheet for home.",
    )
    parser.add_argument("pack", help="a pack's id, or its folder")
    parser.add_argument("--story", metavar="ID", help="for one story of it only")
    parser.add_argument(
        "--what",
        default="guide,plan,cards,certificate,home",
        help="guide, plan, cards, certificate, home (usual: all)",
    )
    parser.add_argument("--out", type=Path, default=Path("print-outs"), metavar="DIR", help="where to write")
    parser.add_argument("--language", default=SOURCE, help="like cy; the language of the pages")
    parser.add_argument(
        "--school", type=Path, metavar="DIR", help="take the school.yaml in DIR, not that of this PC"
    )
    return parser
