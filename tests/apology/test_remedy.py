"""The decision as a whole: which rule, which offers, what the agent may change, and what is said about it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.complaint import Fault, Severity
from integration.apology.policy import (
    Code,
    Conditions,
    Contact,
    Due,
    DueUnit,
    Offer,
    OfferKind,
    Operator,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.reading import FactKind
from integration.apology.remedy import PromiseDue
from tests.apology.cases import BERLIN, case, condition, decided, euros, fixed, ids, policy, rule

REPLACEMENT = Offer("replacement", OfferKind.REPLACEMENT, promise=Promise("send a new one", "warehouse", Due(3)))
REFUND = Offer("refund", OfferKind.REFUND_FULL)
REPAIR = Offer("repair", OfferKind.REPAIR)
VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code=Code("K7QX-20"), expires_after_days=68)
CALL = Offer("call", OfferKind.PHONE_CALL)
CHEAP = Conditions(all=(condition("order_value", Operator.LESS_THAN, 100),))
BROKEN = Conditions(
    all=(
        condition("complaint_type", Operator.IS, "damaged_item"),
        condition("order_value", Operator.LESS_THAN, 100),
    )
)
PRICE = {FactKind.ORDER_VALUE: euros("84.50")}


def test_the_first_rule_that_holds_decides() -> None:
    """Later rules are not looked at, and the trace says which rule decided and why."""
    by = policy(
        rule("vip", REFUND, when=Conditions(all=(condition("tags", Operator.INCLUDES_ANY, ("vip",)),))),
        replace(rule("broken", REPLACEMENT, when=BROKEN), name="Broken on arrival, under 100 EUR"),
        rule("rest", REPAIR),
    )

    remedy = decided(case(facts=PRICE), by)

    assert ids(remedy) == ["replacement"]
    assert [(trace.rule_id, trace.used) for trace in remedy.trace.rules] == [("vip", False), ("broken", True)]
    assert remedy.trace.policy_version == 3
    (words,) = remedy.trace.words
    assert words.startswith("Rule 2 “Broken on arrival, under 100 EUR” because complaint is damaged item (0.94) ")
    assert words.endswith(" and order value is 84.50 EUR.")


def test_a_rule_in_doubt_is_passed_over_in_words() -> None:
    """A rule that asks for what nobody knows is not used, and the agent reads why."""
    remedy = decided(case(), policy(rule("cheap", REFUND, when=CHEAP), rule("rest", REPAIR)))

    assert ids(remedy) == ["repair"]
    assert remedy.trace.words == (
        "Rule 1 “Cheap” was passed over because the order value is not known.",
        "Rule 2 “Rest” because it is for every ticket.",
    )


def test_no_rule_means_an_answer_is_promised() -> None:
    """Where nothing is decided the customer hears by when it will be, from an owner, and fault stays open (CL-11)."""
    remedy = decided(case("billing_error"), policy(rule("cheap", REFUND, when=CHEAP)))

    assert remedy.offers == ()
    assert remedy.fault is Fault.UNCLEAR
    assert remedy.answer_by == PromiseDue(
        "answer", "Support", date(2026, 11, 25), datetime(2026, 11, 25, 17, tzinfo=BERLIN)
    )
    assert remedy.trace.words[-1] == "No rule applies, so nothing is offered yet."


@pytest.mark.parametrize(
    ("picked", "offers", "alternatives", "left_out"),
    [
        (None, ["replacement", "voucher", "call"], ["refund", "repair"], []),
        ((), ["replacement", "call"], ["refund", "repair"], ["voucher"]),
        (("refund", "voucher"), ["refund", "voucher", "call"], ["replacement", "repair"], []),
        (("repair",), ["repair", "call"], ["replacement", "refund"], ["voucher"]),
        (("gold bar", "voucher"), ["replacement", "voucher", "call"], ["refund", "repair"], []),
        (("refund", "repair"), ["refund", "call"], ["replacement", "repair"], ["voucher"]),
    ],
)
def test_the_agent_picks_among_what_is_allowed(
    picked: tuple[str, ...] | None, offers: list[str], alternatives: list[str], left_out: list[str]
) -> None:
    """An alternative takes the main offer's place, optional ones may go, and ids the policy lacks are ignored."""
    by = policy(
        rule(
            "broken",
            REPLACEMENT,
            VOUCHER,
            CALL,
            alternatives=(REFUND, REPAIR),
            optional=frozenset({"voucher"}),
        )
    )

    remedy = decided(case(), by, picked=picked)

    assert ids(remedy) == offers
    assert [offer.id for offer in remedy.alternatives] == alternatives
    assert [offer.id for offer in remedy.left_out] == left_out


def test_an_only_optional_offer_may_be_left_out() -> None:
    """Where even the main offer is optional, an agent who picks nothing offers nothing."""
    by = policy(rule("gift", VOUCHER, optional=frozenset({"voucher"})))

    remedy = decided(case(), by, picked=())

    assert remedy.offers == ()
    assert [offer.id for offer in remedy.alternatives] == ["voucher"]
    assert remedy.answer_by is not None


def test_rules_that_stack_add_what_is_not_there_yet() -> None:
    """The deciding rule leads wherever it stands; a stacking one adds only kinds that nobody gives."""
    by = policy(
        rule("often", CALL, VOUCHER, stack=True),
        rule("broken", REPLACEMENT, replace(VOUCHER, id="own", percent=Decimal(10))),
        rule("rest", REPAIR),
        rule("kind", fixed("credit", 5), stack=True),
    )

    assert ids(decided(case(), by)) == ["replacement", "own", "call", "credit"]


