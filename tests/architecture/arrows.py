"""Who may import whom (`docs/architecture.md`), as data; and a reader of imports that holds it."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "smart_game"

PURE = frozenset({"scenario", "packs", "progress", "reports", "school", "words", "artwork"})


@dataclass(frozen=True)
class Arrows:
    """What a part may import: parts of ours, libraries, and what of the standard library it may not."""

    ours: frozenset[str]
    libraries: frozenset[str] = frozenset()
    not_standard: frozenset[str] = frozenset()
    advice: str = "Move the code to a part that may, or give it what it needs as an argument."


_NETWORK = {"socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib"}
_NETWORK |= {"telnetlib", "xmlrpc", "asyncio", "webbrowser"}
_FILES_AND_CLOCKS = {"os", "io", "pathlib", "shutil", "tempfile", "time", "datetime", "calendar", "gettext"}
_FILES_AND_CLOCKS |= {"locale", "subprocess"}
_BASE = frozenset({"errors", "scenario"})
_EVERYTHING = PURE | {"errors", "engine", "scenes", "places", "app", "robots", "gallery", "cli", "printing"}

ARROWS: dict[str, Arrows] = {
    "errors": Arrows(frozenset()),
    "places": Arrows(frozenset({"errors"})),
    "scenario": Arrows(
        _BASE,
        frozenset({"pydantic"}),
        frozenset(_FILES_AND_CLOCKS),
        "A scenario knows no file, clock or language: do this in packs, words or scenes.",
    ),
    "artwork": Arrows(frozenset({"errors", "artwork"}), frozenset({"yaml"})),
    "packs": Arrows(_BASE | {"packs", "artwork"}, frozenset({"pydantic", "pydantic_core", "yaml"})),
    "progress": Arrows(_BASE | {"progress"}, frozenset({"pydantic", "nacl", "filelock"})),
    "reports": Arrows(
        _BASE | {"reports", "progress"}, frozenset({"babel", "pydantic", "jinja2", "xlsxwriter", "pyarrow"})
    ),
    "printing": Arrows(
        _BASE | {"printing", "packs", "artwork", "school", "words"},
        frozenset({"babel", "jinja2", "markupsafe"}),
    ),
    "school": Arrows(_BASE | {"school"}, frozenset({"pydantic", "yaml", "nacl", "platformdirs"})),
    "words": Arrows(_BASE | {"words"}, frozenset({"babel", "yaml"})),
    "engine": Arrows(
        frozenset({"errors", "engine"}),
        frozenset({"pygame"}),
        advice="The engine could run another game: do this in scenes, and hand it in.",
    ),
    "scenes": Arrows(
        PURE | {"errors", "engine", "scenes"},
        frozenset({"pygame"}),
        advice="A scene gets what it needs through its constructor: build it in app.py.",
    ),
    "cli": Arrows(_EVERYTHING, frozenset({"pygame", "nacl", "pydantic", "yaml", "babel", "fontTools"})),
    "app": Arrows(_EVERYTHING - {"cli"}, frozenset({"pygame"})),
    "robots": Arrows(_EVERYTHING - {"cli", "places", "app"}, frozenset({"pygame"})),
    "gallery": Arrows(_EVERYTHING - {"cli", "robots"}, frozenset({"pygame"})),
    "__main__": Arrows(frozenset({"cli"})),
    "__init__": Arrows(frozenset()),
}

ONLY_WHEN_RUN = frozenset({"pygame", "app", "robots", "gallery", "engine", "scenes"})
"""What a command imports inside the function that needs it, so that the others start without a screen."""


@dataclass(frozen=True)
class Import:
    """One import: where it stands, what it names, and whether it happens when the file is imported."""

    line: int
    target: str
    at_once: bool


def broken_arrows(root: Path) -> list[str]:
    """A sentence for each import in the package folder `root` that is not among the arrows."""
    found: list[str] = []
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root)
        part = place.parts[0] if len(place.parts) > 1 else place.stem
        if part.startswith("_shipped"):
            continue
        arrows = ARROWS.get(part)
        if arrows is None:
            found.append(
                f"{path}:1: there are no arrows for the part {part!r}. Add it to ARROWS in {__file__}."
            )
            continue
        for each in imports_in(path.read_text(encoding="utf-8"), (PACKAGE, *place.parent.parts)):
            reason = _refusal(part, arrows, each)
            if reason:
                found.append(f"{path}:{each.line}: {reason}")
    return found


def imports_in(source: str, package: tuple[str, ...]) -> Iterator[Import]:
    """Every import of a file, in functions too; those under `if TYPE_CHECKING:` are left out."""
    yield from _walk(ast.parse(source).body, package, at_once=True)


def _walk(body: list[ast.stmt], package: tuple[str, ...], *, at_once: bool) -> Iterator[Import]:
    for statement in body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test).endswith("TYPE_CHECKING"):
            yield from _walk(statement.orelse, package, at_once=at_once)
            continue
        if isinstance(statement, ast.Import):
            for name in statement.names:
                yield Import(statement.lineno, name.name, at_once)
        elif isinstance(statement, ast.ImportFrom):
            base = package[: len(package) + 1 - statement.level] if statement.level else ()
            module = ".".join((*base, *filter(None, [statement.module])))
            for name in statement.names:
                yield Import(statement.lineno, f"{module}.{name.name}", at_once)
        inside = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
        for nested in ast.iter_child_nodes(statement):
            blocks = [nested] if isinstance(nested, ast.stmt) else getattr(nested, "body", [])
            if isinstance(blocks, list):
                yield from _walk(blocks, package, at_once=at_once and not inside)


def _refusal(part: str, arrows: Arrows, each: Import) -> str | None:
    top, *rest = each.target.split(".")
    ours = top == PACKAGE
    name = rest[0] if ours and rest else top
    if ours and name.startswith("__"):
        return None  # the version of the package
    if ours and name not in arrows.ours:
        return f"{part} imports {PACKAGE}.{name}, but no arrow leads from {part} to {name}. {arrows.advice}"
    if top in _NETWORK:
        return f"{part} imports {top}, but the game has no network. Do without it."
    if not ours and top in sys.stdlib_module_names:
        return (
            f"{part} imports {top}, which it may not. {arrows.advice}" if top in arrows.not_standard else None
        )
    if not ours and top not in arrows.libraries:
        return f"{part} imports the library {top}, but no arrow leads from {part} to {top}. {arrows.advice}"
    if part == "cli" and each.at_once and name in ONLY_WHEN_RUN:
        return (
            f"a command imports {name} when it is imported itself, so check and report might load pygame. "
            "Import it inside the function that needs it."
        )
    return None
