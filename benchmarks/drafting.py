"""From event to note: drafts per second and calls per draft, the queue under too much, more workers, and memory.

A part of `benchmarks/webhook.py`. The Zendesk is the sandbox on this machine, with the time added that a real one takes
to answer: most of a draft is waiting, and a sandbox that answers at once would measure the processor alone.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

from benchmarks.load import memory_mb
from integration.flows.inbox import EventKind, NewEvent
from integration.sandbox.context import Sandbox
from integration.sandbox.faults import Fault
from integration.store.inbox import InboxStore
from integration.store.sealing import Seal
from tests.chaos.desks import running_desks
from tests.chaos.rig import SECRET, Rig, connect_account, rig
from tests.chaos.story import Kind, Story

ACCOUNT = "shop"
LATENCY = 0.2  # seconds that a real Zendesk takes for a call
PATIENCE = 900


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a batch of tickets took, from the first note to the last."""

    per_second: float
    calls: float


@dataclass(frozen=True, slots=True)
class Stand:
    """The queue at one moment of a run."""

    at: float
    waiting: int
    oldest: float


@contextmanager
def standing(*, postgres: str, redis: str, latency: float) -> Iterator[tuple[Rig, Sandbox]]:
    """A web server with one account connected, and no worker yet."""
    chance = random.Random(7)  # noqa: S311 - the same story every time
    with (
        tempfile.TemporaryDirectory(prefix="amends-bench-") as name,
        running_desks([ACCOUNT], Path(name), time_scale=1.0) as desks,
        rig(Path(name), desks.url, postgres=postgres, redis=redis, chance=chance) as found,
    ):
        connect_account(found, ACCOUNT)
        sandbox = desks.accounts[ACCOUNT]
        if latency:
            sandbox.faults.add(Fault("latency", path="/api/v2/*", seconds=latency))
        yield found, sandbox


def drafts(tickets: int, *, workers: int, postgres: str = "", redis: str = "", latency: float = LATENCY) -> Drafts:
    """Tickets that all wait when the workers start; what it takes to start is left out."""
    with standing(postgres=postgres, redis=redis, latency=latency) as (found, sandbox):
        _complain(sandbox, tickets)
        _await(found, lambda: _count(found) == tickets)
        with found.working(workers, None):
            _await(found, lambda: found.unfinished() == 0)
        ended = _ended(found)
        return Drafts((len(ended) - 1) / (ended[-1] - ended[0]), _calls(found) / tickets)


def overload(rate: float, seconds: float, *, workers: int, postgres: str = "", redis: str = "") -> list[Stand]:
    """Complaints come at this rate for a while, and then no more; the queue is watched until it is empty."""
    with standing(postgres=postgres, redis=redis, latency=LATENCY) as (found, sandbox), found.working(workers, None):
        _complain(sandbox, 4)
        _await(found, lambda: _count(found) == 4 and found.unfinished() == 0)
        story, begun, made, stands = Story({ACCOUNT: sandbox.desk}, random.Random(8)), time.monotonic(), 100, []  # noqa: S311
        while True:
            passed = time.monotonic() - begun
            while passed < seconds and made - 100 < passed * rate:
                story.open(Kind.COMPLAINT, made)
                made += 1
            if not stands or passed - stands[-1].at >= 1.0:
                stands.append(_stand(found, passed))
                if passed > seconds and not stands[-1].waiting:
                    return stands
            time.sleep(0.02)


def memory(events: int, every: int) -> list[tuple[int, float]]:
    """The worker's resident memory as events pass, all of tickets that were drafted before: each is read."""
    with standing(postgres="", redis="", latency=0.0) as (found, sandbox):
        tickets = _complain(sandbox, 200)
        inbox = InboxStore(found.engine, lambda: Seal((SECRET,)))
        with found.working(1, None):
            _await(found, lambda: found.unfinished() == 0)
            readings = [(0, memory_mb([found.workers[0].pid])[0])]
            for number in range(1, events + 1):
                inbox.put(_event(tickets[number % len(tickets)]))
                if number % 100 == 0:
                    _await(found, lambda: found.unfinished() < 100)
                if number % every == 0:
                    readings.append((number, memory_mb([found.workers[0].pid])[0]))
            return readings


def _event(ticket_id: int) -> NewEvent:
    now = datetime.now(UTC)
    return NewEvent(uuid4().hex, ACCOUNT, EventKind.WRITTEN, uuid4().hex, now, now, ticket_id=str(ticket_id))


def _complain(sandbox: Sandbox, tickets: int) -> list[int]:
    story = Story({ACCOUNT: sandbox.desk}, random.Random(9))  # noqa: S311 - the same complaints every time
    return [story.open(Kind.COMPLAINT, number).ticket_id for number in range(tickets)]


def _await(found: Rig, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{found.unfinished()} events are not done after {PATIENCE} s.")
        time.sleep(0.1)


def _count(found: Rig) -> int:
    with found.engine.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM inbox")) or 0)


def _calls(found: Rig) -> float:
    with found.engine.connect() as connection:
        return float(connection.scalar(text("SELECT sum(count) FROM tallies WHERE name = 'calls'")) or 0)


def _ended(found: Rig) -> list[float]:
    with found.engine.connect() as connection:
        rows = connection.execute(text("SELECT ended_at FROM inbox WHERE ended_at IS NOT NULL")).scalars().all()
    return sorted(_moment(row).timestamp() for row in rows)


def _stand(found: Rig, at: float) -> Stand:
    query = text("SELECT count(*), min(received_at) FROM inbox WHERE state IN ('waiting', 'working')")
    with found.engine.connect() as connection:
        waiting, oldest = connection.execute(query).one()
    age = (datetime.now(UTC) - _moment(oldest)).total_seconds() if oldest else 0.0
    return Stand(at, waiting, age)


def _moment(row: datetime | str) -> datetime:
    moment = datetime.fromisoformat(row) if isinstance(row, str) else row
    return moment.replace(tzinfo=UTC)


def print_drafts(found: Sequence[tuple[str, Drafts]]) -> None:
    print("| set-up | drafts a second | to one worker | calls to Zendesk for a draft |\n|---|---|---|---|")
    first = found[0][1].per_second
    for name, each in found:
        print(f"| {name} | {each.per_second:.1f} | {each.per_second / first:.2f} | {each.calls:.2f} |")


def print_overload(rate: float, seconds: float, stands: Sequence[Stand]) -> None:
    most = max(stands, key=lambda stand: stand.oldest)
    print(
        f"{rate:.1f} tickets a second for {seconds:.0f} s: at most {max(stand.waiting for stand in stands)} waited, "
        f"the oldest {most.oldest:.1f} s; empty {stands[-1].at - seconds:.1f} s after the last."
    )


def print_memory(readings: Sequence[tuple[int, float]]) -> None:
    for number, megabytes in readings:
        print(f"| {number} | {megabytes:.0f} |")
    half = len(readings) // 2
    first, second = (statistics.mean(mb for _, mb in part) for part in (readings[1:half], readings[half:]))
    print(f"second half to the first: {second / first:.3f}")
