"""Worker processes that were seen lately."""

from dataclasses import replace

from sqlalchemy import Engine

from integration.store.workers import SeenWorker, WorkerStore
from tests.store.events import NOW, SECOND


def test_a_worker_is_there_as_long_as_it_says_so(engine: Engine) -> None:
    """The newest sign counts; who is silent is not seen, and who stopped is gone at once."""
    store = WorkerStore(engine)
    one, two = SeenWorker("one", NOW, NOW, 4, "0.6"), SeenWorker("two", NOW + SECOND, NOW + SECOND, 2, "0.6")
    store.beat(one)
    store.beat(two)
    store.beat(replace(one, seen_at=NOW + 20 * SECOND))

    both, lately = store.seen_since(NOW), store.seen_since(NOW + 10 * SECOND)
    store.forget("one")

    assert both == (replace(one, seen_at=NOW + 20 * SECOND), two)
    assert lately == both[:1]
    assert store.seen_since(NOW) == (two,)
