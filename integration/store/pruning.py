"""Lets go of what is old: events that have ended, drafts that were never sent, and what belonged to them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Select, delete, exists, select, update

from integration.errors import BadInput, UnknownAccount
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.inbox_tables import inbox, notes, workers
from integration.store.moments import to_row
from integration.store.tables import accounts, drafts, holds
from integration.store.tallies import TallyStore

KEEP_EVENTS_DAYS = 30
KEEP_DRAFTS_DAYS = 400
KEEP_HOURS = timedelta(days=30)  # by the hour; afterwards only in sum
WORKERS_GONE = timedelta(days=1)
_BATCH = 500  # rows at a time, so that nobody waits long behind them


@dataclass(frozen=True, slots=True)
class KeepDays:
    """For how many days an account keeps events that have ended, and drafts that were never sent."""

    events: int = KEEP_EVENTS_DAYS
    drafts: int = KEEP_DRAFTS_DAYS


@dataclass(frozen=True, slots=True)
class KeepDaysStore:
    """What each account has set."""

    engine: Engine

    def of(self, account: str) -> KeepDays:
        """Raises UnknownAccount."""
        days = select(accounts.c.keep_events_days, accounts.c.keep_drafts_days).where(accounts.c.subdomain == account)
        with reading(self.engine) as connection:
            row = connection.execute(days).one_or_none()
        if row is None:
            raise UnknownAccount(f"There is no account {account!r} here.", "account")
        return KeepDays(row.keep_events_days or KEEP_EVENTS_DAYS, row.keep_drafts_days or KEEP_DRAFTS_DAYS)

    def set(self, account: str, days: KeepDays, *, by: str, now: datetime) -> None:
        """Raises UnknownAccount, and BadInput for less than a day."""
        if min(days.events, days.drafts) < 1:
            raise BadInput("Events and drafts are kept for a day at least.", "days")
        values = {"keep_events_days": days.events, "keep_drafts_days": days.drafts}
        with self.engine.begin() as connection:
            if not connection.execute(update(accounts).where(accounts.c.subdomain == account).values(values)).rowcount:
                raise UnknownAccount(f"There is no account {account!r} here.", "account")
            put_on_record(connection, account, "keep_days_set", values, by=by, now=now)


@dataclass(frozen=True, slots=True)
class Pruner:
    """Prunes all accounts, each by its own days."""

    engine: Engine

    def prune(self, now: datetime) -> int:
        """Returns how many rows are gone. May be stopped anywhere, and run by several at once."""
        days = select(accounts.c.subdomain, accounts.c.keep_events_days, accounts.c.keep_drafts_days)
        with reading(self.engine) as connection:
            known = connection.execute(days).all()
        gone = 0
        for account, events_days, drafts_days in known:
            gone += self._events(account, now - timedelta(days=events_days or KEEP_EVENTS_DAYS))
            gone += self._drafts(account, now - timedelta(days=drafts_days or KEEP_DRAFTS_DAYS))
        TallyStore(self.engine).fold(now - KEEP_HOURS)
        with self.engine.begin() as connection:
            gone += connection.execute(delete(workers).where(workers.c.seen_at < to_row(now - WORKERS_GONE))).rowcount
        return gone

    def _events(self, account: str, before: datetime) -> int:
        old = select(inbox.c.id).where(inbox.c.account == account, inbox.c.ended_at < to_row(before))
        return self._in_batches(inbox.c.id, old.order_by(inbox.c.ended_at))

    def _drafts(self, account: str, before: datetime) -> int:
        """What was sent stays, with its note: limits are counted by it, and outcomes hang on it."""
        old = select(drafts.c.id).where(
            drafts.c.account == account, drafts.c.made_at < to_row(before), drafts.c.submitted_at.is_(None)
        )
        held = select(holds.c.draft_id).where(holds.c.account == account, holds.c.made_at < to_row(before))
        kept = exists().where(drafts.c.id == notes.c.draft_id)
        noted = select(notes.c.id).where(notes.c.account == account, notes.c.intended_at < to_row(before), ~kept)
        return (
            self._in_batches(drafts.c.id, old.order_by(drafts.c.made_at))
            + self._in_batches(holds.c.draft_id, held)
            + self._in_batches(notes.c.id, noted.order_by(notes.c.id))
        )

    def _in_batches(self, key: Any, old: Select[Any]) -> int:
        gone = 0
        while True:
            with self.engine.begin() as connection:
                count = connection.execute(
                    delete(key.table).where(key.in_(old.limit(_BATCH).scalar_subquery()))
                ).rowcount
            gone += count
            if count < _BATCH:
                return gone
