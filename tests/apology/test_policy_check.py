"""What may be wrong with a policy, and the sentence that says so."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Code,
    Condition,
    Conditions,
    Contact,
    Due,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Promise,
    TypeSettings,
)
from integration.apology.policy_check import check, problems
from tests.apology.cases import CONTACT, condition, fixed, policy, rule

EXPIRY = "expires after a number of days that is not between 1 and 3660."
LOCALE = "has a wording for “english”, which is not a locale such as en or pt-BR."
NAMES = "amount, code, expires, invoice, item, months, order, percent, promise"
WORDS = Offer("words", OfferKind.APOLOGY_ONLY)
SOUND = policy(rule("sound", WORDS))
IS, AT_LEAST, ANY = Operator.IS, Operator.AT_LEAST, Operator.INCLUDES_ANY


def gift(kind: OfferKind = OfferKind.REPAIR, amount: Amount | None = None, **more: object) -> Offer:
    return Offer("gift", kind, amount, **more)


def sentences(by: Policy, **changes: object) -> tuple[str, ...]:
    return check(replace(by, **changes))


def test_a_sound_policy_has_no_problems() -> None:
    """Nothing is said about a policy that holds."""
    assert check(SOUND) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"currency": "Euro"}, "The currency “Euro” is not three capital letters, such as EUR."),
        ({"threshold": 1.5}, "The threshold is not between 0 and 1."),
        ({"rules": ()}, "There are no rules."),
        (
            {"types": {"acknowledgement": TypeSettings()}},
            "Type acknowledgement: there is a letter of this name. Take another.",
        ),
        ({"time_zone": "Berlin"}, "The time zone “Berlin” is not known; use a name such as Europe/Berlin."),
        (
            {"time_zone": "../etc/passwd"},
            "The time zone “../etc/passwd” is not known; use a name such as Europe/Berlin.",
        ),
        ({"business_days": (1, 7)}, "The business days are not numbers from 0 (Monday) to 6 (Sunday)."),
        (
            {"business_hours": (17, 9)},
            "The business hours are not an opening and a later closing hour between 0 and 24.",
        ),
        ({"contacts": ()}, "There is no contact for all the brands, languages and types that have none of their own."),
        (
            {"contacts": (CONTACT, Contact(person="Lena", brand="Hafen"))},
            "The contact Lena has neither a phone number nor an e-mail address.",
        ),
        ({"field_map": {"order": "order no"}}, "field_map: the custom field id “order no” is not a number."),
        ({"set_fields": {"mood": "360001"}}, "set_fields: “mood” is not one of complaint, remedy."),
        (
            {"guards": Guards(regulated=frozenset({"privacy_breach"}))},
            "Type privacy breach: it is regulated, and no wording is approved for it.",
        ),
        (
            {"types": {"late_delivery": TypeSettings(wording={"excuse": "Snow."})}},
            "Type late delivery: the wording “excuse” is not one of cause, fix, guide, reason, status_link, steps.",
        ),
        (
            {"types": {"late_delivery": TypeSettings(answer_within=Due(1000))}},
            "Type late delivery: its answer is due after 1000 business days, and at most 366 are allowed.",
        ),
        ({"guards": Guards(budget_day=Decimal(-1))}, "Guards: budget_day is below zero."),
        ({"guards": Guards(period_days=0)}, "Guards: the period is not between a day and 3650 days."),
        ({"guards": Guards(period_days=10**12)}, "Guards: the period is not between a day and 3650 days."),
        ({"rules": (rule("a", WORDS), rule("a", WORDS, stack=True))}, "The rule id “a” is used 2 times."),
    ],
)
def test_problems_of_the_policy(changes: dict[str, object], problem: str) -> None:
    """Each setting that does not hold has its sentence."""
    assert problem in sentences(SOUND, **changes)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (condition("mood", IS, "bad"), "there is no fact “mood”."),
        (condition("field:", IS, "bad"), "there is no fact “field:”."),
        (condition("field:size", IS, "XL"), "the custom field id in “field:size” is not a number."),
        (condition("tags", IS, "vip"), "“is” does not fit tags."),
        (condition("brand", AT_LEAST, 3), "“at least” does not fit brand."),
        (condition("order_value", AT_LEAST, "100"), "order_value at least: the value is not an amount."),
        (condition("days_late", IS, True), "days_late is: the value is not a number."),
        (condition("tags", ANY, "vip"), "tags includes any: the value is not a list of texts."),
        (condition("order_value", Operator.PRESENT, 3), "order_value present: it takes no value."),
        (condition("severity", IS, "loud"), "“loud” is not one of the values of severity."),
        (condition("complaint_type", ANY, ("lost_soul",)), "“lost_soul” is not one of the values of complaint_type."),
        (condition("business_hours", IS, "yes"), "business_hours is: the value is not true or false."),
        (condition("field:1", AT_LEAST, "3"), "field:1 at least: the value is not a number."),
        (condition("brand", IS, None), "brand is: the value is not text."),
    ],
)
def test_problems_of_a_condition(asked: Condition, problem: str) -> None:
    """An unknown fact, an operator or a value that does not fit is named with its rule."""
    tried = policy(rule("tried", WORDS, when=Conditions(any=(asked,))))

    assert f"Rule “Tried”: {problem}" in check(tried)


@pytest.mark.parametrize("type_", ["damaged_item", "broken_heart"])
def test_an_account_may_name_its_own_types(type_: str) -> None:
    """A type the account has settings for is as good as a shipped one."""
    when = Conditions(all=(condition("complaint_type", IS, type_),))

    assert sentences(policy(rule("own", WORDS, when=when)), types={"broken_heart": TypeSettings()}) == ()


@pytest.mark.parametrize(
    ("offer", "problem"),
    [
        (gift(OfferKind.DISCOUNT_PERCENT), "has no percentage between 0 and 100."),
        (gift(OfferKind.DISCOUNT_PERCENT, percent=Decimal(120)), "has no percentage between 0 and 100."),
        (
            gift(percent=Decimal(5)),
            "has a percentage, and only discount_percent takes one; an amount has a basis for that.",
        ),
        (gift(OfferKind.STORE_CREDIT), "is money, and has no amount (store_credit)."),
        (gift(OfferKind.CREDIT_MONITORING), "does not say for how many months."),
        (gift(OfferKind.CUSTOM), "has no wording, and a custom offer has no other."),
        (gift(expires_after_days=0), EXPIRY),
        (gift(cost=Decimal(-1)), "has a cost below zero."),
        (gift(cost=Decimal(10) ** 30), "has a sum above 1,000,000,000, which is more than any letter can mean."),
        (gift(code=Code(" ")), "has an empty code."),
        (
            gift(approval=Approval(Decimal(5), "")),
            "needs approval, and does not say by which group above which amount.",
        ),
        (fixed("gift", 0), "has an amount that is not above zero."),
        (fixed("gift", 200, basis=AmountBasis.PERCENT_OF_ORDER), "is 200 %, and the cap is 150 %."),
        (
            Offer(
                "gift",
                OfferKind.STORE_CREDIT,
                Amount(AmountBasis.PER_DAY_LATE, Decimal(2), minimum=Decimal(9), maximum=Decimal(5)),
            ),
            "has a minimum above its maximum.",
        ),
        (
            gift(OfferKind.STORE_CREDIT, Amount(AmountBasis.FIXED, Decimal(2), round_to=Decimal(0))),
            "is rounded to a step that is not above zero.",
        ),
        (gift(promise=Promise("repair it", "", Due(1))), "makes a promise that nobody owns."),
        (gift(promise=Promise("", "us", Due(1))), "makes a promise that does not say what."),
        (gift(wording={"english": "x"}), LOCALE),
        (gift(wording={"en": ""}), "has an empty wording for en."),
        (
            gift(wording={"en": "Take {{ all }}."}),
            f"uses the placeholder “all”, which is not one of {NAMES}.",
        ),
        (
            gift(wording={"en": "Take {{ amount | upper }}."}),
            "has a wording for en with a placeholder that is not written as {{amount}}.",
        ),
    ],
)  # fmt: skip
def test_problems_of_an_offer(offer: Offer, problem: str) -> None:
    """Whatever an offer lacks is named with its rule and its id, in alternatives too."""
    assert f"Rule “Tried”: offer “gift” {problem}" in check(policy(rule("tried", WORDS, alternatives=(offer,))))


def test_problems_of_a_rule() -> None:
    """Empty rules, repeated ids and strangers among the optional are named."""
    tried = check(
        policy(
            rule("empty", when=Conditions(all=(condition("order", Operator.PRESENT),))),
            rule("twice", WORDS, alternatives=(WORDS,), optional=frozenset({"gold"})),
        )
    )

    assert tried == (
        "Rule “Empty”: it has no offers; where words are enough, offer apology_only.",
        "Rule “Twice”: the offer id “words” is used 2 times.",
        "Rule “Twice”: “gold” is optional, and is not one of its offers.",
    )


def test_a_rule_behind_another_is_for_the_linter() -> None:
    """A rule that never fires does no harm, so it keeps no policy from going live."""
    assert check(policy(rule("all", WORDS), rule("never", WORDS))) == ()


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ({"currency": "Euro"}, "currency"),
        ({"threshold": 1.5}, "threshold"),
        ({"rules": ()}, "rules"),
        ({"business_hours": (17, 9)}, "business_hours"),
        ({"contacts": ()}, "contacts"),
        ({"contacts": (CONTACT, Contact(person="Lena", brand="Hafen"))}, "contacts[1]"),
        ({"field_map": {"order": "order no"}}, "field_map.order"),
        ({"guards": Guards(budget_day=Decimal(-1))}, "guards.budget_day"),
        ({"guards": Guards(regulated=frozenset({"data_loss"}))}, "types.data_loss.wording"),
        ({"types": {"late_delivery": TypeSettings(wording={"excuse": "Snow."})}}, "types.late_delivery.wording.excuse"),
        ({"types": {"late_delivery": TypeSettings(answer_within=Due(999))}}, "types.late_delivery.answer_within.count"),
        ({"types": {"data_loss": TypeSettings(auto_draft_from=1.5)}}, "types.data_loss.auto_draft_from"),
        ({"types": {"data_loss": TypeSettings(notice_approved="yes")}}, "types.data_loss.notice_approved"),
        ({"rules": (rule("a", WORDS), rule("a", WORDS, stack=True))}, "rules[1].id"),
        ({"rules": (rule("a"),)}, "rules[0].offers"),
        ({"rules": (rule("a", WORDS, WORDS),)}, "rules[0].offers[1].id"),
        ({"rules": (rule("a", WORDS, optional=frozenset({"gold"})),)}, "rules[0].optional"),
        ({"rules": (rule("a", gift(code=Code(" "))),)}, "rules[0].offers[0].code"),
        ({"rules": (rule("a", WORDS, alternatives=(fixed("b", 0),)),)}, "rules[0].alternatives[0].amount.value"),
        ({"rules": (rule("a", gift(promise=Promise("repair it", "", Due(1)))),)}, "rules[0].offers[0].promise.owner"),
        ({"rules": (rule("a", gift(wording={"en": ""})),)}, "rules[0].offers[0].wording.en"),
        ({"rules": (rule("a", gift(agent_may=Bounds(Decimal(9), Decimal(5)))),)}, "rules[0].offers[0].agent_may.least"),
    ],
)
def test_a_problem_says_where_it_stands(broken: dict[str, object], path: str) -> None:
    """A page can show each problem beside the field that has it."""
    assert path in {problem.path for problem in problems(replace(SOUND, **broken))}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (condition("mood", IS, "bad"), "fact"),
        (condition("tags", IS, "vip"), "operator"),
        (condition("severity", IS, "loud"), "value"),
    ],
)
def test_a_problem_of_a_condition_says_in_which_column(asked: Condition, field: str) -> None:
    """A row has three fields, and the sentence belongs to one of them."""
    tried = policy(rule("tried", WORDS, when=Conditions(any=(condition("order", Operator.PRESENT), asked))))

    assert [problem.path for problem in problems(tried)] == [f"rules[0].when.any[1].{field}"]


@pytest.mark.parametrize(
    ("bounds", "problem"),
    [
        (Bounds(least=Decimal(-1)), "lets the agent give less than nothing."),
        (Bounds(most=Decimal(0)), "lets the agent give nothing at most."),
        (Bounds(Decimal(9), Decimal(5)), "lets the agent give at least more than at most."),
    ],
)
def test_problems_of_what_an_agent_may_change(bounds: Bounds, problem: str) -> None:
    """Bounds that leave no sum between them are named."""
    tried = policy(rule("tried", gift(agent_may=bounds)))

    assert f"Rule “Tried”: offer “gift” {problem}" in check(tried)
