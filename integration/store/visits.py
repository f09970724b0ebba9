"""The tokens of Zendesk that were already used, so that none opens the door twice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, insert
from sqlalchemy.exc import IntegrityError

from integration.store.moments import to_row
from integration.store.tables import visits


@dataclass(frozen=True, slots=True)
class Visits:
    """The table of used tokens."""

    engine: Engine

    def first(self, account: str, token_id: str, expires_at: datetime) -> bool:
        """Note the token as used; False if it was used before."""
        try:
            with self.engine.begin() as connection:
                connection.execute(
                    insert(visits).values(account=account, token_id=token_id, expires_at=to_row(expires_at))
                )
        except IntegrityError:
            return False
        return True

    def forget_expired(self, now: datetime) -> int:
        """Drop tokens that Zendesk itself no longer vouches for; returns how many."""
        with self.engine.begin() as connection:
            return connection.execute(delete(visits).where(visits.c.expires_at < to_row(now))).rowcount
