"""A closed loop of requests against one server on this machine: how many a second, how long each, how much CPU."""

import http.client
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Round:
    """What one round measured. `cpu_ms` is the servers' own time for one request."""

    per_second: float
    milliseconds: tuple[float, ...]
    cpu_ms: float


Request = tuple[str, bytes, dict[str, str]]
"""Path, body and headers of a POST."""


def run_round(
    port: int, workers: Sequence[int], requests: Sequence[Request], *, connections: int, wanted: int = 200
) -> Round:
    """Send all over so many kept-open connections. Raises RuntimeError at any answer but the `wanted`."""
    before, started = cpu_seconds(workers), time.perf_counter()
    took: list[list[float]] = [[] for _ in range(connections)]
    failures: list[str] = []

    def work(place: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for path, body, headers in requests[place::connections]:
            begun = time.perf_counter()
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            took[place].append((time.perf_counter() - begun) * 1000)
            if answer.status != wanted:
                failures.append(f"{answer.status} {content[:300]!r}")
                return
        connection.close()

    threads = [threading.Thread(target=work, args=(place,)) for place in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(failures[0])
    wall = time.perf_counter() - started
    times = tuple(sorted(value for part in took for value in part))
    return Round(len(requests) / wall, times, (cpu_seconds(workers) - before) * 1000 / len(requests))


def workers_of(master: int, count: int) -> list[int]:
    """The worker processes of a gunicorn, once all are there: the first answers before the last is started."""
    while True:
        children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="utf-8").split()
        if len(children) >= count:
            return [int(pid) for pid in children]
        time.sleep(0.05)


def cpu_seconds(pids: Sequence[int]) -> float:
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mb(pids: Sequence[int]) -> tuple[float, float]:
    """Of the largest of these processes, in megabytes: all that is resident, and its share of it.

    The share counts memory that several processes have in common only once (`Pss` of Linux).
    """
    sizes = [_sizes(pid) for pid in pids]
    return max(size["Rss"] for size in sizes), max(size["Pss"] for size in sizes)


def _sizes(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
