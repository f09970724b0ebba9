"""What operators see of the inbox: whether it can be read, whether anybody works on it, and how it stands."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from integration.errors import DatabaseFailure, OutsideFailure
from integration.flows.inbox import Result
from integration.observability import InboxFigures
from integration.store.engine import answering, clock_of
from integration.store.inbox_desk import InboxDeskStore
from integration.store.tallies import TallyStore
from integration.store.workers import WorkerStore

if TYPE_CHECKING:
    from sqlalchemy import Engine

WORKER_AWAY_AFTER = timedelta(seconds=60)  # four beats of its heart
# Two workers may be twice that apart, and still nobody writes when the next already has the event: that has five
# seconds to spare (flows/working.py, ENOUGH).
CLOCKS_APART = timedelta(seconds=2)
_RESULTS = frozenset(Result)


def check_inbox(engine: "Engine") -> None:
    """Raises DatabaseFailure where the inbox cannot be read."""
    with answering():
        InboxDeskStore(engine).overall()


def check_worker(engine: "Engine", now: datetime) -> None:
    """Raises OutsideFailure where no worker has been seen lately."""
    with answering():
        seen = WorkerStore(engine).seen_since(now - WORKER_AWAY_AFTER)
    if not seen:
        raise OutsideFailure("No worker was seen for a minute. Run: amends worker", permanent=False)


def check_clock(engine: "Engine", clock: Callable[[], datetime]) -> None:
    """Raises OutsideFailure where this machine and the database's do not agree on the time."""
    begun = clock()
    theirs = clock_of(engine)
    if theirs is None or begun - CLOCKS_APART <= theirs <= clock() + CLOCKS_APART:
        return
    apart = round(abs((theirs - begun).total_seconds()))
    words = f"The clocks of this machine and of the database's are {apart} seconds apart. Set both by NTP."
    raise OutsideFailure(words, permanent=False)


def figures(engine: "Engine", clock: Callable[[], datetime]) -> InboxFigures | None:
    """What all workers have done together, for metrics; None where the database does not answer."""
    try:
        with answering():
            standing, totals = InboxDeskStore(engine).overall(), TallyStore(engine).totals()
    except DatabaseFailure:
        return None
    return InboxFigures(
        ended={(name, label): count for (name, label), count in totals.items() if name in _RESULTS},
        retries=sum(count for (name, _), count in totals.items() if name == "retried"),
        calls=totals.get(("calls", ""), 0),
        seconds=totals.get(("seconds", ""), 0),
        waiting=standing.waiting + standing.working,
        dead=standing.dead,
        oldest=max(0.0, (clock() - standing.oldest).total_seconds()) if standing.oldest else 0.0,
    )
