"""A draft as the page gets it: values, words and offsets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integration.apology.complaint import Abstention
from integration.apology.policy import Approval, Conditions, Offer, OfferKind, Policy, Rule, TypeSettings
from integration.apology.reading import Fact, FactKind, Money, Source, Where
from integration.apology.remedy import Offered, RuleTrace, Trace, Truth
from integration.apology.ticket import Channel, Message, Requester, Ticket, Writer
from integration.flows import words
from integration.flows.draft import Occasion, Wishes
from integration.web.draft_json import draft_json, glance_json
from tests.fakes import NOON, FakeDrafting, a_complaint, a_reading, a_remedy

TICKET = Ticket("101", "Broken lamp", (Message("1", Writer.REQUESTER, "x"),), Requester("20"))
POLICY = Policy(
    "EUR",
    (),
    (),
    types={"late_delivery": TypeSettings(enabled=False), "lost_booking": TypeSettings()},
    set_fields={"complaint": "360001"},
)


def drawn(drafting: FakeDrafting, ticket: Ticket = TICKET, policy: Policy = POLICY) -> dict[str, object]:
    return draft_json(drafting.suggest(ticket, Wishes(), Occasion("acme", "d1", NOON, "8")), policy)


def a_rule(**changes: object) -> Rule:
    """The rule that the offers of the fakes come from: a replacement or a refund, with two extras."""
    credit = Offer("credit", OfferKind.STORE_CREDIT, approval=Approval(Decimal(20), "Team leads"))
    offers = (Offer("replacement", OfferKind.REPLACEMENT), Offer("twenty", OfferKind.DISCOUNT_PERCENT), credit)
    refund = Offer("refund", OfferKind.REFUND_FULL)
    return replace(Rule("broken", "Broken", Conditions(), offers, (refund,)), **changes)


def decided(*left_out: Offered) -> FakeDrafting:
    """A decision of that rule with these offers put aside."""
    used = RuleTrace("broken", "Broken", Truth.TRUE, (), used=True, place=1)
    trace = Trace(1, (used,), (), ())
    return FakeDrafting(remedy=replace(a_remedy(), left_out=left_out, trace=trace))


def test_offers_say_what_they_are_and_cost() -> None:
    """Each offer has the agent's words, its price, and whether it may be left out or waits for approval."""
    draft = drawn(FakeDrafting())
    offers = [(offer["label"], offer["cost"], offer["chosen"], offer["optional"]) for offer in draft["offers"]]
    assert offers == [
        ("Replacement", "24.00 EUR", True, False),
        ("20 % off the next order", "", True, True),
    ]
    assert draft["alternatives"][0]["amount"] == "84.50 EUR"
    assert draft["left_out"][0]["needs_approval_by"] == "Team leads"
    assert draft["trace"][0].startswith("Rule “Broken on arrival” matched")
    assert draft["warnings"] == [words.REPEAT]


def test_an_offer_that_waits_says_above_what() -> None:
    """Its price, whose word it needs and from what sum on; without the rule at hand at least whose."""
    waiting = a_remedy().left_out[0]
    policy = replace(POLICY, rules=(a_rule(),))
    offers = [drawn(decided(waiting), policy=known)["left_out"][0] for known in (policy, POLICY)]
    assert [offer["approval"] for offer in offers] == [
        "Needs approval by Team leads above 20.00 EUR",
        "Needs approval by Team leads",
    ]
    assert [offer["amount"] for offer in offers] == ["24.00 EUR"] * 2
    assert drawn(FakeDrafting())["offers"][0]["approval"] == ""


