"""What the linter says of money and law: amounts without a cap, limits nothing passes, offers the law forbids."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Condition,
    Conditions,
    Due,
    DueUnit,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Pool,
    Promise,
)
from integration.apology.policy_lint import PolicyFinding, lint
from tests.apology.cases import condition, policy, rule

DONE = Promise("do it", "shop", Due(2))
LINK = Offer("link", OfferKind.REORDER_LINK)
PER_DAY, OF_ORDER, OF_DISPUTE = AmountBasis.PER_DAY_LATE, AmountBasis.PERCENT_OF_ORDER, AmountBasis.PERCENT_OF_DISPUTE
CREDIT = Offer("credit", OfferKind.STORE_CREDIT, Amount(AmountBasis.FIXED, Decimal(20)), promise=DONE)
VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(10))


def credit(basis: AmountBasis, value: int, *, maximum: int | None = None, **more: Any) -> Offer:
    most = None if maximum is None else Decimal(maximum)
    return replace(CREDIT, amount=Amount(basis, Decimal(value), maximum=most), **more)


def offering(*offers: Offer, alternatives: tuple[Offer, ...] = (), **more: Any) -> Policy:
    return policy(rule("tried", *offers, alternatives=alternatives), **more)


def found(by: Policy) -> list[tuple[str, str, str]]:
    return [(finding.level, finding.path, finding.words) for finding in lint(by)]


@pytest.mark.parametrize(
    ("offer", "name"),
    [
        (credit(PER_DAY, 2), "store credit of 2 EUR for each day late"),
        (credit(OF_ORDER, 10), "store credit of 10 % of the order value"),
        (credit(OF_DISPUTE, 120), "store credit of 120 % of the amount in dispute"),
        (credit(PER_DAY, 2, kind=OfferKind.REFUND_FEE), "refund of the fee of 2 EUR for each day late"),
    ],
)
def test_money_without_a_cap(offer: Offer, name: str) -> None:
    """A gift that grows with time or price needs an end."""
    words = (
        f"Rule “Tried”: {name} can grow without a cap; give it a maximum, or an amount above which a group approves it."
    )

    assert found(offering(LINK, alternatives=(offer,))) == [
        ("warning", "rules[0].alternatives[0].amount.maximum", words)
    ]


@pytest.mark.parametrize(
    "offer",
    [
        CREDIT,
        credit(PER_DAY, 2, maximum=20),
        credit(OF_ORDER, 10, approval=Approval(Decimal(50), "Team leads")),
        credit(OF_DISPUTE, 100, kind=OfferKind.REFUND_PARTIAL),
        credit(OF_ORDER, 100, kind=OfferKind.REFUND_FULL),
    ],
)
def test_money_with_an_end(offer: Offer) -> None:
    """A fixed sum, a maximum, a lead who is asked, and the customer's own money are bounded."""
    assert lint(offering(offer)) == ()


@pytest.mark.parametrize(
    ("offer", "path", "words"),
    [
        (
            credit(AmountBasis.FIXED, 150),
            "rules[0].offers[0].approval",
            "can cost 150 EUR, and an agent may give 100 EUR in a day; name a group that approves it.",
        ),
        (
            credit(PER_DAY, 2, maximum=150, approval=Approval(Decimal(150), "Leads")),
            "rules[0].offers[0].approval",
            "can cost 150 EUR, and an agent may give 100 EUR in a day; name a group that approves it.",
        ),
        (
            credit(AmountBasis.FIXED, 150, approval=Approval(Decimal(50), "Leads")),
            "rules[0].offers[0]",
            "costs more than the limit for an agent in a day of 100 EUR, so it is always cut or left out.",
        ),
        (
            replace(CREDIT, agent_may=Bounds(most=Decimal(120))),
            "rules[0].offers[0].approval",
            "can cost 120 EUR, and an agent may give 100 EUR in a day; name a group that approves it.",
        ),
        (
            Offer("visit", OfferKind.FREE_SERVICE, cost=Decimal(85), promise=DONE),
            "rules[0].offers[0]",
            "costs more than the day's budget of 80 EUR, so it is always cut or left out.",
        ),
    ],
)
def test_money_that_the_limits_never_let_through(offer: Offer, path: str, words: str) -> None:
    """What is above a limit is approved by somebody, or is not offered at all."""
    guards = Guards(amount_per_agent_day=Decimal(100), budget_day=Decimal(80 if offer.id == "visit" else 500))

    assert any(
        finding.path == path and finding.level == "warning" and finding.words.endswith(words)
        for finding in lint(offering(offer, guards=guards))
    )


