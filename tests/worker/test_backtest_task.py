"""A backtest left to the worker: carried by the queue as two ids, and run by whoever reads it."""

from dataclasses import replace
from pathlib import Path

import structlog

from integration.flows.backtest import Backtest, BacktestState, Source
from integration.worker import tasks
from integration.worker.queue import open_queue
from tests.backtest_fakes import NOON

RUNNING = Backtest("b1", "acme", Source.ZENDESK, NOON, "Amara Cole", NOON, 1, None)


def test_what_one_process_leaves_another_runs(queue_url: str, tmp_path: Path) -> None:
    """The web process knows how to leave it, the worker how to run it; between them go an account and an id."""
    assert_is_carried(queue_url, tmp_path)


def test_the_queue_may_lie_where_the_data_does(database: str, tmp_path: Path) -> None:
    """One PostgreSQL is enough for an installation: the queue makes itself tables of its own in it."""
    assert_is_carried(database if database.startswith("postgresql") else "", tmp_path)


def assert_is_carried(queue_url: str, tmp_path: Path) -> None:
    ran: list[tuple[str, str]] = []

    def run(account: str, id_: str) -> Backtest:
        ran.append((account, id_))
        return replace(RUNNING, state=BacktestState.DONE)

    def never(_account: str, _id: str) -> Backtest:
        raise AssertionError("the web process runs nothing")

    web, worker = (open_queue(queue_url, beside=tmp_path) for _ in range(2))
    web.flush()
    leave = tasks.backtests(web, never)
    tasks.backtests(worker, run)

    leave("acme", "b1")
    with structlog.testing.capture_logs() as lines:
        task = worker.dequeue()
        worker.execute(task)

    assert ran == [("acme", "b1")]
    assert len(worker) == 0
    for queue in (web, worker):
        queue.storage.close()
    assert [(line["event"], line["state"], line["tickets"]) for line in lines] == [("backtest ended", "done", 0)]
