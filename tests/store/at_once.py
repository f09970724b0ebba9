"""Many threads that begin at the same moment, as many agents who click at the same moment do."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

MANY = 50


def at_once(work: Callable[[Given], Result], given: Iterable[Given] = range(MANY)) -> list[Result]:
    """Each call in a thread of its own; their results in order. What one of them raises is raised."""
    everyone = list(given)
    start = threading.Barrier(len(everyone))

    def run(one: Given) -> Result:
        start.wait()
        return work(one)

    with ThreadPoolExecutor(len(everyone)) as pool:
        return list(pool.map(run, everyone))
