"""Why a decision came out as it did: every rule looked at, every condition, every guard that acted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Truth(StrEnum):
    """A condition over an unknown fact is unknown, never silently true or false."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ConditionTrace:
    """One condition as it was met. `found` is "" where the fact is not known."""

    fact: str
    operator: str
    wanted: str
    found: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """One rule as it was looked at; `place` counts from 1 in the policy. `used` is false for a rule not needed."""

    rule_id: str
    rule_name: str
    truth: Truth
    conditions: tuple[ConditionTrace, ...]
    used: bool
    place: int = 0


@dataclass(frozen=True, slots=True)
class GuardTrace:
    """A guard that acted: what it did ("20 % voucher left out"), and why, in words that follow "because".

    `offer_id` is "" where it concerns the whole letter.
    """

    guard: str
    offer_id: str
    words: str
    did: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Why these offers: every rule looked at, in order, and every guard that acted. `words` is it for people."""

    policy_version: int
    rules: Sequence[RuleTrace]
    guards: tuple[GuardTrace, ...]
    words: tuple[str, ...]
