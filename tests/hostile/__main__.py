"""`python -m tests.hostile`: thousands of hostile requests, and what was counted; exit 1 where something was wrong.

Half are made from the OpenAPI document, half are spoilt requests of Zendesk and of a shop against a server as it is run
in earnest. No answer may be a 5xx or take longer than a second, and no row may be half written.
"""

import argparse
import logging
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from random import Random

import requests
import structlog

from integration.settings import Settings, environment_for, read_settings
from integration.store import schema
from integration.store.engine import connect
from tests.hostile import described, garbage, mutated
from tests.hostile.house import KEYS, LONGEST, Answers, RealDoor, Watched, broken_rows, kept, serving
from tests.web.conftest import House

EXAMPLES = 100  # of each phase and address, in one round of schemathesis


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", help="SQLAlchemy URL of an empty database; without, a SQLite file for the while")
    asked = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database or f"sqlite:///{folder}/amends.sqlite3"
        engine = connect(url)
        schema.upgrade(engine)
        door = RealDoor(engine)
        wrong = [*from_the_document(door, asked.requests // 2, asked.seed)]
        wrong += spoilt(door, url, asked.requests - asked.requests // 2, asked.seed)
        wrong += broken_rows(engine)
        print(f"rows kept: {len(kept(engine)['id'])}, half written: {sum(1 for _ in broken_rows(engine))}")
        engine.dispose()
    for line in wrong[:20]:
        print(f"WRONG {line}")
    print(f"wrong: {len(wrong)}")
    return 1 if wrong else 0


def from_the_document(door: RealDoor, wanted: int, seed: int) -> Iterator[str]:
    """Rounds of schemathesis, each of another seed, until there were enough requests."""
    answers = Answers()
    found: set[str] = set()
    while answers.count < wanted:
        # Each round has a clock that stands at its beginning; it takes less than the five minutes of a signature.
        app = Watched(House(door=door, now=datetime.now(UTC)).app(), answers)
        with serving(app) as address:
            found.update(described.failures(address, token=door.token, examples=EXAMPLES, seed=seed))
        seed += 1
    report("from the OpenAPI document", answers)
    yield from (*found, *answers.wrong)


def spoilt(door: RealDoor, url: str, wanted: int, seed: int) -> list[str]:
    """Spoilt requests, and some that are hardly HTTP, against a server as it is run in earnest."""
    settings = read_settings(database_url=url, secret_key=KEYS[0], port=free_port(), log_level="error")
    with running(settings) as address:
        sender = mutated.Sender(address)
        for asked in islice(mutated.requests(Random(seed), door.token), wanted):
            sender.send(asked)
        sender.close()
        told = Answers()
        garbage.throw(settings.port, told)
        wrong = []
        alive = requests.Session().get(f"{address}/health", timeout=LONGEST).ok
    report("spoilt", sender.answers)
    report("hardly HTTP", told)
    if not alive:
        wrong.append("the server does not answer any more")
    return [*wrong, *told.wrong, *sender.answers.wrong, *sender.broken(door.engine)]


def report(name: str, answers: Answers) -> None:
    server_errors = sum(number for status, number in answers.statuses.items() if status >= 500)
    print(
        f"{name:<26}{answers.count:>6} requests   5xx: {server_errors}   slowest: {answers.slowest:.2f} s   "
        f"{dict(sorted(answers.statuses.items()))}"
    )


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """`amends serve` with these settings while the block runs."""
    command: Sequence[str] = [sys.executable, "-m", "integration", "serve"]
    process = subprocess.Popen(command, env=environment_for(settings), stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{settings.port}"
    try:
        for _ in range(300):
            if is_ready(address):
                break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def is_ready(address: str) -> bool:
    with requests.Session() as session:
        try:
            return session.get(f"{address}/ready", timeout=2).ok
        except requests.RequestException:
            return False


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
