"""What the law asks a letter to say, where the account has switched its country's duties on."""

from dataclasses import replace

import pytest

from integration.apology.letter import Brief, Letter
from integration.apology.policy import Guards, OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import review
from integration.apology.ticket import Channel
from tests.builders import FRIDAY, a_brief, a_complaint, a_policy, a_ticket, an_offer

IDS = {"us_late", "eu_late", "eu_breach", "uk_breach"}
CANCEL = "You can also cancel the order and have all your money back."
HEADINGS = (
    "What happened: somebody could see your address.",
    "What it can mean for you: letters you did not ask for.",
    "We are closing the account it was seen with.",
    "Your contact for this is our data protection officer.",
)


def about(type_: str, country: str, pack: str, channel: Channel = Channel.EMAIL) -> Brief:
    ticket = a_ticket(channel=channel)
    return a_brief(
        {FactKind.ORDER: "4471"},
        an_offer(OfferKind.PRIORITY_HANDLING, due=FRIDAY),
        complaint=a_complaint(type_),
        policy=a_policy(guards=Guards(legal_floor=frozenset({pack} if pack else ()))),
        ticket=replace(ticket, requester=replace(ticket.requester, country=country)),
    )


def unsaid(brief: Brief, *sentences: str) -> list[str]:
    text = "\n\n".join(("Hello,", "I am sorry about order 4471.", *sentences, "Priya Nair"))
    letter = Letter("", (), "", text, "en", brief.tone, "none")
    return [finding.rule for finding in review(letter, brief) if finding.rule in IDS]


@pytest.mark.parametrize(("country", "pack"), [("US", "us"), ("DE", "eu"), ("us", "us")])
def test_a_late_order_may_be_cancelled_and_the_letter_says_so(country: str, pack: str) -> None:
    """The right to cancel for a full refund is told; told, there is nothing to warn of."""
    brief = about("late_delivery", country, pack)

    assert unsaid(brief) == [f"{pack}_late"]
    assert unsaid(brief, CANCEL) == []


@pytest.mark.parametrize(("country", "pack"), [("FR", "eu"), ("GB", "uk")])
def test_a_breach_of_privacy_is_told_under_four_headings(country: str, pack: str) -> None:
    """What happened, what may come of it, what is done, whom to ask: each one that is missing is named."""
    brief = about("privacy_breach", country, pack)

    assert unsaid(brief) == [f"{pack}_breach"] * 4
    assert unsaid(brief, *HEADINGS) == []
    assert len(unsaid(brief, *HEADINGS[1:])) == 1


@pytest.mark.parametrize(
    ("type_", "country", "pack"),
    [
        ("late_delivery", "US", ""),
        ("late_delivery", "US", "eu"),
        ("late_delivery", "", "us"),
        ("damaged_item", "US", "us"),
        ("late_delivery", "GB", "uk"),
    ],
)
def test_no_law_is_held_up_that_was_not_switched_on(type_: str, country: str, pack: str) -> None:
    """Another country, another complaint, another pack, or none: no warning."""
    assert unsaid(about(type_, country, pack)) == []


def test_nothing_of_it_is_asked_for_in_public() -> None:
    """On a social network nobody's rights and losses are told."""
    assert unsaid(about("late_delivery", "US", "us", Channel.SOCIAL)) == []
