"""The last requests that came in, for tests and for people who wonder what an app really called."""

import threading
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it was answered; `actor` is the e-mail address of who made it, or None."""

    at: str
    method: str
    path: str
    query: str
    status: int
    actor: str | None
    client: str
    faults: tuple[str, ...] = ()


class RequestLog:
    def __init__(self, kept: int = 2000) -> None:
        self._seen: deque[Seen] = deque(maxlen=kept)
        self._lock = threading.Lock()

    def add(self, seen: Seen) -> None:
        with self._lock:
            self._seen.append(seen)

    def listed(self) -> list[dict[str, Any]]:
        with self._lock:
            return [asdict(seen) for seen in self._seen]

    def clear(self) -> None:
        with self._lock:
            self._seen.clear()
