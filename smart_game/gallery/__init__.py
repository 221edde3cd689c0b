"""Everything the game can show, drawn by the game itself and put on sheets to look at."""
