"""Files made to hurt: refused with a finding, soon, and without filling the memory."""

import os
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from smart_game.packs import reading
from smart_game.packs.findings import Finding
from smart_game.packs.reading import read_document

SECONDS = 1.0
MEGABYTES = 16

_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
_DEEP = 200_000
HOSTILE = {
    "alias bomb": (_BOMB, "SG011"),
    "anchor on the top": ("&all\na: 1\n", "SG011"),
    "alias as a key": ("*a : 1\n", "SG011"),
    "alias round in a circle": ("a: &a [*a]\n", "SG011"),
    "python object": ('a: !!python/object/apply:os.system ["true"]\n', "SG012"),
    "a tag of its own": ("a: !mine b\n", "SG012"),
    "a tag on the top": ("!!set\na: b\n", "SG012"),
    "a tag on a key": ("!!binary aGk=: b\n", "SG012"),
    "many open brackets": ("a: " + "[" * _DEEP, "SG013 SG007"),  # newer parsers refuse them, too
    "many open braces": ("a: " + "{" * _DEEP, "SG007"),
    "many open braces with keys": ("a: " + "{b: " * (_DEEP // 4), "SG013"),
    "many list dashes": ("a:\n  " + "- " * (_DEEP // 2) + "b\n", "SG013"),
    "many question marks": ("? " * (_DEEP // 2), "SG007"),
    "brackets as a key": ("? [a, b]\n: c\n", "SG007"),
    "brackets closed too often": ("]" * _DEEP, "SG007"),
    "a quote that never ends": ('a: "' + "b " * (_DEEP // 2), "SG007"),
    "a long line of quotes": ("a: " + "'" * (_DEEP + 1), "SG007"),
    "one key as long as the file": ("a" * _DEEP, "SG010"),
    "the same key many times": ("a: 1\n" * (_DEEP // 5), "SG014"),
    "many documents": ("---\n" * (_DEEP // 4), "SG009"),
    "a second document": ("a: 1\n--- \nb: 1\n", "SG009"),
    "a number with many digits": ("a: " + "9" * _DEEP, "SG015"),
    "a number in base sixty": ("a: 1" + ":59" * (_DEEP // 3), "SG015"),
    "a date that is none": ("a: 2026-13-45\n", "SG015"),
    "only a comment": ("#" * _DEEP, "SG008"),
    "nothing": ("", "SG008"),
    "only spaces": (" \n" * (_DEEP // 2), "SG008"),
    "only null": ("~\n", "SG008"),
    "a list": ("- a\n", "SG010"),
    "a text": ("hello\n", "SG010"),
    "a tab": ("a:\n\tb: 1\n", "SG006"),
    "a tab after spaces": ("a:\n  \tb: 1\n", "SG006"),
    "a bell": ("a: \x07\n", "SG005"),
    "an unknown directive": ("%YAML 9.9\n---\na: 1\n", "SG007"),
}


@pytest.fixture(params=[reading.LOADER, yaml.SafeLoader], ids=["fast", "plain"], autouse=True)
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LOADER", request.param)


@pytest.fixture
def soon() -> Iterator[None]:
    """The test's work is done within a second."""
    began = time.perf_counter()
    yield
    assert time.perf_counter() - began < SECONDS


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("named", HOSTILE)
def test_hostile_text_is_refused_soon(named: str, tmp_path: Path) -> None:
    text, code = HOSTILE[named]
    file = tmp_path / "x.yaml"
    file.write_bytes(text.encode())
    assert set(code.split()) & set(_codes(file))


@pytest.mark.parametrize(
    "content", [b"a: caf\xe9\n", b"\xff\xfea\x00:\x00", b"a: \xc0\xaf\n", b"a: \xed\xa0\x80\n"]
)
def test_bytes_that_are_not_utf_8_are_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    assert _codes(file) == ["SG005"]


def test_the_line_of_the_first_bad_byte_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"a: 1\nb: 2\nc: caf\xe9\n")
    assert _read(file)[0].line == 3


def test_a_byte_order_mark_as_windows_writes_it_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: caf\xc3\xa9\r\nb: c\r\n")
    document, findings = read_document(file, tmp_path)
    assert findings == []
    assert document is not None
    assert document.data == {"a": "café", "b": "c"}
    assert document.line(("b",)) == 2


@pytest.mark.usefixtures("soon")
def test_a_file_of_100_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.touch()
    os.truncate(file, 100 * 1024 * 1024)
    tracemalloc.start()
    codes = _codes(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert codes == ["SG003"]
    assert most < 1024 * 1024


@pytest.mark.parametrize("named", ["alias bomb", "many open brackets", "many open braces with keys"])
def test_memory_stays_small(named: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(HOSTILE[named][0], encoding="utf-8")
    tracemalloc.start()
    _read(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MEGABYTES * 1024 * 1024


def test_the_largest_file_allowed_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(("a: b\n" + "#" * 256 * 1024)[: 256 * 1024], encoding="utf-8")
    assert _read(file) == []


def test_a_folder_and_a_pipe_are_not_files(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder.yaml", tmp_path / "pipe.yaml"
    folder.mkdir()
    os.mkfifo(pipe)
    assert "There is a folder where" in str(_read(folder)[0])
    assert "There is a device or a pipe where" in str(_read(pipe)[0])


def test_a_link_out_of_the_pack_is_refused(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (tmp_path / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    (pack / "x.yaml").symlink_to("../secret.yaml")
    assert [each.diagnostic.code for each in read_document(pack / "x.yaml", pack)[1]] == ["SG004"]


def test_a_link_to_a_folder_outside_is_refused(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "sub").symlink_to("/etc")
    assert [each.diagnostic.code for each in read_document(pack / "sub" / "passwd", pack)[1]] == ["SG004"]


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("y.yaml")
    (tmp_path / "y.yaml").symlink_to("x.yaml")
    assert _codes(tmp_path / "x.yaml")[0] in {"SG001", "SG002", "SG004"}


def test_a_dangling_link_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("gone.yaml")
    assert "There is nothing where a file should be" in str(_read(tmp_path / "x.yaml")[0])


def test_what_a_file_says_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(
        '"\\e[31mred\\nSG000 all is well": 1\n"\\e[31mred\\nSG000 all is well": 2\n', encoding="utf-8"
    )
    said = str(_read(file)[0])
    assert said.isprintable()
    assert "�[31mred�SG000" in said


def _read(file: Path) -> list[Finding]:
    return read_document(file, file.parent)[1]


def _codes(file: Path) -> list[str]:
    return [finding.diagnostic.code for finding in _read(file)]
