"""Works on the inbox in threads: each event to its end, whatever stumbles, until told to stop."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from integration.errors import places_of
from integration.observability import bound, logger

LOOK_EVERY = 0.25  # seconds between two looks at an empty inbox, by all threads together
LONGEST_LOOK = 1.0
BEAT_EVERY = 15.0
FIRST_REST, LONGEST_REST = 0.5, 15.0  # seconds, after the inbox itself has failed
FINISH_WITHIN = 45.0  # seconds for the events in hand; whoever is not through by then loses the lease, not the event


@dataclass(frozen=True, slots=True)
class InboxWork:
    """`one` works on the event that is due first, in a holder's name, and gives False where there is none.

    `beat` says that this worker is alive, `gone` that it ends. `name` is this process among all.
    """

    one: Callable[[str], bool]
    beat: Callable[[], None]
    gone: Callable[[], None]
    name: str
    threads: int


@dataclass(slots=True)
class _News:
    """Who has found something to do wakes the others: there may be more of it."""

    _arrived: threading.Condition = field(default_factory=threading.Condition)

    def tell(self) -> None:
        with self._arrived:
            self._arrived.notify_all()

    def wait(self, seconds: float) -> None:
        with self._arrived:
            self._arrived.wait(seconds)


@contextmanager
def working(work: InboxWork, stop: threading.Event) -> Iterator[None]:
    """While the block runs, events are worked on; at its end those in hand are finished, and no new one is begun.

    `stop` may be set earlier by whoever hears of the end first.
    """
    news = _News()
    # Daemons: a process that is told to end a second time does not wait for them.
    threads = [
        threading.Thread(target=_keep_on, args=(work, number, stop, news), name=f"inbox-{number}", daemon=True)
        for number in range(1, work.threads + 1)
    ]
    threads.append(threading.Thread(target=_keep_beating, args=(work, stop), name="heart", daemon=True))
    logger().info("worker started", worker=work.name, threads=work.threads)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        news.tell()
        left = _joined(threads, FINISH_WITHIN)
        logger().info("worker ended", worker=work.name, unfinished=left)


def _keep_on(work: InboxWork, number: int, stop: threading.Event, news: _News) -> None:
    """The threads take turns at an empty inbox, so that more of them do not mean more looks."""
    holder = f"{work.name}/{number}"
    pause, rest = min(LOOK_EVERY * work.threads, LONGEST_LOOK), FIRST_REST
    while not stop.is_set():
        try:
            found = work.one(holder)
        except Exception as error:  # noqa: BLE001 - the worker's loop: whatever it is, the next event is not to blame
            _told("inbox stumbled", error, worker=holder)
            stop.wait(rest)
            rest = min(rest * 2, LONGEST_REST)
            continue
        rest = FIRST_REST
        if found:
            news.tell()
        elif not stop.is_set():
            news.wait(pause)


def _keep_beating(work: InboxWork, stop: threading.Event) -> None:
    ended = False
    while not ended:
        _tried(work.beat, work.name)
        ended = stop.wait(BEAT_EVERY)
    _tried(work.gone, work.name)


def _tried(say: Callable[[], None], worker: str) -> None:
    try:
        say()
    except Exception as error:  # noqa: BLE001 - a heart that stops at the first trouble would be no sign of anything
        _told("heartbeat failed", error, worker=worker)


def _told(step: str, error: Exception, *, worker: str) -> None:
    with bound(worker=worker):
        logger().error(step, error=type(error).__name__, places=places_of(error))


def _joined(threads: list[threading.Thread], seconds: float) -> int:
    """How many are still not through after that time."""
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return sum(thread.is_alive() for thread in threads)
