"""What a worker works on the inbox with."""

import os
import random
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from integration import __version__, resources
from integration.bootstrap.desk_setup import Remembered
from integration.bootstrap.desks import Desks
from integration.bootstrap.orders import announcing
from integration.bootstrap.sight import check_clock
from integration.errors import DatabaseFailure, OutsideFailure
from integration.flows.acknowledging import Acknowledging
from integration.flows.inbox import EventKind
from integration.flows.inbox_ports import Handlers
from integration.flows.noting import Noting
from integration.flows.our_notes import LettingGo, OurNotes
from integration.flows.withdrawing import Withdrawing
from integration.flows.working import Working, tested
from integration.observability import tell
from integration.store.claims import ClaimStore
from integration.store.holds import HoldLedger
from integration.store.lanes import LaneStore
from integration.store.notes import NoteStore
from integration.store.workers import SeenWorker, WorkerStore
from integration.worker.inbox import InboxWork
from integration.zendesk.desk import ZendeskDesk
from integration.zendesk.ticket_desk import RestTicketDesk

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts

BRAND_SECONDS = 600


@dataclass(frozen=True, slots=True)
class AccountTicketDesks:
    """Implements the port TicketDesks. Each thread keeps its desks, and with them the connections to Zendesk."""

    desks: Desks
    clock: Callable[[], datetime]
    _brands: Remembered[str] = field(default_factory=lambda: Remembered(BRAND_SECONDS))
    _mine: threading.local = field(default_factory=threading.local)

    def open(self, account: str) -> RestTicketDesk:
        desk = self.rest(account)

        def brand_name(brand_id: str) -> str:
            return self._brands.get((account, brand_id), lambda: desk.brand_name(brand_id))

        return RestTicketDesk(desk, brand_name, self.clock)

    def rest(self, account: str) -> ZendeskDesk:
        """This thread's own; calls made with it count as those of the ticket desk that is open."""
        credentials = self.desks.accounts.credentials(account)
        kept: dict[str, tuple[dict[str, str], ZendeskDesk]] = self._mine.__dict__
        if account not in kept or kept[account][0] != credentials:
            kept[account] = (credentials, self.desks.open_with(account, credentials))
        return kept[account][1]


def working(parts: "Parts", clock: Callable[[], datetime]) -> Working:
    """What works on one event after the other, whoever calls it."""
    engine, settings = parts.engine, parts.settings
    desks = AccountTicketDesks(parts.desks, clock)
    return Working(
        claims=ClaimStore(engine, parts.seal),
        lanes=LaneStore(engine, settings.zendesk_calls_per_minute),
        desks=desks,
        handlers=_handlers(parts, desks.rest, clock),
        clock=clock,
        chance=random.SystemRandom().random,
        tell=tell,
        tries=settings.inbox_tries,
        lease=timedelta(seconds=settings.lease_seconds),
    )


def _handlers(parts: "Parts", rest: Callable[[str], ZendeskDesk], clock: Callable[[], datetime]) -> Handlers:
    from integration.rendering.notes import load_notes  # noqa: PLC0415 - only a worker writes notes

    notes, letting_go = NoteStore(parts.engine), LettingGo(HoldLedger(parts.engine), parts.codes)
    ours = OurNotes(notes, letting_go, clock, tell)
    writer = load_notes(resources.templates() / "notes", parts.policies)
    acknowledging = Acknowledging(notes, parts.writers, clock, tell, parts.speller)
    return {
        EventKind.WRITTEN: Noting(ours, parts.drafting, writer, clock, tell, acknowledging).handle,
        EventKind.ANSWERED: Withdrawing(ours, clock, tell).handle,
        EventKind.ORDER_CANCELLED: announcing(parts, rest, ours, writer, clock).handle,
        EventKind.TEST: tested,
    }


def inbox_work(parts: "Parts", clock: Callable[[], datetime]) -> InboxWork:
    """The same for the threads of this process, with its name and its heart."""
    started_at, threads, workers = clock(), parts.settings.worker_threads, WorkerStore(parts.engine)
    name = f"{socket.gethostname()[:32]}-{os.getpid()}-{uuid4().hex[:8]}"

    work, on_time = working(parts, clock), threading.Event()

    def beat() -> None:
        try:
            check_clock(parts.engine, clock)
        except DatabaseFailure:
            raise  # it says nothing of the clock, so what was known of it still holds
        except OutsideFailure as problem:
            on_time.clear()
            tell("clock is off", worker=name, why=str(problem))
        else:
            on_time.set()
        workers.beat(SeenWorker(name, started_at, clock(), threads, __version__))

    def one(holder: str) -> bool:
        """Who has what in hand is a matter of time: a worker whose clock is off takes nothing up."""
        return on_time.is_set() and work.one(holder)

    return InboxWork(one, beat, partial(workers.forget, name), name, threads)
