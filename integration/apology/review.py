"""What must hold before a letter may leave: findings, each with its rule, its sentence and what to change."""

from dataclasses import dataclass
from enum import StrEnum

from integration.apology.letter import Brief, Letter


class Level(StrEnum):
    """An error blocks insertion and auto-draft, a warning does not, a hint is only advice (rubric.md)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a letter. `rule` is the rubric's id, `sentence` the culprit, "" for the whole letter."""

    rule: str
    level: Level
    message: str
    sentence: str = ""
    suggestion: str = ""


def review(letter: Letter, brief: Brief) -> tuple[Finding, ...]:
    """All findings, errors first."""
