"""All that writes notes unasked, over real stores and a Zendesk in memory; and ways to break it at every step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Engine, func, select

from integration.apology.policy import Policy
from integration.flows.acknowledging import Acknowledging
from integration.flows.deciding import Deciding
from integration.flows.drafting import Drafting
from integration.flows.inbox import EventKind, EventState, InboxLine, NewEvent
from integration.flows.inbox_ports import TicketDesk
from integration.flows.note import Note, NoteState
from integration.flows.noting import Noting
from integration.flows.our_notes import LettingGo, OurNotes
from integration.flows.withdrawing import Withdrawing
from integration.flows.working import LEASE, Working, tested
from integration.store.claims import ClaimStore
from integration.store.codes import CodeStore
from integration.store.drafts import DraftStore
from integration.store.holds import HoldLedger
from integration.store.inbox import InboxStore
from integration.store.inbox_desk import InboxDeskStore
from integration.store.lanes import LaneStore
from integration.store.notes import NoteStore
from integration.store.tables import drafts, holds
from tests.fakes import FakePolicies
from tests.lesson_fakes import FakeLessons
from tests.note_fakes import (
    BROKEN,
    POOL,
    Clock,
    FakeJudge,
    FakeNoteWriter,
    FakeReader,
    FakeTicketDesk,
    FakeWriter,
    FakeZendesk,
    a_policy,
)
from tests.store.events import seal
from tests.store.letters import open_accounts

MakeHouse = Callable[..., "House"]
PROMISES = {EventKind.WRITTEN: timedelta(minutes=2), EventKind.ANSWERED: timedelta(minutes=10)}
CODES = 5


class Killed(BaseException):
    """The worker's process is gone: nothing of ours runs after this."""


@dataclass
class Trouble:
    """Counts the calls of wrapped ports that are of `these`, and strikes one of them, once: it raises what it likes.

    `early` strikes before the call does what it is asked, otherwise it has done it. Between a call and the next nothing
    happens that lasts, and so one of the two is enough where a worker is killed.
    """

    at: int = 0
    strike: Callable[[], None] = lambda: None
    these: Callable[[str], bool] = lambda _call: True
    early: bool = False
    calls: list[str] = field(default_factory=list)
    struck: bool = False

    def around(self, port: Any) -> Any:
        return _Wrapped(port, self)

    def comes_to(self, call: str) -> bool:
        if not self.these(call):
            return False
        self.calls.append(call)
        self.struck = self.struck or len(self.calls) == self.at
        return len(self.calls) == self.at


class _Wrapped:
    def __init__(self, port: Any, trouble: Trouble) -> None:
        self._port, self._trouble = port, trouble

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not callable(found):
            return found

        def call(*given: Any, **named: Any) -> Any:
            trouble = self._trouble
            here = trouble.comes_to(f"{type(self._port).__name__}.{name}")
            if here and trouble.early:
                trouble.strike()
            result = found(*given, **named)
            if here:
                trouble.strike()
            return result

        return call


