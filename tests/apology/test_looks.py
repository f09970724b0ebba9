"""A look at the rules: quick for whoever decides, and complete for whoever asks why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration.apology.policy import Condition, Conditions, Operator, Rule
from integration.apology.reading import FactKind
from integration.apology.remedy import Case, History, Truth
from integration.apology.remedy.conditions import Looks, fails, look_at
from integration.apology.remedy.facts import Known, facts
from integration.apology.terms import OPERATORS, TERMS
from tests.apology.cases import case, condition, euros, fixed, policy, rule

BROKEN = Conditions((condition("complaint_type", Operator.IS, "damaged_item"),))
LATE = Conditions((condition("complaint_type", Operator.IS, "late_delivery"),))
DEAR = Conditions((condition("order_value", Operator.AT_LEAST, 500),))
CASES = (
    case(),
    case("late_delivery", facts={FactKind.ORDER_VALUE: euros("700"), FactKind.DAYS_LATE: 4}),
    case(tags=frozenset({"vip"}), facts={FactKind.AMOUNT: euros("20")}, country="DE"),
)


def looks(*rules: Rule) -> Looks:
    by = policy(*rules)
    return Looks(by.rules, Known(case(), History(), by))


def test_the_first_that_holds_decides_and_stacking_rules_come_after_it() -> None:
    """Whatever order they stand in, the deciding rule leads and those that stack follow in theirs."""
    rules = [
        rule("gift", fixed("a", 1), when=BROKEN, stack=True),
        rule("late", fixed("b", 1), when=LATE),
        rule("broken", fixed("c", 1), when=BROKEN),
        rule("all", fixed("d", 1)),
        rule("more", fixed("e", 1), stack=True),
    ]

    found = looks(*rules)

    assert [one.id for one in found.used] == ["broken", "gift", "more"]
    assert [(one.rule_id, one.place) for one in found] == [("gift", 1), ("late", 2), ("broken", 3), ("more", 5)]


def test_rules_that_are_off_are_not_looked_at() -> None:
    """A rule that is switched off leaves no trace, and its number is not given to another."""
    found = looks(rule("off", fixed("a", 1), enabled=False), rule("on", fixed("b", 1)))

    assert [(one.rule_id, one.place) for one in found] == [("on", 2)]


def test_what_failed_is_told_only_to_whoever_asks() -> None:
    """What matters to the decision is at hand; the sequence tells all of it, with every condition answered."""
    both = Conditions((*LATE.all, *DEAR.all))
    found = looks(rule("late", fixed("a", 1), when=both), rule("dear", fixed("b", 1), when=DEAR), rule("all"))

    assert [(one.rule_id, one.truth) for one in found.held_or_doubted] == [("dear", Truth.UNKNOWN), ("all", Truth.TRUE)]
    assert [one.truth for one in found] == [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE]
    assert [one.truth for one in found[0].conditions] == [Truth.FALSE, Truth.UNKNOWN]


def test_it_is_a_sequence_like_any_other() -> None:
    """It has a length, can be indexed from both ends, cut, compared, and written out."""
    found = looks(rule("late", fixed("a", 1), when=LATE), rule("all", fixed("b", 1)))
    told = tuple(found)

    assert (len(found), found[-1], found[:1]) == (2, told[1], told[:1])
    assert found == told
    assert hash(found) == hash(told)
    assert repr(found) == repr(told)
    assert found != "late"
    with pytest.raises(IndexError):
        found[2]


def conditions() -> st.SearchStrategy[Condition]:
    """Any fact with any operator that fits its kind, and a value that may or may not be found."""
    values = st.sampled_from([None, True, "damaged_item", "vip", "high", "DE", ("vip", "gold"), euros("20").amount])
    asked = st.sampled_from([(fact, operator) for fact, term in TERMS.items() for operator in OPERATORS[term.kind]])
    return st.builds(lambda pair, value: Condition(*pair, value), asked, values)


@given(every=st.lists(conditions(), max_size=4), some=st.lists(conditions(), max_size=3), about=st.sampled_from(CASES))
def test_the_quick_answer_is_the_complete_one(every: list[Condition], some: list[Condition], about: Case) -> None:
    """A rule fails at a glance if and only if the whole look finds it false."""
    by = policy(rule("tried", fixed("a", 1), when=Conditions(tuple(every), tuple(some))))
    known = facts(about, History(), by)

    assert fails(by.rules[0], known) is (look_at(by.rules[0], 1, known).truth is Truth.FALSE)


def test_facts_are_the_same_whenever_they_are_found_out() -> None:
    """Asked one by one or all at once, every fact is the same, and an unheard-of one is unknown."""
    for about in CASES:
        by = policy()
        known, asked = facts(about, History(), by), Known(about, History(), by)
        assert {name: asked[name] for name in known} == known
        assert not asked["field:999"].words
        assert not asked["weather"].words
