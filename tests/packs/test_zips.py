"""Zips from anybody: good ones are read; of hostile ones nothing is written, and a sentence says why."""

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from smart_game.packs import zips
from smart_game.packs.known import Known
from smart_game.packs.loading import load_pack
from smart_game.packs.own_packs import load_own_packs
from smart_game.packs.zips import unpack

Fill = Callable[[zipfile.ZipFile], None]


def zip_pack(pack: Path, file: Path, around: str = "", *, more: Fill | None = None) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(pack.iterdir()):
            archive.write(each, f"{around}{each.name}")
        if more:
            more(archive)
    return file


def entry(name: str, mode: int = 0, content: bytes = b"x") -> Fill:
    def add(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo()
        info.filename = name
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, content)

    return add


@pytest.mark.parametrize("around", ["", "good/", "A folder with a name/"])
def test_a_zip_of_a_folder_or_of_its_files_is_a_pack(
    around: str, good_pack: Path, known: Known, tmp_path: Path
) -> None:
    leftovers = entry("__MACOSX/._pack.yaml")
    unpacked = unpack(zip_pack(good_pack, tmp_path / "a.zip", around, more=leftovers), tmp_path / "cache")
    assert unpacked.findings == ()
    assert unpacked.folder
    pack, findings = load_pack(unpacked.folder, known)
    assert pack
    assert findings == []
    assert {file.name for file in unpacked.folder.iterdir()} == {file.name for file in good_pack.iterdir()}


def test_the_same_zip_is_unpacked_once_and_an_edited_one_anew(good_pack: Path, tmp_path: Path) -> None:
    first = unpack(zip_pack(good_pack, tmp_path / "a.zip"), tmp_path / "cache")
    assert first.folder
    (first.folder / "mark").touch()
    again = unpack(tmp_path / "a.zip", tmp_path / "cache")
    assert again.folder == first.folder
    assert (first.folder / "mark").exists()
    (good_pack / "notes.txt").write_text("mine", encoding="utf-8")
    assert unpack(zip_pack(good_pack, tmp_path / "a.zip"), tmp_path / "cache").folder != first.folder


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (entry("../evil.yaml"), "SG142", '"../evil.yaml" in this zip would be put outside'),
        (entry("a/../../evil.yaml"), "SG142", "outside the pack's folder"),
        (entry("/etc/evil.yaml"), "SG142", "outside"),
        (entry("C:/evil.yaml"), "SG142", "outside"),
        (entry("..\\evil.yaml"), "SG142", "outside"),
        (entry("evil.yaml\0.txt"), "SG142", "outside"),
        (entry("link.yaml", stat.S_IFLNK | 0o777, b"/etc/passwd"), "SG143", "is a link, not a file"),
        (entry("pipe.yaml", stat.S_IFIFO), "SG143", "is a pipe"),
        (entry("disk.yaml", stat.S_IFBLK), "SG143", "is a device"),
        (entry("bomb.yaml", content=b"0" * 3_000_000), "SG146", "swell to more than 100 times"),
        (entry("PACK.yaml"), "SG147", '"PACK.yaml" is in this zip twice, or differs from "pack.yaml"'),
        (entry("ｐack.yaml"), "SG147", "twice"),
        (entry("inner.zip"), "SG149", '"inner.zip" in this zip does not belong in a pack'),
        (entry("run.exe"), "SG149", "does not belong"),
        (entry(".hidden"), "SG149", "does not belong"),
        (entry("deep/er/story.yaml"), "SG149", "does not belong"),
        (entry("sounds/en/virus.js"), "SG149", "does not belong"),
    ],
)
def test_a_hostile_zip_is_refused_whole(
    more: Fill, code: str, said: str, good_pack: Path, tmp_path: Path
) -> None:
    file = zip_pack(good_pack, tmp_path / "bad.zip", more=more)
    before = set(tmp_path.rglob("*"))
    refused = unpack(file, tmp_path / "cache")
    assert refused.folder is None
    assert [finding.diagnostic.code for finding in refused.findings] == [code]
    line = str(refused.findings[0])
    assert said in line
    assert line.startswith(f"{file.as_posix()}:1: {code} ")
    assert set(tmp_path.rglob("*")) == before


