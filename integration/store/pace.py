"""How much each agent asks for, counted where every process can see it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, select

from integration.store.engine import reading
from integration.store.moments import to_row
from integration.store.tables import asks


@dataclass(frozen=True, slots=True)
class Pace:
    """The table of suggestions asked for."""

    engine: Engine

    def count_since(self, account: str, agent_id: str, since: datetime) -> int:
        """How many suggestions this agent has asked for since then."""
        query = (
            select(func.count())
            .select_from(asks)
            .where(asks.c.account == account, asks.c.agent_id == agent_id, asks.c.at >= to_row(since))
        )
        with reading(self.engine) as connection:
            return connection.scalar(query) or 0

    def forget_before(self, moment: datetime) -> int:
        """Drop what no limit looks at any more; returns how many."""
        with self.engine.begin() as connection:
            return connection.execute(delete(asks).where(asks.c.at < to_row(moment))).rowcount
