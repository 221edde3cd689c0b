"""Exit codes of every command."""

FINE = 0
"""It did what was asked."""

PROBLEMS = 1
"""Problems were found, and printed."""

COULD_NOT_RUN = 2
"""It could not run; the reason was said in one line."""
