"""What the worker does, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from huey import Huey, crontab

from integration.flows.backtest import Backtest
from integration.observability import bound, logger
from integration.worker.inbox import InboxWork, working

ASKS_COUNT_FOR = timedelta(hours=1)
BACKTESTS_STAY_FOR = timedelta(days=30)
LEEWAY = timedelta(minutes=5)  # an expired token is still let in for seconds, by a clock that may differ from ours


@dataclass(frozen=True, slots=True)
class Chores:
    """What has to be done from time to time; each takes the moment and returns how much it did."""

    forget_used_tokens: Callable[[datetime], int]
    forget_old_asks: Callable[[datetime], int]
    forget_old_backtests: Callable[[datetime], int]
    prune: Callable[[datetime], int]  # what each account keeps for so long and no longer
    clock: Callable[[], datetime]


def register(queue: Huey, chores: Chores) -> None:
    """Tell the queue its periodic tasks."""

    @queue.periodic_task(crontab(minute="*/10"))  # type: ignore[untyped-decorator] # huey ships no types
    def tidy() -> None:
        with bound(task="tidy"):
            now = chores.clock()
            tokens, asks = chores.forget_used_tokens(now - LEEWAY), chores.forget_old_asks(now - ASKS_COUNT_FOR)
            backtests = chores.forget_old_backtests(now - BACKTESTS_STAY_FOR)
            logger().info("tidied", tokens=tokens, asks=asks, backtests=backtests)

    @queue.periodic_task(crontab(minute="17"))  # type: ignore[untyped-decorator] # huey ships no types
    def prune() -> None:
        with bound(task="prune"):
            logger().info("pruned", rows=chores.prune(chores.clock()))


def backtests(queue: Huey, run: Callable[[str, str], Backtest]) -> Callable[[str, str], None]:
    """Tell the queue how a backtest is run, by account and id. What this gives back leaves one to the worker."""

    @queue.task()  # type: ignore[untyped-decorator] # huey ships no types
    def backtest(account: str, id_: str) -> None:
        with bound(task="backtest", account=account, backtest=id_):
            ended = run(account, id_)
            logger().info("backtest ended", state=ended.state.value, tickets=ended.done)

    def leave(account: str, id_: str) -> None:
        backtest(account, id_)

    return leave


def run(queue: Huey, inbox: InboxWork) -> None:
    """Work until told to stop by SIGTERM or SIGINT; the events in hand are finished first.

    So is a task of the queue's after SIGINT; after SIGTERM it is left: what it was about is still in the store.
    """
    # The scheduler looks at the queue every second. One thread may be busy with a backtest for minutes; the other does
    # what comes up meanwhile, and SQLite's one writer is not kept waiting by more of them.
    consumer = queue.create_consumer(workers=2, periodic=True, initial_delay=0.1, max_delay=1.0)
    with working(inbox, consumer.stop_flag):
        consumer.run()
