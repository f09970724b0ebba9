"""One event's way: done, put off or given up, and what the account's lane hears of it."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from integration.errors import AmendsError, BadInput, Conflict, DeskFailure, NoEntry, NotFound
from integration.flows.inbox import Claim, Ended, EventKind, Result, Setback
from integration.flows.inbox_ports import TicketDesk
from integration.flows.note import SeenTicket
from integration.flows.working import ENOUGH, LEASE, NotYet, Working, demand_fresh, demand_time
from integration.flows.working import tested as of_a_try
from tests.builders import a_ticket
from tests.note_fakes import MORNING, Clock, FakeTicketDesk, FakeZendesk

SECRET = "My lamp came broken, says Marta."


def a_claim(tries: int = 1, kind: EventKind = EventKind.WRITTEN, **changes: Any) -> Claim:
    whole = {
        "id": "e1",
        "account": "acme",
        "kind": kind,
        "ticket_id": "101",
        "received_at": MORNING,
        "due_at": MORNING,
        "seen_at": None,
        "details": {},
        "tries": tries,
        "holder": "w",
        "until": MORNING + LEASE,
    }
    return Claim(**(whole | changes))


@dataclass
class FakeInbox:
    """The ports Claims and Lanes with one event; `done` is what became of it, `lane` what was said of the account."""

    event: Claim | None = field(default_factory=a_claim)
    is_lost: bool = False
    back_at: datetime | None = None
    done: list[tuple[Any, ...]] = field(default_factory=list)
    lane: list[tuple[Any, ...]] = field(default_factory=list)

    def claim(self, holder: str, now: datetime, lease: timedelta) -> Claim | None:
        event, self.event = self.event, None
        return event

    def complete(self, claim: Claim, ended: Ended, now: datetime) -> None:
        self._end("done", ended)

    def put_off(self, claim: Claim, setback: Setback, until: datetime, now: datetime, *, counts: bool = True) -> None:
        self._end("put off", setback, (until - now).total_seconds(), counts)

    def bury(self, claim: Claim, setback: Setback, now: datetime) -> None:
        self._end("buried", setback)

    def slow_down(self, account: str, until: datetime, why: str) -> None:
        self.lane.append(("slow down", (until - MORNING).total_seconds()))

    def failed(self, account: str, now: datetime, why: str) -> None:
        self.lane.append(("failed", why))

    def worked(self, account: str) -> None:
        self.lane.append(("worked",))

    def reserve(self, account: str, calls: int, now: datetime) -> datetime | None:
        self.lane.append(("reserve", calls))
        return self.back_at

    def _end(self, *what: Any) -> None:
        if self.is_lost:
            raise Conflict("This event is no longer in the hands of this worker.")
        self.done.append(what)


@dataclass
class Shop:
    """The use case over that inbox, with a handler that reads the ticket and then does as it is told."""

    inbox: FakeInbox = field(default_factory=FakeInbox)
    does: Ended | Exception = field(default_factory=lambda: Ended(Result.DRAFTED, draft_id="d1"))
    no_credentials: bool = False
    calls: int = 2
    chance: float = 0.5
    tries: int = 4
    told: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def open(self, account: str) -> TicketDesk:
        if self.no_credentials:
            raise BadInput("There are no credentials for this account.")
        desk: TicketDesk = FakeTicketDesk(FakeZendesk(Clock(), lambda *_: None))
        return desk

    def handle(self, claim: Claim, desk: TicketDesk) -> Ended:
        assert isinstance(desk, FakeTicketDesk)
        desk.calls, desk.seconds = self.calls, 0.25
        if isinstance(self.does, Exception):
            raise self.does
        return self.does

    def works(self) -> tuple[Any, ...]:
        """What becomes of the one event."""
        handlers = {EventKind.WRITTEN: self.handle, EventKind.TEST: of_a_try}
        clock = Clock()
        working = Working(self.inbox, self.inbox, self, handlers, clock, lambda: self.chance, self.tell, self.tries)
        assert working.one("w")
        assert not working.one("w")
        return self.inbox.done[0] if self.inbox.done else ()

    def tell(self, step: str, /, **facts: object) -> None:
        self.told.append((step, facts))


def test_an_event_that_ends_well() -> None:
    """Its result is kept with the calls it took; the lane hears that Zendesk works."""
    shop = Shop()

    assert shop.works() == ("done", Ended(Result.DRAFTED, draft_id="d1", calls=2, seconds=0.25))
    assert shop.inbox.lane == [("reserve", 3), ("worked",)]
    assert [step for step, _ in shop.told] == ["event claimed", "event done"]


OUTSIDE = DeskFailure("Zendesk answered with status 500.", permanent=False)


@pytest.mark.parametrize(
    ("does", "tries", "expected"),
    [
        (OUTSIDE, 1, ("put off", "outside", 10.0, True)),
        (OUTSIDE, 3, ("put off", "outside", 40.0, True)),
        (OUTSIDE, 4, ("buried", "outside")),
        (DeskFailure("Slow down.", permanent=False, retry_after=7), 9, ("put off", "slow_down", 7.0, False)),
        (DeskFailure("Zendesk answered with status 403.", permanent=True), 1, ("buried", "refused")),
        (NoEntry("Zendesk does not take the credentials."), 99, ("put off", "credentials", 300.0, False)),
        (Conflict("It changed."), 1, ("put off", "conflict", 5.0, True)),
        (Conflict("It changed."), 4, ("buried", "conflict")),
        (BadInput("The order is missing.", "order"), 1, ("buried", "unusable")),
        (AmendsError("It cannot be done."), 1, ("buried", "unusable")),
        (NotYet("stale", "Not yet.", 2.0), 9, ("put off", "stale", 2.0, False)),
        (NotYet("lease", "Too long."), 2, ("put off", "lease", 20.0, True)),
        (ValueError(SECRET), 2, ("put off", "broken", 20.0, True)),
        (ValueError(SECRET), 4, ("buried", "broken")),
        (KeyError(SECRET), 1, ("put off", "broken", 10.0, True)),
    ],
)
def test_an_event_that_fails(does: Exception, tries: int, expected: tuple[object, ...]) -> None:
    """It waits longer each time, or is given up; the calls that were made count, and no customer's word is kept."""
    shop = Shop(FakeInbox(a_claim(tries)), does)

    what, setback, *more = shop.works()

    assert (what, setback.slug, *more) == expected
    assert (setback.calls, setback.seconds) == (2, 0.25)
    assert SECRET not in setback.words
    assert SECRET not in str(shop.told)


