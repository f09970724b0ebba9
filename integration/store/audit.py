"""The record: who did what and when. The database refuses to change or drop what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from integration.flows.policy_draft import AuditEntry
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.tables import audit


def put_on_record(
    connection: Connection, account: str, action: str, details: Mapping[str, object], *, by: str, now: datetime
) -> None:
    """Put it on record, together with what it is about: in the transaction that the connection is in."""
    connection.execute(
        insert(audit).values(account=account, at=to_row(now), actor=by, action=action, details=dict(details))
    )


@dataclass(frozen=True, slots=True)
class AuditReader:
    """Implements the port AuditLog."""

    engine: Engine

    def entries(self, account: str, *, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """At most `limit` entries, the newest first, older than the one with the id `before`."""
        query = select(audit).where(audit.c.account == account).order_by(audit.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.id < before)
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        return tuple(AuditEntry(row.id, from_row(row.at), row.actor, row.action, row.details) for row in rows)

    def note(self, account: str, action: str, details: Mapping[str, object], *, by: str, now: datetime) -> None:
        """Put something on record that no store has."""
        with self.engine.begin() as connection:
            put_on_record(connection, account, action, details, by=by, now=now)