def test_a_name_that_is_there_twice_is_refused(good_pack: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        file = zip_pack(good_pack, tmp_path / "bad.zip", more=entry("pack.yaml"))
    assert _code(file) == "SG147"


def test_a_zip_without_a_pack_or_with_two_is_refused(good_pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("notes.txt", "x")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        for name in ("a", "b"):
            archive.writestr(f"{name}/pack.yaml", "format: 1")
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    codes = [_code(tmp_path / f"{name}.zip") for name in ("none", "two", "empty")]
    assert codes == ["SG150", "SG150", "SG150"]


def test_a_locked_zip_is_refused(good_pack: Path, tmp_path: Path) -> None:
    file = zip_pack(good_pack, tmp_path / "a.zip")
    content = bytearray(file.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    file.write_bytes(content)
    assert _code(file) == "SG148"


@pytest.mark.parametrize("cut", [0, 3, 40, 400])
def test_what_is_no_zip_or_half_of_one_is_refused(cut: int, good_pack: Path, tmp_path: Path) -> None:
    file = zip_pack(good_pack, tmp_path / "a.zip")
    file.write_bytes(file.read_bytes()[:cut])
    assert _code(file) == "SG141"


def test_damage_inside_is_refused_and_leaves_nothing(good_pack: Path, tmp_path: Path) -> None:
    file = zip_pack(good_pack, tmp_path / "a.zip")
    content = bytearray(file.read_bytes())
    for at in range(80, 120):
        content[at] ^= 0xFF
    file.write_bytes(content)
    assert _code(file) == "SG141"
    assert list((tmp_path / "cache").iterdir()) == []


def test_too_many_files_or_a_huge_list_of_them_are_refused(
    good_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = zip_pack(good_pack, tmp_path / "a.zip")
    content = bytearray(file.read_bytes())
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<I", 0x7FFFFFFF)
    (tmp_path / "lies.zip").write_bytes(content)
    assert _code(tmp_path / "lies.zip") == "SG145"
    monkeypatch.setattr(zips, "MOST_FILES", 2)
    assert _code(file) == "SG145"


def test_a_large_zip_or_a_large_sum_is_refused(
    good_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "MOST_MEGABYTES", 1)
    noise = entry("notes.txt", content=bytes(range(256)) * 8000)
    assert _code(zip_pack(good_pack, tmp_path / "sum.zip", more=noise)) in {"SG144", "SG146"}
    (tmp_path / "large.zip").write_bytes(b"0" * 2_000_000)
    assert _code(tmp_path / "large.zip") == "SG144"


def test_files_that_share_their_content_are_a_bomb(good_pack: Path, tmp_path: Path) -> None:
    """Each is small for its size, and together they would be many times the zip."""
    file = zip_pack(good_pack, tmp_path / "a.zip", more=entry("a.txt", content=bytes(range(256)) * 40))
    content = bytearray(file.read_bytes())
    directory = content.index(b"PK\x01\x02")
    end = content.rindex(b"PK\x05\x06")
    last = content.rindex(b"PK\x01\x02")
    row = bytes(content[last : last + 46])
    copies = [row + bytes([98 + number]) + b".txt" for number in range(24)]
    added = b"".join(copies)
    count = struct.unpack_from("<H", content, end + 10)[0] + len(copies)
    tail = bytearray(content[end:])
    struct.pack_into("<HHII", tail, 8, count, count, end - directory + len(added), directory)
    file.write_bytes(bytes(content[:end]) + added + bytes(tail))
    with zipfile.ZipFile(file) as archive:
        assert sum(each.compress_size for each in archive.infolist()) > file.stat().st_size
    assert _code(file) == "SG146"


def test_one_bad_zip_does_not_keep_the_others_away(good_pack: Path, known: Known, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    zip_pack(good_pack, folder / "good.zip")
    zip_pack(good_pack, folder / "hostile.zip", more=entry("../evil.yaml"))
    text = (good_pack / "kite-club.yaml").read_text(encoding="utf-8")
    (good_pack / "kite-club.yaml").write_text(text.replace("rule: safe", "rule: saef"), encoding="utf-8")
    zip_pack(good_pack, folder / "slip.zip")
    own = load_own_packs(folder, tmp_path / "cache", known, [])
    assert [pack.info.id for pack in own.packs] == ["good"]
    assert sorted(
        f"{each.file.relative_to(folder).as_posix()} {each.diagnostic.code}" for each in own.findings
    ) == [
        "hostile.zip SG142",
        "slip.zip/kite-club.yaml SG031",
    ]


def test_a_pack_with_the_id_of_one_that_came_with_the_game_is_refused(
    good_pack: Path, known: Known, tmp_path: Path
) -> None:
    shipped, _ = load_pack(good_pack, known)
    assert shipped
    folder = tmp_path / "packs"
    folder.mkdir()
    zip_pack(good_pack, folder / "mine.zip")
    own = load_own_packs(folder, tmp_path / "cache", known, [(good_pack, shipped)])
    assert own.packs == ()
    assert [finding.file for finding in own.findings] == [folder / "mine.zip" / "pack.yaml"]
    assert 'SG054 Another pack has the id "good"' in str(own.findings[0])


def _code(file: Path) -> str:
    (finding,) = unpack(file, file.parent / "cache").findings
    return finding.diagnostic.code
