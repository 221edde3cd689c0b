"""The way out of the game on a PC that asks for a PIN first."""

from smart_game.scenes.backstage import Backstage
from smart_game.scenes.teacher.pin import LeaveScreen
from smart_game.school.kiosk import Lock


class WayOut:
    """Closed until the PIN was typed. Quit, Esc and the window's own button all come here."""

    def __init__(self, backstage: Backstage, lock: Lock) -> None:
        self._backstage = backstage
        self._lock = lock
        self._open = False

    def is_open(self) -> bool:
        """Whether the game may end now; if not, the PIN is asked for."""
        stack = self._backstage.stack
        if not self._open and not any(isinstance(scene, LeaveScreen) for scene in stack):
            stack.push(LeaveScreen(self._backstage, self._lock, self._leave))
        return self._open

    def _leave(self) -> None:
        self._open = True
        self._backstage.quit()
