"""The account's tickets one after the other, as long as it takes: an export of Zendesk's that honours its limits."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import quote

from integration.apology.ticket import Ticket
from integration.errors import BadInput, DeskFailure
from integration.observability import logger
from integration.zendesk.desk import ZendeskDesk
from integration.zendesk.exported import SideLoads, by_id, counts, cursor_of, rows_of, ticket_from_export

PATH = "incremental/tickets/cursor.json"  # platform §7.7; ten of these a minute
BESIDE = "include=users,organizations"
TRIES = 8  # of one page, the first among them
LONGEST_WAIT = 480.0  # seconds for one page in all: who looks on gives a run up that is silent for ten minutes
YOUNGEST = 61  # seconds; Zendesk refuses to begin later than a minute ago
_AT_A_TIME = 1.0  # second of waiting, between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class Patience:
    """Waits where Zendesk asks for it; `stop` ends the waiting, and the export, early."""

    stop: Callable[[], bool]
    sleep: Callable[[float], None] = time.sleep

    def asked(self, ask: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
        """The answer, after as many tries as it takes; None where it is not wanted any more. Raises DeskFailure."""
        waited = 0.0
        for tried in range(1, TRIES + 1):
            try:
                return ask()
            except DeskFailure as failure:
                seconds = failure.retry_after if failure.retry_after is not None else float(2**tried)
                waited += seconds
                if failure.permanent or tried == TRIES or waited > LONGEST_WAIT:
                    raise
            if not self._waited(seconds):
                return None
        return None

    def _waited(self, seconds: float) -> bool:
        """Whether it is still wanted after the wait."""
        while seconds > 0 and not self.stop():
            self.sleep(min(seconds, _AT_A_TIME))
            seconds -= _AT_A_TIME
        return not self.stop()


def exported_tickets(desk: ZendeskDesk, since: datetime, most: int, patience: Patience) -> Iterator[Ticket]:
    """Tickets changed since then, oldest change first. Deleted ones, and those that cannot be read, are passed over.

    Raises DeskFailure and NotFound.
    """
    until = datetime.now(UTC)
    brands = by_id(list(desk.rows("brands.json", "brands")))
    start = min(int(since.timestamp()), int(until.timestamp()) - YOUNGEST)
    position, given = f"start_time={start}", 0
    while position and given < most and not patience.stop():
        page = patience.asked(partial(desk.answer, f"{PATH}?{position}&{BESIDE}"))
        if page is None:
            return
        for ticket in _tickets(page, brands, until):
            yield ticket
            given += 1
            if given >= most:
                return
        cursor = cursor_of(page)
        position = f"cursor={quote(cursor, safe='')}" if cursor else ""


def _tickets(page: dict[str, Any], brands: dict[Any, Any], until: datetime) -> Iterator[Ticket]:
    beside = SideLoads.of(page, brands)
    for row in rows_of(page):
        if not counts(row, until):
            continue
        try:
            yield ticket_from_export(row, beside)
        except BadInput as problem:
            logger().warning("exported ticket cannot be read", field=problem.field)
