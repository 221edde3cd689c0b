"""Packs in a zip, from anybody: looked at from end to end before a single file of them is written.

What is unpacked lies in a folder named after the zip's own content, so that an edited zip is unpacked anew,
and the same one only once.
"""

import hashlib
import re
import secrets
import shutil
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from smart_game.packs import zip_diagnostics as diagnostics
from smart_game.packs.findings import Diagnostic, Finding
from smart_game.packs.text_files import RefusedError

SUFFIX = ".zip"
MOST_MEGABYTES = 128
MOST_FILES = 3000
MOST_SWELLING = 100
"""How many times its size a file may become; text becomes ten times its own."""

_LEAST_SWOLLEN = 512 * 1024
_LARGEST_LIST = 1024 * 1024
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _LONGEST_COMMENT, _LOCATOR = 22, 65_535, 20
_LEFT_BEHIND = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What macOS and Windows put into a zip unasked; it is passed over."""

_OF_A_PACK = re.compile(
    r"[a-z0-9-]+\.yaml|[a-z0-9-]+\.schema\.json|[\w][\w .-]*\.(?:txt|md|svg)"
    r"|sounds/|sounds/[A-Za-z_]{2,6}/|sounds/[A-Za-z_]{2,6}/[\w-]+\.(?:ogg|wav)"
)
_LEADS_OUT = re.compile(r"^/|\\|:|\0|(?:^|/)\.{1,2}(?:/|$)")
_KINDS = {stat.S_IFLNK: "a link", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
_PACK_FILE = "pack.yaml"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    IndexError,
)


@dataclass(frozen=True)
class Unpacked:
    """A zip: the folder in which its pack lies now, or what keeps it from being unpacked."""

    file: Path
    folder: Path | None
    findings: tuple[Finding, ...] = ()

    def named(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings about the folder as findings about the zip, which is what people know."""
        found = []
        for finding in findings:
            inside = self.folder is not None and finding.file.is_relative_to(self.folder)
            place = (
                self.file / finding.file.relative_to(self.folder) if inside and self.folder else finding.file
            )
            found.append(replace(finding, file=place))
        return found


def find_zips(folder: Path) -> list[Path]:
    """The zips right inside a folder, in order of name."""
    inside = folder.iterdir() if folder.is_dir() else ()
    return sorted(file for file in inside if file.suffix.lower() == SUFFIX and not file.name.startswith("."))


def unpack(file: Path, cache: Path) -> Unpacked:
    """Unpack a zip below the cache, unless something is the matter with it. Never raises for its contents."""
    try:
        with file.open("rb") as opened:
            _refuse_by_size(opened)
            place = cache / hashlib.file_digest(opened, "sha256").hexdigest()[:32]
            if not place.is_dir():
                with zipfile.ZipFile(opened) as archive:
                    _extract(archive, _checked(archive, _size(opened)), place)
    except RefusedError as refused:
        return Unpacked(file, None, (refused.finding(file),))
    except OSError as error:
        return _broken(file, (error.strerror or "the computer gives no reason").lower())
    except _FAULTS:
        return _broken(file, "it is damaged, or it is not a zip")
    return Unpacked(file, place)


def _broken(file: Path, reason: str) -> Unpacked:
    return Unpacked(file, None, (Finding(diagnostics.ZIP_BROKEN, file, 1, {"reason": reason}),))


def _size(opened: BinaryIO) -> int:
    return opened.seek(0, 2)


def _refuse_by_size(opened: BinaryIO) -> None:
    """Before a library reads its list of files: that the zip, and this list, are small enough to be read."""
    size = _size(opened)
    _refuse_large("holds", size)
    tail_at = max(0, size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR)
    opened.seek(tail_at)
    tail = opened.read()
    short = len(tail) - _END_SIZE
    at = short if tail[short : short + 4] == _END and tail[-2:] == b"\0\0" else tail.rfind(_END, 0, short + 4)
    if short >= 0 and at >= 0:
        (listed,) = struct.unpack_from("<I", tail, at + 12)
        if listed > _LARGEST_LIST or tail[max(0, at - _LOCATOR) : at].startswith(_END_64):
            raise RefusedError(diagnostics.ZIP_TOO_MANY, most=str(MOST_FILES))
    opened.seek(0)


