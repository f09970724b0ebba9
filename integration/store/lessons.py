"""Lessons: customers' messages with the type their account says they are; the words are encrypted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Engine, Row, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from integration.flows.lesson import Lesson, Origin
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.sealing import Seal
from integration.store.tables import lessons

MOST_CHARACTERS = 5_000  # of a subject and of a text; a complaint is made long before that
_CHANGING = ("type", "judged_type", "judged_confidence", "agent_id", "at", "words")


@dataclass(frozen=True, slots=True)
class LessonStore:
    """Implements the port Lessons. `seal` is called only where words are touched."""

    engine: Engine
    seal: Callable[[], Seal]

    def keep(self, account: str, given: Sequence[Lesson]) -> None:
        """All of them or none; what was said of the same ticket or example before is replaced."""
        seal = self.seal()
        rows = [_row(account, lesson, seal) for lesson in given]
        if rows:
            with self.engine.begin() as connection:
                connection.execute(_upsert(self.engine.dialect.name), rows)

    def forget_correction(self, account: str, ticket_id: str) -> bool:
        """Drop what an agent said of the ticket; False if nobody had said anything."""
        return self._forget(account, Origin.CORRECTION, ticket_id)

    def forget_example(self, account: str, source: str) -> bool:
        """Drop the example with this id; False if there is none."""
        return self._forget(account, Origin.EXAMPLE, source)

    def forget_type(self, account: str, type_: str) -> int:
        """Drop the corrections and examples of one type; returns how many there were."""
        mine = (lessons.c.account == account) & (lessons.c.type == type_)
        with self.engine.begin() as connection:
            return connection.execute(delete(lessons).where(mine)).rowcount

    def _forget(self, account: str, origin: Origin, source: str) -> bool:
        mine = (lessons.c.account == account) & (lessons.c.origin == origin)
        with self.engine.begin() as connection:
            return connection.execute(delete(lessons).where(mine, lessons.c.source == source)).rowcount > 0

    def of(self, account: str) -> tuple[Lesson, ...]:
        """All of the account's, in an order of their own that does not depend on when they came."""
        query = select(lessons).where(lessons.c.account == account)
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        seal = self.seal()
        return tuple(sorted((_lesson(row, seal) for row in rows), key=lambda lesson: (lesson.origin, lesson.source)))


@cache
def _upsert(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(lessons)
    same = [lessons.c.account, lessons.c.origin, lessons.c.source]
    return new.on_conflict_do_update(index_elements=same, set_={name: new.excluded[name] for name in _CHANGING})


def _row(account: str, lesson: Lesson, seal: Seal) -> dict[str, Any]:
    words = {"subject": lesson.subject[:MOST_CHARACTERS], "text": lesson.text[:MOST_CHARACTERS]}
    return {
        "account": account,
        "origin": lesson.origin.value,
        "source": lesson.source,
        "type": lesson.type,
        "judged_type": lesson.judged or None,
        "judged_confidence": lesson.confidence,
        "agent_id": lesson.agent_id,
        "at": to_row(lesson.at),
        "words": seal.close(words),
    }


def _lesson(row: Row[Any], seal: Seal) -> Lesson:
    return Lesson(
        origin=Origin(row.origin),
        source=row.source,
        type=row.type,
        at=from_row(row.at),
        judged=row.judged_type or "",
        confidence=row.judged_confidence,
        agent_id=row.agent_id,
        **seal.open(row.words),
    )
