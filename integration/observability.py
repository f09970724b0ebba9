"""Structured logs without a customer's words, the ids that tie their lines together, and the metrics."""

import logging
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

# Keys that carry what a customer wrote or who they are. They never reach a log line, whoever put them there.
PRIVATE_KEYS = frozenset(
    {"body", "text", "html", "subject", "name", "email", "phone", "quote", "token", "secret", "authorization"}
)


class Metrics:
    """What operators can see at `/metrics`.

    `shared_in` is the folder in which the processes of one server put their figures together; None where there is
    one process only.
    """

    def __init__(self, shared_in: str | None = None) -> None:
        self.registry = CollectorRegistry()
        self._shared_in = shared_in
        self.refused = Counter(
            "amends_refused_requests", "Requests refused, by reason", ["reason"], registry=self.registry
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
        if self._shared_in is None:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together, path=self._shared_in)  # type: ignore[no-untyped-call] # it has no types
        return generate_latest(together)


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
    with structlog.contextvars.bound_contextvars(**ids):
        yield
