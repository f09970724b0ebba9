"""Decisions per second for policies of any size against a floor measured in the same run; backtests and their memory.

Run it with `make bench`; `--full` adds the backtest of 100,000 tickets. The floor is a bare loop over the same
conditions with everything found out beforehand: what no decision over them can be faster than.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import policies
from integration.apology.policy import Offer, PolicyVersion
from integration.apology.remedy import History, decide
from integration.settings import environment_for, read_settings
from integration.store.policy_document import dump_policy, read_policy

RULES = (10, 100, 1_000)
CASES, ROUNDS = 500, 7
TICKETS, ALL_TICKETS = (1_000, 10_000), (1_000, 10_000, 100_000)
EXAMPLES = Path(__file__).parents[1] / "integration" / "classifier" / "examples"
SECRET = "it-signs-nothing-but-measurements"  # noqa: S105 - guards a database that lives for a minute


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--full", action="store_true", help="also the backtest of 100,000 tickets")
    print_decisions()
    print_backtests(ALL_TICKETS if arguments.parse_args().full else TICKETS)


def print_decisions() -> None:
    these = policies.cases(CASES)
    print("\nDecisions, in one thread, by CPU time\n")
    print("| rules | decisions per second | ms each | all reasons told, ms | floor, ms |\n|---|---|---|---|---|")
    for rules in RULES:
        policy = policies.a_policy(rules)
        version = PolicyVersion(1, policy, policies.NOON, "benchmark")

        def told(version: PolicyVersion = version) -> None:
            for case in these:
                tuple(decide(case, version, History()).trace.rules)

        def decided(version: PolicyVersion = version) -> None:
            for case in these:
                decide(case, version, History())

        ours, whole, floor = (milliseconds(run) / CASES for run in (decided, told, policies.floor(policy, these)))
        print(f"| {rules:,} | {1000 / ours:,.0f} | {ours:.3f} | {whole:.3f} | {floor:.3f} |")


def milliseconds(run: Callable[[], Any]) -> float:
    """CPU time of one run: the median, after one that is not counted."""
    times = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        run()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times[1:])


def print_backtests(sizes: tuple[int, ...]) -> None:
    print("\nBacktests, live policy and draft, as `amends policy backtest` reads them from a file\n")
    print("| tickets | seconds | CPU seconds | tickets per second | peak memory MB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = folder / "draft.yaml"
        draft.write_text(a_draft(), encoding="utf-8")
        settings = read_settings(
            database_url=f"sqlite:///{folder}/amends.sqlite3", secret_key=SECRET, log_level="warning"
        )
        environment = environment_for(settings)
        run_measured(["db", "upgrade"], environment)
        for size in sizes:
            tickets = folder / f"{size}.jsonl"
            with tickets.open("w", encoding="utf-8") as file:
                file.writelines(f"{json.dumps(row)}\n" for row in rows(size))
            ran = run_measured(
                ["policy", "backtest", "--draft", str(draft), "--tickets", str(tickets), "--json"], environment
            )
            tickets.unlink()
            print(f"| {size:,} | {ran.seconds:.1f} | {ran.cpu:.1f} | {size / ran.seconds:,.0f} | {ran.peak_mb:.0f} |")


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command took."""

    seconds: float
    cpu: float
    peak_mb: float


def run_measured(words: list[str], environment: dict[str, str]) -> Ran:
    """Run a command of ours. Raises RuntimeError where it fails."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "integration", *words]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[1], **quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return Ran(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def a_draft() -> str:
    """The default policy with every percentage five higher."""
    policy = read_policy(files("integration.store").joinpath("default_policy.yaml").read_text(encoding="utf-8"))
    dearer = tuple(replace(rule, offers=tuple(map(_dearer, rule.offers))) for rule in policy.rules)
    return dump_policy(replace(policy, rules=dearer, guards=replace(policy.guards, budget_day=Decimal(500))))


def _dearer(offer: Offer) -> Offer:
    return replace(offer, percent=offer.percent + 5) if offer.percent else offer


def rows(count: int) -> Iterator[dict[str, Any]]:
    """Tickets as Zendesk exports them: our own messages of all kinds, from customers some of whom come back."""
    chance = random.Random(3)  # noqa: S311 - the same draws each time
    messages = [
        json.loads(line)
        for path in sorted(EXAMPLES.glob("*.jsonl"))
        if path.stem not in ("hard", "signals")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for number in range(1, count + 1):
        message, customer = chance.choice(messages), chance.randint(1, count)
        day = f"2026-{chance.randint(9, 11):02}-{chance.randint(1, 28):02}"
        yield {
            "id": number,
            "subject": message.get("subject") or "",
            "description": message["text"],
            "requester": {"id": customer, "name": "Marta Ilves", "locale": "en-GB"},
            "status": "solved",
            "via": {"channel": "email"},
            "tags": chance.sample(policies.TAGS, chance.randint(0, 2)),
            "custom_fields": [{"id": 360002, "value": str(chance.randint(10, 400))}],
            "created_at": f"{day}T{chance.randint(0, 23):02}:10:00Z",
        }


if __name__ == "__main__":
    main()
