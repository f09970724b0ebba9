"""A lesson: a customer's message with the complaint type its account says it is; and what came of learning from it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

FEWEST = 8  # lessons to learn from at all, and lessons of a type of the account's own


class Origin(StrEnum):
    CORRECTION = "correction"  # an agent chose another type in the sidebar
    EXAMPLE = "example"  # an admin gave it


@dataclass(frozen=True, slots=True)
class Lesson:
    """`source` is the number of the ticket that was corrected, or the id the admin gave the example."""

    origin: Origin
    source: str
    type: str
    subject: str
    text: str
    at: datetime
    judged: str = ""  # what the judge said at the time; about an example nobody asked it
    confidence: float | None = None
    agent_id: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many lessons of one type there are, by where they come from."""

    corrections: int = 0
    examples: int = 0

    @property
    def all(self) -> int:
        return self.corrections + self.examples

    @property
    def missing(self) -> int:
        """How many more are needed before a type of the account's own can be learnt."""
        return max(0, FEWEST - self.all)


@dataclass(frozen=True, slots=True)
class Right:
    """How many of some messages are judged right by the shipped model alone, and with what the lessons taught."""

    messages: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What lessons taught, tried on messages that were held back: some of the lessons, and some shipped examples."""

    lessons: Right
    shipped: Right


@dataclass(frozen=True, slots=True)
class TeachingReport:
    """What was learnt and how well, and the number it was published as, or the reason why it was not."""

    lessons: Mapping[str, Count]
    learnt: tuple[str, ...]  # the account's own types that there were lessons enough for
    lacking: Mapping[str, int]  # the others, and how many lessons each of them lacks
    strangers: int  # lessons of types that the policy does not have any more
    trial: Trial
    published: int | None = None
    refused: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def counted(lessons: Iterable[Lesson]) -> dict[str, Count]:
    """The lessons by type, types in alphabetical order."""
    counts: dict[str, Count] = {}
    for lesson in lessons:
        count = counts.get(lesson.type, Count())
        if lesson.origin is Origin.CORRECTION:
            counts[lesson.type] = replace(count, corrections=count.corrections + 1)
        else:
            counts[lesson.type] = replace(count, examples=count.examples + 1)
    return dict(sorted(counts.items()))
