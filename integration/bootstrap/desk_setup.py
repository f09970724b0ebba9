"""What Zendesk says about itself to an admin, and about an agent's groups; remembered for some minutes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from integration.apology.ticket import Ticket
from integration.bootstrap.desks import ROLE_SECONDS, Desks
from integration.zendesk import setup
from integration.zendesk.desk import ZendeskDesk

Answer = TypeVar("Answer")
Fields = tuple[tuple[str, str, str], ...]  # id, title and type of each
SETUP_SECONDS = 60  # an admin who has just made a field in Zendesk wants to see it


@dataclass(frozen=True, slots=True)
class Remembered(Generic[Answer]):
    """Answers by what was asked, each for as many seconds as it may be believed."""

    seconds: float
    _known: dict[tuple[str, str], tuple[float, Answer]] = field(default_factory=dict)

    def get(self, asked: tuple[str, str], ask: Callable[[], Answer]) -> Answer:
        known = self._known.get(asked)
        if known and time.monotonic() - known[0] < self.seconds:
            return known[1]
        answer = ask()
        self._known[asked] = (time.monotonic(), answer)
        return answer


@dataclass(frozen=True, slots=True)
class AgentGroups:
    """Implements the port Groups."""

    desks: Desks
    _remembered: Remembered[frozenset[str]] = field(default_factory=lambda: Remembered(ROLE_SECONDS))

    def of(self, account: str, agent_id: str) -> frozenset[str]:
        return self._remembered.get((account, agent_id), lambda: setup.groups_of(self.desks.open(account), agent_id))


@dataclass(frozen=True, slots=True)
class AccountSetup:
    """Implements the port DeskSetup."""

    desks: Desks
    _fields: Remembered[Fields] = field(default_factory=lambda: Remembered(SETUP_SECONDS))
    _names: Remembered[tuple[str, ...]] = field(default_factory=lambda: Remembered(SETUP_SECONDS))

    def ticket_fields(self, account: str) -> Fields:
        return self._fields.get((account, "fields"), lambda: _fields(self.desks.open(account)))

    def groups(self, account: str) -> tuple[str, ...]:
        return self._names.get((account, "groups"), lambda: setup.groups(self.desks.open(account)))

    def brands(self, account: str) -> tuple[str, ...]:
        return self._names.get((account, "brands"), lambda: setup.brands(self.desks.open(account)))

    def ticket(self, account: str, ticket_id: str) -> Ticket:
        return self.desks.open(account).ticket(ticket_id)


def _fields(desk: ZendeskDesk) -> Fields:
    return tuple((each.id, each.title, each.type) for each in setup.ticket_fields(desk))
