"""The draft of an account's policy: one, changed only by whoever has read its newest revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, insert, null, select, update

from integration.apology.policy import Policy
from integration.errors import Conflict
from integration.flows.policy_draft import PolicyDraft
from integration.store.accounts import lock
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.policy_document import from_json, to_json
from integration.store.tables import accounts, policy_drafts

_DRAFT = select(policy_drafts).where(policy_drafts.c.account == bindparam("account"))
_LIVE = select(accounts.c.live_policy).where(accounts.c.subdomain == bindparam("account"))


@dataclass(frozen=True, slots=True)
class PolicyDraftStore:
    """Implements the port PolicyDrafts."""

    engine: Engine

    def draft(self, account: str) -> PolicyDraft | None:
        with reading(self.engine) as connection:
            row = connection.execute(_DRAFT, {"account": account}).one_or_none()
        if row is None or row.document is None:
            return None
        return PolicyDraft(from_json(row.document), row.revision, row.base, from_row(row.changed_at), row.changed_by)

    def save(self, account: str, policy: Policy, revision: int, *, by: str, now: datetime) -> PolicyDraft:
        """Keep the policy as the next revision; a new draft begins from the version that is live.

        Raises Conflict where `revision` is not the newest; 0 stands for no draft.
        """
        with self.engine.begin() as connection:
            row = _demand_newest(connection, account, revision)
            base = row.base if row and revision else connection.scalar(_LIVE, {"account": account}) or 0
            newest = (row.revision if row else 0) + 1
            values = {
                "revision": newest,
                "document": to_json(policy),
                "base": base,
                "changed_at": to_row(now),
                "changed_by": by,
            }
            if row:
                _change(connection, account, values)
            else:
                connection.execute(insert(policy_drafts).values(account=account, **values))
            details = {"revision": newest, "base": base}
            put_on_record(connection, account, "policy_draft_saved", details, by=by, now=now)
        return PolicyDraft(policy, newest, base, now, by)

    def discard(self, account: str, revision: int, *, by: str, now: datetime) -> None:
        """Drop the draft; raises Conflict where `revision` is not the newest, or there is none."""
        with self.engine.begin() as connection:
            _demand_newest(connection, account, revision)
            if not revision:
                raise Conflict("There is no draft of the policy.")
            _change(connection, account, {"document": null(), "changed_at": to_row(now), "changed_by": by})
            put_on_record(connection, account, "policy_draft_discarded", {"revision": revision}, by=by, now=now)


def clear(connection: Connection, account: str, revision: int, *, by: str, now: datetime) -> None:
    """Take the draft off the table in the transaction that publishes it; Conflict where `revision` is not newest."""
    _demand_newest(connection, account, revision)
    _change(connection, account, {"document": null(), "changed_at": to_row(now), "changed_by": by})


def _demand_newest(connection: Connection, account: str, revision: int) -> Row[Any] | None:
    """What is stored, locked until the transaction ends; raises Conflict where somebody else changed it meanwhile."""
    lock(connection, account)
    row = connection.execute(_DRAFT, {"account": account}).one_or_none()
    newest = row.revision if row and row.document is not None else 0
    if revision == newest:
        return row
    if row and newest:
        raise Conflict(f"{row.changed_by} has changed the draft meanwhile.")
    raise Conflict("The draft was published or dropped meanwhile.")


def _change(connection: Connection, account: str, values: Mapping[str, Any]) -> None:
    connection.execute(update(policy_drafts).where(policy_drafts.c.account == account).values(values))