@pytest.mark.parametrize(
    ("id_", "rule", "leads"),
    [
        ("replacement", {}, True),
        ("refund", {}, True),
        ("credit", {}, False),
        ("refund", {"id": "another"}, False),
        ("refund", {"stack": True}, True),
    ],
)
def test_what_is_put_aside_is_known_as_a_choice_or_an_extra(id_: str, rule: dict[str, object], leads: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """One of those that only one of can be made stands among them while it waits."""
    waiting = replace(a_remedy().left_out[0], id=id_)
    draft = drawn(decided(waiting), policy=replace(POLICY, rules=(a_rule(**rule),)))
    assert draft["left_out"][0]["leads"] is leads


@pytest.mark.parametrize(
    ("least", "most", "bounds"),
    [
        ("5", "60", {"least": "5.00", "most": "60.00", "value": "24.00", "currency": "EUR"}),
        ("24", "24", None),
        (None, None, None),
    ],
)
def test_bounds_come_with_the_amount(least: str | None, most: str | None, bounds: dict[str, str] | None) -> None:
    """The page can ask for an amount only where there is one to change."""
    limits = {
        name: Money(Decimal(limit), "EUR") if limit else None for name, limit in (("least", least), ("most", most))
    }
    waiting = replace(a_remedy().left_out[0], **limits)
    assert drawn(decided(waiting))["left_out"][0]["bounds"] == bounds


def test_a_type_is_called_what_the_account_calls_it() -> None:
    """In the judgement, among the choices and at the first glance."""
    labels = {"damaged_item": TypeSettings(label="Broken on arrival"), "late_delivery": TypeSettings(label="Slow post")}
    policy = replace(POLICY, types=labels)
    complaint = drawn(FakeDrafting(), policy=policy)["complaint"]
    assert complaint["label"] == complaint["choices"][0]["label"] == "Broken on arrival"
    assert complaint["secondary"] == [{"type": "late_delivery", "label": "Slow post"}]
    assert glance_json(a_reading(), a_complaint(), policy) == {"line": "Looks like Broken on arrival."}
    assert glance_json(a_reading(), a_complaint(), POLICY) == {"line": "Looks like a damaged item."}


def test_choices_run_from_the_current_to_the_unlikely() -> None:
    """The second choice follows the first; types turned off are not offered, own types are; no complaint comes last."""
    choices = [choice["type"] for choice in drawn(FakeDrafting())["complaint"]["choices"]]
    assert choices[:2] == ["damaged_item", "defective_item"]
    assert "late_delivery" not in choices
    assert choices[-1] == "not_a_complaint"
    assert "lost_booking" in choices


def test_what_the_ticket_does_not_say_can_be_asked_for() -> None:
    """In order of worth, each as a field that knows what it takes; what is known or in doubt is no blank."""
    draft = drawn(FakeDrafting(reading=a_reading(conflicts=True), complaint=a_complaint(type="billing_error")))
    blanks = draft["blanks"]
    assert [(blank["kind"], blank["name"], blank["form"]) for blank in blanks] == [
        ("invoice", "Invoice", "reference"),
        ("incident_date", "Date it happened", "day"),
    ]
    assert blanks[1]["how"] == "Give the day, month and year."
    assert draft["currency"] == "EUR"
    assert draft["facts"][0] | {"name": "Order", "form": "reference", "value": "4471"} == draft["facts"][0]


def test_the_points_of_a_call_and_the_wording_come_with_the_letter() -> None:
    """What to say on the phone, which wording was drawn, and whether the call was made."""
    drafting = FakeDrafting(call=("Say sorry first.", "Say by when."), variant="b")
    draft = draft_json(drafting.suggest(TICKET, Wishes(called=True), Occasion("acme", "d1", NOON, "8")), POLICY)
    assert draft["letter"]["call"] == ["Say sorry first.", "Say by when."]
    assert draft["letter"]["variant"] == "b"
    assert draft["called"] is True
    plain = drawn(FakeDrafting())
    assert (plain["letter"]["call"], plain["letter"]["variant"], plain["called"]) == ([], "", False)


@pytest.mark.parametrize(
    ("policy", "heading"),
    [
        (POLICY, "For the late delivery"),
        (replace(POLICY, types={"late_delivery": TypeSettings(label="Slow post")}), "For: Slow post"),
    ],
)
def test_offers_for_a_second_complaint_say_so(policy: Policy, heading: str) -> None:
    """They stand under its name, and never take the main place, even while they wait."""
    waiting = replace(a_remedy().left_out[0], id="replacement", for_type="late_delivery")
    draft = drawn(decided(waiting), policy=replace(policy, rules=(a_rule(),)))
    assert (draft["left_out"][0]["for"], draft["left_out"][0]["leads"]) == (heading, False)
    assert draft["offers"][0]["for"] == ""


def test_evidence_and_facts_point_into_what_was_heard() -> None:
    """Offsets cut the very words out of the text that is sent along."""
    draft = drawn(FakeDrafting())
    text = draft["heard"]["text"]
    for span in [*draft["complaint"]["evidence"], draft["facts"][0]["where"]]:
        assert text[span["start"] : span["end"]] == span["quote"]
    assert draft["facts"][1]["found"] == "From a ticket field"


def test_a_conflict_is_a_question() -> None:
    """Candidates that disagree come as a question with values that can be sent back."""
    conflict = drawn(FakeDrafting(reading=a_reading(conflicts=True)))["conflicts"][0]
    assert conflict["question"] == "Which amount: 50.00 EUR or 55.00 EUR?"
    assert [candidate["value"] for candidate in conflict["candidates"]] == ["50.00 EUR", "55.00 EUR"]


def test_a_signal_says_why_a_person_is_needed() -> None:
    """The banner has the reason and the customer's words."""
    signal = drawn(FakeDrafting(reading=a_reading(signals=True)))["signals"][0]
    assert signal["words"] == "Mentions a lawyer or legal action. A person should decide how to answer this one."
    assert signal["quote"] == "My solicitor"


@pytest.mark.parametrize("reason", list(Abstention))
def test_every_abstention_has_its_sentence(reason: Abstention) -> None:
    """No reason to stay silent is itself without words."""
    draft = drawn(FakeDrafting(complaint=a_complaint(abstention=reason)))
    assert draft["abstained"]["reason"] == reason
    assert draft["abstained"]["words"].endswith(".")
    assert "offers" not in draft


def test_a_plain_channel_is_noted() -> None:
    """The agent is told why the letter is short."""
    chat = Ticket("101", "Hi", TICKET.messages, TICKET.requester, channel=Channel.MESSAGING)
    assert drawn(FakeDrafting(), chat)["note"] == words.PLAIN_TEXT
    assert drawn(FakeDrafting())["note"] == ""


@pytest.mark.parametrize(
    ("fact", "label"),
    [
        (Fact(FactKind.ORDER, "4471", "#4471", Source(Where.TEXT)), "order 4471"),
        (Fact(FactKind.ITEM, "lamp", "lamp", Source(Where.TEXT)), "lamp"),
        (Fact(FactKind.AMOUNT, Money(Decimal(5), "EUR"), "5", Source(Where.TEXT)), "5.00 EUR"),
        (Fact(FactKind.DAYS_LATE, 4, "four days", Source(Where.TEXT)), "4 days late"),
        (Fact(FactKind.DEADLINE, date(2026, 5, 3), "3 May", Source(Where.TEXT)), "deadline 3 May 2026"),
    ],
)
def test_facts_read_as_people_say_them(fact: Fact, label: str) -> None:
    """Numbers carry the word for what they are; things and sums speak for themselves."""
    assert words.fact_label(fact) == label


@pytest.mark.parametrize("kind", list(OfferKind))
def test_every_offer_has_a_name(kind: OfferKind) -> None:
    """No kind of offer shows its key."""
    label = words.offer_label(Offered("own_offer", kind, "r"))
    assert label
    assert "_" not in label


def test_every_kind_has_its_words() -> None:
    """Types, facts and signals that can occur can be shown."""
    assert set(words.FACTS) == set(FactKind)
    assert {words.type_label(key) for key in words.TYPES} == set(words.TYPES.values())
    assert words.type_label("lost_booking") == "Lost booking"
