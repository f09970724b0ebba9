"""What was sent before, read from the drafts: apologies to one requester, and money by agent, day and month."""

from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal

from sqlalchemy import Connection, bindparam, case, func, select

from integration.apology.policy import OfferKind
from integration.apology.remedy import History, PastApology, Spending
from integration.store.moments import from_row, to_row
from integration.store.tables import drafts

# Statements are put together once and filled in each time: putting together costs more than the database does.
_APOLOGIES = (
    select(
        drafts.c.submitted_at,
        drafts.c.ticket_id,
        drafts.c.type,
        drafts.c.offer_kinds,
        drafts.c.offer_cents,
        drafts.c.gestures,
    )
    .where(
        drafts.c.account == bindparam("account"),
        drafts.c.requester_id == bindparam("requester_id"),
        drafts.c.submitted_at >= bindparam("since"),
        drafts.c.public,
    )
    .order_by(drafts.c.submitted_at.desc())
)
_TODAY = drafts.c.submitted_at >= bindparam("today")
# What was sent without an agent is the account's, and no agent's.
_THEIRS = (drafts.c.agent_id == bindparam("agent_id")) & (drafts.c.agent_id != "")
_SPENT = select(
    func.sum(case((_TODAY & _THEIRS, drafts.c.offer_cents), else_=0)),
    func.sum(case((_TODAY, drafts.c.offer_cents), else_=0)),
    func.sum(drafts.c.offer_cents),
).where(drafts.c.account == bindparam("account"), drafts.c.submitted_at >= bindparam("month"), drafts.c.public)


def apologies(
    connection: Connection, account: str, requester_id: str, now: datetime, days: int
) -> tuple[PastApology, ...]:
    """What this requester was sent in public in the last `days`, the newest first."""
    about = {"account": account, "requester_id": requester_id, "since": to_row(now - timedelta(days=days))}
    return tuple(
        PastApology(
            at=from_row(row.submitted_at),
            ticket_id=row.ticket_id,
            type=row.type,
            offers=tuple(OfferKind(kind) for kind in row.offer_kinds),
            amount=from_cents(row.offer_cents),
            counted=row.gestures,
        )
        for row in connection.execute(_APOLOGIES, about)
    )


def spending(connection: Connection, account: str, agent_id: str, now: datetime) -> Spending:
    """What this agent gave today, and the account today and this month: days and months of `now`'s own time zone."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    times = {"today": to_row(today), "month": to_row(today.replace(day=1))}
    spent = connection.execute(_SPENT, {"account": account, "agent_id": agent_id, **times}).one()
    return Spending(*(from_cents(cents) for cents in spent))


def sent(
    connection: Connection, account: str, *, requester_id: str, agent_id: str, now: datetime, days: int
) -> History:
    """The history as the letters that were sent make it."""
    return History(
        apologies(connection, account, requester_id, now, days), spending(connection, account, agent_id, now)
    )


def to_cents(amount: Decimal) -> int:
    """In hundredths, as the tables keep money; what is less than one counts as one, so that nothing is overspent."""
    return int((amount * 100).to_integral_value(ROUND_CEILING))


def from_cents(cents: int | None) -> Decimal:
    return Decimal(cents or 0) / 100
