"""Lets several pieces of real work take turns, one file operation at a time, in an order that a seed decides.

Each runs in a thread of its own and stops before every file operation until it is its turn. So an order that
went wrong once goes wrong again with the same seed.
"""

import errno
import os
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from smart_game.progress.lock import NAME
from tests.progress.faults import watched, write_half

_LONGEST_TURN = 30.0
"""Seconds after which something hangs."""


class PowerCutError(BaseException):
    """The computer is off: nothing after this happens, not even tidying up."""


@dataclass
class Trouble:
    """From one turn to another, what is done below a folder fails."""

    folder: Path
    begins: int
    ends: int
    number: int

    def strikes(self, turn: int, path: str) -> bool:
        return self.begins <= turn < self.ends and path.startswith(str(self.folder))


@dataclass
class Actor:
    """One who takes turns.

    `dies_at` is the file operation at which its power is cut. One who stands outside takes turns where it
    says so, and meets no trouble.
    """

    name: str
    work: Callable[["Actor"], None]
    dies_at: int | None = None
    outside: bool = False
    operations: int = 0
    dead: bool = False
    done: bool = False
    failure: BaseException | None = None
    path: str = ""
    turn: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    back: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def pause(self) -> None:
        """Wait for the next turn."""
        self.back.release()
        assert self.turn.acquire(timeout=_LONGEST_TURN)

    def run(self) -> None:
        assert self.turn.acquire(timeout=_LONGEST_TURN)
        try:
            self.work(self)
        except PowerCutError:
            pass
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            self.failure = error
        self.done = True
        self.back.release()


class Stage:
    """Gives turns to actors, and makes trouble."""

    def __init__(self, seed: int, staff: Path) -> None:
        self.chance = random.Random(seed)
        self.troubles: list[Trouble] = []
        self.turns = 0
        self._staff = str(staff)
        self._actors: dict[int, Actor] = {}

    @property
    def actor(self) -> Actor | None:
        """Whose turn it is, if this is the thread of an actor."""
        return self._actors.get(threading.get_ident())

    def play(self, actors: list[Actor]) -> None:
        """Give turns until everybody is done."""
        threads = {actor.name: threading.Thread(target=actor.run, daemon=True) for actor in actors}
        for actor in actors:
            threads[actor.name].start()
            ident = threads[actor.name].ident
            assert ident is not None
            self._actors[ident] = actor
        with watched(self._watch):
            acting = list(actors)
            while acting:
                actor = self.chance.choice(acting)
                for _ in range(self.chance.choice((1, 1, 1, 4, 20))):
                    actor.turn.release()
                    assert actor.back.acquire(timeout=_LONGEST_TURN), f"{actor.name} hangs"
                    self.turns += 1
                    if actor.done:
                        acting.remove(actor)
                        break
        for thread in threads.values():
            thread.join()
        for actor in actors:
            if actor.failure is not None:
                raise AssertionError(f"{actor.name} broke down") from actor.failure

    def _watch(self, name: str, *arguments: object) -> None:
        actor = self.actor
        if actor is None or actor.outside:
            return
        if isinstance(arguments[0], str | os.PathLike):
            actor.path = os.fspath(arguments[0])
        if actor.path == self._staff or actor.path.endswith(NAME):
            return  # the lock library holds a lock of its own here: nobody else may have a turn
        if not actor.dead:
            actor.pause()
            actor.operations += 1
            actor.dead = actor.operations == actor.dies_at
            if actor.dead and name == "write":
                write_half(*arguments)
        if actor.dead:
            raise PowerCutError
        self._strike(actor.path, name, arguments)

    def _strike(self, path: str, name: str, arguments: tuple[object, ...]) -> None:
        for trouble in self.troubles:
            if trouble.strikes(self.turns, path) and (name == "write" or trouble.number != errno.ENOSPC):
                if name == "write":
                    write_half(*arguments)
                raise OSError(trouble.number, os.strerror(trouble.number))
