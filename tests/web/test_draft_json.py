"""A draft as the page gets it: values, words and offsets."""

from datetime import date
from decimal import Decimal

import pytest

from integration.apology.complaint import Abstention
from integration.apology.policy import OfferKind, Policy, TypeSettings
from integration.apology.reading import Fact, FactKind, Money, Source, Where
from integration.apology.remedy import Offered
from integration.apology.ticket import Channel, Message, Requester, Ticket, Writer
from integration.flows.draft import Occasion, Wishes
from integration.web import words
from integration.web.draft_json import draft_json
from tests.fakes import NOON, FakeDrafting, a_complaint, a_reading

TICKET = Ticket("101", "Broken lamp", (Message("1", Writer.REQUESTER, "x"),), Requester("20"))
POLICY = Policy(
    "EUR",
    (),
    (),
    types={"late_delivery": TypeSettings(enabled=False), "lost_booking": TypeSettings()},
    set_fields={"complaint": "360001"},
)


def drawn(drafting: FakeDrafting, ticket: Ticket = TICKET) -> dict[str, object]:
    return draft_json(drafting.suggest(ticket, Wishes(), Occasion("acme", "d1", NOON, "8")), POLICY)


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


def test_choices_run_from_the_current_to_the_unlikely() -> None:
    """The second choice follows the first; types turned off are not offered, own types are; no complaint comes last."""
    choices = [choice["type"] for choice in drawn(FakeDrafting())["complaint"]["choices"]]
    assert choices[:2] == ["damaged_item", "defective_item"]
    assert "late_delivery" not in choices
    assert choices[-1] == "not_a_complaint"
    assert "lost_booking" in choices


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
