"""Structured logs without a customer's words, the ids that tie their lines together, and the metrics."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

T = TypeVar("T")

_making = Lock()
_made: set[str] = set()
# Keys that carry what a customer wrote or who they are. They never reach a log line, whoever put them there.
PRIVATE_KEYS = frozenset(
    {"body", "text", "html", "subject", "name", "email", "phone", "quote", "token", "secret", "authorization"}
)


@dataclass(frozen=True, slots=True)
class InboxFigures:
    """What all workers together have done so far, and what still waits; over all accounts, whose names are nobody's
    business here. `ended` counts events by result and reason; `oldest` is how many seconds the oldest one waits."""

    ended: Mapping[tuple[str, str], float] = field(default_factory=dict)
    retries: float = 0
    calls: float = 0
    seconds: float = 0
    waiting: int = 0
    dead: int = 0
    oldest: float = 0


class InboxMetrics(Collector):
    """The inbox as metrics, read anew for each look: workers are other processes, on other machines perhaps.

    `read` gives None where it cannot be read now; then these metrics are left out, and the others are not.
    """

    def __init__(self, read: Callable[[], InboxFigures | None]) -> None:
        self._read = read

    def collect(self) -> Iterable[Metric]:
        figures = self._read()
        if figures is None:
            return
        ended = CounterMetricFamily("amends_events", "Events done, by result and reason", labels=("result", "reason"))
        for (result, reason), count in sorted(figures.ended.items()):
            ended.add_metric((result, reason), count)
        yield ended
        yield CounterMetricFamily("amends_event_retries", "Tries of events that were put off", figures.retries)
        yield CounterMetricFamily("amends_zendesk_calls", "Calls to Zendesk for events", figures.calls)
        yield CounterMetricFamily("amends_zendesk_seconds", "Time in calls to Zendesk for events", figures.seconds)
        yield GaugeMetricFamily("amends_events_waiting", "Events that wait, or are worked on", figures.waiting)
        yield GaugeMetricFamily("amends_events_dead", "Events that were given up", figures.dead)
        yield GaugeMetricFamily("amends_oldest_event_seconds", "Age of the oldest event not done yet", figures.oldest)


class Metrics:
    """What operators can see at `/metrics`.

    `shared_in` is the folder in which the processes of one server put their figures together; None where there is
    one process only. `beside` are read where they are kept, whichever process is asked.
    """

    def __init__(self, shared_in: str | None = None, beside: Iterable[Collector] = ()) -> None:
        self.registry = CollectorRegistry()
        self._shared_in = shared_in
        self._beside = tuple(beside)
        self.refused = Counter(
            "amends_refused_requests", "Requests refused, by reason", ["reason"], registry=self.registry
        )
        self.received = Counter(
            "amends_received_events",
            "Events taken in, by kind and by what became of them at the door",
            ["kind", "receipt"],
            registry=self.registry,
        )
        self.suggestions = Counter(
            "amends_suggestions", "Suggestions made, by result", ["result"], registry=self.registry
        )
        self.outcomes = Counter("amends_outcomes", "What agents did with drafts", ["kind"], registry=self.registry)
        self.seconds = Histogram(
            "amends_request_seconds",
            "Time to answer, by endpoint",
            ["endpoint"],
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
            registry=self.registry,
        )

    def exposition(self) -> bytes:
        """All figures in Prometheus' text format."""
        beside = CollectorRegistry()
        for collector in self._beside:
            beside.register(collector)
        together = self.registry if self._shared_in is None else CollectorRegistry()
        if self._shared_in is not None:
            MultiProcessCollector(together, path=self._shared_in)  # type: ignore[no-untyped-call] # it has no types
        return generate_latest(together) + generate_latest(beside)


def configure_logging(*, level: str, as_json: bool) -> None:
    """Send every log line to standard error: JSON for machines, or aligned text for a person at a terminal."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            structlog.processors.dict_tracebacks if as_json else structlog.dev.set_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Blank the private keys, so that a careless line cannot leak a letter (style.md, habit 28)."""
    return {key: "[private]" if key in PRIVATE_KEYS else value for key, value in event.items()}


def logger() -> Any:
    """The logger of this process; its lines carry whatever `bound` has bound."""
    return structlog.get_logger()


@contextmanager
def bound(**ids: str) -> Iterator[None]:
    """Within this block every log line carries these ids, such as `request`, `ticket` or `draft`."""
    named = _named(ids)
    _make(named)
    with structlog.contextvars.bound_contextvars(**named):
        yield


def bind(**ids: str) -> Callable[[], None]:
    """The same until the same thread calls the function that it returns; every request does, and so it is quick."""
    _make(ids)
    structlog.contextvars.bind_contextvars(**ids)
    return lambda: structlog.contextvars.unbind_contextvars(*ids)


def tell(step: str, /, **facts: object) -> None:
    """One log line: a step of some work, with ids and numbers."""
    logger().info(step, **_named(facts))


def _make(names: Iterable[str]) -> None:
    """See that each name has its variable: where two threads are the first to bind it, structlog would make two.

    One of them would then keep its value for ever, and put the id of a request long over into every line.
    """
    if not _made.issuperset(names):
        with _making:
            for name in set(names) - _made:
                structlog.contextvars.bind_contextvars(**{name: None})
                structlog.contextvars.unbind_contextvars(name)
                _made.add(name)


def _named(facts: Mapping[str, T]) -> dict[str, T]:
    """What happened stands in a line as its `event`; so an event of the inbox is its `event_id`."""
    return {"event_id" if key == "event" else key: value for key, value in facts.items()}
