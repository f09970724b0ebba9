"""Policies, tickets and histories at random: sound policies in few words, so that their rules meet the tickets."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from integration.apology.complaint import Fault, Severity
from integration.apology.policy import (
    GESTURES,
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Code,
    Condition,
    Conditions,
    Contact,
    Due,
    DueUnit,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Pool,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.reading import FactKind, FactValue, Money, SignalKind
from integration.apology.remedy import Grant, Held, History, Spending, Wished
from tests.apology.cases import CONTACT, apologised, case, euros

TYPES = ("damaged_item", "late_delivery", "order_cancelled", "refund_delay", "privacy_breach", "lost_luggage")
IS, ANY, NONE = Operator.IS, Operator.INCLUDES_ANY, Operator.INCLUDES_NONE
_ORDERED = (Operator.LESS_THAN, Operator.AT_MOST, Operator.GREATER_THAN, Operator.AT_LEAST)
_KINDS = [*OfferKind, *sorted(GESTURES) * 2, *[OfferKind.REFUND_FULL] * 3]
_IDS = tuple(f"r{rule}{kind}{offer}" for rule in range(4) for kind in "oa" for offer in range(3))


def numbers(*values: int) -> st.SearchStrategy[Decimal]:
    return st.sampled_from([Decimal(value) for value in values])


def about(
    fact: str, operators: tuple[Operator, ...], values: st.SearchStrategy[object]
) -> st.SearchStrategy[Condition]:
    return st.builds(Condition, st.just(fact), st.sampled_from(operators), values)


conditions = st.one_of(
    about("complaint_type", (IS, Operator.IS_NOT), st.sampled_from(TYPES)),
    about("complaint_type", (ANY, NONE), st.sampled_from([TYPES[:2], TYPES[2:]])),
    about("severity", (IS, *_ORDERED), st.sampled_from([severity.value for severity in Severity])),
    about("confidence", _ORDERED, st.sampled_from([Decimal("0.5"), Decimal("0.94")])),
    about("order_value", _ORDERED, numbers(50, 100)),
    about("amount", (IS, *_ORDERED), numbers(20, 60)),
    about("days_late", (IS, *_ORDERED), numbers(0, 3, 14)),
    about("country", (IS, Operator.IS_NOT), st.sampled_from(["US", "DE"])),
    about("tags", (ANY, NONE, Operator.INCLUDES_ALL), st.sampled_from([("vip",), ("VIP", "b2b")])),
    about("signals", (ANY,), st.just(("injury_or_safety",))),
    about("earlier_offers", _ORDERED, numbers(0, 2)),
    about("field:1", (IS, Operator.AT_LEAST), numbers(3)),
    about("field:1", (ANY, NONE), st.just(("gold", "3"))),
    about("business_hours", (IS,), st.booleans()),
    about("order_value", (Operator.PRESENT, Operator.NOT_PRESENT), st.none()),
)
some_conditions = st.lists(conditions, max_size=2).map(tuple)
# As many rules hold as not, or most letters would offer nothing and prove nothing.
whens = st.just(Conditions()) | st.builds(Conditions, some_conditions, some_conditions)

amounts = st.builds(
    Amount,
    basis=st.sampled_from(AmountBasis),
    value=numbers(7, 20, 80, 80),
    minimum=st.none() | numbers(0, 5, 10),
    maximum=st.none() | numbers(10, 60),
    round_to=st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(5)]),
)
dues = st.builds(Due, st.integers(0, 30), st.sampled_from(DueUnit))
offers = st.builds(
    Offer,
    id=st.just(""),
    kind=st.sampled_from(_KINDS),
    amount=st.none() | amounts,
    expires_after_days=st.none() | st.just(90),
    code=st.sampled_from([None, None, None, Code("SORRY10"), Pool("spring")]),
    promise=st.none() | st.builds(Promise, st.just("do it"), st.just("support"), dues),
    approval=st.none() | st.builds(Approval, numbers(0, 15, 50), st.sampled_from(["Team leads", "Finance"])),
    agent_may=st.sampled_from([None, Bounds(), Bounds(Decimal(5), Decimal(30)), Bounds(most=Decimal(200))]),
    cost=st.none() | numbers(0, 5, 12),
)  # fmt: skip


def made_sound(offer: Offer, id_: str) -> Offer:
    """The offer with what its kind cannot do without, and nothing that it may not have."""
    needs_amount = offer.kind in (OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT)
    return replace(
        offer,
        id=id_,
        amount=offer.amount or (Amount(AmountBasis.FIXED, Decimal(20)) if needs_amount else None),
        percent=Decimal(20) if offer.kind is OfferKind.DISCOUNT_PERCENT else None,
        months=12 if offer.kind is OfferKind.CREDIT_MONITORING else None,
        wording={"en": "Take it."} if offer.kind is OfferKind.CUSTOM else {},
    )


rules = st.builds(
    Rule,
    id=st.just(""),
    name=st.just("Rule"),
    when=whens,
    offers=st.lists(offers, min_size=1, max_size=3).map(tuple),
    alternatives=st.lists(offers, max_size=2).map(tuple),
    stack=st.sampled_from([False, False, True]),
    enabled=st.sampled_from([True, True, True, False]),
    fault=st.sampled_from(Fault),
)


def numbered(given: list[Rule], which: list[bool]) -> tuple[Rule, ...]:
    """The rules with ids of their own, as are those of their offers; `which` says of each offer if it is optional."""
    done, left = [], iter(which)
    for place, rule in enumerate(given):
        made = tuple(made_sound(offer, f"r{place}o{index}") for index, offer in enumerate(rule.offers))
        instead = tuple(made_sound(offer, f"r{place}a{index}") for index, offer in enumerate(rule.alternatives))
        optional = frozenset(offer.id for offer in made if next(left, False))
        done.append(replace(rule, id=f"r{place}", offers=made, alternatives=instead, optional=optional))
    return tuple(done)


limits = st.sampled_from([*[None] * 6, Decimal(0), Decimal(30), Decimal(300)])
guards = st.builds(
    Guards,
    offers_per_requester=st.sampled_from([None, 1, 2, 3]),
    amount_per_requester=limits,
    amount_per_agent_day=limits,
    budget_day=limits,
    budget_month=limits,
    cap_percent_of_price=numbers(100, 150),
    regulated=st.sampled_from([frozenset[str](), frozenset({"privacy_breach"})]),
    legal_floor=st.sampled_from([frozenset[str](), frozenset({"us", "eu", "uk"})]),
)


def policies_of(given: st.SearchStrategy[Rule], most: int) -> st.SearchStrategy[Policy]:
    types = {"privacy_breach": TypeSettings(wording={"cause": "A copy."}), "lost_luggage": TypeSettings()}
    return st.builds(
        Policy,
        currency=st.just("EUR"),
        rules=st.builds(numbered, st.lists(given, min_size=1, max_size=most), st.lists(st.booleans(), max_size=12)),
        contacts=st.just((CONTACT, Contact(email="lena@shop.example", person="Lena", type="late_delivery"))),
        types=st.just(types),
        guards=guards,
    )


# One rule for every ticket that gives much of everything, since limits show only where they are met.
generous = st.builds(
    Offer,
    id=st.just(""),
    kind=st.sampled_from([OfferKind.REFUND_FULL, OfferKind.REFUND_FEE, OfferKind.STORE_CREDIT, OfferKind.FREE_SERVICE]),
    amount=st.builds(Amount, st.sampled_from(list(AmountBasis)[:2]), numbers(20, 60, 80)),
    approval=st.sampled_from([None, None, Approval(Decimal(15), "Team leads")]),
)
generous_rules = st.builds(
    Rule,
    id=st.just(""),
    name=st.just("Rule"),
    when=st.just(Conditions()),
    offers=st.lists(generous, min_size=2, max_size=3).map(tuple),
    alternatives=st.lists(generous, min_size=1, max_size=2).map(tuple),
)
policies = policies_of(rules, 4) | policies_of(generous_rules, 1)

moneys = st.sampled_from(
    [euros("84.50"), euros("84.50"), euros("55"), euros("12.345"), Money(Decimal(80)), Money(Decimal(80), "USD")]
)
known: st.SearchStrategy[dict[FactKind, FactValue]] = st.fixed_dictionaries(
    {FactKind.ORDER_VALUE: moneys, FactKind.AMOUNT: moneys, FactKind.DAYS_LATE: st.integers(0, 20)},
    optional={FactKind.ORDER: st.just("4471")},
)
cases = st.builds(
    case,
    st.sampled_from(TYPES),
    st.sampled_from(Severity),
    facts=st.integers(0, 5).flatmap(lambda chance: known if chance else st.just({})),
    signals=st.sampled_from([(), (), (), (SignalKind.INJURY_OR_SAFETY,)]),
    tags=st.sampled_from([frozenset[str](), frozenset({"vip"}), frozenset({"vip", "b2b"})]),
    fields=st.sampled_from([{}, {"1": "3"}, {"1": "gold"}, {"1": None}]),
    country=st.sampled_from(["", "US", "DE", "GB"]),
)
past = st.builds(
    apologised,
    st.sampled_from(OfferKind),
    st.sampled_from(OfferKind),
    amount=st.sampled_from([0, 11]),
    ticket_id=st.sampled_from(["0", "0", "0", "0", "1"]),
)


def granted(amount: Money | None, group: str) -> tuple[Grant, ...]:
    return tuple(Grant(id_, amount, "Ada", group) for id_ in _IDS)


def everywhere(given: list[tuple[Grant, ...]]) -> tuple[Grant, ...]:
    """Approvals for every offer there may be, so that they meet those that need one."""
    return tuple(grant for grants in given for grant in grants)


histories = st.builds(
    History,
    apologies=st.just(()) | st.lists(past, max_size=2).map(tuple),
    spending=st.builds(Spending, *[numbers(0, 0, 9, 290)] * 3),
    grants=st.lists(
        st.builds(granted, st.none() | moneys, st.sampled_from(["", "Finance", "Finance"])), max_size=1
    ).map(everywhere),
    held=st.sampled_from([(), (Held("2", 1, Decimal(5)),)]),
    empty_pools=st.sampled_from([frozenset[str]()] * 3 + [frozenset({"spring"})]),
)
wishes = st.builds(
    Wished,
    offers=st.none() | st.lists(st.sampled_from([*_IDS, "legal_floor:us_late"]), max_size=5).map(tuple),
    amounts=st.none().map(lambda _: {}) | numbers(7, 29, 1000).map(lambda wished: dict.fromkeys(_IDS, wished)),
)
