"""Drafts and what became of them: the record that history, limits and measurement are read from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine, bindparam, case, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import OfferKind
from integration.apology.remedy import History, PastApology, Spending
from integration.errors import Conflict, NotFound
from integration.flows.draft import Draft
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.tables import asks, drafts, outcomes

# The ticket stays in Zendesk; what we keep is what we made of it, with the words that decided.
_LEFT_OUT: Any = {"ticket": True, "reading": {"text", "subject"}}
_DRAFT = TypeAdapter(Draft)
_COLUMNS = ("requester_id", "made_at", "type", "abstention", "policy_version", "offer_kinds", "offer_cents", "body")

# Statements are put together once and filled in each time: putting together costs more than the database does.
_ASK = insert(asks)
_SENT_AT = select(drafts.c.submitted_at).where(
    drafts.c.id == bindparam("id"),
    drafts.c.account == bindparam("account"),
    drafts.c.agent_id == bindparam("agent_id"),
    drafts.c.ticket_id == bindparam("ticket_id"),
)
_APOLOGIES = (
    select(drafts.c.submitted_at, drafts.c.ticket_id, drafts.c.type, drafts.c.offer_kinds, drafts.c.offer_cents)
    .where(
        drafts.c.account == bindparam("account"),
        drafts.c.requester_id == bindparam("requester_id"),
        drafts.c.submitted_at >= bindparam("since"),
        drafts.c.public,
    )
    .order_by(drafts.c.submitted_at.desc())
)
_TODAY = drafts.c.submitted_at >= bindparam("today")
_SPENT = select(
    func.sum(case((_TODAY & (drafts.c.agent_id == bindparam("agent_id")), drafts.c.offer_cents), else_=0)),
    func.sum(case((_TODAY, drafts.c.offer_cents), else_=0)),
    func.sum(drafts.c.offer_cents),
).where(drafts.c.account == bindparam("account"), drafts.c.submitted_at >= bindparam("month"), drafts.c.public)


@dataclass(frozen=True, slots=True)
class DraftStore:
    """The ports Drafts, Outcomes and Histories over one pair of tables."""

    engine: Engine

    def keep(self, draft: Draft) -> None:
        """Raises NotFound for the id of somebody else's draft, Conflict for one that was already sent."""
        row = _row(draft)
        mine = {name: row[name] for name in ("id", "account", "agent_id", "ticket_id")}
        with self.engine.begin() as connection:
            connection.execute(_ASK, {"account": row["account"], "agent_id": row["agent_id"], "at": row["made_at"]})
            if connection.scalar(_upsert(self.engine.dialect.name), row):
                return
            sent = connection.scalar(_SENT_AT, mine)
        if sent:
            raise Conflict("This draft was already sent. Start a new one.")
        raise NotFound("There is no such draft.")

    def record(self, account: str, outcome: Outcome) -> bool:
        """Keep what became of a draft; False if it is on record. Raises NotFound for a draft of another account."""
        mine = (drafts.c.id == outcome.draft_id) & (drafts.c.account == account)
        values = {
            "account": account,
            "draft_id": outcome.draft_id,
            "kind": outcome.kind,
            "at": to_row(outcome.at),
            "agent_id": outcome.agent_id,
            "text": outcome.text,
            "public": outcome.public,
        }
        try:
            with self.engine.begin() as connection:
                if connection.scalar(select(drafts.c.id).where(mine)) is None:
                    raise NotFound("There is no such draft.")
                connection.execute(insert(outcomes).values(values))
                if outcome.kind is OutcomeKind.SUBMITTED:
                    sent = {"submitted_at": to_row(outcome.at), "public": outcome.public}
                    connection.execute(update(drafts).where(mine).values(sent))
        except IntegrityError:
            return False
        return True

    def of(self, account: str, requester_id: str, agent_id: str, now: datetime, days: int) -> History:
        """What this requester has had from us in the last `days`, and what has been spent today and this month.

        Days and months are those of `now`'s own time zone.
        """
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        about = {"account": account, "requester_id": requester_id, "since": to_row(now - timedelta(days=days))}
        times = {"today": to_row(today), "month": to_row(today.replace(day=1))}
        with reading(self.engine) as connection:
            rows = connection.execute(_APOLOGIES, about).all()
            spent = connection.execute(_SPENT, {"account": account, "agent_id": agent_id, **times}).one()
        past = tuple(
            PastApology(
                at=from_row(row.submitted_at),
                ticket_id=row.ticket_id,
                type=row.type,
                offers=tuple(OfferKind(kind) for kind in row.offer_kinds),
                amount=Decimal(row.offer_cents) / 100,
            )
            for row in rows
        )
        return History(past, Spending(*(Decimal(cents or 0) / 100 for cents in spent)))


@cache
def _upsert(dialect: str) -> Any:
    """Insert, or replace one's own draft of the same ticket as long as it was not sent; gives the id if it wrote."""
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(drafts)
    theirs = new.excluded
    mine = (
        (drafts.c.account == theirs.account)
        & (drafts.c.agent_id == theirs.agent_id)
        & (drafts.c.ticket_id == theirs.ticket_id)
        & drafts.c.submitted_at.is_(None)
    )
    changing = {name: theirs[name] for name in _COLUMNS}
    return new.on_conflict_do_update(index_elements=[drafts.c.id], set_=changing, where=mine).returning(drafts.c.id)


def _row(draft: Draft) -> dict[str, Any]:
    offers = draft.remedy.offers if draft.remedy else ()
    return {
        "id": draft.id,
        "account": draft.account,
        "ticket_id": draft.ticket.id,
        "requester_id": draft.ticket.requester.id,
        "agent_id": draft.agent_id,
        "made_at": to_row(draft.made_at),
        "type": draft.complaint.type,
        "abstention": draft.complaint.abstention,
        "policy_version": draft.policy_version,
        "offer_kinds": [offer.kind.value for offer in offers],
        "offer_cents": int(draft.remedy.goodwill * 100) if draft.remedy else 0,
        "body": _DRAFT.dump_json(draft, exclude=_LEFT_OUT).decode(),
    }
