"""Who writes what to whom: tickets of every kind that must have a draft, and of every kind that must have none."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from integration.sandbox.mail import receive
from integration.sandbox.state import Actor, Desk, Ticket
from integration.sandbox.tickets import update_ticket


class Kind(StrEnum):
    """What a ticket is; all but the first must never have a note."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    LEGAL = "legal threat"
    CLOSED = "closed"
    SOLVED = "solved"
    MERGED = "merged"
    SUSPENDED = "suspended requester"
    AUTOMATIC = "automatic mail"
    ANSWERED = "answered at once"


COMPLAINTS = (
    "My order {order} was promised for Monday and it still has not arrived. Tracking has not moved for a week.",
    "My order {order} arrived today and the lamp is broken, there is a crack right through it.",
    "You charged my card twice for order {order}. I want the second charge back.",
    "I sent order {order} back a month ago and my refund has still not come.",
    "Order {order} came with the wrong jacket. I ordered blue and got green.",
)
AGAIN = (
    "Still no news about order {order}. My parcel has not arrived and nobody answers. This is really late now.",
    "I wrote about order {order} days ago. The lamp is broken and I still have no replacement.",
    "It is me again about order {order}: you charged me twice and the money is not back on my card.",
)
QUESTION = "What are your opening hours on Sundays? Thanks!"
LEGAL = "My order {order} never arrived. If I do not have my money by Friday my lawyer will take you to court."
AUTOMATIC = "I am out of the office until 3 December and will read your message when I am back. Order {order}."
FINAL = "We found it, Marta: it is on its way, and you have our apologies."


@dataclass
class Thread:
    """One ticket, with the customer and the number of their order."""

    account: str
    ticket_id: int
    kind: Kind
    sender: dict[str, str]
    order: int


@dataclass
class Story:
    """Writes to the desks as customers and agents would; `chance` makes the same story of the same seed."""

    desks: dict[str, Desk]
    chance: random.Random
    threads: list[Thread] = field(default_factory=list)

    def open(self, kind: Kind, number: int) -> Thread:
        """A new ticket. What keeps it from a draft happens in the same breath, before its event leaves."""
        account = self.chance.choice(sorted(self.desks))
        desk = self.desks[account]
        sender = {"name": f"Customer {number}", "email": f"customer-{number}@mail.example"}
        order = 40_000 + number
        with desk.lock:
            letter = {"from": sender, "subject": f"Order {order}", "text": self._words(kind).format(order=order)}
            ticket_id = receive(desk, letter).ticket_id
            _hinder(desk, desk.tickets[ticket_id], kind)
        thread = Thread(account, ticket_id, kind, sender, order)
        self.threads.append(thread)
        return thread

    def go_on(self, thread: Thread) -> None:
        """The next thing that happens on a ticket: mostly the customer writes again, sometimes an agent answers."""
        desk = self.desks[thread.account]
        if thread.kind is Kind.COMPLAINT and self.chance.random() < 0.3:
            self._answer(desk, thread)
        elif thread.kind in (Kind.COMPLAINT, Kind.QUESTION, Kind.LEGAL):
            self._write(desk, thread)

    def _write(self, desk: Desk, thread: Thread) -> None:
        words = self.chance.choice(AGAIN) if thread.kind is Kind.COMPLAINT else self._words(thread.kind)
        receive(desk, {"from": thread.sender, "text": words.format(order=thread.order), "ticket_id": thread.ticket_id})

    def _answer(self, desk: Desk, thread: Thread) -> None:
        agent = Actor(desk.users[1002])
        update_ticket(desk, agent, thread.ticket_id, {"comment": {"body": FINAL, "public": True}})

    def _words(self, kind: Kind) -> str:
        return {
            Kind.QUESTION: QUESTION,
            Kind.LEGAL: LEGAL,
            Kind.AUTOMATIC: AUTOMATIC,
        }.get(kind, self.chance.choice(COMPLAINTS))


def kinds(tickets: int) -> Iterator[Kind]:
    """Two of three are complaints; the rest are shared by those that must stay without a note."""
    others = [kind for kind in Kind if kind is not Kind.COMPLAINT]
    for number in range(tickets):
        yield Kind.COMPLAINT if number % 3 else others[(number // 3) % len(others)]


def _hinder(desk: Desk, ticket: Ticket, kind: Kind) -> None:
    agent = Actor(desk.users[1002])
    deeds: dict[Kind, Callable[[], object]] = {
        Kind.CLOSED: lambda: update_ticket(desk, agent, ticket.id, {"status": "closed"}),
        Kind.SOLVED: lambda: update_ticket(desk, agent, ticket.id, {"status": "solved"}),
        Kind.MERGED: lambda: update_ticket(desk, agent, ticket.id, {"status": "closed", "tags": ["closed_by_merge"]}),
        Kind.SUSPENDED: lambda: setattr(desk.users[ticket.requester_id], "suspended", True),
        Kind.AUTOMATIC: lambda: ticket.comments[-1].flags.append(4),
        Kind.ANSWERED: lambda: update_ticket(desk, agent, ticket.id, {"comment": {"body": FINAL, "public": True}}),
    }
    deeds.get(kind, lambda: None)()
