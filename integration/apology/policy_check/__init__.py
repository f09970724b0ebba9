"""What is wrong with a policy, in sentences that name the rule: asked before a policy may go live."""

from collections.abc import Iterator

from integration.apology.policy import Policy
from integration.apology.policy_check.problem import Problem
from integration.apology.policy_check.rules import of_rules
from integration.apology.policy_check.settings import of_settings

__all__ = ["Problem", "check", "problems"]


def check(policy: Policy) -> tuple[str, ...]:
    """The sentences alone, for whoever reads them in one list."""
    return tuple(problem.words for problem in problems(policy))


def problems(policy: Policy) -> tuple[Problem, ...]:
    """Every problem, settings first and then rule by rule; empty where the policy may go live."""
    return tuple(_all(policy))


def _all(policy: Policy) -> Iterator[Problem]:
    yield from of_settings(policy)
    yield from of_rules(policy)
