"""The worker: its queue, in a file, in Redis or in PostgreSQL, and what it does from time to time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from integration.errors import BadInput
from integration.worker.queue import open_queue
from integration.worker.tasks import Chores, register

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_what_expired_is_forgotten_every_ten_minutes(queue_url: str, tmp_path: Path) -> None:
    """Used tokens go once no clock lets them in, asks after the hour that limits look at, backtests after a month.

    What accounts keep for a time of their own is looked through every hour.
    """
    done: list[tuple[str, datetime]] = []

    def chore(name: str) -> object:
        return lambda moment: done.append((name, moment)) or 1

    queue = open_queue(queue_url, beside=tmp_path)
    queue.flush()
    register(queue, Chores(chore("tokens"), chore("asks"), chore("backtests"), chore("old"), lambda: NOW))  # type: ignore[arg-type] # recorders

    for minute in range(20):
        for task in queue.read_periodic(datetime(2026, 11, 24, 9, minute)):  # noqa: DTZ001 - huey counts in local time
            queue.enqueue(task)
    while task := queue.dequeue():
        queue.execute(task)

    assert done == [
        ("tokens", NOW - timedelta(minutes=5)),
        ("asks", NOW - timedelta(hours=1)),
        ("backtests", NOW - timedelta(days=30)),
    ] * 2 + [("old", NOW)]  # fmt: skip


def test_an_unknown_queue_is_refused(tmp_path: Path) -> None:
    """The message names the variable and what may stand there."""
    with pytest.raises(BadInput, match="AMENDS_QUEUE_URL") as refusal:
        open_queue("amqp://localhost", beside=tmp_path)

    assert refusal.value.field == "AMENDS_QUEUE_URL"