@dataclass
class House:
    """One account with its Zendesk and its inbox."""

    engine: Engine
    account: str = "acme"
    policy: Policy = field(default_factory=a_policy)
    trouble: Trouble = field(default_factory=Trouble)
    comments_tell: bool = True
    clock: Clock = field(default_factory=Clock)
    told: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    workers: int = 0
    received: int = 0

    def __post_init__(self) -> None:
        open_accounts(self.engine, self.account)
        self.zendesk = FakeZendesk(self.clock, self.receive, self.comments_tell)
        self.codes = CodeStore(self.engine, seal)
        names = [f"CODE-{number}" for number in range(CODES)]
        self.codes.add(self.account, POOL, names, by="ada", now=self.clock())
        self.notes = NoteStore(self.engine)
        self.policies = FakePolicies(self.account, self.policy)

    def receive(self, kind: EventKind, ticket_id: str, at: datetime) -> None:
        """As it comes in, a moment later."""
        self.received += 1
        now = self.clock()
        name = f"{self.account}-{self.received}"
        event = NewEvent(name, self.account, kind, name, now, now + PROMISES[kind], ticket_id, at)
        InboxStore(self.engine, seal).put(event)

    def open(self, account: str) -> TicketDesk:
        assert account == self.account
        return cast(TicketDesk, self.trouble.around(FakeTicketDesk(self.zendesk)))

    def worker(self) -> Working:
        """A new process: it knows nothing but what the stores know."""
        around = self.trouble.around
        ledger, codes = around(HoldLedger(self.engine)), around(self.codes)
        ours = OurNotes(around(self.notes), LettingGo(ledger, codes), self.clock, self.tell)
        drafting = Drafting(
            reader=FakeReader(),  # type: ignore[arg-type] # narrower than it must be
            judges=FakeJudge(),
            policies=self.policies,
            deciding=Deciding(ledger, codes),
            writers=FakeWriter(),
            drafts=around(DraftStore(self.engine)),
            lessons=FakeLessons(),
        )
        acknowledging = Acknowledging(ours.notes, FakeWriter(), self.clock, self.tell)
        noting = Noting(ours, drafting, FakeNoteWriter(), self.clock, self.tell, acknowledging)
        withdrawing = Withdrawing(ours, self.clock, self.tell)
        return Working(
            claims=around(ClaimStore(self.engine, seal)),
            lanes=around(LaneStore(self.engine)),
            desks=self,
            handlers={
                EventKind.WRITTEN: noting.handle,
                EventKind.ANSWERED: withdrawing.handle,
                EventKind.TEST: tested,
            },
            clock=self.clock,
            chance=lambda: 0.5,
            tell=self.tell,
        )

    def tell(self, step: str, /, **facts: object) -> None:
        self.told.append((step, facts))

    def works(self) -> None:
        """Work until nothing waits, in as many processes as it takes; waits and leases pass in no time."""
        for _ in range(60):
            self.workers += 1
            try:
                worker = self.worker()
                while worker.one(f"worker {self.workers}"):
                    pass
            except Killed:
                self.clock.passes(LEASE.total_seconds())
            if not self.left():
                return
            self.clock.passes(10)
        raise AssertionError(self.lines())

    def left(self) -> bool:
        counts = InboxDeskStore(self.engine).counts(self.account)
        return bool(counts.waiting or counts.working)

    def lines(self) -> tuple[InboxLine, ...]:
        """Every event, the oldest first."""
        found = InboxDeskStore(self.engine).lines(self.account, frozenset(EventState), before=None, limit=100)
        return tuple(sorted(found, key=lambda line: int(line.id.rpartition("-")[2])))

    def ends(self) -> list[tuple[str, str]]:
        return [(line.result, line.reason) for line in self.lines()]

    def standing(self, ticket_id: str = "101") -> Note | None:
        return self.notes.standing(self.account, ticket_id)

    def states(self, ticket_id: str = "101") -> list[NoteState]:
        return [note.state for note in self.notes.of_ticket(self.account, ticket_id)]

    def tags(self, ticket_id: str = "101") -> list[str]:
        return sorted(self.zendesk.tickets[ticket_id].ticket.tags)

    def spent(self) -> tuple[int, int]:
        """How many codes are given, and how many drafts hold something."""
        pool = next(iter(self.codes.pools(self.account)))
        query = select(func.count()).select_from(holds).where(holds.c.account == self.account)
        with self.engine.connect() as connection:
            return pool.given, connection.scalar(query) or 0

    def kept(self) -> set[str]:
        """The ids of the drafts on record."""
        with self.engine.connect() as connection:
            return set(connection.scalars(select(drafts.c.id).where(drafts.c.account == self.account)))


def opened(house: House, words: str = BROKEN) -> House:
    """Its customer has written this, and its worker has done what there was to do."""
    house.zendesk.opened("101", words, "vip", "amends_fan", "amends_severity_low")
    house.clock.passes(3)
    house.works()
    return house
