"""Tokens of the API: shown once when they are issued, known afterwards by their digest only."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, Row, insert, or_, select, update

from integration.errors import NotFound
from integration.flows.api_access import ApiToken
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.inbox_tables import api_tokens as table
from integration.store.moments import from_row, to_row

# When a token was used is told to the minute: a write for every request would cost more than the request.
_USED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ApiTokenStore:
    """Implements the port KnownTokens, and hands tokens out."""

    engine: Engine

    def issue(
        self, account: str, name: str, scopes: tuple[str, ...], *, by: str, now: datetime
    ) -> tuple[ApiToken, str]:
        """A new token, and its words, which nobody can find out again."""
        words = f"amends_{secrets.token_urlsafe(32)}"
        token = ApiToken(uuid4().hex, account, name, tuple(sorted(scopes)), now, by)
        row = {
            "id": token.id,
            "account": account,
            "name": name,
            "scopes": list(token.scopes),
            "digest": _digest(words),
            "created_at": to_row(now),
            "created_by": by,
        }
        with self.engine.begin() as connection:
            connection.execute(insert(table).values(row))
            told = {"token": token.id, "name": name, "scopes": list(token.scopes)}
            put_on_record(connection, account, "api_token_issued", told, by=by, now=now)
        return token, words

    def find(self, words: str, now: datetime) -> ApiToken | None:
        """The token with these words, as long as it is not revoked."""
        query = select(table).where(table.c.digest == _digest(words), table.c.revoked_at.is_(None))
        with reading(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        self._note_use(row.id, now)
        return _token(row)

    def of(self, account: str) -> tuple[ApiToken, ...]:
        """All of an account, revoked ones among them, in the order in which they were issued."""
        query = select(table).where(table.c.account == account).order_by(table.c.created_at, table.c.id)
        with reading(self.engine) as connection:
            return tuple(map(_token, connection.execute(query)))

    def revoke(self, account: str, token_id: str, *, by: str, now: datetime) -> None:
        """It opens nothing from now on. Raises NotFound for another account's; one revoked before stays as it is."""
        mine = (table.c.account == account) & (table.c.id == token_id)
        with self.engine.begin() as connection:
            row = connection.execute(select(table).where(mine).with_for_update()).one_or_none()
            if row is None:
                raise NotFound("There is no such token.")
            if row.revoked_at is None:
                connection.execute(update(table).where(mine).values(revoked_at=to_row(now)))
                told = {"token": token_id, "name": row.name}
                put_on_record(connection, account, "api_token_revoked", told, by=by, now=now)

    def _note_use(self, token_id: str, now: datetime) -> None:
        long_ago = or_(table.c.used_at.is_(None), table.c.used_at <= to_row(now - _USED_EVERY))
        due = select(table.c.id).where(table.c.id == token_id, long_ago)
        with reading(self.engine) as connection:
            if connection.scalar(due) is None:
                return
        with self.engine.begin() as connection:
            connection.execute(update(table).where(table.c.id == token_id, long_ago).values(used_at=to_row(now)))


def _digest(words: str) -> str:
    # 256 random bits need no slow hash.
    return hashlib.sha256(words.encode()).hexdigest()


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken(
        id=row.id,
        account=row.account,
        name=row.name,
        scopes=tuple(row.scopes),
        created_at=from_row(row.created_at),
        created_by=row.created_by,
        used_at=from_row(row.used_at) if row.used_at else None,
        revoked_at=from_row(row.revoked_at) if row.revoked_at else None,
    )