@pytest.mark.parametrize(
    ("does", "lane"),
    [
        (OUTSIDE, [("failed", "Zendesk answered with status 500.")]),
        (DeskFailure("Slow down.", permanent=False, retry_after=7), [("slow down", 7.0)]),
        (DeskFailure("Zendesk answered with status 403.", permanent=True), []),
        (NoEntry("No key fits."), [("failed", "No key fits."), ("slow down", 300.0)]),
        (Conflict("It changed."), []),
        (ValueError(SECRET), []),
    ],
)
def test_what_the_lane_hears(does: Exception, lane: list[tuple[object, ...]]) -> None:
    """Only what Zendesk is to blame for makes the account rest."""
    shop = Shop(does=does)
    shop.works()

    assert shop.inbox.lane[1:] == lane


@pytest.mark.parametrize(("chance", "tries", "seconds"), [(0.0, 1, 7.5), (1.0, 1, 12.5), (0.5, 19, 300.0)])
def test_waits_differ(chance: float, tries: int, seconds: float) -> None:
    """Those who failed together come back apart, and nobody waits much longer than five minutes."""
    shop = Shop(FakeInbox(a_claim(tries)), OUTSIDE, chance=chance, tries=20)

    assert shop.works()[2] == seconds


def test_a_ticket_that_is_gone() -> None:
    """There is nothing to draft for, and nothing went wrong."""
    what, ended = Shop(does=NotFound("Zendesk does not have it.")).works()

    assert (what, ended.result, ended.reason, ended.calls) == ("done", Result.SKIPPED, "gone", 2)


