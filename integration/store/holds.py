"""Holds: what letters cost that are suggested and not sent yet, so that no two of them spend the same money."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import (
    Connection,
    Engine,
    bindparam,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    select,
    union_all,
)

from integration.apology.outcome import OutcomeKind
from integration.apology.remedy import Held, History, Remedy, Spending
from integration.errors import Conflict, NotFound
from integration.flows.holding import Hold
from integration.store.accounts import lock
from integration.store.approvals import granted
from integration.store.history import from_cents, sent, to_cents
from integration.store.moments import to_row
from integration.store.tables import drafts, holds, outcomes

HOLD_HOURS = 4  # an agent who has not sent the letter by then has given it up

_KEEP = insert(holds)
_OWNERS = union_all(
    select(
        drafts.c.account,
        drafts.c.agent_id,
        drafts.c.ticket_id,
        drafts.c.submitted_at,
        func.coalesce(drafts.c.unasked, false()).label("unasked"),
    ).where(drafts.c.id == bindparam("draft_id")),
    select(
        holds.c.account,
        holds.c.agent_id,
        holds.c.ticket_id,
        literal(None, drafts.c.submitted_at.type),
        holds.c.agent_id == "",
    ).where(holds.c.draft_id == bindparam("draft_id")),
)
# A letter takes the place of the agent's last on the ticket, and of one that no agent has asked for.
_SAME_LETTER = (holds.c.draft_id == bindparam("draft_id")) | (
    holds.c.agent_id.in_((bindparam("agent_id"), "")) & (holds.c.ticket_id == bindparam("ticket_id"))
)
_LET_GO = delete(holds).where(
    holds.c.account == bindparam("account"), _SAME_LETTER | (holds.c.made_at <= bindparam("run_out"))
)
_IN_REPLY = exists().where(outcomes.c.draft_id == holds.c.draft_id, outcomes.c.kind == OutcomeKind.INSERTED)
_RELEASE = delete(holds).where(
    holds.c.account == bindparam("account"), holds.c.draft_id == bindparam("draft_id"), ~_IN_REPLY
)
_OF_REQUESTER = select(holds.c.ticket_id, holds.c.gestures, holds.c.cents).where(
    holds.c.account == bindparam("account"), holds.c.requester_id == bindparam("requester_id")
)
_THEIRS = (holds.c.agent_id == bindparam("agent_id")) & (holds.c.agent_id != "")
_HELD = select(func.sum(case((_THEIRS, holds.c.cents), else_=0)), func.sum(holds.c.cents)).where(
    holds.c.account == bindparam("account")
)


@dataclass(frozen=True, slots=True)
class HoldLedger:
    """Implements the ports Ledger and Releasing over the tables of drafts, holds and approvals."""

    engine: Engine

    def hold(self, asked: Hold, decide: Callable[[History], Remedy]) -> Remedy:
        """What `decide` makes of the history, with its gestures held.

        While it runs, nobody else decides for this account: it must be quick, and must not write to the database
        itself, because in SQLite that would wait for ever. Raises what `decide` raises, and then nothing has changed;
        NotFound for the id of somebody else's draft, Conflict for one that was already sent, or that an agent goes on
        with where none asks now.
        """
        with self.engine.begin() as connection:
            lock(connection, asked.account)
            _demand_open(connection, asked)
            connection.execute(_LET_GO, _row(asked) | {"run_out": to_row(asked.now - timedelta(hours=HOLD_HOURS))})
            remedy = decide(_history(connection, asked))
            gestures = sum(offer.gesture for offer in remedy.offers)
            if gestures:
                cost = {"gestures": gestures, "cents": to_cents(remedy.goodwill)}
                connection.execute(_KEEP, _row(asked) | cost)
        return remedy

    def release(self, account: str, draft_id: str) -> None:
        """Let go of what is held for a draft, whoever has it by now, unless its letter was put into a reply."""
        with self.engine.begin() as connection:
            connection.execute(_RELEASE, {"account": account, "draft_id": draft_id})


def _row(asked: Hold) -> dict[str, object]:
    return {
        "draft_id": asked.draft_id,
        "account": asked.account,
        "ticket_id": asked.ticket_id,
        "requester_id": asked.requester_id,
        "agent_id": asked.agent_id,
        "made_at": to_row(asked.now),
    }


def _demand_open(connection: Connection, asked: Hold) -> None:
    """Nobody replaces the hold of another, or holds anything for a letter that is gone.

    What no agent has asked for is open to all agents, until it is sent.
    """
    rows = connection.execute(_OWNERS, {"draft_id": asked.draft_id}).all()
    unasked = any(row.unasked for row in rows)
    for row in rows:
        same = (row.account, row.ticket_id) == (asked.account, asked.ticket_id)
        if not same or (row.agent_id != asked.agent_id and not unasked):
            raise NotFound("There is no such draft.")
        if row.submitted_at:
            raise Conflict("This draft was already sent. Start a new one.")
        if row.agent_id and not asked.agent_id:
            raise Conflict("An agent goes on with this draft.")


def _history(connection: Connection, asked: Hold) -> History:
    """What was sent, with what all other letters hold; a hold counts for today, when its letter will be sent."""
    history = sent(
        connection,
        asked.account,
        requester_id=asked.requester_id,
        agent_id=asked.agent_id,
        now=asked.now,
        days=asked.days,
    )
    rows = connection.execute(_OF_REQUESTER, _row(asked))
    agent, account = (from_cents(cents) for cents in connection.execute(_HELD, _row(asked)).one())
    spent = history.spending
    return replace(
        history,
        spending=Spending(spent.agent_today + agent, spent.account_today + account, spent.account_month + account),
        held=tuple(Held(row.ticket_id, row.gestures, from_cents(row.cents)) for row in rows),
        grants=granted(connection, asked.account, asked.ticket_id),
    )
