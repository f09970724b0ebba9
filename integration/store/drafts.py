"""Drafts and what became of them: the record that history, limits and measurement are read from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine, case, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import OfferKind
from integration.apology.remedy import History, PastApology, Spending
from integration.errors import Conflict, NotFound
from integration.flows.drafting import Draft
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.tables import asks, drafts, outcomes

# The ticket stays in Zendesk; what we keep is what we made of it, with the words that decided.
_LEFT_OUT: Any = {"ticket": True, "reading": {"text", "subject"}}
_DRAFT = TypeAdapter(Draft)


@dataclass(frozen=True, slots=True)
class DraftStore:
    """The ports Drafts, Outcomes and Histories over one pair of tables."""

    engine: Engine

    def keep(self, draft: Draft) -> None:
        """Raises NotFound for the id of somebody else's draft, Conflict for one that was already sent."""
        values = _row(draft)
        make = postgresql.insert if self.engine.dialect.name == "postgresql" else sqlite.insert
        new = make(drafts).values(values)
        mine = (
            (drafts.c.account == draft.account)
            & (drafts.c.agent_id == draft.agent_id)
            & (drafts.c.ticket_id == draft.ticket.id)
        )
        statement = new.on_conflict_do_update(
            index_elements=[drafts.c.id], set_=values, where=mine & drafts.c.submitted_at.is_(None)
        ).returning(drafts.c.id)
        with self.engine.begin() as connection:
            connection.execute(
                insert(asks).values(account=draft.account, agent_id=draft.agent_id, at=values["made_at"])
            )
            if connection.scalar(statement):
                return
            sent = connection.scalar(select(drafts.c.submitted_at).where(drafts.c.id == draft.id, mine))
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
        """What this requester has had from us in the last `days`, and what has been spent today and this month."""
        apologies = (
            select(drafts)
            .where(
                drafts.c.account == account,
                drafts.c.requester_id == requester_id,
                drafts.c.submitted_at >= to_row(now - timedelta(days=days)),
                drafts.c.public,
            )
            .order_by(drafts.c.submitted_at.desc())
        )
        with reading(self.engine) as connection:
            rows = connection.execute(apologies).all()
            spent = connection.execute(_spending(account, agent_id, now)).one()
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
        "body": _DRAFT.dump_python(draft, mode="json", exclude=_LEFT_OUT),
    }


def _spending(account: str, agent_id: str, now: datetime) -> Any:
    """One row: spent by this agent today, by the account today, by the account this month; days in `now`'s own zone."""
    today = to_row(now.replace(hour=0, minute=0, second=0, microsecond=0))
    month = to_row(now.replace(day=1, hour=0, minute=0, second=0, microsecond=0))
    is_today = drafts.c.submitted_at >= today
    return select(
        func.sum(case((is_today & (drafts.c.agent_id == agent_id), drafts.c.offer_cents), else_=0)),
        func.sum(case((is_today, drafts.c.offer_cents), else_=0)),
        func.sum(drafts.c.offer_cents),
    ).where(drafts.c.account == account, drafts.c.submitted_at >= month, drafts.c.public)
