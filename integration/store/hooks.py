"""What is set up in each account's Zendesk, with the secrets that its requests to us are signed with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from integration.flows.hook import Hook
from integration.store.engine import reading
from integration.store.inbox_tables import hooks as table
from integration.store.moments import from_row, to_row
from integration.store.sealing import Seal


@dataclass(frozen=True, slots=True)
class HookStore:
    """Implements the port Hooks. `seal` is called only where something is set up."""

    engine: Engine
    seal: Callable[[], Seal]

    def hook(self, account: str) -> Hook | None:
        """Raises BadInput where the secrets cannot be opened."""
        with reading(self.engine) as connection:
            row = connection.execute(select(table).where(table.c.account == account)).one_or_none()
        if row is None:
            return None
        seal = self.seal()
        return Hook(
            account=account,
            webhook_id=row.webhook_id,
            secret=seal.open_bytes(row.secret).decode(),
            installed_at=from_row(row.installed_at),
            parts=row.parts,
            previous_secret=seal.open_bytes(row.previous_secret).decode() if row.previous_secret else "",
            previous_until=from_row(row.previous_until) if row.previous_until else None,
            tested_at=from_row(row.tested_at) if row.tested_at else None,
        )

    def keep(self, hook: Hook) -> None:
        """In place of what was kept before, all of it."""
        seal = self.seal()
        row = {
            "account": hook.account,
            "webhook_id": hook.webhook_id,
            "parts": dict(hook.parts),
            "secret": seal.close_bytes(hook.secret.encode()),
            "previous_secret": seal.close_bytes(hook.previous_secret.encode()) if hook.previous_secret else None,
            "previous_until": to_row(hook.previous_until) if hook.previous_until else None,
            "installed_at": to_row(hook.installed_at),
            "tested_at": to_row(hook.tested_at) if hook.tested_at else None,
        }
        with self.engine.begin() as connection:
            connection.execute(_keep(self.engine.dialect.name), row)

    def tested(self, account: str, now: datetime) -> None:
        """A signed test came through."""
        with self.engine.begin() as connection:
            connection.execute(update(table).where(table.c.account == account).values(tested_at=to_row(now)))

    def drop(self, account: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(delete(table).where(table.c.account == account))


@cache
def _keep(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    anew = {column.name: new.excluded[column.name] for column in table.c if not column.primary_key}
    return new.on_conflict_do_update(index_elements=[table.c.account], set_=anew)
