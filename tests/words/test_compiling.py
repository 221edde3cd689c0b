"""The languages are compiled while the wheel is built, and cleared away afterwards."""

import gettext
import importlib.util
import shutil
from pathlib import Path
from typing import Any, Protocol

import pytest

import smart_game
from smart_game import places

CHECKOUT = Path(smart_game.__file__).parents[1]
INSIDE = "smart_game/_shipped/locales"


class Hook(Protocol):
    """What hatchling calls."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None: ...

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None: ...


def hook(root: Path) -> Hook:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", CHECKOUT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Hook = module.CompileLanguages(str(root), {}, None, None, str(root), "wheel")
    return made


def test_every_language_file_gets_a_compiled_one(tmp_path: Path) -> None:
    shutil.copytree(places.locales(), tmp_path / "locales", ignore=shutil.ignore_patterns("*.mo"))
    build: dict[str, Any] = {"force_include": {}}
    made = hook(tmp_path)
    made.initialize("standard", build)
    files = {inside: Path(file) for file, inside in build["force_include"].items()}
    expected = {path.relative_to(tmp_path / "locales") for path in (tmp_path / "locales").rglob("*.po")}
    assert set(files) == {f"{INSIDE}/{path.with_suffix('.mo').as_posix()}" for path in expected}
    with files[f"{INSIDE}/pl/LC_MESSAGES/smart_game.mo"].open("rb") as opened:
        assert gettext.GNUTranslations(opened).gettext("Go on") == "Dalej"
    made.finalize("standard", build, "")
    assert [path for path in files.values() if path.exists()] == []
    assert list((tmp_path / "locales").rglob("*.mo")) == []


def test_an_editable_install_compiles_nothing(tmp_path: Path) -> None:
    build: dict[str, Any] = {"force_include": {}}
    hook(tmp_path).initialize("editable", build)
    assert build["force_include"] == {}
