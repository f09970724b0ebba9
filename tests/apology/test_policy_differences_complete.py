"""What two policies differ in is told completely: no field changes without a word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.policy import Condition, Conditions, Offer, OfferKind, Operator, Policy, Rule
from integration.apology.policy_words import differences
from tests.apology.cases import policy
from tests.apology.changes import FULL, changed

CHANGES = [other for other in changed(FULL) if other != FULL]


def test_whatever_is_changed_is_told() -> None:
    """No field of a policy can change without a word, in either direction."""
    assert len(CHANGES) > 200
    assert [other for other in CHANGES if not differences(FULL, other) or not differences(other, FULL)] == []


@settings(deadline=None)
@given(st.sampled_from(CHANGES), st.sampled_from(CHANGES))
def test_two_policies_differ_in_words_only_if_they_differ(one: Policy, two: Policy) -> None:
    """Sentences are there exactly where the policies are not equal, however much was changed."""
    told = differences(one, two)

    assert bool(told) is (one != two)
    assert all(sentence[0].isupper() and sentence.endswith((".", "”")) for sentence in told)
    assert not any(isinstance(sentence, str) and "None" in sentence for sentence in told)


numbers = st.decimals(0, 300, places=1)
words = st.text("ab ,", max_size=3)
conditions = st.builds(
    Condition,
    st.sampled_from(["order_value", "tags", "brand", "severity", "business_hours", "field:1"]),
    st.sampled_from(Operator),
    st.none() | numbers | st.booleans() | words | st.lists(words, max_size=3).map(tuple),
)
groups = st.lists(conditions, max_size=3).map(tuple)
offers = st.builds(Offer, words, st.sampled_from(OfferKind), percent=st.none() | numbers)
rules = st.builds(
    Rule,
    id=st.sampled_from("abc"),
    name=words,
    when=st.builds(Conditions, groups, groups),
    offers=st.lists(offers, max_size=3).map(tuple),
    stack=st.booleans(),
)
policies = st.builds(policy, *[rules] * 3) | st.builds(policy, *[rules] * 2)


@settings(deadline=None)
@given(policies, policies)
def test_any_two_sets_of_rules_are_told_apart(one: Policy, two: Policy) -> None:
    """Ids that repeat, values that do not fit, rules in any order: a difference is never passed over."""
    assert bool(differences(one, two)) is (one != two)
    assert differences(one, one) == ()
