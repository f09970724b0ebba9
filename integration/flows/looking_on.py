"""For who only tries things out: the same decisions and letters, with no money held and no code taken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from integration.apology.remedy import History, Remedy
from integration.flows.holding import Hold
from integration.flows.ports import Histories

SAMPLE_CODE = "SAMPLE-CODE"


@dataclass(frozen=True, slots=True)
class LookingOn:
    """Stands in for the ports Ledger and CodeGiving: decides on what was sent, and changes nothing."""

    histories: Histories

    def hold(self, asked: Hold, decide: Callable[[History], Remedy]) -> Remedy:
        return decide(self.histories.of(asked.account, asked.requester_id, asked.agent_id, asked.now, asked.days))

    def take(self, _account: str, _pool: str, _draft_id: str, _now: datetime) -> str:
        """A code that opens nothing, in the place where the letter would have one."""
        return SAMPLE_CODE

    def give_back(self, _account: str, _draft_id: str, *, keep: frozenset[str] = frozenset()) -> int:  # noqa: ARG002
        return 0
