"""What two policies differ in, in words: one sentence for each thing an admin may change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from integration.apology.policy import (
    Approval,
    AutoDraft,
    Bounds,
    Code,
    Conditions,
    Contact,
    Due,
    Guards,
    Notice,
    Offer,
    OfferKind,
    Operator,
    Ownership,
    Policy,
    Pool,
    Promise,
    TypeSettings,
)
from integration.apology.policy_words import differences
from tests.apology.cases import CONTACT, condition, fixed, policy, rule

BROKEN = condition("complaint_type", Operator.IS, "damaged_item")
UNDER_100 = condition("order_value", Operator.LESS_THAN, 100)
UNDER_150 = condition("order_value", Operator.LESS_THAN, 150)
KNOWN = condition("order", Operator.PRESENT)
VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code=Code("K7QX-20"))
CALL = Offer("call", OfferKind.PHONE_CALL)
RULES = (
    rule("broken", CALL, VOUCHER, when=Conditions(all=(BROKEN, UNDER_100))),
    rule("late", CALL),
    rule("other", CALL, stack=True),
    rule("last", CALL),
)
BASE = policy(*RULES, business_days=(0, 4))
GIFT = "Rule “Broken”: for 20 % off next order, "


def with_rule(**changes: Any) -> Policy:
    return replace(BASE, rules=(replace(RULES[0], **changes), *RULES[1:]))


def with_offer(**changes: Any) -> Policy:
    return with_rule(offers=(CALL, replace(VOUCHER, **changes)))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            with_rule(when=Conditions(all=(BROKEN, UNDER_150))),
            ["Rule “Broken”: order value is less than 150 EUR instead of 100 EUR."],
        ),
        (
            with_rule(when=Conditions(all=(BROKEN, condition("order_value", Operator.AT_MOST, 100)))),
            ["Rule “Broken”: order value is at most 100 EUR instead of less than 100 EUR."],
        ),
        (
            with_rule(when=Conditions(all=(BROKEN,), any=(KNOWN,))),
            [
                "Rule “Broken”: it no longer asks that order value is less than 100 EUR.",
                "Rule “Broken”: it is also met where order reference is known.",
            ],
        ),
        (
            with_rule(when=Conditions(all=(UNDER_100, BROKEN, KNOWN))),
            [
                "Rule “Broken”: it also asks that order reference is known.",
                "Rule “Broken”: its conditions stand in another order.",
            ],
        ),
        (with_rule(name="Crushed"), ["Rule “Broken” is now called “Crushed”."]),
        (with_rule(enabled=False), ["Rule “Broken”: it is switched off."]),
        (with_rule(stack=True), ["Rule “Broken”: it adds its offers to what is decided, and decides no more."]),
        (with_rule(optional=frozenset({"voucher"})), ["Rule “Broken”: the agent may leave out 20 % off next order."]),
        (with_rule(offers=(CALL,)), ["Rule “Broken”: it no longer offers 20 % off next order."]),
        (
            with_rule(alternatives=(fixed("credit", 15),)),
            ["Rule “Broken”: the agent may also offer store credit of 15 EUR instead."],
        ),
        (
            with_rule(offers=(VOUCHER, CALL)),
            ["Rule “Broken”: 20 % off next order moved from place 2 to 1 of the offers."],
        ),
        (
            with_offer(percent=Decimal(15)),
            ["Rule “Broken”: it offers 15 % off next order, and no longer 20 % off next order."],
        ),
        (
            with_offer(code=Pool("summer"), expires_after_days=30, cost=Decimal(12)),
            [
                f"{GIFT}the time to use it is 30 days instead of none.",
                f"{GIFT}the code is one of the pool “summer” instead of “K7QX-20”.",
                f"{GIFT}the cost to us is 12 EUR instead of none.",
            ],
        ),
        (
            with_offer(approval=Approval(Decimal(50), "Team leads"), agent_may=Bounds(most=Decimal(9))),
            [
                f"{GIFT}the approval is by Team leads above 50 EUR instead of none.",
                f"{GIFT}what the agent may change it to is up to 9 EUR instead of nothing.",
            ],
        ),
        (
            with_offer(wording={"en": "Sorry."}, promise=Promise("send it", "shop", Due(2))),
            [
                f"{GIFT}the promise is “send it” by shop, 2 business days instead of none.",
                f"{GIFT}the wording in en is “Sorry.” instead of none.",
            ],
        ),
        (replace(BASE, rules=RULES[1:]), ["Rule “Broken” is gone."]),
        (
            replace(BASE, rules=(*RULES[:2], rule("new", CALL), *RULES[2:])),
            ["Rule “New” is new, at place 3."],
        ),
        (replace(BASE, rules=(*RULES[1:], RULES[0])), ["Rule “Broken” moved from place 1 to 4."]),
        (
            replace(BASE, guards=Guards(budget_day=Decimal(500), legal_floor=frozenset({"us", "eu"}))),
            [
                "Limits: the day's budget is 500 EUR instead of none.",
                "Limits: the list of legal minimums is eu and us instead of none.",
            ],
        ),
        (
            replace(BASE, types={"data_loss": TypeSettings(enabled=False, call_from=None, answer_within=Due(2))}),
            [
                "Type data loss: it is switched off.",
                "Type data loss: the time to answer is 2 business days instead of 1 business day.",
                "Type data loss: the severity from which a call is offered is none instead of high.",
            ],
        ),
        (
            replace(BASE, types={"lost_soul": TypeSettings(ownership_by_country={"US": Ownership.LEGAL_REVIEW})}),
            [
                "Type lost soul is new in the list of types.",
                "Type lost soul: ownership in US is legal review instead of none.",
            ],
        ),
        (
            replace(
                BASE,
                types={
                    "data_loss": TypeSettings(
                        auto_draft=AutoDraft.TAG, auto_draft_from=0.9, acknowledge=True, notice=Notice.SEND
                    )
                },
            ),
            [
                "Type data loss: what is done before anyone opens the ticket is tags only instead of a draft.",
                "Type data loss: the confidence that an auto-draft takes is 0.9 instead of none.",
                "Type data loss: what becomes of the notice of a cancelled order is sent at once instead of a draft.",
                "Type data loss: a customer is told at once when the answer comes.",
            ],
        ),
        (replace(BASE, types={"data_loss": TypeSettings()}), ["Type data loss is new in the list of types."]),
        (
            replace(BASE, contacts=(replace(CONTACT, phone="110"), Contact(person="Lena", email="l@h", brand="Hafen"))),
            [
                "The contact for brand Hafen is new: Lena, l@h.",
                "The contact for all others: the phone number is 110 instead of 0800 555 0142.",
            ],
        ),
        (
            replace(BASE, sign_off={"": "Northlight"}),
            ["The sign-off for all other brands is “Northlight” instead of none."],
        ),
        (
            replace(BASE, currency="USD", business_days=(0,), business_hours=(8, 20), threshold=0.6),
            [
                "Settings: the currency is USD instead of EUR.",
                "Settings: the confidence from which an apology is suggested is 0.6 instead of 0.5.",
                "Settings: the list of business days is Monday instead of Monday and Friday.",
                "Settings: the time of business is 8 to 20 instead of 9 to 17.",
            ],
        ),
        (
            replace(BASE, holidays=frozenset({date(2026, 12, 25)})),
            ["Settings: 2026-12-25 is a holiday."],
        ),
        (
            replace(BASE, field_map={"order_value": "2"}, set_fields={"remedy": "4"}),
            [
                "Fields: the custom field that holds the order value is “2” instead of none.",
                "Fields: the custom field that is filled with the remedy is “4” instead of none.",
            ],
        ),
    ],
)
def test_each_difference_has_its_sentence(after: Policy, expected: list[str]) -> None:
    """What an admin changed is said as they would say it, and nothing else is."""
    assert list(differences(BASE, after)) == expected


def test_two_contacts_that_change_places_are_told() -> None:
    """The first of two that fit as well is taken, so their order counts."""
    german = Contact(phone="1", locale="de")
    before, after = replace(BASE, contacts=(CONTACT, german)), replace(BASE, contacts=(german, CONTACT))

    assert differences(before, after) == ("The contacts stand in another order.",)


def test_values_that_sound_the_same_are_still_told_apart() -> None:
    """One tag with a comma is not two tags."""
    one = condition("tags", Operator.INCLUDES_ALL, ("a and b",))
    two = condition("tags", Operator.INCLUDES_ALL, ("a", "b"))
    before, after = (policy(rule("r", CALL, when=Conditions(all=(asked,)))) for asked in (one, two))

    assert differences(before, after) == (
        "Rule “R”: the condition that ticket tags include a and b is written differently.",
    )


def test_only_the_rule_that_was_moved_is_named() -> None:
    """Rules that others pushed down did not move."""
    first, second, third, last = RULES

    assert differences(BASE, replace(BASE, rules=(last, first, second, third))) == (
        "Rule “Last” moved from place 4 to 1.",
    )