def _refuse_large(does: str, size: int) -> None:
    if size > MOST_MEGABYTES * 1024 * 1024:
        megabytes = str(-(-size // 1024 // 1024))
        raise RefusedError(diagnostics.ZIP_TOO_LARGE, does=does, size=megabytes, most=str(MOST_MEGABYTES))


def _checked(archive: zipfile.ZipFile, size: int) -> list[tuple[zipfile.ZipInfo, str]]:
    """The files to unpack, each with its place in the pack's folder; RefusedError where one is amiss."""
    everything = archive.infolist()
    if len(everything) > MOST_FILES:
        raise RefusedError(diagnostics.ZIP_TOO_MANY, most=str(MOST_FILES))
    for each in everything:
        _refuse_file(each)
    _refuse_large("unpacks to", sum(each.file_size for each in everything))
    if sum(each.compress_size for each in everything) > size:  # files that share their content
        _refuse(
            diagnostics.ZIP_BOMB, max(everything, key=lambda each: each.file_size), most=str(MOST_SWELLING)
        )
    kept = [each for each in everything if not _LEFT_BEHIND.search(each.filename)]
    _refuse_twins(kept)
    return list(_placed(kept))


def _refuse_file(each: zipfile.ZipInfo) -> None:
    if _LEADS_OUT.search(each.orig_filename) or _LEADS_OUT.search(each.filename):
        _refuse(diagnostics.ZIP_LEADS_OUT, each)
    kind = stat.S_IFMT(each.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        _refuse(diagnostics.ZIP_LINK, each, found=_KINDS.get(kind, "a device"))
    if each.flag_bits & 1:
        _refuse(diagnostics.ZIP_LOCKED, each)
    if each.file_size > max(_LEAST_SWOLLEN, MOST_SWELLING * each.compress_size):
        _refuse(diagnostics.ZIP_BOMB, each, most=str(MOST_SWELLING))


def _refuse_twins(kept: Iterable[zipfile.ZipInfo]) -> None:
    first: dict[str, str] = {}
    for each in kept:
        plain = unicodedata.normalize("NFKC", each.filename).casefold().rstrip("/")
        if plain in first:
            _refuse(diagnostics.ZIP_NAME_TWICE, each, first=first[plain])
        first[plain] = each.filename


def _placed(kept: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Each file with its name in the pack: at the top, or in the one folder that all are in."""
    names = {each.filename for each in kept}
    tops = {name.partition("/")[0] for name in names}
    around = "" if _PACK_FILE in names else f"{next(iter(tops), '')}/"
    if around and (len(tops) != 1 or around + _PACK_FILE not in names):
        raise RefusedError(diagnostics.ZIP_NO_PACK)
    for each in kept:
        name = each.filename[len(around) :]
        if name and not _OF_A_PACK.fullmatch(name):
            _refuse(diagnostics.ZIP_ODD_FILE, each)
        if name and not each.is_dir():
            yield each, name


def _refuse(diagnostic: Diagnostic, each: zipfile.ZipInfo, **values: str) -> None:
    raise RefusedError(diagnostic, 1, name=each.orig_filename, **values)


def _extract(archive: zipfile.ZipFile, files: Iterable[tuple[zipfile.ZipInfo, str]], place: Path) -> None:
    """Write the files into a folder that is there whole or not at all."""
    part = place.with_name(f".part-{secrets.token_hex(8)}")
    part.mkdir(parents=True)
    try:
        for each, name in files:
            target = part / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(each) as source, target.open("xb") as written:
                shutil.copyfileobj(source, written)
        part.rename(place)
    except OSError:
        if not place.is_dir():  # else another game was quicker
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def forget_others(cache: Path, used: Iterable[Unpacked]) -> None:
    """Delete what was unpacked from zips that are no longer there."""
    kept = {each.folder for each in used}
    for folder in cache.iterdir() if cache.is_dir() else ():
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)
