"""The policy a new account starts with: sound, complete, and good enough for the letters we want."""

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files

import pytest

from integration.apology.complaint import ComplaintType, Fault, Severity
from integration.apology.policy import OfferKind, Ownership, Policy, PolicyVersion
from integration.apology.reading import FactKind, FactValue, Money
from integration.apology.remedy import History, PromiseDue, Remedy, decide
from integration.store.policy_document import dump_policy, load_policy
from tests.apology.cases import case, euros, ids

TYPES = sorted(set(ComplaintType) - {ComplaintType.NOT_A_COMPLAINT})
EVERYTHING: dict[FactKind, FactValue] = {
    FactKind.ORDER: "4471",
    FactKind.ORDER_VALUE: euros("84.50"),
    FactKind.AMOUNT: euros("50.00"),
    FactKind.DAYS_LATE: 5,
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(files("integration.store").joinpath("default_policy.yaml").read_text(encoding="utf-8"))


def remedy_for(policy: Policy, type_: str, severity: Severity = Severity.MEDIUM, **about: object) -> Remedy:
    version = PolicyVersion(1, policy, datetime(2026, 11, 1, tzinfo=UTC), "Ada")
    return decide(case(type_, severity, **about), version, History())


def test_it_is_sound_and_survives_export(policy: Policy) -> None:
    """The shipped policy passes the check that every admin's has to pass, and export gives it back."""
    assert load_policy(dump_policy(policy)) == policy


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("facts", [{}, EVERYTHING])
@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_remedy_or_a_day(
    policy: Policy, type_: str, severity: Severity, facts: dict[FactKind, FactValue]
) -> None:
    """At any severity, with much known or nothing, a rule decides: something is offered, or an answer by a day."""
    remedy = remedy_for(policy, type_, severity, facts=facts)

    assert any(trace.used for trace in remedy.trace.rules)
    assert remedy.fault is Fault.OURS
    assert remedy.contact is not None
    assert remedy.answer_by is not None or any(offer.kind is not OfferKind.APOLOGY_ONLY for offer in remedy.offers)


def test_every_promise_has_an_owner_and_work_to_do(policy: Policy) -> None:
    """What has to be sent, paid or done is somebody's, by a day; a code needs nobody."""
    offers = [offer for rule in policy.rules for offer in (*rule.offers, *rule.alternatives)]
    needs_nobody = {
        OfferKind.APOLOGY_ONLY,
        OfferKind.DISCOUNT_PERCENT,
        OfferKind.FREE_SHIPPING,
        OfferKind.REORDER_LINK,
    }

    assert [offer.id for offer in offers if not offer.promise and offer.kind not in needs_nobody] == []
    assert [offer.id for offer in offers if offer.kind is OfferKind.DISCOUNT_PERCENT and not offer.code] == []


def test_a_broken_lamp_is_replaced_and_made_up_for(policy: Policy) -> None:
    """AP-4, AP-5, CS-5: a new one by Friday, 20 % off, and a refund or repair if the agent thinks better."""
    remedy = remedy_for(policy, "damaged_item", facts={FactKind.ORDER: "4471", FactKind.ORDER_VALUE: euros("84.50")})
    replacement, voucher = remedy.offers

    assert replacement.kind is OfferKind.REPLACEMENT
    assert replacement.promise == PromiseDue("send a new one by express", "warehouse", date(2026, 11, 27))
    assert (voucher.percent, voucher.code, voucher.expires) == (Decimal(20), "K7QX-20", date(2027, 1, 31))
    assert voucher.optional
    assert [offer.kind for offer in remedy.alternatives] == [OfferKind.REFUND_FULL, OfferKind.REPAIR]
    assert remedy.contact is not None
    assert remedy.contact.phone == "0800 555 0142"


@pytest.mark.parametrize(
    ("facts", "offers"),
    [({FactKind.ORDER_VALUE: euros("129.00")}, ["help", "refund", "welcome"]), ({}, ["help", "welcome"])],
)
def test_a_failed_identity_check_gets_help_and_a_token(
    policy: Policy, facts: dict[FactKind, FactValue], offers: list[str]
) -> None:
    """KYC-4, OC-6: steps and a guide, the money back by a day where its sum is known, and 10 % off."""
    remedy = remedy_for(policy, "order_cancelled_verification", facts=facts, brand="Hafen & Söhne")
    settings = policy.settings_for("order_cancelled_verification")

    assert ids(remedy) == offers
    assert remedy.offers[-1].code == "WELCOME10"
    assert len(settings.wording["steps"].splitlines()) == 3
    assert {"reason", "guide"} <= set(settings.wording)
    assert remedy.contact is not None
    assert remedy.contact.person == "Lena Brandt"


@pytest.mark.parametrize(
    ("amount", "offers", "waiting"),
    [
        (euros("50.00"), ["refund", "invoice"], []),
        (euros("5000.00"), ["invoice"], ["refund", "credit"]),
        (Money(Decimal("50.00"), "USD"), ["invoice"], ["refund", "credit"]),
    ],
)
def test_a_wrong_charge_is_put_right(policy: Policy, amount: Money, offers: list[str], waiting: list[str]) -> None:
    """CL-7, CL-14: the amount back and a corrected invoice; what Finance must approve waits, and a person answers."""
    remedy = remedy_for(policy, "billing_error", facts={FactKind.AMOUNT: amount}, brand="Fenwick Systems")

    assert ids(remedy) == offers
    assert [offer.id for offer in remedy.left_out] == waiting
    assert remedy.contact is not None
    assert remedy.contact.person == "Daniel Ruiz"


def test_a_wrong_charge_of_unknown_amount_is_answered_in_a_business_day(policy: Policy) -> None:
    """CL-11: nothing is decided yet, so the customer reads when it will be, and who answers."""
    remedy = remedy_for(policy, "billing_error", brand="Fenwick Systems")

    assert remedy.answer_by is not None
    assert (remedy.answer_by.day, remedy.answer_by.owner) == (date(2026, 11, 25), "Accounts")


@pytest.mark.parametrize(("country", "months"), [("US", 24), ("DE", 12), ("", 12)])
def test_leaked_data_gets_monitoring_and_sympathy(policy: Policy, country: str, months: int) -> None:
    """CL-7: identity protection for as long as the strictest state asks, and no admission until lawyers allow it."""
    remedy = remedy_for(policy, "privacy_breach", country=country)

    assert remedy.offers[0].months == months
    assert remedy.ownership is Ownership.SYMPATHY
    assert remedy.offer_call


def test_who_wrote_often_gets_a_call(policy: Policy) -> None:
    """Someone who had to write twice before is called, beside whatever else is decided."""
    remedy = remedy_for(policy, "late_delivery", facts={FactKind.PRIOR_CONTACTS: 3})

    assert [offer.kind for offer in remedy.offers][-1] is OfferKind.PHONE_CALL
