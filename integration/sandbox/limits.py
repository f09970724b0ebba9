"""Counting requests against Zendesk's limits (platform §7.8), in fixed windows that start with the first request."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from integration.sandbox.config import Limits


@dataclass(frozen=True, slots=True)
class Meter:
    """What one request left of a limit; `resets` is in seconds. `exceeded` means it should not have been made."""

    total: int
    remaining: int
    resets: int
    exceeded: bool


@dataclass
class _Window:
    ends: datetime
    used: int = 0


class Limiter:
    """`limits` may be replaced at any time; running windows keep their count."""

    def __init__(self, limits: Limits, clock: Callable[[], datetime]) -> None:
        self.limits = limits
        self._clock = clock
        self._windows: dict[str, _Window] = {}
        self._lock = threading.Lock()

    def charge(self, key: str, total: int, minutes: int = 1) -> Meter:
        """Count one request; a refused one is not counted, as it changes nothing."""
        now = self._clock()
        with self._lock:
            window = self._windows.get(key)
            if window is None or window.ends <= now:
                window = self._windows[key] = _Window(ends=now + timedelta(minutes=minutes))
            resets = max(1, math.ceil((window.ends - now).total_seconds()))
            if window.used >= total:
                return Meter(total, 0, resets, exceeded=True)
            window.used += 1
            return Meter(total, total - window.used, resets, exceeded=False)

    def reset(self) -> None:
        with self._lock:
            self._windows.clear()