def test_an_offer_is_worked_out_for_this_ticket() -> None:
    """Code, expiry, promise and the admin's own words come with the offer (AP-4, CS-5)."""
    wording = {"en": "Take 20 % off.", "de": "20 % Rabatt."}
    by = policy(rule("broken", REPLACEMENT, replace(VOUCHER, wording=wording)))

    replacement, voucher = decided(case(), by).offers

    assert replacement.promise == PromiseDue("send a new one", "warehouse", date(2026, 11, 27))
    assert (voucher.code, voucher.percent, voucher.expires) == ("K7QX-20", 20, date(2027, 1, 31))
    assert voucher.wording == "Take 20 % off."
    assert (voucher.gesture, replacement.gesture) == (True, False)


@pytest.mark.parametrize(
    ("type_", "offer", "promised"),
    [("billing_error", VOUCHER, True), ("refund_delay", REFUND, False), ("poor_service", VOUCHER, False)],
)
def test_money_lost_needs_money(type_: str, offer: Offer, promised: object) -> None:
    """A voucher does not make good a wrong charge: the letter then promises an answer (rubric C-15, CL-7)."""
    remedy = decided(case(type_, facts={FactKind.AMOUNT: euros("50")}), policy(rule("any", offer)))

    assert (remedy.answer_by is not None) is promised
    assert any("money was lost" in sentence for sentence in remedy.trace.words) is promised


def test_no_money_is_owed_where_the_fault_is_not_ours() -> None:
    """A rule that says the fault is not ours need not pay for it."""
    by = policy(rule("theirs", VOUCHER, fault=Fault.NOT_OURS))

    remedy = decided(case("billing_error", facts={FactKind.AMOUNT: euros("50")}), by)

    assert remedy.fault is Fault.NOT_OURS
    assert remedy.answer_by is None


@pytest.mark.parametrize(
    ("severity", "call_from", "expected"),
    [
        (Severity.HIGH, Severity.HIGH, True),
        (Severity.MEDIUM, Severity.HIGH, False),
        (Severity.MEDIUM, Severity.LOW, True),
        (Severity.HIGH, None, False),
    ],
)
def test_a_call_is_offered_from_a_severity_on(severity: Severity, call_from: Severity | None, expected: object) -> None:
    """Serious harm gets a call, with the letter as its follow-up (CL-12)."""
    by = policy(rule("any", REFUND), types={"damaged_item": TypeSettings(call_from=call_from)})

    assert decided(case(severity=severity), by).offer_call is expected


def test_an_agent_is_sure_of_the_type_they_chose() -> None:
    """The judge's doubt about another type does not hold back a rule that asks for certainty."""
    asked = Conditions(all=(condition("confidence", Operator.AT_LEAST, 1),))
    on = case()
    corrected = replace(on, complaint=on.complaint.corrected("late_delivery"))

    assert ids(decided(corrected, policy(rule("sure", REFUND, when=asked)))) == ["refund"]


@pytest.mark.parametrize(
    ("contact", "owner"), [(Contact(phone="1", person="Lena Brandt"), "Lena Brandt"), (None, "Priya Nair")]
)
def test_an_answer_always_has_an_owner(contact: Contact | None, owner: str) -> None:
    """The contact owns the answer; without one, the agent who signs does."""
    by = replace(policy(), contacts=(contact,) if contact else ())

    answer = decided(case(), by).answer_by

    assert answer is not None
    assert answer.owner == owner


def test_an_answer_in_business_hours_has_its_hour() -> None:
    """Where an answer is due in hours, the customer reads the hour."""
    by = policy(types={"damaged_item": TypeSettings(answer_within=Due(4, DueUnit.HOURS))})

    answer = decided(case(), by).answer_by

    assert answer is not None
    assert answer.at == datetime(2026, 11, 24, 14, tzinfo=BERLIN)


rules = st.lists(
    st.builds(
        Rule,
        id=st.sampled_from("abcdefgh"),
        name=st.just("Rule"),
        when=st.sampled_from([Conditions(), CHEAP, BROKEN, Conditions(any=CHEAP.all)]),
        offers=st.lists(st.sampled_from([REPLACEMENT, REFUND, VOUCHER, CALL]), max_size=3).map(tuple),
        stack=st.booleans(),
    ),
    max_size=5,
)


@settings(deadline=None)
@given(rules, rules, st.sampled_from([{}, PRICE]))
def test_a_rule_that_is_off_changes_nothing(
    before: list[Rule], after: list[Rule], facts: dict[FactKind, object]
) -> None:
    """A disabled rule, wherever it stands, leaves offers, fault and answer as they were."""
    off = rule("off", fixed("gold", 1000), enabled=False)

    without = decided(case(facts=facts), policy(*before, *after))
    with_it = decided(case(facts=facts), policy(*before, off, *after))

    assert (with_it.offers, with_it.fault, with_it.answer_by) == (without.offers, without.fault, without.answer_by)


@settings(deadline=None)
@given(rules, st.lists(st.sampled_from(["replacement", "refund", "voucher", "call", "gold"]), max_size=3))
def test_nothing_is_offered_but_what_a_used_rule_gives(given_rules: list[Rule], picked: list[str]) -> None:
    """However the request came, every offer is one of a rule that was used, and the same request gives the same."""
    by = policy(*given_rules)

    remedy = decided(case(facts=PRICE), by, picked=tuple(picked))
    used = {trace.rule_id for trace in remedy.trace.rules if trace.used}

    assert {offer.rule_id for offer in (*remedy.offers, *remedy.alternatives, *remedy.left_out)} <= used
    assert decided(case(facts=PRICE), by, picked=tuple(picked)) == remedy
