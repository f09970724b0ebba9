"""The worked policies of docs/policies: each is sound, and decides as docs/policy.md says it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from integration.apology.complaint import Severity
from integration.apology.policy import OfferKind, Policy
from integration.apology.policy_lint import lint
from integration.apology.reading import FactKind, FactValue, Money, SignalKind
from integration.apology.remedy import Grant, History, Remedy, Spending
from integration.apology.remedy.sentences import named
from integration.store.policy_document import dump_policy, load_policy
from tests.apology.cases import apologised, case, decided

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "policy.md").read_text(encoding="utf-8")
POLICIES = ("small_shop", "bank", "saas")
NOTHING_BEFORE = History()


@dataclass(frozen=True)
class Row:
    """One line of a table on the page: what came in, as people say it and as a rule sees it.

    `paid` and `charged` are the order's value and the amount in dispute, in the policy's currency.
    """

    policy: str
    ticket: str
    type: str
    paid: int = 0
    charged: int = 0
    facts: Mapping[FactKind, FactValue] = field(default_factory=dict)
    history: History = NOTHING_BEFORE
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    about: Mapping[str, object] = field(default_factory=dict)


def shop(ticket: str, type_: str, paid: int = 0, **more: object) -> Row:
    return Row("small_shop", ticket, type_, paid, **more)


def bank(ticket: str, type_: str, charged: int = 0, **more: object) -> Row:
    return Row("bank", ticket, type_, charged=charged, **more)


def saas(ticket: str, type_: str, paid: int = 0, plan: str = "", **more: object) -> Row:
    about = {"fields": {"520010": plan}} if plan else {}
    return Row("saas", ticket, type_, paid, **{"about": about, **more})


HAD_A_VOUCHER = History((apologised(OfferKind.DISCOUNT_PERCENT, amount=6),))
MONTH_NEARLY_SPENT = History(spending=Spending(account_month=Decimal(297)))
NO_CODES_LEFT = History(empty_pools=frozenset({"sorry-10"}))
APPROVED = History(grants=(Grant("refund", Money(Decimal(480), "GBP"), "Ada", "Payments leads"),))
WIDOWED = {"signals": (SignalKind.VULNERABLE,)}
ROWS = (
    shop("A mug for 18 EUR came broken", "damaged_item", 18),
    shop("The same, from someone who had a voucher in October", "damaged_item", 18, history=HAD_A_VOUCHER),
    shop("The same, when 297 of the month's 300 EUR are spent", "damaged_item", 18, history=MONTH_NEARLY_SPENT),
    shop("The same, when the pool has no code left", "damaged_item", 18, history=NO_CODES_LEFT),
    shop("A sideboard for 640 EUR does not close", "defective_item", 640),
    shop("A parcel is nine days late", "late_delivery", facts={FactKind.DAYS_LATE: 9}),
    shop("“Where is my order?”, from France", "late_delivery", about={"country": "FR"}),
    shop("“Your shop was rude to me”", "poor_service"),
    bank("Charged 35 GBP twice", "billing_error", 35),
    bank("Charged 480 GBP that is not theirs", "billing_error", 480),
    bank("The same, once Payments leads approved it", "billing_error", 480, history=APPROVED),
    bank("A charge of an unknown sum", "billing_error"),
    bank("An order for a credit card, stopped at the identity check", "order_cancelled_verification"),
    bank("An hour in the queue, from someone recently widowed", "poor_service", about=WIDOWED),
    bank("An hour in the queue; the agent asks for 45 GBP", "poor_service", amounts={"goodwill": Decimal(45)}),
    bank("A card reader for 29 GBP does not start", "defective_item", paid=29, about={"country": "GB"}),
    saas("Down for a day, enterprise plan at 900 USD", "service_outage", 900, "enterprise"),
    saas("The same at 2,000 USD", "service_outage", 2000, "enterprise"),
    saas("And the agent gives 250 USD", "service_outage", 2000, "enterprise", amounts={"credit": Decimal(250)}),
    saas("Down for a day, team plan at 49 USD", "service_outage", 49, "team"),
    saas("Down for a day, plan not known", "service_outage", 49),
    saas("Billed 120 USD too much", "billing_error", charged=120),
    saas("A project is gone; the third message about it", "data_loss", facts={FactKind.PRIOR_CONTACTS: 2}),
    saas("Other people's addresses in an export", "privacy_breach"),
)


@cache
def worked(name: str) -> Policy:
    return load_policy((DOCS / "policies" / f"{name}.yaml").read_text(encoding="utf-8"))


def decision(row: Row) -> str:
    by = worked(row.policy)
    now = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo(by.time_zone))
    sums = {FactKind.ORDER_VALUE: row.paid, FactKind.AMOUNT: row.charged}
    known = {kind: Money(Decimal(amount), by.currency) for kind, amount in sums.items() if amount}
    on = case(row.type, Severity.MEDIUM, facts={**known, **row.facts}, now=now, **row.about)
    return in_words(decided(on, by, row.history, amounts=row.amounts))


def in_words(remedy: Remedy) -> str:
    """What is offered, what may be instead, what waits, and by when an answer is due where nothing else is."""
    parts = [", ".join(named(offer) for offer in remedy.offers)] if remedy.offers else []
    parts += [f"or {named(offer)}" for offer in remedy.alternatives]
    parts += [f"waits for {offer.needs_approval_by}: {named(offer)}" for offer in remedy.left_out]
    if remedy.answer_by:
        parts.append(f"answer by {remedy.answer_by.day.day} {remedy.answer_by.day:%B}")
    return "; ".join(parts)


@pytest.mark.parametrize("name", POLICIES)
def test_a_worked_policy_is_sound(name: str) -> None:
    """It can be published as it stands, the linter has nothing to say about it, and export gives it back."""
    by = worked(name)

    assert lint(by) == ()
    assert load_policy(dump_policy(by)) == by


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.policy}: {row.ticket}")
def test_a_worked_policy_decides_as_the_page_says(row: Row) -> None:
    """Each line of the tables on the page is what the engine decides on such a ticket."""
    assert f"| {row.ticket} | {decision(row)} |" in PAGE


def test_the_page_has_no_other_lines() -> None:
    """Every line of those tables is one that is tested."""
    tables = PAGE.split("## Three policies to start from")[1].split("\n## ")[0]
    lines = [line for line in tables.splitlines() if line.startswith("| ")]
    headings = [line for line in lines if line.startswith("| Ticket")]

    assert len(lines) - len(headings) == len(ROWS)
    assert len(headings) == len(POLICIES)
