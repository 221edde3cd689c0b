"""Board mode: a story on the projector, played by a whole class that votes by hands or cards."""

from smart_game.scenario.model import Pack
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.board.stories import BoardStoriesScreen


def open_board(backstage: Backstage, pack: Pack) -> None:
    """Open the list of a pack's stories for the board, on top of whatever is open."""
    backstage.stack.push(BoardStoriesScreen(backstage, pack))
