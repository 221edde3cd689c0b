"""`python -m smart_game`: the same as `smart-game`."""

import sys

from smart_game.cli import main

if __name__ == "__main__":
    sys.exit(main())
