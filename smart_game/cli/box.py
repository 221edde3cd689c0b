"""Where plays go that are over: they are counted, sealed and handed in, or wait."""

import sys
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from smart_game.cli.common import today
from smart_game.errors import SmartGameError
from smart_game.progress.handing_in import HandedIn, Sender
from smart_game.school.folders import Folders

if TYPE_CHECKING:
    from smart_game.progress.counts import Counts
    from smart_game.progress.written import Written
    from smart_game.scenario.playthrough import Playthrough


def box_for(folders: Folders) -> "Box":
    """Where plays go on this PC; if the school's key is not known yet, it is looked for at each play."""
    box = waiting_box(folders)
    box.find_key()
    return box


def waiting_box(folders: Folders) -> "Box":
    """The same before anybody has looked for the key."""
    said: set[str] = set()

    def say_once(sentence: str) -> None:
        if sentence not in said:
            said.add(sentence)
            say(sentence)

    def find_key() -> bytes | None:
        from smart_game.school.away import key_to_seal_to

        return key_to_seal_to(folders, say_once)

    return Box(Sender(folders.hand_in, folders.outbox, today), None, find_key)


def no_other_key() -> None:
    """There is no other place to look for a key."""


class Box:
    """Where scenes put a play that is over: it is counted, sealed and handed in."""

    def __init__(
        self, sender: Sender, key: bytes | None, find_key: Callable[[], bytes | None] = no_other_key
    ) -> None:
        self._sender = sender
        self._key = key
        self._find_key = find_key
        self._unsealed: list[Counts] = []
        self._said: str | None = None
        self._lock = Lock()

    def become(self, other: "Box") -> None:
        """Hand in where another box does, from now on."""
        with self._lock:
            self._sender, self._key, self._find_key = other._sender, other._key, other._find_key  # noqa: SLF001 - one class

    def __call__(
        self, pack_id: str, class_id: str, playthrough: "Playthrough", *, first: bool
    ) -> "Written | None":
        """Hand in, and say what was written and where it is, if anything was.

        What a person should know is said on the error stream, once as long as it lasts.

        Without a key the counts stay in memory, and go with the first play after the key is found.
        """
        from smart_game.progress.counts import count_play
        from smart_game.progress.written import written

        counts = count_play(pack_id, class_id, playthrough, first=first)
        with self._lock:
            self._unsealed.append(counts)
            self.find_key()
            result = None
            while self._key is not None and self._unsealed:
                result = self._sender.hand_in(self._unsealed.pop(0), self._key)
                self._report(result)
        return written(counts, result)

    def find_key(self) -> None:
        """Look for the key, if it is not known yet."""
        self._key = self._key or self._find_key()

    def get_ready(self) -> bool:
        """Look for the key, and try again what could not be handed in before; whatever fails is said.

        Whether there is a key.
        """
        with self._lock:
            try:
                self.find_key()
            except SmartGameError as fault:
                say(str(fault))
            self.send_waiting()
            return self._key is not None

    def send_waiting(self) -> None:
        """Try again what could not be handed in before."""
        self._report(self._sender.send_waiting())

    def _report(self, result: object) -> None:
        sentence = None if isinstance(result, HandedIn) else str(getattr(result, "sentence", result))
        if sentence and sentence != self._said:
            say(sentence)
        self._said = sentence


def say(sentence: str) -> None:
    """Tell whoever started the game, on the error stream."""
    print(f"smart-game: {sentence}", file=sys.stderr)
