"""Suggestions per second against a floor measured in the same run; time per stage, cold start and memory.

Run it with `make bench`. The floor is a Flask view behind the same server that checks the same session token and
echoes the same JSON: what no suggestion can be faster than.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import payloads
from benchmarks.load import Request, Round, memory_mb, run_round, workers_of
from benchmarks.stages import measure_stages
from integration.bootstrap.parts import Parts, now
from integration.bootstrap.setting_up import upgrade_database
from integration.flows.signing_in import SIDEBAR
from integration.flows.visitor import Visitor
from integration.settings import Settings, environment_for, read_settings
from integration.web import sessions

SECRET = "it-signs-nothing-but-measurements"  # noqa: S105 - guards a server that lives for a minute
ACCOUNT = "demo"
ROUNDS, WARM_UP, REQUESTS, CONNECTIONS, STAGE_ROUNDS = 3, 200, 1500, 8, 5
FLOOR_WORKERS = 2  # as floor.py starts them


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(
            database_url=f"sqlite:///{folder}/amends.sqlite3",
            secret_key=SECRET,
            port=8297,
            log_level="warning",
            suggestions_per_minute=10**9,
        )
        upgrade_database(Parts(settings))
        bodies = payloads.bodies(payloads.messages())
        print(f"{len(bodies)} tickets, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
        print_stages(settings, bodies)
        print_throughput(settings, bodies)
        print_cold_start()


def print_stages(settings: Settings, bodies: Sequence[bytes]) -> None:
    times = measure_stages(Parts(settings), ACCOUNT, bodies, STAGE_ROUNDS)
    print("| stage, one process | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|")
    for stage, values in sorted(times.items(), key=lambda item: -statistics.median(item[1])):
        p50, p95, p99 = (percentile(sorted(values), share) for share in (0.5, 0.95, 0.99))
        print(f"| {stage} | {p50:.2f} | {p95:.2f} | {p99:.2f} |")


def print_throughput(settings: Settings, bodies: Sequence[bytes]) -> None:
    floor_port = settings.port + 1
    token = session_token(settings)
    floor = [sys.executable, str(Path(__file__).parent / "floor.py"), str(floor_port), SECRET]
    product = [sys.executable, "-m", "integration", "serve"]
    with (
        serving(product, settings.port, settings) as (ours, start),
        serving(floor, floor_port, settings) as (theirs, _),
    ):
        targets = {
            "suggestions": (settings.port, workers_of(ours, settings.web_workers)),
            "floor": (floor_port, workers_of(theirs, FLOOR_WORKERS)),
        }
        results: dict[str, list[Round]] = {name: [] for name in targets}
        for port, workers in targets.values():
            run_round(port, workers, requests_of(bodies, token, WARM_UP), connections=CONNECTIONS)
        for _ in range(ROUNDS):
            for name, (port, workers) in targets.items():
                asked = requests_of(bodies, token, REQUESTS)
                results[name].append(run_round(port, workers, asked, connections=CONNECTIONS))
        memory = {name: memory_mb(workers) for name, (_, workers) in targets.items()}
    best = {name: sorted(rounds, key=lambda one: one.per_second)[len(rounds) // 2] for name, rounds in results.items()}
    print(f"\n{CONNECTIONS} connections over HTTP; memory of the largest worker, and its share of what workers share\n")
    print("| server | per second | CPU ms | p50 ms | p95 ms | p99 ms | memory MB | share MB |")
    print("|---|---|---|---|---|---|---|---|")
    for name, one in best.items():
        p50, p95, p99 = (percentile(one.milliseconds, share) for share in (0.5, 0.95, 0.99))
        print(
            f"| {name} | {one.per_second:.0f} | {one.cpu_ms:.2f} | {p50:.1f} | {p95:.1f} | {p99:.1f} "
            f"| {memory[name][0]:.0f} | {memory[name][1]:.0f} |"
        )
    ours_best, floor_best = best["suggestions"], best["floor"]
    print(f"\nSuggestions per second to the floor: {ours_best.per_second / floor_best.per_second:.2f}")
    print(f"The same by the servers' CPU time:   {floor_best.cpu_ms / ours_best.cpu_ms:.2f}")
    print(f"Server ready after {start:.1f} s")


def requests_of(bodies: Sequence[bytes], token: str, count: int) -> list[Request]:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return [("/sidebar/suggestions", bodies[number % len(bodies)], headers) for number in range(count)]


def print_cold_start() -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "integration", "--help"], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    print(f"amends --help: {statistics.median(times):.2f} s")


@contextmanager
def serving(command: Sequence[str], port: int, settings: Settings) -> Iterator[tuple[int, float]]:
    """Run a server while the block runs; gives its process id and the seconds until it answered."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment_for(settings))
    try:
        with requests.Session() as session:
            while not answers(session, f"http://127.0.0.1:{port}/ready"):
                if process.poll() is not None or time.perf_counter() - begun > 30:
                    raise RuntimeError(f"{' '.join(command)} did not start")
                time.sleep(0.05)
        yield process.pid, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait()


def answers(session: requests.Session, address: str) -> bool:
    try:
        return session.get(address, timeout=2).ok
    except requests.RequestException:
        return False


def session_token(settings: Settings) -> str:
    visitor = Visitor(ACCOUNT, "1002", "Priya Nair", "agent")
    return sessions.seal(sessions.start(visitor, SIDEBAR, now()), settings.secrets())


def percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    main()
