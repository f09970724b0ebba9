"""Acknowledgements per second of the webhook against its floor, both measured in the same run.

The floor is a Flask view behind the same server that checks the same signature and commits one row to the same kind of
database: what no webhook that keeps its events can be faster than.
"""

import base64
import hashlib
import hmac
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from benchmarks.load import Request, Round, memory_mb, run_round, workers_of
from benchmarks.suggest import percentile, serving
from integration.bootstrap.parts import Parts, now
from integration.bootstrap.receiving import door
from integration.flows.hook import Hook
from integration.settings import Settings

SECRET = "it-signs-nothing-but-measurements"  # noqa: S105 - guards a server that lives for a minute
ACCOUNT = "demo"
ROUNDS, WARM_UP, REQUESTS, CONNECTIONS = 5, 300, 1500, 8
ACCEPTED, WORKERS = 202, 2


def print_acknowledgements(settings: Settings) -> None:
    """Measure both servers in turns and print a table; `settings` name an empty database at the newest schema."""
    parts = Parts(settings)
    door(parts).hooks.keep(Hook(ACCOUNT, "01H", SECRET, now()))
    floor_port = settings.port + 1
    product = [sys.executable, "-m", "integration", "serve"]
    script = Path(__file__).parent / "webhook_floor.py"
    floor = [sys.executable, str(script), str(floor_port), floor_url(settings), SECRET]
    with serving(product, settings.port, settings) as (ours, _), serving(floor, floor_port, settings) as (theirs, _):
        targets = {
            "webhook": (settings.port, workers_of(ours, WORKERS)),
            "floor": (floor_port, workers_of(theirs, WORKERS)),
        }
        results: dict[str, list[Round]] = {name: [] for name in targets}
        for port, workers in targets.values():
            run_round(port, workers, signed(WARM_UP), connections=CONNECTIONS, wanted=ACCEPTED)
        for _ in range(ROUNDS):
            for name, (port, workers) in targets.items():
                one = run_round(port, workers, signed(REQUESTS), connections=CONNECTIONS, wanted=ACCEPTED)
                results[name].append(one)
        memory = {name: memory_mb(workers) for name, (_, workers) in targets.items()}
    middle = {name: sorted(rounds, key=lambda one: one.per_second)[ROUNDS // 2] for name, rounds in results.items()}
    print(f"\n{CONNECTIONS} connections over HTTP on {parts.engine.dialect.name}; median of {ROUNDS} rounds in turns\n")
    print("| server | acknowledged per second | CPU ms | p50 ms | p95 ms | p99 ms | memory MB |")
    print("|---|---|---|---|---|---|---|")
    for name, one in middle.items():
        p50, p95, p99 = (percentile(one.milliseconds, share) for share in (0.5, 0.95, 0.99))
        print(
            f"| {name} | {one.per_second:.0f} | {one.cpu_ms:.2f} | {p50:.1f} | {p95:.1f} | {p99:.1f} "
            f"| {memory[name][0]:.0f} |"
        )
    ours_middle, floor_middle = middle["webhook"], middle["floor"]
    print(f"\nAcknowledgements per second to the floor: {ours_middle.per_second / floor_middle.per_second:.2f}")
    print(f"The same by the servers' CPU time:        {floor_middle.cpu_ms / ours_middle.cpu_ms:.2f}")


def floor_url(settings: Settings) -> str:
    """A SQLite file of its own, beside ours; in PostgreSQL another table of the same database."""
    return settings.database_url.replace("amends.sqlite3", "floor.sqlite3")


def signed(count: int) -> list[Request]:
    """So many events as Zendesk sends them, each of another ticket."""
    timestamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [_signed(timestamp, number) for number in range(count)]


def _signed(timestamp: str, number: int) -> Request:
    event = {"event": "written", "ticket": f"{number + 1}{uuid4().int % 10**8:08}", "at": timestamp}
    body = json.dumps(event).encode()
    digest = hmac.new(SECRET.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return (
        f"/webhooks/zendesk/{ACCOUNT}",
        body,
        {
            "Content-Type": "application/json; charset=utf-8",
            "X-Zendesk-Webhook-Invocation-Id": uuid4().hex.upper()[:26],
            "X-Zendesk-Webhook-Signature-Timestamp": timestamp,
            "X-Zendesk-Webhook-Signature": base64.b64encode(digest).decode(),
        },
    )
