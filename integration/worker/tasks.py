"""What the worker does, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from huey import Huey, crontab

from integration.observability import bound, logger

ASKS_COUNT_FOR = timedelta(hours=1)
LEEWAY = timedelta(minutes=5)  # an expired token is still let in for seconds, by a clock that may differ from ours


@dataclass(frozen=True, slots=True)
class Chores:
    """What has to be done from time to time; each takes the moment and returns how much it did."""

    forget_used_tokens: Callable[[datetime], int]
    forget_old_asks: Callable[[datetime], int]
    clock: Callable[[], datetime]


def register(queue: Huey, chores: Chores) -> None:
    """Tell the queue its periodic tasks."""

    @queue.periodic_task(crontab(minute="*/10"))  # type: ignore[untyped-decorator] # huey ships no types
    def tidy() -> None:
        with bound(task="tidy"):
            now = chores.clock()
            tokens, asks = chores.forget_used_tokens(now - LEEWAY), chores.forget_old_asks(now - ASKS_COUNT_FOR)
            logger().info("tidied", tokens=tokens, asks=asks)


def run(queue: Huey) -> None:
    """Work until told to stop by SIGTERM or SIGINT; the task in hand is finished first."""
    # The scheduler looks at the queue every second; a single worker thread keeps SQLite's one writer free.
    queue.create_consumer(workers=1, periodic=True, initial_delay=0.1, max_delay=1.0).run()
