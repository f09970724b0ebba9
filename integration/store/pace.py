"""How much each agent asks for, counted where every process can see it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, bindparam, delete, func, select

from integration.store.engine import reading
from integration.store.moments import to_row
from integration.store.tables import asks

_COUNT = (
    select(func.count())
    .select_from(asks)
    .where(
        asks.c.account == bindparam("account"),
        asks.c.agent_id == bindparam("agent_id"),
        asks.c.at >= bindparam("since"),
    )
)


@dataclass(frozen=True, slots=True)
class Pace:
    """The table of suggestions asked for."""

    engine: Engine

    def count_since(self, account: str, agent_id: str, since: datetime) -> int:
        """How many suggestions this agent has asked for since then."""
        with reading(self.engine) as connection:
            asked = {"account": account, "agent_id": agent_id, "since": to_row(since)}
            return connection.scalar(_COUNT, asked) or 0

    def forget_before(self, moment: datetime) -> int:
        """Drop what no limit looks at any more; returns how many."""
        with self.engine.begin() as connection:
            return connection.execute(delete(asks).where(asks.c.at < to_row(moment))).rowcount
