"""A backtest: two policies over the same tickets, kept with what was counted so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from integration.apology.backtest import Past, Tally
from integration.apology.policy import Policy

SILENT_FOR = timedelta(minutes=10)  # a run that was not heard of for so long has been given up


class Source(StrEnum):
    """Where the tickets come from."""

    ZENDESK = "zendesk"
    UPLOAD = "upload"


class BacktestState(StrEnum):
    """Only a running one takes more tickets."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Span:
    """Which of Zendesk's tickets: those changed in the last `days`, and at most so many."""

    days: int
    most: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What was counted, and what each policy would have given so far."""

    tally: Tally = field(default_factory=Tally)
    live: Past = field(default_factory=Past)
    draft: Past = field(default_factory=Past)


@dataclass(frozen=True, slots=True)
class Backtest:
    """`live` is a version's number and `draft` the policy as it was when this began, None where there was none.

    `pieces` counts what was fed, and `span` is None for an upload. `problem` says why it failed.
    """

    id: str
    account: str
    source: Source
    begun_at: datetime
    begun_by: str
    moved_at: datetime
    live: int
    draft: Policy | None
    span: Span | None = None
    state: BacktestState = BacktestState.RUNNING
    pieces: int = 0
    problem: str = ""
    progress: Progress = field(default_factory=Progress)

    @property
    def done(self) -> int:
        """Tickets that were looked at, those that could not be read among them."""
        return self.progress.tally.tickets + self.progress.tally.skipped

    @property
    def of(self) -> int | None:
        """How many there will be at most, as far as that is known."""
        if self.state is not BacktestState.RUNNING:
            return self.done
        return self.span.most if self.span else None


class Backtests(Protocol):
    """Keeps backtests. `change` lets nobody else change the same one meanwhile; both it and `read` raise NotFound."""

    def keep(self, backtest: Backtest) -> None: ...

    def read(self, account: str, id_: str) -> Backtest: ...

    def change(self, account: str, id_: str, how: Callable[[Backtest], Backtest]) -> Backtest: ...

    def forget_before(self, moment: datetime) -> int: ...
