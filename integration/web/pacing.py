"""How often somebody may ask for what is cheap and asked for while they type: counted in memory, by each process."""

from collections import deque
from collections.abc import Callable
from threading import Lock

MOST_ASKERS = 10_000


class Pace:
    """At most `limit` askings within `seconds` by one asker.

    It guards the machine and no budget, so that it need not be exact: each process counts for itself, and where more
    people ask than it remembers, the one who was quiet the longest is forgotten.
    """

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float]) -> None:
        self.limit, self.seconds = limit, seconds
        self._clock = clock
        self._lock = Lock()
        self._asked: dict[tuple[str, str], deque[float]] = {}

    def allows(self, asker: tuple[str, str]) -> bool:
        """Whether this asking is within the limit; only those that are count."""
        now = self._clock()
        with self._lock:
            times = self._asked.pop(asker, None) or deque()
            while times and times[0] <= now - self.seconds:
                times.popleft()
            is_allowed = len(times) < self.limit
            if is_allowed:
                times.append(now)
            if len(self._asked) >= MOST_ASKERS:
                self._asked.pop(next(iter(self._asked)))
            self._asked[asker] = times
            return is_allowed
