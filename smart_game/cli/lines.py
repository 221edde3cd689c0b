"""A line of what `smart-game doctor` says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: what was found, and what to do if it is a problem."""

    ok: bool
    name: str
    says: str
    do: str = ""

    def __str__(self) -> str:
        line = f"{'ok' if self.ok else 'PROBLEM':<8} {self.name:<15} {self.says}"
        return f"{line}\n{'':<8} {'':<15} > {self.do}" if self.do else line


def some(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else many}"
