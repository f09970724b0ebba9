"""One event after another: claimed, handled, and done, put off or given up, whatever goes wrong meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from integration.apology.auto_draft import Skip
from integration.errors import (
    AmendsError,
    BadInput,
    Conflict,
    NoEntry,
    NotFound,
    OutsideFailure,
    UnknownAccount,
    places_of,
)
from integration.flows.inbox import Claim, Ended, EventKind, Result, Setback
from integration.flows.inbox_ports import Claims, Handlers, Lanes, TicketDesk, TicketDesks
from integration.flows.note import SeenTicket

LEASE = timedelta(seconds=120)
# What a write may take at most, with room to spare: connecting and answering have ten seconds each. Nobody begins to
# write with less of the lease left, and so nobody is still writing when the event goes to the next worker.
ENOUGH = timedelta(seconds=25)
# What is taken from the minute's budget before a try: the calls that the event takes if all goes well.
CALLS = {EventKind.WRITTEN: 3, EventKind.ANSWERED: 2, EventKind.ORDER_CANCELLED: 7, EventKind.TEST: 0}
FIRST_WAIT, LONGEST_WAIT = 5.0, 300.0  # seconds between two tries
LONGEST_PAUSE = 600.0  # seconds that Zendesk may ask for: no window of its limits is longer (platform §7.8)
LOCKED_OUT = 300.0  # seconds between two tries of an account whose credentials Zendesk does not take
LOCKED_OUT_AT_MOST = timedelta(days=7)  # an answer that comes later helps nobody
STALE_WAIT = 2.0
YOUNG = timedelta(seconds=60)  # while it is no older, an event waits for a ticket that has not caught up with it
STAMP = timedelta(seconds=1)  # how exact Zendesk's moments are


class Telling(Protocol):
    """One log line per step: what happened, with ids and numbers, and no customer's words."""

    def __call__(self, step: str, /, **facts: object) -> None: ...


class NotYet(AmendsError):
    """The event has to wait, through nobody's fault: so many `seconds`, and it does not count as a try.

    Without `seconds` it does, and waits as after a failure: it may never be different.
    """

    def __init__(self, slug: str, words: str, seconds: float | None = None) -> None:
        super().__init__(words)
        self.slug = slug
        self.seconds = seconds


class Verdict(NamedTuple):
    """What a failure means for its event: to wait so many `seconds`, None to be given up.

    `failed` and `slow` are for the account's lane: Zendesk did not answer well, or asks to be left alone that long.
    """

    setback: Setback
    seconds: float | None
    counts: bool = True
    failed: bool = False
    slow: bool = False


def demand_time(claim: Claim, now: datetime) -> None:
    """Call this right before anything is written. Raises NotYet where the lease may end before the write does."""
    if claim.until - now < ENOUGH:
        raise NotYet("lease", "Reading the ticket took too long. It starts anew.")


def demand_fresh(claim: Claim, seen: SeenTicket, settle: timedelta = STAMP) -> None:
    """Raises NotYet for a ticket that has not caught up with its event (platform §6.5), or changed this very second.

    Zendesk tells changes apart by the second: within the same one, a safe write would not notice the next change. As
    clocks may differ, no event waits long for this.
    """
    if seen.updated_at is None or seen.read_at - claim.received_at > YOUNG:
        return
    if claim.seen_at and seen.updated_at < claim.seen_at:
        raise NotYet("stale", "Zendesk does not show the newest change of the ticket yet.", STALE_WAIT)
    left = (seen.updated_at + settle - seen.read_at).total_seconds()
    if left > 0:
        raise NotYet("settling", "The ticket changed a moment ago.", min(left, STALE_WAIT))


