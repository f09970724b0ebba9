"""Two complaints in one ticket: each gets what its own rules give, and nothing is given twice."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from integration.apology.policy import Conditions, Guards, Offer, OfferKind, Operator, Policy, TypeSettings
from integration.apology.remedy import Case, Remedy
from tests.apology.cases import case, condition, decided, policy, rule

DAMAGED = condition("complaint_type", Operator.IS, "damaged_item")
LATE = condition("complaint_type", Operator.IS, "late_delivery")
REPLACEMENT = Offer("replacement", OfferKind.REPLACEMENT)
TRACING = Offer("tracing", OfferKind.PRIORITY_HANDLING)


def two(second: str = "late_delivery", score: float = 0.5) -> Case:
    """A ticket about a damaged item that also complains about something else."""
    one = case()
    return replace(one, complaint=replace(one.complaint, secondary=(second,), scores={second: score}))


def remedy(*offers_when_late: Offer, asked: Case | None = None, **changes: object) -> Remedy:
    """The decision for two complaints, with these offers for the second."""
    rules = [rule("damaged", REPLACEMENT, when=Conditions((DAMAGED,)))]
    if offers_when_late:
        rules.append(rule("late", *offers_when_late, when=Conditions((LATE,))))
    return decided(asked or two(), replace(policy(*rules), **changes))


def of_second(remedy: Remedy) -> Iterable[str]:
    return [offer.id for offer in remedy.offers if offer.for_type]


def test_each_complaint_gets_what_its_rules_give() -> None:
    """The second complaint's offer stands behind the main one's and says what it answers."""
    found = remedy(TRACING)

    assert [(offer.id, offer.for_type) for offer in found.offers] == [("replacement", ""), ("tracing", "late_delivery")]
    assert found.second == "late_delivery"
    assert found.second_answer_by is None
    assert any(words.startswith("For late delivery: Rule 2") for words in found.trace.words)


def test_a_second_complaint_without_a_rule_gets_an_answer_by_a_day() -> None:
    """Nothing is decided for it, so the letter says when it will be (CL-11)."""
    found = remedy()

    assert found.second == "late_delivery"
    assert found.second_answer_by is not None
    assert found.answer_by is None


@pytest.mark.parametrize("twin", [REPLACEMENT, replace(REPLACEMENT, id="another"), replace(TRACING, id="replacement")])
def test_nothing_is_given_twice(twin: Offer) -> None:
    """An offer of the same kind or name as one the letter makes is not made again; it answers both."""
    found = remedy(twin)

    assert of_second(found) == []
    assert found.second_answer_by is None


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        (two(score=0.2), {}),
        (two("damaged_item"), {}),
        (two("not_a_complaint"), {}),
        (two(), {"types": {"late_delivery": TypeSettings(enabled=False)}}),
        (two(), {"guards": Guards(regulated=frozenset({"late_delivery"}))}),
    ],
    ids=["a guess", "the same", "no complaint", "switched off", "regulated"],
)
def test_what_is_no_second_complaint_is_not_answered(asked: Case, changes: dict[str, object]) -> None:
    """Guesses, types that are off, and regulated types, which need a letter of their own, stay out."""
    found = remedy(TRACING, asked=asked, **changes)

    assert found.second == ""
    assert of_second(found) == []


def test_gestures_of_both_share_the_limits() -> None:
    """A voucher for each would be two gestures; where one is the limit, the second complaint's is left out."""
    voucher = Offer("sorry", OfferKind.FREE_SHIPPING)
    gift = Offer("gift", OfferKind.FREE_SERVICE)
    damaged = rule("damaged", REPLACEMENT, voucher, when=Conditions((DAMAGED,)))
    rules = (damaged, rule("late", gift, when=Conditions((LATE,))))
    one_gift: Policy = replace(policy(*rules), guards=Guards(offers_per_requester=1))

    found = decided(two(), one_gift)

    assert [offer.id for offer in found.offers] == ["replacement", "sorry"]
    assert found.second_answer_by is not None


@pytest.mark.parametrize(("named", "answered"), [("refund_delay", "refund_delay"), ("", ""), (None, "late_delivery")])
def test_the_agents_word_stands_over_the_judges(named: str | None, answered: str) -> None:
    """An agent who read the mail knows what else is complained of, or that nothing is."""
    asked = two()
    found = remedy(TRACING, asked=replace(asked, complaint=replace(asked.complaint, second=named)))

    assert found.second == answered


@pytest.mark.parametrize("twin", ["defective_item", "damaged_item"])
def test_two_names_of_one_failure_are_one_complaint(twin: str) -> None:
    """Nobody complains of a damaged item and of a defective one about the same lamp."""
    assert remedy(TRACING, asked=two(twin)).second == ""


def test_a_complaint_that_is_only_likely_is_named_and_not_answered() -> None:
    """One in four of these was never made, so it costs a sentence and no remedy."""
    asked = two(score=0.35)

    assert asked.complaint.likely_secondary == ("late_delivery",)
    assert remedy(TRACING, asked=asked).second == ""
