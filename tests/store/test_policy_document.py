"""Policies as documents: what is read, what is refused, and that nothing is lost on the way."""

import json
import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.complaint import Fault, Severity
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    AutoDraft,
    Bounds,
    Code,
    Condition,
    Conditions,
    Contact,
    Due,
    DueUnit,
    Guards,
    Notice,
    Offer,
    OfferKind,
    Operator,
    Ownership,
    Policy,
    Pool,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.reading import FactKind, SignalKind
from integration.apology.remedy.legal_floor import PACKS
from integration.apology.terms import PLACEHOLDERS, TERMS, WORDINGS
from integration.errors import PolicyRefused
from integration.store.policy_document import MOST_BYTES, dump_policy, from_json, load_policy, to_json

BASES = "'fixed', 'percent_of_order', 'percent_of_dispute' or 'per_day_late'"
SMALL = """
currency: EUR
contacts: [{phone: 0800 555 0142}]
rules:
  - id: late
    name: Late
    when: {all: [{fact: days_late, operator: at_least, value: 3}, {fact: tags, operator: includes_any, value: [vip]}]}
    offers: [{id: credit, kind: store_credit, amount: {basis: fixed, value: 12.50}}]
"""


def refused(text: str) -> tuple[str, ...]:
    with pytest.raises(PolicyRefused) as refusal:
        load_policy(text)
    return refusal.value.problems


def test_a_policy_in_yaml_is_read() -> None:
    """Numbers become decimals, lists become tuples, and what is not said is as by default."""
    policy = load_policy(SMALL)

    (rule,) = policy.rules
    assert rule.when.all == (
        Condition("days_late", Operator.AT_LEAST, Decimal(3)),
        Condition("tags", Operator.INCLUDES_ANY, ("vip",)),
    )
    assert rule.offers[0].amount == Amount(AmountBasis.FIXED, Decimal("12.5"))
    assert policy.guards == Guards()


def test_json_is_read_too() -> None:
    """YAML includes JSON, so an export of either kind can be imported."""
    assert load_policy(json.dumps(to_json(load_policy(SMALL)))) == load_policy(SMALL)


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ("days_late, ", "days_late, mood: bad, ", "rules[0].when.all[0].mood: is not a field of a policy."),
        ("currency: EUR", "colour: red", "currency: is missing."),
        ("currency: EUR", "colour: red", "colour: is not a field of a policy."),
        ("12.50", "lots", "rules[0].offers[0].amount.value: should be a number, not “lots”."),
        ("12.50", ".nan", "rules[0].offers[0].amount.value: should be a number, not “nan”."),
        ("[vip]", "[1]", "rules[0].when.all[1].value: should be a number, a text, true, false, or a list of texts."),
        ("12.50", "1, round_to: 0.0.1", "rules[0].offers[0].amount.round_to: should be a number, not “0.0.1”."),
        (
            "basis: fixed",
            "basis: dice",
            f"rules[0].offers[0].amount.basis: is “dice”, and should be {BASES}.",
        ),
        ("id: late", "id: 7", 'rules[0].id: should be text; write it in quotes: "7".'),
        ("days_late, ", "mood, ", "Rule “Late”: there is no fact “mood”."),
    ],
)  # fmt: skip
def test_a_wrong_document_is_refused_with_the_place(was: str, becomes: str, problem: str) -> None:
    """Every problem names where it stands, in the words of the document."""
    assert problem in refused(SMALL.replace(was, becomes))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The document: "),
        ("- a list", "The document: "),
        ("a: [", "The document is not YAML: line 2: "),
        ("a: !!python/object/apply:os.system [ls]", "The document is not YAML: line 1: could not determine"),
        ("a: &x [1]\nb: *x", "The document uses YAML aliases"),
        ("currency: EUR\ncurrency: USD", "The document is not YAML: line 2: “currency” is given twice."),
        ("a: 2026-13-45", "The document is not YAML: "),
        ("[" * 500 + "]" * 500, "The document nests more than 20 levels deep."),
        ("a: \x00", "The document is not YAML: "),
        ("#" * (MOST_BYTES + 1), "The document is longer than 1000 kB."),
    ],
)
def test_hostile_documents_are_refused(text: str, problem: str) -> None:
    """Bombs, code, broken text and mere size end in a sentence, never in a crash."""
    assert refused(text)[0].startswith(problem)


