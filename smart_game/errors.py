"""Failures that a person can cause or mend: each carries one sentence for that person."""


class SmartGameError(Exception):
    """Something a person can put right: the message says what is wrong, where, and what to do."""


class CannotRunError(SmartGameError):
    """The command could not start its work at all (exit code 2)."""
