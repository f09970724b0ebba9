"""The review's rules about the person: waiting, trust, a second time, thanks, and a letter they have read before."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from integration import resources
from integration.apology.complaint import Abstention, Severity
from integration.apology.letter import Brief, Letter
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import Finding, Level, review
from integration.apology.ticket import Message, Writer
from integration.rendering.writer import TemplateWriter, load_writer
from tests.builders import FRIDAY, TUESDAY, a_brief, a_complaint, a_reading, a_remedy, an_offer

FACTS = {FactKind.ORDER: "4471", FactKind.ITEM: "lamp"}
REPLACEMENT = an_offer(OfferKind.REPLACEMENT, due=FRIDAY)
VOUCHER = an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code="K7QX-20")


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


def typed(text: str) -> Letter:
    return Letter("", (), "", f"Hello Marta,\n\n{text}\n\nPriya Nair\nNorthlight Home", "en", a_brief().tone, "none")


def by_rule(letter: Letter, brief: Brief, rule: str) -> list[Finding]:
    return [finding for finding in review(letter, brief) if finding.rule == rule]


def test_a_late_answer_owns_that_it_is_late(writer: TemplateWriter) -> None:
    """C-13: after two days our letter says so; one that does not is a warning, and an answer in time needs nothing."""
    late = a_brief(FACTS, REPLACEMENT, reading=a_reading(FACTS, written_at=TUESDAY - timedelta(days=4)))
    in_time = a_brief(FACTS, REPLACEMENT)
    silent = writer.write(in_time)

    assert by_rule(writer.write(late), late, "C-13") == []
    assert by_rule(silent, in_time, "C-13") == []
    assert by_rule(silent, late, "C-13")[0].level is Level.WARNING


@pytest.mark.parametrize(
    ("type_", "severity", "asked"),
    [
        ("privacy_breach", Severity.LOW, True),
        ("poor_service", Severity.HIGH, True),
        ("poor_service", Severity.LOW, False),
        ("damaged_item", Severity.HIGH, False),
        ("of_our_own", Severity.HIGH, False),
    ],
)
def test_broken_trust_is_read_by_a_manager(
    writer: TemplateWriter, type_: str, severity: Severity, *, asked: bool
) -> None:
    """C-8: a breach always, treatment when it was grave; a broken lamp never."""
    brief = a_brief(FACTS, REPLACEMENT, complaint=a_complaint(type_, severity))

    assert bool(by_rule(writer.write(brief), brief, "C-8")) is asked


def test_a_gift_does_not_stand_in_for_an_apology() -> None:
    """C-14: poor service, a voucher and one bare sentence is a warning; a second sentence that owns it is none."""
    brief = a_brief(FACTS, VOUCHER, complaint=a_complaint("poor_service"))
    offer = "I would like to take 20 % off your next order. The code is K7QX-20."
    bare = typed(f"I am sorry how we treated you about the lamp.\n\n{offer}")
    whole = typed(f"I am sorry how we treated you about the lamp. That was wrong, and it is ours to answer.\n\n{offer}")

    assert by_rule(bare, brief, "C-14")
    assert by_rule(whole, brief, "C-14") == []


def test_a_second_failure_gets_somebody_of_their_own(writer: TemplateWriter) -> None:
    """C-21: our letter says who looks after it; without that it is a warning."""
    brief = a_brief(FACTS, remedy=a_remedy(REPLACEMENT, repeat=True, offer_call=True))
    nobody = typed("I am sorry about the lamp. We failed again.\n\nThe new one comes by Friday 27 November.")

    assert by_rule(writer.write(brief), brief, "C-21") == []
    assert by_rule(nobody, brief, "C-21")


def test_a_letter_is_about_the_person_too() -> None:
    """C-22: outcome and process alone are a warning; a line about their plans is enough."""
    brief = a_brief(FACTS, REPLACEMENT)
    matter = "I am sorry that we broke the lamp. I am sending a replacement by Friday 27 November."

    assert by_rule(typed(matter), brief, "C-22")
    assert by_rule(typed(f"{matter} You had every reason to expect it whole."), brief, "C-22") == []


def test_a_letter_that_does_nothing_is_warned_of() -> None:
    """C-24: an apology alone disappoints."""
    brief = a_brief(FACTS, REPLACEMENT)

    assert by_rule(typed("I am sorry that we broke the lamp. It was our fault."), brief, "C-24")
    assert by_rule(typed("I am sorry that we broke the lamp. I am sending a replacement."), brief, "C-24") == []


def test_thanks_are_for_something() -> None:
    """C-28: a bare “thank you” is a hint; thanks for telling us, and none at all, are fine."""
    brief = a_brief(FACTS, REPLACEMENT)
    sorry = "I am sorry that we broke the lamp."

    assert by_rule(typed(f"{sorry}\n\nThank you."), brief, "C-28")[0].level is Level.HINT
    assert by_rule(typed(f"{sorry}\n\nThank you for telling us."), brief, "C-28") == []
    assert by_rule(typed(sorry), brief, "C-28") == []


def test_nobody_apologises_before_they_know_for_what(writer: TemplateWriter) -> None:
    """C-29: a ticket without words of the customer is a warning."""
    brief = a_brief(FACTS, REPLACEMENT)
    wordless = replace(brief, reading=replace(brief.reading, text=" "))
    unsaid = replace(brief, complaint=a_complaint(abstention=Abstention.NO_WORDS))

    assert by_rule(writer.write(brief), brief, "C-29") == []
    assert by_rule(writer.write(wordless), wordless, "C-29")
    assert by_rule(writer.write(unsaid), unsaid, "C-29")


@pytest.mark.parametrize("is_html", [False, True])
def test_the_same_letter_is_not_sent_twice(writer: TemplateWriter, *, is_html: bool) -> None:
    """C-39: nearly all of it in an earlier public message of ours is a warning; a note or their own words are not."""
    brief = a_brief(FACTS, REPLACEMENT)
    letter = writer.write(brief)
    ours = Message("1", Writer.AGENT, letter.html if is_html else letter.text, is_html=is_html)

    def after(message: Message) -> list[Finding]:
        ticket = replace(brief.ticket, messages=(message,))
        return by_rule(letter, replace(brief, ticket=ticket), "C-39")

    assert after(ours)
    assert after(replace(ours, public=False)) == []
    assert after(replace(ours, writer=Writer.REQUESTER)) == []
    assert after(replace(ours, body="Thank you, we look into it.")) == []


def test_who_has_called_does_not_have_to_offer_it_again(writer: TemplateWriter) -> None:
    """C-16: the letter that follows a call puts in writing what was said, and is complete without offering one."""
    brief = a_brief(FACTS, remedy=a_remedy(REPLACEMENT, repeat=True, offer_call=True), called=True)

    assert [finding.rule for finding in review(writer.write(brief), brief)] == []
