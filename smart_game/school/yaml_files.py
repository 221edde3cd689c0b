"""Small YAML files that a person wrote, as a frozen model; what is wrong is told with file and line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from smart_game.errors import CannotRunError

LARGEST = 64 * 1024
_DEEPEST = 10
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS: Mapping[str, str] = {
    "missing": "it is missing",
    "model_type": "it should be keys with values, like name: Our school",
    "extra_forbidden": "this key is not known here",
    "string_type": "it should be text: put quotes around it",
    "int_type": "it should be a whole number",
    "int_parsing": "it should be a whole number",
    "string_pattern_mismatch": "it should be small letters, digits and hyphens, like year-3",
    "date_from_datetime_parsing": "it should be a day, like 2026-11-22",
}

Model = TypeVar("Model", bound=BaseModel)
_Where = tuple[int | str, ...]


def read_yaml(path: Path, model: type[Model]) -> Model:
    """The file as this model. FileNotFoundError if it is not there, CannotRunError if it is not right."""
    root = _composed(path)
    lines: dict[_Where, int] = {}
    plain = _plain(root, (), lines, path)
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        raise _wrong(path, _line(lines, first["loc"]), _sentence(first)) from None


def _composed(path: Path) -> Any:  # noqa: ANN401 - the library's nodes have no common type
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(f"{path} cannot be read ({reason}). Check the file and its folder.") from None
    if len(content) > LARGEST:
        raise _wrong(path, 1, "the file is too large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _wrong(path, line, "a character is not UTF-8: save the file as UTF-8") from None
    try:
        _refuse_aliases(text, path)
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise _wrong(path, mark.line + 1 if mark else 1, f"it cannot be understood: {problem}") from None


def _refuse_aliases(text: str, path: Path) -> None:
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise _wrong(path, line, "aliases (*name) are not allowed")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _wrong(path, line, "it is nested too deeply")


def _plain(node: Any, where: _Where, lines: dict[_Where, int], path: Path) -> Any:  # noqa: ANN401
    lines.setdefault(where, 1 if node is None else node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in found:
                raise _wrong(path, line, f"the key {key!r} is here twice")
            lines[*where, key] = line
            found[key] = _plain(value_node, (*where, key), lines, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, index), lines, path) for index, item in enumerate(node.value)]
    return None if node is None else _scalar(node, path)


def _scalar(node: Any, path: Path) -> Any:  # noqa: ANN401
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (yaml.YAMLError, ValueError):
        raise _wrong(path, node.start_mark.line + 1, f"{node.value!r} cannot be understood") from None


def _line(lines: Mapping[_Where, int], where: _Where) -> int:
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's own dictionary
    where = ".".join(str(part) for part in error["loc"]) or "the file"
    said = _KINDS.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    return f"{where}: {said[:1].lower()}{said[1:]}"


def _wrong(path: Path, line: int, sentence: str) -> CannotRunError:
    return CannotRunError(f"{path}:{line}: {sentence}. Mend the file, then try again.")
