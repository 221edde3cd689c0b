"""`smart-game schema`: the JSON Schema of a pack's files, so that editors complete them and warn."""

from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.common import Parser
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.packs.catalogues import Citations, Misconceptions, SymbolTexts
from smart_game.packs.known import Known
from smart_game.packs.schema import FileKind, Names, schema_text


def run(arguments: Sequence[str]) -> int:
    """Print one schema, or write it to a file, or all three into a folder."""
    options = _parser().parse_args(arguments)
    names, out = shipped_names(), options.out
    if out is None:
        print(schema_text(FileKind(options.of), names), end="")
        return FINE
    whole = {out: FileKind(options.of)}
    files = {out / kind.file_name: kind for kind in FileKind} if out.is_dir() else whole
    for file, kind in files.items():
        _write(file, schema_text(kind, names))
        print(file)
    return FINE


def shipped_names() -> Names:
    """The names that came with the game."""
    assets = places.assets()
    catalogues = assets / "catalogues"
    return Names(
        Known.load(assets),
        Misconceptions.load(catalogues),
        Citations.load(catalogues),
        SymbolTexts.load(assets / "pictures" / "symbols"),
    )


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(f"{file} cannot be written ({reason}). Name another with --out.") from None


def _parser() -> Parser:
    parser = Parser(
        prog="smart-game schema", description="Write the JSON Schema of a pack's files, for editors."
    )
    parser.add_argument(
        "of", nargs="?", choices=list(FileKind), default=FileKind.SCENARIO, metavar="|".join(FileKind)
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write it to this file; all three, into this folder"
    )
    return parser