def test_something_of_ours_is_missing() -> None:
    """Before anything was asked of Zendesk, it is not the ticket that is gone."""
    what, setback = Shop(does=NotFound("This account has no policy yet."), calls=0).works()

    assert (what, setback.slug, setback.words) == ("buried", "unusable", "This account has no policy yet.")


@pytest.mark.parametrize("does", [Ended(Result.DRAFTED), Conflict("It changed.")])
def test_more_calls_than_usual(does: Ended | Exception) -> None:
    """They are taken from the budget afterwards."""
    shop = Shop(does=does, calls=7)
    shop.works()

    assert shop.inbox.lane[:2] == [("reserve", 3), ("reserve", 4)]


def test_no_calls_left() -> None:
    """The event waits for the next minute; it was nobody's fault."""
    shop = Shop(FakeInbox(back_at=MORNING + timedelta(seconds=21)))

    what, setback, *more = shop.works()

    assert (what, setback.slug, *more) == ("put off", "budget", 21.0, False)


def test_no_credentials() -> None:
    """Nothing is given up: the account waits until somebody connects it, and the admin reads what is missing."""
    what, setback, *more = Shop(no_credentials=True).works()

    assert (what, setback.words, *more) == ("put off", "There are no credentials for this account.", 300.0, False)


@pytest.mark.parametrize(("age", "what"), [(timedelta(days=6), "put off"), (timedelta(days=8), "buried")])
def test_locked_out_for_a_week(age: timedelta, what: str) -> None:
    """Nobody renews the credentials any more, and an answer would come too late."""
    event = a_claim(received_at=MORNING - age)

    assert Shop(FakeInbox(event), NoEntry("No key fits.")).works()[0] == what


@pytest.mark.parametrize("does", [Ended(Result.DRAFTED), OUTSIDE, BadInput("Odd.")])
def test_a_lease_that_was_lost(does: Ended | Exception) -> None:
    """Whoever has the event now says what becomes of it; this worker goes on with the next."""
    shop = Shop(FakeInbox(is_lost=True), does)

    assert shop.works() == ()
    assert shop.told[-1] == ("lease lost", {"event": "e1", "account": "acme"})


def test_a_try_of_the_installation() -> None:
    """It came through: no call is made for it, and none is reserved."""
    shop = Shop(FakeInbox(a_claim(kind=EventKind.TEST)))

    assert shop.works() == ("done", Ended(Result.TESTED))
    assert shop.inbox.lane == [("reserve", 0)]


def test_time_to_write() -> None:
    """No write begins that might outlast the lease."""
    claim = a_claim()
    demand_time(claim, claim.until - ENOUGH)

    with pytest.raises(NotYet):
        demand_time(claim, claim.until - ENOUGH + timedelta(seconds=1))


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("updated", "read", "seen", "waits"),
    [
        (0, 1, 0, None),
        (0, 0.25, 0, 0.75),
        (0, 5, 1, 2.0),
        (0, 61, 1, None),
        (65, 61, None, None),
        (9, 2, None, 2.0),
        (None, 1, 1, None),
    ],
)
def test_a_ticket_that_is_not_ready(
    updated: float | None, read: float, seen: float | None, waits: float | None
) -> None:
    """One that lags behind its event, or changed within this second, is left alone for a moment, a minute at most."""

    def at(seconds: float | None) -> datetime | None:
        return None if seconds is None else MORNING + seconds * SECOND

    ticket = SeenTicket(a_ticket(), "stamp", at(updated), MORNING + read * SECOND)
    claim = a_claim(seen_at=at(seen))

    if waits is None:
        demand_fresh(claim, ticket)
        return
    with pytest.raises(NotYet) as raised:
        demand_fresh(claim, ticket)
    assert raised.value.seconds == waits
