"""What taking events in needs from outside, and the words it uses."""

from enum import StrEnum
from typing import Protocol

from integration.flows.hook import Hook
from integration.flows.inbox import InboxLine


class ReceivingReason(StrEnum):
    """Why an event is not taken in; metric label and log field alike. `zendesk/webhook.py` has those of signatures."""

    UNKNOWN_ACCOUNT = "unknown_account"
    NOT_INSTALLED = "not_installed"
    MALFORMED = "malformed"
    OVERSIZED = "oversized"
    REPLAYED = "replayed"


class KnownHooks(Protocol):
    """What is set up in an account's Zendesk; none where nothing is."""

    def hook(self, account: str) -> Hook | None: ...


class KnownAccounts(Protocol):
    """The accounts that are served here."""

    def names(self) -> tuple[str, ...]: ...


class EventLookup(Protocol):
    """How one event stands; raises NotFound, for another account's too."""

    def line(self, account: str, event_id: str) -> InboxLine: ...
