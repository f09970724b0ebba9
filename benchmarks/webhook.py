"""What the inbox can take, and how fast a draft comes of it.

Acknowledgements of webhooks against their floor; drafts per second from end to end, with one to four workers; the queue
at twice what it can sustain; memory over many events. Run it with `python benchmarks/webhook.py [PART …]`; without a
part it runs all of them. Where PostgreSQL and Redis answer on this machine, they are measured as well.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import drafting
from benchmarks.acknowledging import print_acknowledgements
from integration.bootstrap.parts import Parts
from integration.bootstrap.setting_up import upgrade_database
from integration.settings import read_settings
from tests.chaos.rig import own_database
from tests.conftest import postgres_url, redis_url

SECRET = "it-signs-nothing-but-measurements"  # noqa: S105 - guards a server that lives for a minute
TICKETS = 120  # for each worker
OVERLOAD_SECONDS = 30
EVENTS, EVERY = 20_000, 2_000


def main() -> None:
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()


def acknowledgements() -> None:
    for name, url in _databases():
        print(f"\n## Acknowledgements, {name}")
        with url() as database:
            settings = read_settings(database_url=database, secret_key=SECRET, port=8297, log_level="warning")
            upgrade_database(Parts(settings))
            print_acknowledgements(settings)


def drafts() -> None:
    """Per second and per draft, on SQLite; then one, two and four workers on PostgreSQL and Redis."""
    print("\n## Drafts from end to end, four threads in each worker")
    one = drafting.drafts(TICKETS, workers=1)
    drafting.print_drafts([("SQLite, 1 worker", one)])
    postgres, redis = postgres_url(), redis_url()
    if postgres and redis:
        found = [
            (each, drafting.drafts(TICKETS * each, workers=each, postgres=postgres, redis=redis)) for each in (1, 2, 4)
        ]
        drafting.print_drafts([(f"PostgreSQL and Redis, {count} workers", each) for count, each in found])


def queue() -> None:
    """At twice the rate that one worker sustains, measured right before."""
    rate = 2 * drafting.drafts(TICKETS, workers=1).per_second
    print("\n## The queue at twice the sustainable rate, SQLite, 1 worker")
    drafting.print_overload(rate, OVERLOAD_SECONDS, drafting.overload(rate, OVERLOAD_SECONDS, workers=1))


def memory() -> None:
    print("\n## Memory of a worker\n| events | MB |\n|---|---|")
    drafting.print_memory(drafting.memory(EVENTS, EVERY))


def _databases() -> Iterator[tuple[str, Callable[[], AbstractContextManager[str]]]]:
    yield "SQLite", _file
    if server := postgres_url():
        yield "PostgreSQL", lambda: own_database(server)


@contextmanager
def _file() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/amends.sqlite3"


PARTS = {"acknowledgements": acknowledgements, "drafts": drafts, "queue": queue, "memory": memory}

if __name__ == "__main__":
    main()
