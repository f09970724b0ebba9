"""What a policy would have given before, as the tickets of a backtest tell it one after the other."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from integration.apology.remedy import History, PastApology, Remedy, Spending
from integration.apology.ticket import Ticket

# A backtest of any length takes the same memory: who was not heard of for the longest is forgotten first.
MOST_CUSTOMERS = 5_000
MOST_OF_ONE = 50  # letters to one customer
MOST_SUMS = 2_000

Kept = TypeVar("Kept")


@dataclass(slots=True)
class Past:
    """Every letter counts as sent, so that limits and budgets act as they would have. Moments are the policy's own."""

    customers: dict[str, list[PastApology]] = field(default_factory=dict)
    spent: dict[str, Decimal] = field(default_factory=dict)  # by month, by day, and by day and agent

    def history(self, ticket: Ticket, now: datetime, days: int) -> History:
        """What came before this ticket; the day's limit of an agent is not tried where nobody is assigned."""
        apologies = self.customers.get(ticket.requester.id, ())
        since = now - timedelta(days=days)
        recent = sorted((one for one in apologies if since <= one.at <= now), key=lambda one: one.at, reverse=True)
        month, day, agent = _sums(ticket, now)
        return History(tuple(recent), Spending(self._sum(agent), self._sum(day), self._sum(month)))

    def remember(self, ticket: Ticket, type_: str, remedy: Remedy, now: datetime) -> None:
        given = PastApology(
            at=now,
            ticket_id=ticket.id,
            type=type_,
            offers=tuple(offer.kind for offer in remedy.offers),
            amount=remedy.goodwill,
            counted=sum(offer.gesture for offer in remedy.offers),
        )
        earlier = self.customers.pop(ticket.requester.id, [])
        _keep(self.customers, ticket.requester.id, [*earlier[1 - MOST_OF_ONE :], given], MOST_CUSTOMERS)
        for sum_ in filter(None, _sums(ticket, now)) if given.amount else ():
            _keep(self.spent, sum_, self.spent.pop(sum_, Decimal(0)) + given.amount, MOST_SUMS)

    def _sum(self, name: str) -> Decimal:
        return self.spent.get(name, Decimal(0))


def _sums(ticket: Ticket, now: datetime) -> tuple[str, str, str]:
    """The names of what this ticket's gestures add to: the month, the day, and the agent's day."""
    day = now.date().isoformat()
    return day[:7], day, f"{day} {ticket.agent.id}" if ticket.agent else ""


def _keep(kept: dict[str, Kept], key: str, value: Kept, most: int) -> None:
    """Put it in as the newest; the oldest goes where there are too many."""
    kept[key] = value
    if len(kept) > most:
        del kept[next(iter(kept))]
