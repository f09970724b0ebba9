"""What a backtest counts, and what its report makes of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.backtest import Decided, Past, Report, Tally, report
from integration.apology.backtest.past import MOST_CUSTOMERS, MOST_OF_ONE
from integration.apology.backtest.tally import MOST_CHANGES
from integration.apology.complaint import Abstention
from integration.apology.policy import Conditions, OfferKind, Operator, Policy, TypeSettings
from integration.apology.reading import Money
from integration.apology.remedy import Offered, Remedy, RuleTrace, Spending, Trace, Truth
from integration.apology.ticket import Agent, Requester, Ticket
from tests.apology.cases import TUESDAY, case, condition, decided, euros, fixed, policy, rule
from tests.builders import a_complaint, a_policy, a_remedy, a_ticket, an_offer

EUROS = ("EUR", "EUR")
CREDIT, REFUND, WORDS = OfferKind.STORE_CREDIT, OfferKind.REFUND_FULL, OfferKind.APOLOGY_ONLY


def gives(*offers: Offered, type_: str = "damaged_item", **remedy: object) -> Decided:
    return Decided(a_complaint(type_), a_remedy(*offers, **remedy))


def credit(amount: str, currency: str = "EUR", **more: object) -> Offered:
    money = Money(Decimal(amount), currency)
    return an_offer(CREDIT, amount=money, cost=money, **more)


def abstains(why: Abstention) -> Decided:
    return Decided(a_complaint(abstention=why))


def tallied(*pairs: tuple[Decided, Decided], currencies: tuple[str, str] = EUROS) -> Tally:
    tally = Tally()
    for number, (live, draft) in enumerate(pairs, start=1):
        tally.add(str(number), live, draft, currencies)
    return tally


def reported(*pairs: tuple[Decided, Decided], live: Policy | None = None, draft: Policy | None = None) -> Report:
    live, draft = live or a_policy(), draft or a_policy()
    return report(tallied(*pairs, currencies=(live.currency, draft.currency)), live, draft)


def both(decided: Decided) -> tuple[Decided, Decided]:
    return decided, decided


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (gives(credit("15"), an_offer(WORDS)), "Store credit of 15.00 EUR; Apology only"),
        (gives(an_offer(OfferKind.CREDIT_MONITORING, months=24)), "Credit monitoring for 24 months"),
        (gives(), "Nothing offered yet"),
        (
            gives(an_offer(WORDS), left_out=(credit("80", needs_approval_by="Team leads"), credit("5"))),
            "Apology only; Store credit of 80.00 EUR if Team leads approves",
        ),
        (abstains(Abstention.UNSURE), "No letter: not sure enough"),
        (abstains(Abstention.TYPE_OFF), "No letter: the type is switched off"),
    ],
)
def test_a_decision_in_words(made: Decided, words: str) -> None:
    """What a customer would get is said in few words, and why there would be no letter."""
    assert made.words == words


def test_costs_are_summed_by_type_of_complaint() -> None:
    """Every letter counts, the dearest type stands first, and names are those of the account."""
    own = a_policy(types={"late_delivery": TypeSettings(label="Late parcel")})
    late = gives(an_offer(REFUND, cost=euros("84.50")), credit("10"), type_="late_delivery")

    found = reported(both(late), both(gives(credit("5"))), both(gives(an_offer(WORDS))), live=own)

    shown = [(cost.label, cost.tickets, cost.total) for cost in found.live.by_type]
    assert shown == [("Late parcel", 1, euros("94.50")), ("Damaged item", 2, euros("5.00"))]
    assert (found.live.letters, found.live.total) == (3, euros("99.50"))


def test_what_no_sum_can_hold_is_counted() -> None:
    """Offers of unknown cost, in another currency, or not approved yet are told, and never guessed at."""
    remedy = a_remedy(an_offer(OfferKind.REPLACEMENT), an_offer(WORDS), credit("9", "USD"))
    made = Decided(a_complaint(), replace(remedy, left_out=(credit("80", needs_approval_by="Team leads"),)))

    cost = reported(both(made)).live

    assert (cost.unpriced, cost.foreign, cost.waiting_offers) == (1, 1, 1)
    assert (cost.total, cost.waiting) == (euros("0.00"), euros("80.00"))


def test_the_interval_is_that_of_a_sum() -> None:
    """Ten, twenty and nothing: the sum is 30, and 95 % lie within 1.96 times the root of 3 times the variance 100."""
    cost = reported(both(gives(credit("10"))), both(gives(credit("20"))), both(abstains(Abstention.UNSURE))).live

    assert (cost.total, cost.low, cost.high) == (euros("30.00"), euros("0.00"), euros("63.95"))
    assert cost.few


def test_the_same_for_everybody_leaves_no_doubt() -> None:
    """Without any spread the interval is the sum itself, also of a single ticket."""
    for count in (1, 40):
        cost = reported(*[both(gives(credit("10")))] * count).live
        assert cost.low == cost.total == cost.high == euros(f"{10 * count}.00")
        assert cost.few is (count < 30)


def test_the_difference_is_taken_ticket_by_ticket() -> None:
    """A draft that gives five more on each ticket costs exactly that much more, however much tickets differ."""
    pairs = [(gives(credit(str(amount))), gives(credit(str(amount + 5)))) for amount in (10, 50, 200)]

    assert reported(*pairs).more == (euros("15.00"), euros("15.00"), euros("15.00"))


def test_policies_in_two_currencies_are_not_compared() -> None:
    """Each has its own costs, and there is no difference between euros and dollars."""
    found = reported((gives(credit("10")), gives(credit("10", "USD"))), draft=a_policy(currency="USD"))

    assert (found.live.total, found.draft.total) == (euros("10.00"), Money(Decimal("10.00"), "USD"))
    assert found.more is None


def test_differences_are_told_by_type_and_by_ticket() -> None:
    """A type counts where its tickets are answered differently; what stays the same is no difference."""
    late = gives(an_offer(WORDS), type_="late_delivery")
    found = reported(
        (gives(credit("10")), gives(credit("12"))),
        (gives(credit("10")), Decided(a_complaint(abstention=Abstention.TYPE_OFF))),
        both(late),
    )

    shown = [(each.type, each.tickets, each.live, each.draft) for each in found.differences]
    assert shown == [("damaged_item", 2, euros("20.00"), euros("12.00"))]
    assert found.changed == 2
    assert [(each.ticket_id, each.draft) for each in found.changes] == [
        ("1", "Store credit of 12.00 EUR"),
        ("2", "No letter: the type is switched off"),
    ]


def test_only_the_first_changes_are_shown_and_all_are_counted() -> None:
    """A report stays small, however many tickets differ."""
    found = reported(*[(gives(credit("1")), gives(credit("2")))] * (MOST_CHANGES + 7))

    assert (len(found.changes), found.changed) == (MOST_CHANGES, MOST_CHANGES + 7)


def test_complaints_are_what_reads_like_one() -> None:
    """A complaint we are not sure about is one; praise, and what we cannot read, are none."""
    reasons = (Abstention.UNSURE, Abstention.TYPE_OFF, Abstention.NOT_A_COMPLAINT, Abstention.LANGUAGE)

    found = reported(*(both(abstains(why)) for why in reasons), both(gives()))

    assert (found.tickets, found.complaints, found.live.letters) == (5, 3, 1)


def trace(*rules: RuleTrace) -> Trace:
    return Trace(1, rules, (), ())


def test_rules_that_fired_never_fired_or_cannot() -> None:
    """Each rule has its count; one in the shadow of another is named with it, and one that is off blames nobody."""
    by = policy(
        rule("dear", fixed("a", 1), when=Conditions((condition("order_value", Operator.AT_LEAST, 500),))),
        rule("all", fixed("b", 1)),
        rule("shadowed", fixed("c", 1)),
        rule("off", fixed("d", 1), enabled=False),
    )
    made = [decided(case(), by), decided(case(), by)]

    found = reported(*(both(Decided(a_complaint(), remedy)) for remedy in made), live=by).live_rules

    shown = [(line.id, line.fired, line.share, line.unknown, line.never, line.shadowed_by) for line in found]
    assert shown == [
        ("dear", 0, 0.0, 2, True, ()),
        ("all", 2, 1.0, 0, False, ()),
        ("shadowed", 0, 0.0, 0, True, ("All",)),
        ("off", 0, 0.0, 0, False, ()),
    ]


def test_a_decision_read_from_elsewhere_counts_the_same() -> None:
    """A trace that was written down, with all rules told, counts like one that was just made."""
    told = trace(
        RuleTrace("no", "No", Truth.FALSE, (), False, 1),
        RuleTrace("doubt", "Doubt", Truth.UNKNOWN, (), False, 2),
        RuleTrace("yes", "Yes", Truth.TRUE, (), True, 3),
    )

    tally = tallied(both(gives(trace=told)))

    assert (tally.live.fired, tally.live.unknown) == ({"yes": 1}, {"doubt": 1})


some_decisions = st.builds(
    lambda amount, type_, currency, why: abstains(why) if why else gives(credit(amount, currency), type_=type_),
    st.sampled_from(["0.01", "10", "33.33"]),
    st.sampled_from(["damaged_item", "late_delivery"]),
    st.sampled_from(["EUR", "EUR", "USD"]),
    st.sampled_from([None, None, *Abstention]),
)


@settings(max_examples=60)
@given(pairs=st.lists(st.tuples(some_decisions, some_decisions), max_size=12), cut=st.integers(0, 12))
def test_counting_in_pieces_is_counting_at_once(pairs: list[tuple[Decided, Decided]], cut: int) -> None:
    """However the tickets are cut into pieces, the tally comes out the same."""
    first, second, whole = Tally(), Tally(), Tally()
    for number, (live, draft) in enumerate(pairs):
        for tally in (first if number < cut else second, whole):
            tally.add(str(number), live, draft, EUROS)

    first.merge(second)

    assert first == whole


def given_before(past: Past, customer: str, day: int, remedy: Remedy, agent: Agent | None = None) -> Ticket:
    ticket = a_ticket(id=f"{customer}-{day}", requester=Requester(customer), agent=agent)
    past.remember(ticket, "damaged_item", remedy, at(day))
    return ticket


def at(day: int) -> datetime:
    return TUESDAY + timedelta(days=day)


def generous(amount: str = "20") -> Remedy:
    return a_remedy(credit(amount, gesture=True), an_offer(REFUND, cost=euros("84")))


def test_earlier_letters_to_the_same_customer_are_history() -> None:
    """The newest first, within the period, with their gestures counted; other customers' are theirs."""
    past = Past()
    for day in (-100, -3, -1, 2):
        given_before(past, "7", day, generous())
    given_before(past, "8", -2, generous())

    history = past.history(a_ticket(requester=Requester("7")), at(0), 90)

    assert [apology.at for apology in history.apologies] == [at(-1), at(-3)]
    assert (history.gestures, history.amount) == (2, Decimal(40))


