"""`make chaos`: the whole of it, on SQLite and on PostgreSQL with Redis, with the counts that were checked."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.rig import keep_logs
from tests.chaos.run import Plan, run
from tests.conftest import postgres_url, redis_url

BOTH = ("sqlite", "postgresql")


def main() -> int:
    """Exit code 1 where something was lost or done twice."""
    asked = _arguments()
    found = 0
    for database in asked.database or BOTH:
        if database == "postgresql" and not (postgres_url() and redis_url()):
            print("NOT CHECKED HERE: PostgreSQL and Redis do not both answer on this machine.")
            found = 1
            continue
        found |= _one(database, asked)
    return found


def _one(database: str, asked: argparse.Namespace) -> int:
    plan = Plan(
        events=asked.events,
        tickets=asked.tickets,
        accounts=asked.accounts,
        seconds=asked.seconds,
        seed=asked.seed,
        postgres=(postgres_url() or "") if database == "postgresql" else "",
        redis=(redis_url(14) or "") if database == "postgresql" else "",
    )
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="amends-chaos-") as folder:
        outcome = run(plan, Path(folder))
        if asked.logs:
            keep_logs(Path(folder), asked.logs / database)
    print(f"\n{database}: seed {plan.seed}, {time.monotonic() - begun:.0f} s")
    print(f"{outcome.kills:8}  workers killed")
    print(f"{outcome.cuts:8}  times the database was taken away")
    for name, number in outcome.verdict.counts.items():
        print(f"{number:8}  {name}")
    for wrong in outcome.verdict.wrongs:
        print(f"WRONG: {wrong}")
    print("Nothing lost, nothing twice." if not outcome.verdict.wrongs else "Something went wrong.")
    return 1 if outcome.verdict.wrongs else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chaos", description=__doc__)
    parser.add_argument("--database", choices=BOTH, action="append", help="one of the two; both unless named")
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--tickets", type=int, default=200)
    parser.add_argument("--accounts", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=120, help="over how long the events are spread")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--logs", type=Path, metavar="DIR", help="keep the logs of all processes there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
