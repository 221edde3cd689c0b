"""Compiles the languages into the wheel: a .mo beside each .po of `locales`. None is kept in a checkout."""

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "smart_game/_shipped/locales"


class CompileLanguages(BuildHookInterface):  # type: ignore[type-arg]
    """Works while the wheel is built; an editable install reads the .po files themselves."""

    _made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the compiled catalogues among what goes into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from smart_game.words.po import compile_po
        finally:
            sys.path.remove(self.root)
        self._made = Path(mkdtemp(prefix="smart-game-languages-"))
        locales = Path(self.root) / "locales"
        for path in sorted(locales.rglob("*.po")):
            place = path.relative_to(locales).with_suffix(".mo")
            compiled = self._made / place
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_bytes(compile_po(path.read_bytes(), path.stem))
            build_data["force_include"][str(compiled)] = f"{INSIDE}/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear up."""
        if self._made:
            shutil.rmtree(self._made)
