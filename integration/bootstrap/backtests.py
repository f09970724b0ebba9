"""Backtests, as a process may need them: to begin and look at them, or to run them in the worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from integration.bootstrap.ticket_export import AccountExport
from integration.flows.backtesting import Backtesting
from integration.store.backtests import BacktestStore
from integration.store.policy_drafts import PolicyDraftStore
from integration.web.admin.parts import BacktestParts
from integration.worker import queue, tasks
from integration.zendesk.exported import ticket_from_file

if TYPE_CHECKING:
    from huey import Huey

    from integration.bootstrap.parts import Parts


def backtesting(parts: "Parts") -> Backtesting:
    return Backtesting(
        reader=parts.reader,
        judges=parts.judges,
        versions=parts.policies,
        drafts=PolicyDraftStore(parts.engine),
        backtests=BacktestStore(parts.engine),
        export=AccountExport(parts.desks),
        clock=partial(datetime.now, UTC),
    )


def backtest_parts(parts: "Parts") -> BacktestParts:
    """What stands behind the admin's backtest page."""
    return BacktestParts(backtesting(parts), _Starting(parts).start, ticket_from_file)


def work_on_backtests(parts: "Parts", line: "Huey") -> Callable[[str, str], None]:
    """Tell the queue how backtests are run; what it takes to run one is loaded with the first."""
    return tasks.backtests(line, lambda account, id_: backtesting(parts).run(account, id_))


@dataclass
class _Starting:
    """Hands backtests to the worker. The queue is opened with the first: after the server's processes have parted."""

    parts: "Parts"

    def start(self, account: str, id_: str) -> None:
        self._hand_over(account, id_)

    @cached_property
    def _hand_over(self) -> Callable[[str, str], None]:
        line = queue.open_queue(self.parts.settings.queue_url, beside=self.parts.data_folder)
        return work_on_backtests(self.parts, line)
