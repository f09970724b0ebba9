"""An account's own wordings of letters: numbered, never changed, the newest of each live."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, bindparam, func, insert, select, update

from integration.errors import Conflict
from integration.flows.letter_ports import Saving
from integration.flows.letters import SavedWording, Variant, Wording
from integration.store.accounts import lock
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.tables import accounts, letters

# Asked for every suggestion, and so put together once.
_REVISION = select(accounts.c.letters_revision).where(accounts.c.subdomain == bindparam("account"))


@dataclass(frozen=True, slots=True)
class LetterStore:
    """Implements the ports LiveWordings and Wordings."""

    engine: Engine

    def revision(self, account: str) -> int | None:
        with reading(self.engine) as connection:
            number: int | None = connection.scalar(_REVISION, {"account": account})
        return number

    def live(self, account: str) -> tuple[SavedWording, ...]:
        """The newest version of each locale and name that was ever changed, by these."""
        newest = (
            select(letters.c.locale, letters.c.name, func.max(letters.c.number).label("number"))
            .where(letters.c.account == account)
            .group_by(letters.c.locale, letters.c.name)
            .subquery()
        )
        same = and_(*(letters.c[column] == newest.c[column] for column in ("locale", "name", "number")))
        query = select(letters).join(newest, same).where(letters.c.account == account)
        with reading(self.engine) as connection:
            rows = connection.execute(query.order_by(letters.c.locale, letters.c.name)).all()
        return tuple(map(_saved, rows))

    def versions(self, account: str, locale: str, name: str) -> tuple[SavedWording, ...]:
        query = select(letters).where(_mine(account, locale, name)).order_by(letters.c.number.desc())
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        return tuple(map(_saved, rows))

    def save(self, account: str, wording: Wording, saving: Saving) -> int:
        """Make this the live wording; returns its number. Raises Conflict where somebody else was first.

        Who saw the shipped wording may say 0, whether there were versions before or not.
        """
        query = select(letters).where(_mine(account, wording.locale, wording.name)).order_by(letters.c.number.desc())
        with self.engine.begin() as connection:
            lock(connection, account)  # two who save one after the other see each other
            newest = connection.execute(query.limit(1)).one_or_none()
            number = newest.number if newest else 0
            if saving.expected != (number if newest and (newest.variants or saving.expected) else 0):
                raise Conflict("Somebody has changed this wording meanwhile. Look at it again before you save yours.")
            _insert(connection, account, wording, number + 1, saving)
            counted = func.coalesce(accounts.c.letters_revision, 0) + 1
            mine = accounts.c.subdomain == account
            connection.execute(update(accounts).where(mine).values(letters_revision=counted))
            action, details = _deed(wording, number + 1, saving)
            put_on_record(connection, account, action, details, by=saving.by, now=saving.now)
        return number + 1


def _insert(connection: Connection, account: str, wording: Wording, number: int, saving: Saving) -> None:
    connection.execute(
        insert(letters).values(
            account=account,
            locale=wording.locale,
            name=wording.name,
            number=number,
            variants=[{"key": each.key, "source": each.source, "share": each.share} for each in wording.variants],
            based_on=wording.based_on,
            saved_at=to_row(saving.now),
            saved_by=saving.by,
            note=saving.note,
        )
    )


def _deed(wording: Wording, number: int, saving: Saving) -> tuple[str, dict[str, object]]:
    details: dict[str, object] = {
        "locale": wording.locale, "name": wording.name, "version": number, "note": saving.note
    }  # fmt: skip
    if saving.back_to is not None:
        return "letter_rolled_back", {**details, "to": saving.back_to}
    if not wording.variants:
        return "letter_reset", details
    return "letter_saved", {**details, "shares": {each.key: each.share for each in wording.variants}}


def _mine(account: str, locale: str, name: str) -> Any:
    return and_(letters.c.account == account, letters.c.locale == locale, letters.c.name == name)


def _saved(row: Row[Any]) -> SavedWording:
    variants = tuple(Variant(each["key"], each["source"], each["share"]) for each in row.variants)
    at: datetime = from_row(row.saved_at)
    return SavedWording(Wording(row.locale, row.name, variants, row.based_on), row.number, at, row.saved_by, row.note)