@pytest.mark.parametrize(
    ("by", "path", "words"),
    [
        (
            offering(LINK, guards=Guards(budget_day=Decimal(9), budget_month=Decimal(5))),
            "guards.budget_day",
            "Limits: the day's budget of 9 EUR is above the month's of 5 EUR.",
        ),
        (
            offering(VOUCHER, CREDIT, guards=Guards(offers_per_requester=1)),
            "rules[0].offers",
            "Rule “Tried”: it makes 2 gestures, and one customer gets at most 1 gesture in 90 days.",
        ),
        (
            offering(replace(VOUCHER, code=Pool("Summer")), alternatives=(replace(VOUCHER, code=Pool("summer")),)),
            "rules[0].alternatives[0].code.name",
            "Rules name the pool “Summer” and the pool “summer”, which are not the same to us.",
        ),
        (
            offering(
                replace(CREDIT, approval=Approval(Decimal(5), "Team leads")),
                replace(CREDIT, id="b", approval=Approval(Decimal(5), "team Leads")),
            ),
            "rules[0].offers[1].approval.group",
            "Rules name the group “Team leads” and the group “team Leads”, which are not the same to us.",
        ),
    ],
)  # fmt: skip
def test_limits_and_names_that_do_not_go_together(by: Policy, path: str, words: str) -> None:
    """Numbers that contradict each other, and one name in two spellings, are named."""
    assert PolicyFinding("warning", path, words) in lint(by)


def test_an_agent_with_nothing_to_change() -> None:
    """Bounds around no sum are an oversight."""
    assert found(offering(replace(LINK, agent_may=Bounds(most=Decimal(5))))) == [
        (
            "hint",
            "rules[0].offers[0].agent_may",
            "Rule “Tried”: link to order again has no amount, so the agent has nothing to change.",
        )
    ]


CANCELLED = condition("complaint_type", Operator.IS, "order_cancelled")
LATE = condition("complaint_type", Operator.IS, "late_delivery")
FAULTY = condition("complaint_type", Operator.IS, "defective_item")
LEAKED = condition("complaint_type", Operator.IS, "privacy_breach")
US_SELLER = "in the United States a seller who will not ship refunds in full within seven working days."
UK_SELLER = "in the United Kingdom goods rejected within 30 days are refunded in full within 14 days."
STRICTEST = "the strictest of the United States asks for 24 months of identity services."
MONITORING = Offer("monitoring", OfferKind.CREDIT_MONITORING, months=12, promise=DONE)
REFUND = Offer("refund", OfferKind.REFUND_FULL, promise=DONE)


def by_law(asked: tuple[Condition, ...], *offers: Offer, packs: str = "us", **more: Any) -> Policy:
    guards = Guards(legal_floor=frozenset(packs.split()))
    return policy(rule("tried", *offers, when=Conditions(asked), **more), rule("rest", LINK), guards=guards)


@pytest.mark.parametrize(
    ("by", "level", "path", "words"),
    [
        (
            by_law((CANCELLED,), CREDIT),
            "warning",
            "rules[0].offers",
            f"store credit of 20 EUR is not enough alone; a refund in full is added, because {US_SELLER}",
        ),
        (
            by_law((CANCELLED,), LINK),
            "hint",
            "rules[0].offers",
            f"a refund in full is added, because {US_SELLER}",
        ),
        (
            by_law((CANCELLED,), replace(REFUND, promise=Promise("refund it", "shop", Due(14)))),
            "warning",
            "rules[0].offers[0].promise.due",
            f"the refund is promised within 14 business days and is made 7 business days, because {US_SELLER}",
        ),
        (
            by_law((FAULTY,), VOUCHER, packs="uk"),
            "warning",
            "rules[0].offers",
            f"10 % off next order is not enough alone; a refund in full may be chosen, because {UK_SELLER}",
        ),
        (
            by_law((LEAKED,), MONITORING),
            "warning",
            "rules[0].offers[0].months",
            f"12 months of credit monitoring becomes 24 months, because {STRICTEST}",
        ),
    ],
)  # fmt: skip
def test_offers_against_the_law(by: Policy, level: str, path: str, words: str) -> None:
    """Where a pack is on, what the law forbids, adds or changes is said before a customer is concerned."""
    assert (level, path, f"Rule “Tried”: {words}") in found(by)


IN_US, NOT_US = (condition("country", operator, "US") for operator in (Operator.IS, Operator.IS_NOT))


@pytest.mark.parametrize(
    "by",
    [
        by_law((CANCELLED,), CREDIT, packs=""),
        by_law((CANCELLED,), CREDIT, packs="uk"),
        by_law((CANCELLED, NOT_US), CREDIT),
        by_law((CANCELLED,), REFUND, CREDIT),
        by_law((LATE,), CREDIT, packs="us eu", alternatives=(REFUND,)),
        by_law((LEAKED,), replace(MONITORING, months=24)),
        by_law((CANCELLED,), CREDIT, stack=True),
        by_law((CANCELLED,), replace(REFUND, promise=Promise("refund it", "shop", Due(9, DueUnit.DAYS)))),
    ],
)  # fmt: skip
def test_offers_that_the_law_lets_stand(by: Policy) -> None:
    """Another pack, another country, a refund beside it and a rule that only adds are no finding."""
    assert lint(by) == ()


def test_an_earlier_rule_may_answer_the_law() -> None:
    """What customers of that country never see is not held against a rule."""
    first = rule("american", REFUND, when=Conditions((CANCELLED, IN_US)))
    by = by_law((CANCELLED,), CREDIT)

    assert lint(replace(by, rules=(first, *by.rules))) == ()


def test_an_unknown_legal_minimum() -> None:
    """A pack that is misspelled would protect nobody."""
    assert found(offering(LINK, guards=Guards(legal_floor=frozenset({"us", "usa"}))))[0] == (
        "error",
        "guards.legal_floor",
        "Limits: “usa” is none of the legal minimums there are: eu, uk and us.",
    )
