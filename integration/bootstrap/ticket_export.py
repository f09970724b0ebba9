"""An account's tickets, as its Zendesk exports them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from integration.apology.ticket import Ticket
from integration.bootstrap.desks import Desks
from integration.zendesk.export import Patience, exported_tickets


@dataclass(frozen=True, slots=True)
class AccountExport:
    """Implements the port TicketExport."""

    desks: Desks

    def tickets(self, account: str, since: datetime, most: int, stop: Callable[[], bool]) -> Iterator[Ticket]:
        """Raises BadInput where the account has no credentials, DeskFailure where Zendesk does not answer."""
        return exported_tickets(self.desks.open(account), since, most, Patience(stop))
