"""Pictures that were drawn once, kept in a folder for the next start: reading pixels is quicker than drawing.

A file holds pixels and nothing else, under the fingerprint of the drawing, its size and the library that
drew it; a changed drawing is another file. What is damaged, or cannot be read or written, is drawn instead.
"""

import hashlib
import os
import secrets
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread

import pygame

Size = tuple[int, int]

MOST_BYTES = 48 * 1024 * 1024
"""Of all files of the folder; those that were made first go first."""

_HEAD = struct.Struct(">4sIIB")
_MARK = b"SGP1"
_LARGEST = 64 * 1024 * 1024
"""Bytes of one picture's pixels."""

_SUFFIX = ".pixels"
_MOST_WAITING = 24
"""Pictures that wait to be written; further ones are kept the next time that they are drawn."""

_HALF_WRITTEN = 3600.0
"""Seconds after which nobody is still writing a file."""


class PictureStore:
    """Pictures in a folder, which need not be there; it is `writable` until writing has failed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.writable = True
        self._waiting: Queue[tuple[str, bytes, bytes]] = Queue()
        self._writer: Thread | None = None

    def key(self, source: bytes, size: Size, *, cover: bool) -> str:
        """What a drawing of this size is kept under."""
        about = f"{pygame.version.ver} {pygame.get_sdl_version()} {size} {cover}\n"
        return hashlib.sha256(about.encode() + source).hexdigest()

    def has(self, key: str) -> bool:
        """Whether there is a file of it."""
        return (self._folder / f"{key}{_SUFFIX}").exists()

    def load(self, key: str) -> pygame.Surface | None:
        """The picture, if it is there and whole."""
        try:
            with (self._folder / f"{key}{_SUFFIX}").open("rb") as opened:
                content = opened.read(_LARGEST)
            mark, width, height, opaque = _HEAD.unpack_from(content)
            if mark != _MARK or not 0 < width * height * 4 <= _LARGEST:
                return None
            pixels = zlib.decompressobj().decompress(content[_HEAD.size :], width * height * 4 + 1)
            drawn = pygame.image.frombuffer(pixels, (width, height), "RGBA")
        except (OSError, ValueError, struct.error, zlib.error, pygame.error):
            return None
        return shown(drawn, opaque=bool(opaque))

    def save(self, key: str, picture: pygame.Surface, *, opaque: bool) -> None:
        """Keep a picture, some time soon, whole or not at all; nobody waits for it.

        A folder that cannot be written is not tried again.
        """
        if not self.writable or self._waiting.qsize() >= _MOST_WAITING:
            return
        head = _HEAD.pack(_MARK, *picture.get_size(), opaque)
        self._waiting.put((key, head, pygame.image.tobytes(picture, "RGBA")))
        if self._writer is None:
            self._writer = Thread(target=self._write_all, name="pictures", daemon=True)
            self._writer.start()

    def settle(self) -> None:
        """Wait until all that is to be kept has been written."""
        self._waiting.join()

    def _write_all(self) -> None:
        while True:
            key, head, pixels = self._waiting.get()
            if self.writable:
                self._write(key, head + zlib.compress(pixels, 1))
            self._waiting.task_done()

    def _write(self, key: str, content: bytes) -> None:
        part = self._folder / f".part-{secrets.token_hex(8)}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(self._folder / f"{key}{_SUFFIX}")
        except OSError:
            self.writable = False
            with suppress(OSError):
                part.unlink()

    def tidy(self, now: float) -> None:
        """Let the oldest files go where there are too many; and, by `now`, what a killed program left.

        `now` is in seconds, as files have it.
        """
        with suppress(OSError), os.scandir(self._folder) as found:
            files = [(entry.stat(), entry.path) for entry in found if entry.is_file()]
            left = sum(about.st_size for about, _ in files)
            for about, path in sorted(files, key=lambda each: each[0].st_mtime):
                half = not path.endswith(_SUFFIX) and now - about.st_mtime > _HALF_WRITTEN
                if left > MOST_BYTES or half:
                    left -= about.st_size
                    with suppress(OSError):
                        Path(path).unlink()


def shown(drawn: pygame.Surface, *, opaque: bool) -> pygame.Surface:
    """A picture as it is quickest to put on the screen."""
    if not pygame.display.get_surface():
        return drawn
    return drawn.convert() if opaque else drawn.convert_alpha()


def is_opaque(drawn: pygame.Surface) -> bool:
    """Whether nothing shines through a picture anywhere."""
    width, height = drawn.get_size()
    return pygame.mask.from_surface(drawn, 254).count() == width * height