def test_what_was_spent_counts_by_month_day_and_agent() -> None:
    """Budgets and limits act as they would have; without an agent there is no agent's day to count."""
    past, ada = Past(), Agent("8", "Ada")
    given_before(past, "1", -7, generous("5"))
    given_before(past, "2", 0, generous("30"))
    given_before(past, "3", 0, generous("12"), ada)
    given_before(past, "4", -30, generous("99"))

    assert past.history(a_ticket(agent=ada), at(0), 90).spending == Spending(Decimal(12), Decimal(42), Decimal(47))
    assert past.history(a_ticket(agent=None), at(0), 90).spending.agent_today == 0


def test_a_backtest_of_any_length_takes_the_same_memory() -> None:
    """The customers heard of last are remembered, and those before them forgotten."""
    past = Past()
    for number in range(MOST_CUSTOMERS + 3):
        given_before(past, str(number), 0, a_remedy())
        given_before(past, "0", 0, a_remedy())

    assert len(past.customers) == MOST_CUSTOMERS
    assert "0" in past.customers
    assert "1" not in past.customers


def test_only_the_newest_letters_to_one_customer_are_remembered() -> None:
    """They are what limits look at; all of them would be copied with every further ticket."""
    past = Past()
    for day in range(MOST_OF_ONE + 9):
        given_before(past, "7", day, generous())

    assert [apology.at for apology in past.customers["7"]] == [at(day) for day in range(9, MOST_OF_ONE + 9)]