@dataclass(frozen=True, slots=True)
class Working:
    """The use case, with what it needs from outside. `chance` gives numbers from 0 to 1, so that waits differ."""

    claims: Claims
    lanes: Lanes
    desks: TicketDesks
    handlers: Handlers
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    tell: Telling
    tries: int = 20
    lease: timedelta = LEASE

    def one(self, holder: str) -> bool:
        """Work on the event that is due first; False where nothing is.

        Raises what the inbox itself raises, such as a database that is gone: the event then waits for its lease to end.
        """
        claim = self.claims.claim(holder, self.clock(), self.lease)
        if claim is None:
            return False
        self.tell("event claimed", event=claim.id, account=claim.account, kind=str(claim.kind), tries=claim.tries)
        try:
            self._work(claim)
        except Conflict:
            # Somebody else has the event by now, or an admin dropped it: what became of it is for them to say.
            self.tell("lease lost", event=claim.id, account=claim.account)
        return True

    def _work(self, claim: Claim) -> None:
        until = self.lanes.reserve(claim.account, CALLS[claim.kind], self.clock())
        if until:
            busy = Setback("budget", "The calls to Zendesk of this minute are used up.")
            self._put_off(claim, busy, until, counts=False)
            return
        desk: TicketDesk | None = None
        outcome: Ended | Exception
        try:
            desk = self._open(claim.account)
            outcome = self.handlers[claim.kind](claim, desk)
        except Exception as problem:  # noqa: BLE001 - the worker's loop: an event that breaks must not stop the others
            outcome = problem
        if desk:
            self._take_more(claim, desk.calls - CALLS[claim.kind])
            # Whoever has not asked Zendesk for anything misses something of ours.
            if isinstance(outcome, NotFound) and desk.calls:
                outcome = Ended(Result.SKIPPED, Skip.GONE)
        if isinstance(outcome, Ended):
            self._complete(claim, outcome, desk)
        else:
            self._failed(claim, outcome, desk)

    def _open(self, account: str) -> TicketDesk:
        try:
            return self.desks.open(account)
        except UnknownAccount:
            raise
        except BadInput as problem:
            raise NoEntry(str(problem)) from problem

    def _take_more(self, claim: Claim, calls: int) -> None:
        """What was called beyond what was reserved counts as well; where it is too much, the lane holds the account."""
        if calls > 0:
            self.lanes.reserve(claim.account, calls, self.clock())

    def _complete(self, claim: Claim, ended: Ended, desk: TicketDesk | None) -> None:
        if desk:
            ended = replace(ended, calls=ended.calls + desk.calls, seconds=ended.seconds + desk.seconds)
        if ended.calls:
            self.lanes.worked(claim.account)
        self.claims.complete(claim, ended, self.clock())
        facts = {
            "result": str(ended.result),
            "reason": str(ended.reason),
            "draft": ended.draft_id,
            "calls": ended.calls,
        }
        self.tell("event done", event=claim.id, account=claim.account, ticket=claim.ticket_id, **facts)

    def _failed(self, claim: Claim, problem: Exception, desk: TicketDesk | None) -> None:
        verdict = self._verdict(claim, problem)
        setback = verdict.setback
        if desk:
            setback = replace(setback, calls=desk.calls, seconds=desk.seconds)
        now = self.clock()
        if verdict.failed:
            self.lanes.failed(claim.account, now, setback.words)
        if verdict.seconds is None or (verdict.counts and claim.tries >= self.tries):
            self.claims.bury(claim, setback, now)
            self.tell("event given up", event=claim.id, account=claim.account, why=setback.slug, tries=claim.tries)
            return
        until = now + timedelta(seconds=verdict.seconds)
        if verdict.slow:
            self.lanes.slow_down(claim.account, until, setback.words)
        self._put_off(claim, setback, until, counts=verdict.counts)

    def _put_off(self, claim: Claim, setback: Setback, until: datetime, *, counts: bool) -> None:
        now = self.clock()
        self.claims.put_off(claim, setback, until, now, counts=counts)
        wait = round((until - now).total_seconds(), 1)
        self.tell("event put off", event=claim.id, account=claim.account, why=setback.slug, seconds=wait)

    def _verdict(self, claim: Claim, problem: Exception) -> Verdict:
        match problem:
            case NotYet():
                counts = problem.seconds is None
                wait = self._wait(claim) if problem.seconds is None else problem.seconds
                return Verdict(Setback(problem.slug, str(problem)), wait, counts=counts)
            case OutsideFailure():
                return self._outside(claim, problem)
            case Conflict():
                return Verdict(Setback("conflict", str(problem)), self._spread(FIRST_WAIT))
            case AmendsError():
                return Verdict(Setback("unusable", str(problem)), None)
        self._tell_broken(claim, problem)
        words = "Something broke on the Amends server. Its log says where."
        return Verdict(Setback("broken", words), self._wait(claim))

    def _outside(self, claim: Claim, problem: OutsideFailure) -> Verdict:
        if isinstance(problem, NoEntry):
            # All its events would fail alike, and none is to blame: they wait together until somebody renews the key.
            is_late = self.clock() - claim.received_at > LOCKED_OUT_AT_MOST
            wait = None if is_late else LOCKED_OUT
            return Verdict(Setback("credentials", str(problem)), wait, counts=False, failed=True, slow=True)
        if problem.permanent:
            return Verdict(Setback("refused", str(problem)), None)
        if problem.retry_after is not None:
            wait = min(problem.retry_after, LONGEST_PAUSE)
            return Verdict(Setback("slow_down", str(problem)), wait, counts=False, slow=True)
        return Verdict(Setback("outside", str(problem)), self._wait(claim), failed=True)

    def _wait(self, claim: Claim) -> float:
        return self._spread(min(FIRST_WAIT * 2 ** min(claim.tries, 10), LONGEST_WAIT))

    def _spread(self, seconds: float) -> float:
        """A quarter less to a quarter more: those who failed together should not all come back together."""
        return seconds * (0.75 + self.chance() / 2)

    def _tell_broken(self, claim: Claim, problem: Exception) -> None:
        named = {"error": type(problem).__name__, "places": places_of(problem)}
        self.tell("event broke", event=claim.id, account=claim.account, **named)


def tested(_claim: Claim, _desk: TicketDesk) -> Ended:
    """The handler of TEST: that it came through is all there is to say."""
    return Ended(Result.TESTED)