def test_the_database_gives_back_what_it_was_given() -> None:
    """A stored policy is read without being checked again: what was published stays readable."""
    unfinished = Policy(currency="?", rules=(), contacts=())

    assert from_json(json.loads(json.dumps(to_json(unfinished)))) == unfinished


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
money = st.decimals(min_value=0, max_value=100_000, places=2)
dues = st.builds(Due, st.integers(0, 30), st.sampled_from(DueUnit))
offers = st.builds(
    Offer,
    id=words,
    kind=st.sampled_from(OfferKind),
    amount=st.none() | st.builds(Amount, st.sampled_from(AmountBasis), money, st.none() | money, st.none() | money),
    percent=st.none() | money,
    months=st.none() | st.integers(0, 24),
    expires_after_days=st.none() | st.integers(0, 400),
    code=st.none() | st.builds(Code, words) | st.builds(Pool, words),
    promise=st.none() | st.builds(Promise, words, words, dues),
    approval=st.none() | st.builds(Approval, money, words),
    agent_may=st.none() | st.builds(Bounds, st.none() | money, st.none() | money),
    cost=st.none() | money,
    wording=st.dictionaries(words, words, max_size=2),
)
asked = st.builds(
    Condition,
    words,
    st.sampled_from(Operator),
    st.none() | st.booleans() | money | words | st.lists(words, max_size=3).map(tuple),
)
whens = st.builds(Conditions, st.lists(asked, max_size=2).map(tuple), st.lists(asked, max_size=2).map(tuple))
rules = st.builds(
    Rule,
    id=words,
    name=words,
    when=whens,
    offers=st.lists(offers, max_size=2).map(tuple),
    alternatives=st.lists(offers, max_size=1).map(tuple),
    optional=st.frozensets(words, max_size=2),
    stack=st.booleans(),
    enabled=st.booleans(),
    fault=st.sampled_from(Fault),
)
policies = st.builds(
    Policy,
    currency=words,
    rules=st.lists(rules, max_size=2).map(tuple),
    contacts=st.lists(st.builds(Contact, *[words] * 8), max_size=2).map(tuple),
    types=st.dictionaries(
        words,
        st.builds(
            TypeSettings,
            enabled=st.booleans(),
            label=words,
            answer_within=dues,
            ownership_by_country=st.dictionaries(words, st.sampled_from(Ownership), max_size=1),
            call_from=st.none() | st.sampled_from(Severity),
            auto_draft=st.sampled_from(AutoDraft),
            auto_draft_from=st.none() | st.floats(0, 1),
            acknowledge=st.booleans(),
            notice=st.sampled_from(Notice),
            notice_approved=words,
        ),
        max_size=1,
    ),
    guards=st.builds(
        Guards,
        budget_day=st.none() | money,
        regulated=st.frozensets(words, max_size=2),
        legal_floor=st.frozensets(words, max_size=2),
    ),
    threshold=st.floats(0, 1),
    holidays=st.frozensets(st.dates(date(2020, 1, 1), date(2040, 1, 1)), max_size=2),
    field_map=st.dictionaries(words, words, max_size=2),
)


@settings(deadline=None, max_examples=50)
@given(policies)
def test_export_then_import_is_the_identity(policy: Policy) -> None:
    """Whatever a policy says, its document says, in YAML and in JSON alike."""
    assert from_json(json.loads(json.dumps(to_json(policy)))) == policy
    assert from_json(yaml.safe_load(dump_policy(policy))) == policy
    assert dump_policy(policy) == dump_policy(from_json(to_json(policy)))


def test_the_page_for_admins_names_everything() -> None:
    """Whatever a policy may say stands in docs/policy.md, in the words of the document."""
    page = (Path(__file__).parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")
    parts = (Policy, Rule, Conditions, Condition, Offer, Amount, Promise, Approval, Bounds, Code, Pool, Due, Guards)
    names = {field.name for part in (*parts, Contact, TypeSettings) for field in fields(part)}
    choices = {*OfferKind, *Operator, *AmountBasis, *DueUnit, *Ownership, *Fault, *FactKind, *SignalKind, *Severity}
    choices |= {*AutoDraft, *Notice}

    wanted = names | choices | set(TERMS) | PLACEHOLDERS | WORDINGS | set(PACKS)
    missing = {name for name in wanted if not re.search(rf"\b{name}\b", page)}

    assert missing == set()


def test_the_example_for_admins_holds() -> None:
    """The policy on the page can be imported as it stands."""
    page = (Path(__file__).parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]

    assert [rule.name for rule in load_policy(example).rules] == ["Broken on arrival, under 100 EUR"]
