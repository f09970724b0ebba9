"""A finding: one thing wrong with a letter, by which rule, where, and what to change."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error blocks insertion and auto-draft, a warning does not, a hint is only advice (rubric.md)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a letter. `rule` is the rubric's id, `sentence` the culprit, "" for the whole letter."""

    rule: str
    level: Level
    message: str
    sentence: str = ""
    suggestion: str = ""


def error(rule: str, message: str, sentence: str = "", suggestion: str = "") -> Finding:
    return Finding(rule, Level.ERROR, message, sentence, suggestion)


def warning(rule: str, message: str, sentence: str = "", suggestion: str = "") -> Finding:
    return Finding(rule, Level.WARNING, message, sentence, suggestion)


def hint(rule: str, message: str, sentence: str = "", suggestion: str = "") -> Finding:
    return Finding(rule, Level.HINT, message, sentence, suggestion)
