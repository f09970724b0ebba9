"""A house whose shop cancels orders: the same stores and Zendesk, with the letters that customers really get."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from integration import resources
from integration.apology.ticket import Brand, Message, Status, Ticket, Writer
from integration.flows.announcing import Announcing, NewTicket, NoticeRecord, OpenTicket, OrderDesk
from integration.flows.deciding import Deciding
from integration.flows.drafting import Drafting
from integration.flows.inbox import EventKind, NewEvent
from integration.flows.looking_on import LookingOn
from integration.flows.notice_wording import NoticeDesk
from integration.flows.our_notes import LettingGo, OurNotes
from integration.flows.working import Working
from integration.rendering.openings import Openings
from integration.rendering.shipped import ShippedSources
from integration.rendering.writer import TemplateWriter, load_writer
from integration.rendering.writers import AccountWriters
from integration.store.drafts import DraftStore
from integration.store.holds import HoldLedger
from integration.store.inbox import InboxStore
from integration.store.letters import LetterStore
from tests.fakes import FakePolicies
from tests.lesson_fakes import FakeLessons
from tests.note_fakes import FakeJudge, FakeNoteWriter, FakeReader, FakeTicket, FakeZendesk
from tests.note_house import House
from tests.store.events import seal

CANCELLED: dict[str, Any] = {
    "order": "4471",
    "customer": {"email": "marta@mail.example", "name": "Marta Ilves", "locale": "en-GB"},
    "reason": "out_of_stock",
    "refund": {"amount": "129.00", "currency": "EUR", "within_business_days": 5},
    "alternatives": [{"name": "Lyra desk lamp", "url": "https://shop.example/lyra"}],
    "status_url": "https://shop.example/orders/4471",
}


@cache
def shipped() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


@dataclass
class FakeOrderDesk:
    """Looks for tickets in that Zendesk, or opens one; as forgetful as the real one about what it was asked before."""

    zendesk: FakeZendesk
    keys: dict[str, str]

    def opened(self, key: str) -> str | None:
        return self.keys.get(key)

    def waiting(self, email: str) -> tuple[OpenTicket, ...]:
        found = sorted(self.zendesk.tickets.values(), key=lambda each: each.updated_at, reverse=True)
        return tuple(
            OpenTicket(each.ticket.id, each.ticket.subject, each.ticket.messages[0].body, each.ticket.fields)
            for each in found
            if each.ticket.requester.email == email and each.ticket.status not in (Status.SOLVED, Status.CLOSED)
        )

    def open(self, new: NewTicket) -> str:
        id_ = str(900 + len(self.keys))
        ticket = Ticket(
            id_,
            new.subject,
            (Message(f"{id_}0", Writer.AGENT, new.html, is_html=True, public=False, sent_at=self.zendesk.clock()),),
            replace(new.requester, id="20"),
            brand=Brand("1", "Northlight Home"),
            tags=frozenset(new.tags),
            fields=dict(new.fields),
        )
        self.zendesk.tickets[id_] = FakeTicket(ticket, self.zendesk.clock().replace(microsecond=0))
        self.keys[new.key] = id_
        return id_


@dataclass
class OrderHouse(House):
    keys: dict[str, str] = field(default_factory=dict)

    def cancels(self, **changes: Any) -> str:
        """The shop cancels an order; gives the event's id."""
        self.received += 1
        now = self.clock()
        name = f"{self.account}-{self.received}"
        details: Mapping[str, Any] = {**CANCELLED, **changes}
        event = NewEvent(name, self.account, EventKind.ORDER_CANCELLED, name, now, now, details=details)
        InboxStore(self.engine, seal).put(event)
        return name

    def orders(self, account: str) -> OrderDesk:
        assert account == self.account
        desk: OrderDesk = self.trouble.around(FakeOrderDesk(self.zendesk, self.keys))
        return desk

    @property
    def wordings(self) -> NoticeDesk:
        sources = ShippedSources(resources.templates() / "letters")
        return NoticeDesk(sources, LetterStore(self.engine), FakePolicies(self.account, self.policy))  # type: ignore[arg-type] # nothing is published here

    def drafting(self) -> Drafting:
        around = self.trouble.around
        return Drafting(
            reader=FakeReader(),  # type: ignore[arg-type] # narrower than it must be
            judges=FakeJudge(),
            policies=FakePolicies(self.account, self.policy),
            deciding=Deciding(around(HoldLedger(self.engine)), around(self.codes)),
            writers=AccountWriters(shipped(), LetterStore(self.engine)),
            drafts=around(DraftStore(self.engine)),
            lessons=FakeLessons(),
            orders=DraftStore(self.engine),
        )

    def worker(self) -> Working:
        around = self.trouble.around
        drafting, store = self.drafting(), around(DraftStore(self.engine))
        onlooker = LookingOn(DraftStore(self.engine))
        letting_go = LettingGo(around(HoldLedger(self.engine)), around(self.codes))
        announcing = Announcing(
            ours=OurNotes(around(self.notes), letting_go, self.clock, self.tell),
            drafting=drafting,
            trying=replace(drafting, deciding=Deciding(onlooker, onlooker)),
            record=NoticeRecord(store, store, store),
            desks=self,
            writer=FakeNoteWriter(),
            openings=Openings(),
            wordings=self.wordings,
            clock=self.clock,
            tell=self.tell,
        )
        working = super().worker()
        return replace(working, handlers={**working.handlers, EventKind.ORDER_CANCELLED: announcing.handle})

    @property
    def written(self) -> list[tuple[str, str, bool]]:
        """What we wrote with a mark, in all tickets: ticket, words, whether the customer sees it."""
        return [
            (id_, change.html, change.public)
            for id_, found in sorted(self.zendesk.tickets.items())
            for change in found.changes
            if change.mark
        ]
