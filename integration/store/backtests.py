"""Backtests: which tickets, under which policies, and what was counted so far."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from integration.errors import NotFound
from integration.flows.backtest import Backtest, BacktestState, Progress, Source, Span
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.policy_document import from_json, to_json
from integration.store.tables import backtests

_PROGRESS = TypeAdapter(Progress)


@dataclass(frozen=True, slots=True)
class BacktestStore:
    """Implements the port Backtests."""

    engine: Engine

    def keep(self, backtest: Backtest) -> None:
        with self.engine.begin() as connection:
            connection.execute(insert(backtests).values(_beginning(backtest) | _movement(backtest)))

    def read(self, account: str, id_: str) -> Backtest:
        """Raises NotFound for an id that is not there, or another account's."""
        with reading(self.engine) as connection:
            return _read(connection, account, id_)

    def change(self, account: str, id_: str, how: Callable[[Backtest], Backtest]) -> Backtest:
        """What `how` makes of it, kept; meanwhile nobody else changes it. Raises NotFound, and what `how` raises."""
        with self.engine.begin() as connection:
            found = _read(connection, account, id_, lock=True)
            changed = how(found)
            if changed is not found:
                connection.execute(update(backtests).where(_of(account, id_)).values(_movement(changed)))
        return changed

    def forget_before(self, moment: datetime) -> int:
        """Drop those that nothing has happened to since; returns how many."""
        with self.engine.begin() as connection:
            return connection.execute(delete(backtests).where(backtests.c.moved_at < to_row(moment))).rowcount


def _of(account: str, id_: str) -> Any:
    return (backtests.c.account == account) & (backtests.c.id == id_)


def _read(connection: Connection, account: str, id_: str, *, lock: bool = False) -> Backtest:
    query = select(backtests).where(_of(account, id_))
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise NotFound("There is no such backtest, or it was dropped because it is old.")
    return _backtest(row)


def _backtest(row: Row[Any]) -> Backtest:
    return Backtest(
        id=row.id,
        account=row.account,
        source=Source(row.source),
        begun_at=from_row(row.begun_at),
        begun_by=row.begun_by,
        moved_at=from_row(row.moved_at),
        live=row.live,
        draft=from_json(row.draft) if row.draft is not None else None,
        span=Span(row.days, row.most) if row.days else None,
        state=BacktestState(row.state),
        pieces=row.pieces,
        problem=row.problem,
        progress=_PROGRESS.validate_json(row.progress),
    )


def _beginning(backtest: Backtest) -> dict[str, Any]:
    """What never changes."""
    return {
        "id": backtest.id,
        "account": backtest.account,
        "source": backtest.source.value,
        "begun_at": to_row(backtest.begun_at),
        "begun_by": backtest.begun_by,
        "live": backtest.live,
        "draft": to_json(backtest.draft) if backtest.draft else None,
        "days": backtest.span.days if backtest.span else None,
        "most": backtest.span.most if backtest.span else None,
    }


def _movement(backtest: Backtest) -> dict[str, Any]:
    return {
        "moved_at": to_row(backtest.moved_at),
        "state": backtest.state.value,
        "pieces": backtest.pieces,
        "problem": backtest.problem,
        "progress": _PROGRESS.dump_json(backtest.progress).decode(),
    }
