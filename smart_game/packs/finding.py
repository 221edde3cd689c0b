"""Where packs are on a disk; nothing in them is read."""

from collections.abc import Iterable
from pathlib import Path

PACK_FILE = "pack.yaml"
QUICK_CHECK_FILE = "quick-check.yaml"


def find_packs(folders: Iterable[Path]) -> list[Path]:
    """The pack folders among these folders and right inside them, in order of name."""
    found: dict[Path, None] = {}
    for folder in folders:
        inside = sorted(each for each in folder.iterdir() if _is_pack(each)) if folder.is_dir() else []
        found |= dict.fromkeys([folder] if _is_pack(folder) else inside)
    return list(found)


def _is_pack(folder: Path) -> bool:
    file = folder / PACK_FILE
    return file.exists() or file.is_symlink()
