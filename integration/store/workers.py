"""Which worker processes are there: each says so every few seconds."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from integration.store.engine import reading
from integration.store.inbox_tables import workers as table
from integration.store.moments import from_row, to_row


@dataclass(frozen=True, slots=True)
class SeenWorker:
    """A worker process and when it was seen last."""

    id: str
    started_at: datetime
    seen_at: datetime
    threads: int
    version: str


@dataclass(frozen=True, slots=True)
class WorkerStore:
    """The table of worker processes."""

    engine: Engine

    def beat(self, worker: SeenWorker) -> None:
        """It is there."""
        row = {
            "id": worker.id,
            "started_at": to_row(worker.started_at),
            "seen_at": to_row(worker.seen_at),
            "threads": worker.threads,
            "version": worker.version,
        }
        with self.engine.begin() as connection:
            connection.execute(_beat(self.engine.dialect.name), row)

    def seen_since(self, moment: datetime) -> tuple[SeenWorker, ...]:
        query = select(table).where(table.c.seen_at >= to_row(moment)).order_by(table.c.started_at, table.c.id)
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        return tuple(
            SeenWorker(row.id, from_row(row.started_at), from_row(row.seen_at), row.threads, row.version)
            for row in rows
        )

    def forget(self, worker_id: str) -> None:
        """It has stopped, and said so."""
        with self.engine.begin() as connection:
            connection.execute(delete(table).where(table.c.id == worker_id))


@cache
def _beat(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    return new.on_conflict_do_update(index_elements=[table.c.id], set_={"seen_at": new.excluded.seen_at})
