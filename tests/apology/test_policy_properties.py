"""What holds of every decision, whatever the policy, the ticket and the history."""

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.policy import Condition, Conditions, Offer, Operator, Policy, Rule
from integration.apology.policy_check import check
from integration.apology.reading import FactKind, Money
from integration.apology.remedy import Case, History, Offered, Remedy, Truth, Wished
from integration.apology.remedy.conditions import look_at
from integration.apology.remedy.facts import facts, money
from integration.apology.terms import TermKind, term
from integration.store.policy_document import dump_policy, from_json, load_policy, to_json
from tests.apology import strategies as some
from tests.apology.cases import decided

LAW = "legal_floor:"
WITHOUT_VALUE = (Operator.PRESENT, Operator.NOT_PRESENT)
examples = settings(deadline=None, max_examples=100)


def decide(on: Case, by: Policy, history: History, wished: Wished) -> Remedy:
    return decided(on, by, history, wished.offers, wished.amounts)


def written(by: Policy) -> dict[str, Offer]:
    return {offer.id: offer for rule in by.rules for offer in (*rule.offers, *rule.alternatives)}


def everything(remedy: Remedy) -> tuple[Offered, ...]:
    return (*remedy.offers, *remedy.alternatives, *remedy.left_out)


def outcome(remedy: Remedy) -> tuple[object, ...]:
    """All of a remedy but where its rule stands in the policy."""
    guards = remedy.trace.guards
    return (*everything(remedy), remedy.fault, remedy.ownership, remedy.answer_by, remedy.offer_call, guards)


@examples
@given(some.policies)
def test_export_then_import_is_the_identity(by: Policy) -> None:
    """A sound policy is sound again after YAML and after JSON, and is the same."""
    assert check(by) == ()
    assert load_policy(dump_policy(by)) == by
    assert from_json(json.loads(json.dumps(to_json(by)))) == by


@examples
@given(some.cases, some.policies, some.histories, some.wishes)
def test_the_same_gives_the_same(on: Case, by: Policy, history: History, wished: Wished) -> None:
    """A decision depends on nothing but what it is made on, and is the same by the policy read back from its file."""
    remedy = decide(on, by, history, wished)

    assert decide(on, by, history, wished) == remedy
    assert decide(on, from_json(to_json(by)), history, wished) == remedy


@examples
@given(some.cases, some.policies, some.histories, some.wishes)
def test_no_offer_is_outside_its_bounds(on: Case, by: Policy, history: History, wished: Wished) -> None:
    """No formula goes beyond its maximum, no agent beyond what they may, and no offer is worth nothing or less."""
    offers = written(by)
    for offered in everything(decide(on, by, history, wished)):
        rule = offers.get(offered.id)
        if offered.amount is None or rule is None:
            continue
        assert offered.amount.amount > 0
        assert offered.cost == offered.amount
        if offered.least and offered.most:
            assert offered.least.amount <= offered.amount.amount <= offered.most.amount
        highest = [
            bound for bound in (rule.amount and rule.amount.maximum, offered.most and offered.most.amount) if bound
        ]
        assert not (rule.amount and rule.amount.maximum) or offered.amount.amount <= max(highest)


@examples
@given(some.cases, some.policies, some.histories, some.wishes)
def test_no_letter_gives_more_than_the_limits(on: Case, by: Policy, history: History, wished: Wished) -> None:
    """Gestures keep to every limit on number and money, given all that was given and held before."""
    remedy, guards = decide(on, by, history, wished), by.guards
    gestures = [offer for offer in remedy.offers if offer.gesture]
    if gestures and guards.offers_per_requester is not None:
        assert len(gestures) + history.gestures + history.gestures_held <= guards.offers_per_requester
    if any(apology.ticket_id == on.ticket.id and apology.gestures for apology in history.apologies):
        assert gestures == []
    for most, spent in (
        (guards.amount_per_requester, history.amount + history.amount_held),
        (guards.amount_per_agent_day, history.spending.agent_today),
        (guards.budget_day, history.spending.account_today),
        (guards.budget_month, history.spending.account_month),
    ):
        assert most is None or not remedy.goodwill or remedy.goodwill + spent <= most
    price = money(on.reading, FactKind.ORDER_VALUE, by.currency)
    if price and any(offer.amount and offer.amount.currency == price.currency for offer in gestures):
        given_in_all = (
            offer.amount.amount for offer in remedy.offers if offer.amount and offer.amount.currency == price.currency
        )
        assert sum(given_in_all) <= price.amount * guards.cap_percent_of_price / 100


@examples
@given(some.cases, some.policies, some.histories, some.wishes)
def test_nothing_is_offered_that_needs_an_approval_it_has_not(
    on: Case, by: Policy, history: History, wished: Wished
) -> None:
    """What is above its limit is in the letter only where its group approved as much on this ticket."""
    offers, remedy = written(by), decide(on, by, history, wished)
    for offered in (*remedy.offers, *remedy.alternatives):
        rule = offers.get(offered.id)
        price = offered.amount or offered.cost
        assert offered.needs_approval_by == ""
        if rule is None or rule.approval is None or _is_within(price, rule.approval.above):
            continue
        assert any(
            grant.offer_id == offered.id
            and grant.group in ("", rule.approval.group)
            and (grant.amount == price or (grant.amount and price and grant.amount.amount >= price.amount))
            for grant in history.grants
        )


