"""Draft to outcome: what the agent did with the letter, recorded once."""

from dataclasses import dataclass

from integration.apology.outcome import Outcome
from integration.flows.ports import Outcomes


@dataclass(frozen=True, slots=True)
class Delivering:
    """The use case, with what it needs from outside."""

    outcomes: Outcomes

    def record(self, account: str, outcome: Outcome) -> bool:
        """Keep the outcome; False if this one was on record already. Raises NotFound for a draft of another account."""
        return self.outcomes.record(account, outcome)
