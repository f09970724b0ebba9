"""Many workers over many accounts: every event once, no ticket twice at a time, and nobody left waiting."""

import random
import threading
from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import Engine

from integration.errors import Conflict
from integration.flows.inbox import Claim
from tests.store.at_once import at_once
from tests.store.events import LEASE, NOW, SECOND, TROUBLE, Office, an_event, an_office, done

ACCOUNTS = ("acme", "zenith", "small")
WORKERS = 8


class Watch:
    """Keeps who has which ticket, and notes whenever two have the same."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.held: set[tuple[str, str]] = set()
        self.twice: list[str] = []
        self.done: Counter[str] = Counter()

    def begin(self, claim: Claim) -> None:
        with self.lock:
            ticket = (claim.account, claim.ticket_id)
            if ticket in self.held:
                self.twice.append(claim.id)
            self.held.add(ticket)

    def end(self, claim: Claim, *, finished: bool) -> None:
        with self.lock:
            self.held.discard((claim.account, claim.ticket_id))
            self.done[claim.id] += finished


def test_eight_workers_share_the_work(engine: Engine) -> None:
    """While events still come in and tries fail, each ends once, and no ticket is in two pairs of hands."""
    office, watch = an_office(engine, *ACCOUNTS), Watch()
    events = [an_event(number, account=ACCOUNTS[number % 3], ticket_id=str(number % 20)) for number in range(120)]
    office.put(*events[:60])
    coming = iter(events[60:])

    def work(worker: int) -> None:
        chance = random.Random(worker)
        while sum(watch.done.values()) < len(events):
            with watch.lock:
                new = next(coming, None)
            if new:
                office.put(new)
            claim = office.claim(holder=str(worker))
            if claim is None:
                continue
            watch.begin(claim)
            fails = chance.random() < 0.1
            watch.end(claim, finished=not fails)
            if fails:
                office.claims.put_off(claim, TROUBLE, NOW, NOW)
            else:
                office.claims.complete(claim, done(calls=1), NOW)

    at_once(work, range(WORKERS))

    assert watch.twice == []
    assert watch.done == Counter({event.id: 1 for event in events})
    assert set(office.states().values()) == {"done"}
    counted = [office.counted(account)["drafted", ""] for account in ACCOUNTS]
    assert counted == [40, 40, 40]


def test_a_busy_account_starves_nobody(engine: Engine) -> None:
    """Accounts take turns, whatever one of them has waiting, and however old it is."""
    office = an_office(engine, *ACCOUNTS)
    long_ago = NOW - timedelta(hours=1)
    office.put(*(an_event(number, received_at=long_ago) for number in range(20)))
    office.put(*(an_event(100 + number, account="zenith") for number in range(2)), an_event(200, account="small"))

    order = [office.taken(NOW + turn * SECOND).account for turn in range(7)]

    assert sorted(order[:3]) == sorted(ACCOUNTS)
    assert sorted(order[3:5]) == ["acme", "zenith"]
    assert order[5:] == ["acme", "acme"]


def test_of_two_who_have_an_event_one_may_end_it(engine: Engine) -> None:
    """A worker whose lease ran out and the one who took over never both succeed, whoever is first."""
    office = an_office(engine)
    office.put(*(an_event(number) for number in range(10)))
    later = NOW + LEASE
    lost = [office.taken(holder="slow") for _ in range(10)]

    def race(worker: int) -> int:
        ended = 0
        if worker:
            while claim := office.claim(later, "quick"):
                ended += _ends(office, claim, later)
            return ended
        return sum(_ends(office, claim, later) for claim in lost)

    ended = at_once(race, range(2))

    assert sum(ended) == 10
    assert office.counted()["drafted", ""] == 10


def _ends(office: Office, claim: Claim, now: datetime) -> bool:
    try:
        office.claims.complete(claim, done(), now)
    except Conflict:
        return False
    return True


def test_what_is_covered_is_not_handed_out_meanwhile(engine: Engine) -> None:
    """Between the end of a ticket's first event and that of those it covers, nobody gets hold of one of them."""
    office = an_office(engine)
    pairs = range(10)
    for number in pairs:
        office.put(an_event(2 * number, ticket_id=str(number)), an_event(2 * number + 1, ticket_id=str(number)))
    claims = [office.taken() for _ in pairs]

    def race(worker: int) -> list[Claim | None]:
        if worker:
            return [office.claim(holder="two") for _ in range(2 * len(pairs))]
        return [office.claims.complete(claim, done(read_at=NOW), NOW) for claim in claims]

    taken = at_once(race, range(2))[1]

    assert taken == [None] * 20
    assert set(office.states().values()) == {"done"}
