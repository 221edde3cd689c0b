"""Text files from anybody: opened only when they are small, plain, UTF-8, and inside their folder."""

import re
import stat
from pathlib import Path

from smart_game.packs.diagnostics import (
    CANNOT_OPEN,
    LEAVES_PACK,
    NOT_A_FILE,
    NOT_UTF_8,
    TAB,
    TOO_LARGE,
)
from smart_game.packs.findings import Diagnostic, Finding

MOST_KILOBYTES = 256

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)


class RefusedError(Exception):
    """A file that is not read on: why, at which line, and the names for the sentence."""

    def __init__(self, diagnostic: Diagnostic, line: int = 1, **values: str) -> None:
        super().__init__(diagnostic.name)
        self.diagnostic = diagnostic
        self.line = line
        self.values = values

    def finding(self, file: Path) -> Finding:
        """The same, as a finding about a file."""
        return Finding(self.diagnostic, file, self.line, self.values)


def read_text(file: Path, folder: Path) -> str:
    """The text of a file in a folder; RefusedError where it is not one that may be read."""
    try:
        _refuse_outsider(file, folder)
        _refuse_by_size(file)
        with file.open("rb") as opened:
            content = opened.read(MOST_KILOBYTES * 1024 + 1)
    except OSError as error:
        raise RefusedError(CANNOT_OPEN, reason=_reason(error)) from error
    _refuse_large(len(content))
    return _decode(content)


def _refuse_outsider(file: Path, folder: Path) -> None:
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
    except RuntimeError as error:  # links that lead round in a circle, before Python 3.13
        raise RefusedError(LEAVES_PACK, name=file.name) from error
    if not inside:
        raise RefusedError(LEAVES_PACK, name=file.name)


def _refuse_by_size(file: Path) -> None:
    try:
        status = file.stat()
    except FileNotFoundError as error:
        raise RefusedError(NOT_A_FILE, found="nothing") from error
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError(NOT_A_FILE, found="a folder")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(NOT_A_FILE, found="a device or a pipe")
    _refuse_large(status.st_size)


def _refuse_large(size: int) -> None:
    if size > MOST_KILOBYTES * 1024:
        raise RefusedError(TOO_LARGE, size=str(-(-size // 1024)), most=str(MOST_KILOBYTES))


def _decode(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(NOT_UTF_8, content.count(b"\n", 0, error.start) + 1) from error
    if odd := _NOT_TEXT.search(text):
        raise RefusedError(NOT_UTF_8, text.count("\n", 0, odd.start()) + 1)
    if tab := _TAB_INDENT.search(text):
        raise RefusedError(TAB, text.count("\n", 0, tab.start()) + 1)
    return text


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "this computer does not allow it"
    return (error.strerror or "the computer gives no reason").lower()