def _is_within(price: Money | None, most: Decimal) -> bool:
    return price is not None and price.currency == "EUR" and price.amount <= most


@examples
@given(some.cases, some.policies, some.histories, some.wishes)
def test_every_trace_replays_to_the_same_offers(on: Case, by: Policy, history: History, wished: Wished) -> None:
    """From the rules that the trace says were used, and nothing else of the policy, the same offers come out."""
    remedy = decide(on, by, history, wished)
    used = {trace.rule_id for trace in remedy.trace.rules if trace.used}
    only_used = replace(by, rules=tuple(rule for rule in by.rules if rule.id in used))

    replayed = decide(on, only_used, history, wished)

    assert {offer.rule_id for offer in everything(remedy) if not offer.rule_id.startswith(LAW)} <= used
    assert outcome(replayed) == outcome(remedy)
    for offered in everything(remedy):
        if offered.rule_id.startswith(LAW):
            assert any(guard.offer_id == offered.id for guard in remedy.trace.guards)


@examples
@given(some.cases, some.policies, some.histories)
def test_what_is_not_offered_was_cut_by_name(on: Case, by: Policy, history: History) -> None:
    """Each offer of the rule that decides is made, waits, or stands on the trace with what was done to it."""
    remedy = decide(on, by, history, Wished())
    deciding = next((trace for trace in remedy.trace.rules if trace.used and not _rule(by, trace.rule_id).stack), None)
    if deciding is None or any(guard.guard in ("regulated", "type_off") for guard in remedy.trace.guards):
        return
    seen = {offer.id for offer in everything(remedy)} | {guard.offer_id for guard in remedy.trace.guards}

    assert {offer.id for offer in _rule(by, deciding.rule_id).offers} <= seen


def _rule(by: Policy, rule_id: str) -> Rule:
    return next(rule for rule in by.rules if rule.id == rule_id)


@examples
@given(some.cases, some.policies, some.histories, some.wishes, st.randoms(use_true_random=False))
def test_the_order_of_independent_rules_is_all_the_same(
    on: Case, by: Policy, history: History, wished: Wished, chance: st.DataObject
) -> None:
    """Rules of which no two can hold for one ticket give the same in any order."""
    apart = tuple(_only_for(rule, type_) for rule, type_ in zip(by.rules, some.TYPES, strict=False))
    shuffled = list(apart)
    chance.shuffle(shuffled)

    remedy = decide(on, replace(by, rules=apart), history, wished)

    assert outcome(decide(on, replace(by, rules=tuple(shuffled)), history, wished)) == outcome(remedy)


def _only_for(rule: Rule, type_: str) -> Rule:
    is_of_it = Condition("complaint_type", Operator.IS, type_)
    return replace(rule, when=Conditions((is_of_it, *rule.when.all), rule.when.any))


@examples
@given(some.cases, some.policies, some.histories, st.sampled_from(FactKind))
def test_learning_more_never_turns_an_answer(on: Case, by: Policy, history: History, forgotten: FactKind) -> None:
    """What was true or false stays so when one more fact is known, but for the conditions that ask what is known."""
    less = replace(on.reading, facts=tuple(fact for fact in on.reading.facts if fact.kind is not forgotten))
    before = facts(replace(on, reading=less), history, by)
    after = facts(on, history, by)
    for rule in by.rules:
        asked = replace(rule, when=_about_values(rule.when))
        earlier, later = look_at(asked, 1, before).truth, look_at(asked, 1, after).truth
        assert earlier in (Truth.UNKNOWN, later)


def _about_values(when: Conditions) -> Conditions:
    all_ = tuple(condition for condition in when.all if condition.operator not in WITHOUT_VALUE)
    any_ = tuple(condition for condition in when.any if condition.operator not in WITHOUT_VALUE)
    return Conditions(all_, any_)


@examples
@given(some.cases, some.policies, some.histories)
def test_an_unknown_fact_makes_nothing_true_or_false(on: Case, by: Policy, history: History) -> None:
    """A condition whose fact was not found is unknown, unless it asks just that; and no rule is used in doubt."""
    remedy = decide(on, by, history, Wished())
    for trace in remedy.trace.rules:
        for answer in trace.conditions:
            known = term(answer.fact)
            if answer.found or answer.operator in WITHOUT_VALUE or (known and known.kind is TermKind.SET):
                continue
            assert answer.truth is Truth.UNKNOWN
        assert trace.used is (trace.truth is Truth.TRUE)


@examples
@given(some.cases, some.policies, some.histories)
def test_an_alternative_is_given_as_it_was_shown(on: Case, by: Policy, history: History) -> None:
    """An agent who picks an alternative gets the one they saw: its price does not change with the click."""
    lawless = replace(by, guards=replace(by.guards, legal_floor=frozenset()))
    every = tuple(written(lawless))
    for shown in decide(on, lawless, history, Wished(every)).alternatives:
        picked = decide(on, lawless, history, Wished((shown.id, *every)))
        assert shown in picked.offers
