"""What a policy may say and had better not: rules that never act, money without a cap, words that spoil an apology."""

from collections.abc import Iterator
from datetime import date

from integration.apology.policy import Policy
from integration.apology.policy_lint.finding import PolicyFinding, WordingFindings
from integration.apology.policy_lint.law import of_law
from integration.apology.policy_lint.money import of_money
from integration.apology.policy_lint.people import of_people
from integration.apology.policy_lint.reach import of_reach
from integration.apology.policy_lint.remedies import of_remedies
from integration.apology.policy_lint.rubric import rubric_findings
from integration.apology.policy_lint.unasked import of_unasked
from integration.apology.policy_lint.wording import of_wording

__all__ = ["PolicyFinding", "WordingFindings", "lint", "rubric_findings"]
_LEVELS = ("error", "warning", "hint")


def lint(
    policy: Policy, *, today: date | None = None, wording_findings: WordingFindings = rubric_findings
) -> tuple[PolicyFinding, ...]:
    """Every finding, errors first and else in the policy's order. None of them keeps a policy from going live.

    `wording_findings` says what is wrong with an English wording. Without `today` no holiday counts as past.
    """
    return tuple(sorted(_all(policy, today, wording_findings), key=lambda finding: _LEVELS.index(finding.level)))


def _all(policy: Policy, today: date | None, wording_findings: WordingFindings) -> Iterator[PolicyFinding]:
    yield from of_reach(policy)
    yield from of_remedies(policy)
    yield from of_money(policy)
    yield from of_law(policy)
    yield from of_wording(policy, wording_findings)
    yield from of_unasked(policy)
    yield from of_people(policy, today)
