"""Things that are missing or broken but need not stop a lesson: each said once, in one sentence."""

from collections.abc import Callable


class Problems:
    """Collects sentences; a listener hears each new one once."""

    def __init__(self, listener: Callable[[str], None] | None = None) -> None:
        self._said: dict[str, None] = {}
        self._listener = listener

    def say(self, sentence: str) -> None:
        """Note a problem, unless it has been said before."""
        if sentence not in self._said:
            self._said[sentence] = None
            if self._listener:
                self._listener(sentence)

    @property
    def said(self) -> tuple[str, ...]:
        """All sentences, oldest first."""
        return tuple(self._said)
