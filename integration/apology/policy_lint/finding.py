"""One thing that a policy had better not say: how bad it is, where it stands, and the sentence for the admin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from integration.apology.policy import Offer, Policy, Rule

WordingFindings = Callable[[str], tuple[str, ...]]
"""What is wrong with a wording, in sentences; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class PolicyFinding:
    """`path` is the place in the document, such as `rules[3].offers[0].amount`; `words` are sentences of their own.

    An error cannot work as it is written, a warning is likely to hurt, a hint is only advice.
    """

    level: Literal["error", "warning", "hint"]
    path: str
    words: str


class PlacedRule(NamedTuple):
    """A rule that is on, with its path and how its sentences begin."""

    path: str
    rule: Rule

    @property
    def title(self) -> str:
        return f"Rule “{self.rule.name}”: "


class PlacedOffer(NamedTuple):
    """An offer of a rule that is on. `made` is false for what the agent may offer instead."""

    path: str
    at: PlacedRule
    offer: Offer
    made: bool


def rules_on(policy: Policy) -> Iterator[PlacedRule]:
    """What is off is not looked into: it does nothing."""
    for place, rule in enumerate(policy.rules):
        if rule.enabled:
            yield PlacedRule(f"rules[{place}]", rule)


def offers_on(policy: Policy) -> Iterator[PlacedOffer]:
    for at in rules_on(policy):
        for group, offers in (("offers", at.rule.offers), ("alternatives", at.rule.alternatives)):
            for place, offer in enumerate(offers):
                yield PlacedOffer(f"{at.path}.{group}[{place}]", at, offer, group == "offers")


def error(path: str, words: str) -> PolicyFinding:
    return PolicyFinding("error", path, words)


def warning(path: str, words: str) -> PolicyFinding:
    return PolicyFinding("warning", path, words)


def hint(path: str, words: str) -> PolicyFinding:
    return PolicyFinding("hint", path, words)
