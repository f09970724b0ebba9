"""Faults on demand: what should go wrong, where, how often, and for how many times."""

import fnmatch
import random
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

BEFORE = ("latency", "429", "500", "503", "drop")
AFTER = ("apply_then_503", "apply_then_drop")
DELIVERY = ("duplicate_delivery", "reorder_deliveries")
KINDS = (*BEFORE, *AFTER, *DELIVERY, "clock_skew")


@dataclass
class Fault:
    """One rule. `path` is a glob over the request's path (for deliveries: over the webhook's address).

    `seconds` is the latency, or the skew of signed times (negative: late); `times` counts down, None is for ever.
    """

    kind: str
    path: str = "*"
    method: str = "*"
    probability: float = 1.0
    seconds: float = 0.0
    retry_after: int | None = None
    times: int | None = None
    id: int = 0

    def fits(self, method: str, path: str) -> bool:
        return fnmatch.fnmatch(path, self.path) and self.method.upper() in {"*", method.upper()}


class FaultBox:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._chance = random.SystemRandom()
        self._last_id = 0

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self._last_id += 1
            fault.id = self._last_id
            self._faults.append(fault)
        return fault

    def listed(self) -> list[dict[str, Any]]:
        with self._lock:
            return [asdict(fault) for fault in self._faults]

    def clear(self, fault_id: int | None = None) -> None:
        """Take one fault out, or all of them."""
        with self._lock:
            self._faults = [fault for fault in self._faults if fault_id not in {None, fault.id}]

    def take(self, kinds: Iterable[str], method: str, path: str) -> list[Fault]:
        """The faults of these kinds that strike now, oldest first; each strike counts."""
        wanted = set(kinds)
        with self._lock:
            due = [fault for fault in self._faults if fault.kind in wanted and fault.fits(method, path)]
            struck = [fault for fault in due if fault.times != 0 and self._chance.random() < fault.probability]
            for fault in struck:
                if fault.times is not None:
                    fault.times -= 1
            self._faults = [fault for fault in self._faults if fault.times != 0]
        return struck

    def skew(self) -> float:
        """Seconds by which signed times are off."""
        with self._lock:
            return sum(fault.seconds for fault in self._faults if fault.kind == "clock_skew")


def fault_from(given: dict[str, Any]) -> Fault:
    """Read a fault from JSON or a form, where empty means default. Raises `ValueError` naming what is wrong."""
    known = {field.name for field in fields(Fault)} - {"id"}
    values = {key: value for key, value in given.items() if value not in (None, "")}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"a fault has no {', '.join(unknown)}; it has {', '.join(sorted(known))}")
    if str(values.get("kind")) not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}")
    return Fault(
        kind=str(values["kind"]),
        path=str(values.get("path", "*")),
        method=str(values.get("method", "*")),
        probability=float(values.get("probability", 1.0)),
        seconds=float(values.get("seconds", 0.0)),
        retry_after=int(values["retry_after"]) if "retry_after" in values else None,
        times=int(values["times"]) if "times" in values else None,
    )
