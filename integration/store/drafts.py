"""Drafts and what became of them: the record that history, limits and measurement are read from."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine, Row, bindparam, case, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from integration.apology.cancellation import Cancellation
from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.remedy import History, Offered
from integration.errors import Conflict, NotFound
from integration.flows.draft import Draft, KeptDraft, KeptLetter
from integration.store.accounts import lock
from integration.store.engine import reading
from integration.store.history import sent, to_cents
from integration.store.kept_letters import cancellation_in, letter_in
from integration.store.moments import from_row, to_row
from integration.store.tables import asks, drafts, holds, outcomes

# The ticket stays in Zendesk; what we keep is what we made of it, with the words that decided.
_LEFT_OUT: Any = {"ticket": True, "reading": {"text", "subject"}}
_DRAFT = TypeAdapter(Draft)
_COLUMNS = (
    "agent_id",  # of whoever goes on with a draft that no agent asked for
    "requester_id",
    "made_at",
    "type",
    "abstention",
    "policy_version",
    "offer_kinds",
    "offer_cents",
    "gestures",
    "body",
)

# Statements are put together once and filled in each time: putting together costs more than the database does.
_ASK = insert(asks)
_THERE = select(drafts.c.submitted_at, drafts.c.agent_id, drafts.c.unasked).where(
    drafts.c.id == bindparam("id"),
    drafts.c.account == bindparam("account"),
    drafts.c.ticket_id == bindparam("ticket_id"),
)


@dataclass(frozen=True, slots=True)
class _Remedy:
    left_out: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """The part of a draft's body that is read back; pydantic passes over the rest."""

    remedy: _Remedy | None = None


_BODY = TypeAdapter(_Body)


@dataclass(frozen=True, slots=True)
class DraftStore:
    """The ports Drafts, KeptDrafts, KeptLetters, CancelledOrders, Outcomes and Histories over one pair of tables."""

    engine: Engine

    def keep(self, draft: Draft) -> None:
        """A draft that no agent asked for becomes that of the agent who goes on with it; others may still go on.

        Raises NotFound for the id of somebody else's draft, Conflict for one that was already sent, or that an agent
        goes on with where none asks now.
        """
        row = _row(draft)
        with self.engine.begin() as connection:
            if not draft.unasked:
                connection.execute(_ASK, {"account": row["account"], "agent_id": row["agent_id"], "at": row["made_at"]})
            if connection.scalar(_upsert(self.engine.dialect.name), row):
                return
            there = connection.execute(_THERE, {name: row[name] for name in ("id", "account", "ticket_id")}).first()
        if there is None or not (there.unasked or there.agent_id == draft.agent_id):
            raise NotFound("There is no such draft.")
        if there.submitted_at:
            raise Conflict("This draft was already sent. Start a new one.")
        raise Conflict("An agent goes on with this draft.")

    def read(self, account: str, draft_id: str) -> KeptDraft:
        """Raises NotFound for a draft of another account."""
        row = self._row(account, draft_id)
        remedy = _BODY.validate_json(row.body).remedy
        return KeptDraft(
            id=draft_id,
            account=account,
            ticket_id=row.ticket_id,
            requester_id=row.requester_id,
            agent_id=row.agent_id,
            policy_version=row.policy_version,
            left_out=remedy.left_out if remedy else (),
            sent=row.submitted_at is not None,
            unasked=bool(row.unasked),
        )

    def letter(self, account: str, draft_id: str) -> KeptLetter:
        """Raises NotFound for a draft of another account, and for one without a letter."""
        row = self._row(account, draft_id)
        found = letter_in(row.body)
        if found is None:
            raise NotFound("There is no letter in this draft.")
        return KeptLetter(
            id=draft_id,
            account=account,
            ticket_id=row.ticket_id,
            agent_id=row.agent_id,
            made_at=from_row(row.made_at),
            policy_version=row.policy_version,
            reading=found.reading,
            complaint=found.complaint,
            remedy=found.remedy,
            letter=found.letter,
            findings=found.findings,
            called=found.called,
            unasked=bool(row.unasked),
        )

    def cancellation(self, account: str, draft_id: str) -> Cancellation | None:
        """What the shop told that this draft began with; None for any other, and for one that is not there."""
        mine = (drafts.c.id == draft_id) & (drafts.c.account == account)
        with reading(self.engine) as connection:
            body = connection.scalar(select(drafts.c.body).where(mine))
        return cancellation_in(body) if body else None

    def record(self, account: str, outcome: Outcome) -> bool:
        """Keep what became of a draft; False if it is on record. Raises NotFound for a draft of another account.

        A draft that was sent counts itself from then on, and so what was held for it is let go in the same step.
        """
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
                # Without the lock a look at the holds and a look at what was sent could both miss this draft.
                lock(connection, account)
                if connection.scalar(select(drafts.c.id).where(mine)) is None:
                    raise NotFound("There is no such draft.")
                connection.execute(insert(outcomes).values(values))
                if outcome.kind is OutcomeKind.SUBMITTED:
                    nobodys = drafts.c.unasked.is_(True) & (drafts.c.agent_id == "")
                    sender = case((nobodys, outcome.agent_id), else_=drafts.c.agent_id)
                    sending = {"submitted_at": to_row(outcome.at), "public": outcome.public, "agent_id": sender}
                    connection.execute(update(drafts).where(mine).values(sending))
                    connection.execute(delete(holds).where(holds.c.draft_id == outcome.draft_id))
        except IntegrityError:
            return False
        return True

    def of(self, account: str, requester_id: str, agent_id: str, now: datetime, days: int) -> History:
        """What this requester has had from us in the last `days`, and what has been spent today and this month.

        Days and months are those of `now`'s own time zone.
        """
        with reading(self.engine) as connection:
            return sent(connection, account, requester_id=requester_id, agent_id=agent_id, now=now, days=days)

    def _row(self, account: str, draft_id: str) -> Row[Any]:
        mine = (drafts.c.id == draft_id) & (drafts.c.account == account)
        with reading(self.engine) as connection:
            row = connection.execute(select(drafts).where(mine)).one_or_none()
        if row is None:
            raise NotFound("There is no such draft.")
        return row


@cache
def _upsert(dialect: str) -> Any:
    """Insert, or replace a draft of the same ticket that was not sent: one's own, or one that no agent asked for.

    Gives the id if it wrote.
    """
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(drafts)
    theirs = new.excluded
    mine = (
        (drafts.c.account == theirs.account)
        & ((drafts.c.agent_id == theirs.agent_id) | (drafts.c.unasked.is_(True) & (theirs.agent_id != "")))
        & (drafts.c.ticket_id == theirs.ticket_id)
        & drafts.c.submitted_at.is_(None)
    )
    changing = {name: theirs[name] for name in _COLUMNS}
    return new.on_conflict_do_update(index_elements=[drafts.c.id], set_=changing, where=mine).returning(drafts.c.id)


def _told(draft: Draft) -> Draft:
    """Rules that did not hold are told only when somebody asks; the record asks for all of them."""
    if draft.remedy is None:
        return draft
    trace = replace(draft.remedy.trace, rules=tuple(draft.remedy.trace.rules))
    return replace(draft, remedy=replace(draft.remedy, trace=trace))


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
        "offer_cents": to_cents(draft.remedy.goodwill) if draft.remedy else 0,
        "gestures": sum(offer.gesture for offer in offers),
        "unasked": draft.unasked,
        "body": _DRAFT.dump_json(_told(draft), exclude=_LEFT_OUT).decode(),
    }
