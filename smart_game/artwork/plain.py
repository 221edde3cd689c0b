"""YAML files of the artwork as plain data, read only where nobody has kept what is in them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Recall = Callable[[str, Sequence[Path], Callable[[], Any]], Any]
"""Gives plain data made of files: a name for it, the files, and how to make it where nobody kept it."""


class NotYamlError(ValueError):
    """A file is not YAML."""


def make_anew(_name: str, _files: Sequence[Path], make: Callable[[], Any]) -> Any:  # noqa: ANN401 - plain data
    """Keep nothing from one start to the next."""
    return make()


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    """What is in a file. NotYamlError says where it is not YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as quick
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as fault:
        raise NotYamlError(str(fault)) from fault
