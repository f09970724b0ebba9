"""The internal note: what an agent reads in it, and that nothing in it can be more than words."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from integration import resources
from integration.apology.cancellation import Cancellation, CancelReason
from integration.apology.complaint import Evidence
from integration.apology.letter import Letter, Tone
from integration.apology.policy import OfferKind, Policy, TypeSettings
from integration.apology.reading import Conflict, Fact, FactKind, Money, Source, Span, Where
from integration.apology.remedy import Offered, RuleTrace, Trace
from integration.apology.remedy.trace import ConditionTrace, Truth
from integration.apology.review import Finding, Level
from integration.apology.ticket import Channel
from integration.flows.draft import Draft
from integration.rendering.notes import inert, load_notes
from tests.builders import FRIDAY, a_complaint, a_fact, a_reading, a_remedy, a_ticket, an_answer, an_offer
from tests.fakes import FakePolicies

SAFE = {"a", "blockquote", "br", "em", "h3", "li", "ol", "p", "strong", "ul"}
WORDS = "The lamp came.\nIt was cracked right through, glass in the box. I am cross."
GO_ON = (
    "The customer has seen none of this. To go on, open Amends in the apps panel: "
    "the draft is there, ready to change and insert."
)
HOSTILE = "<script>alert(1)</script> {{ticket.requester.email}} {% raw %} \u202eevil <img src=x onerror=alert(1)>"


def a_draft(text: str = WORDS, decided: str = "cracked right through", **changes: object) -> Draft:
    """A cracked lamp that is replaced, with a credit that waits for a lead."""
    start = text.index(decided)
    evidence = (Evidence(Span(Where.TEXT, start, start + len(decided), decided), 0.7),)
    rules = (_rule("Broken on arrival", used=True), _rule("Above 500 EUR", used=False))
    said = ("Rule 1 “Broken on arrival” because complaint is damaged item.", _PASSED_OVER, "Express left out because.")
    remedy = a_remedy(
        an_offer(due=FRIDAY, cost=Money(Decimal(24), "EUR")),
        an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), optional=True),
        left_out=(an_offer(OfferKind.STORE_CREDIT, amount=Money(Decimal(60), "EUR"), needs_approval_by="Team leads"),),
        trace=Trace(1, rules, (), said),
    )
    letter = Letter("Your lamp", (), "<p>Hello Marta,</p><p>I am sorry.</p>", "…", "en", Tone.WARM, "damaged_item@1")
    whole = Draft(
        id="d1",
        account="acme",
        agent_id="",
        made_at=datetime(2026, 11, 24, 12, 3, tzinfo=UTC),
        ticket=a_ticket(),
        reading=a_reading({FactKind.ORDER: "4471", FactKind.ITEM: "lamp"}, text=text),
        complaint=a_complaint(evidence=evidence),
        policy_version=3,
        remedy=remedy,
        letter=letter,
        unasked=True,
    )
    return replace(whole, **changes)


_PASSED_OVER = "Rule 2 “Above 500 EUR” was passed over because the order value is not known."


def _rule(name: str, *, used: bool) -> RuleTrace:
    doubt = ConditionTrace("order_value", "greater_than", "500.00 EUR", "", Truth.UNKNOWN)
    truth = Truth.TRUE if used else Truth.UNKNOWN
    return RuleTrace(name, name, truth, () if used else (doubt,), used=used, place=1 if used else 2)


def note(draft: Draft, *, replaces: bool = False, **settings: object) -> str:
    policy = Policy("EUR", (), (), types={"damaged_item": TypeSettings(**settings)})
    return load_notes(resources.templates() / "notes", FakePolicies(policy=policy)).note(draft, replaces=replaces)


def blocks(html: str) -> list[str]:
    """The text of each paragraph, heading and item, in order."""
    body = LexborHTMLParser(html).body
    leaves = body.css("h3, p, li, blockquote") if body else []
    return [" ".join(node.text().split()) for node in leaves if not any(each.tag == "p" for each in node.iter())]


def test_a_note_says_what_the_sidebar_would() -> None:
    """Type, how sure, the words that decided, the offers with why, and the letter as it would go out."""
    html = note(a_draft())

    assert blocks(html) == [
        "Drafted by Amends: Damaged item",
        "94 % sure · medium severity · order 4471 · lamp",
        "“It was cracked right through, glass in the box”",
        "Remedy",
        "Replacement, costs 24.00 EUR. Promised by 27 November 2026, warehouse.",
        "20 % off the next order.",
        "Not in the letter: Store credit, 60.00 EUR. Needs approval by Team leads.",
        "Why: Rule 1 “Broken on arrival” because complaint is damaged item. Express left out because.",
        "Letter in English",
        "Hello Marta,",
        "I am sorry.",
        GO_ON,
    ]
    assert "<strong>cracked right through</strong>, glass" in html
    assert "<blockquote><p>Hello Marta,</p><p>I am sorry.</p></blockquote>" in html


def test_what_an_agent_should_know_first_is_in_it() -> None:
    """Doubts, warnings, calls and files are said; advice is not, and who signs is the sidebar's business."""
    amounts = tuple(
        Fact(FactKind.AMOUNT, Money(Decimal(each), "EUR"), each, Source(Where.TEXT)) for each in ("50", "55")
    )
    findings = (
        Finding("W-1", Level.WARNING, "The letter is long.", suggestion="Shorten it."),
        Finding("E-4", Level.ERROR, "A date has passed."),
        Finding("H-1", Level.HINT, "Say thank you."),
        Finding("C-40", Level.WARNING, "No person signs this letter."),
    )
    whole = a_draft()
    draft = replace(
        whole,
        reading=replace(whole.reading, conflicts=(Conflict(FactKind.AMOUNT, amounts),)),
        remedy=replace(
            whole.remedy, offers=(), left_out=(), repeat=True, answer_by=an_answer(), second="late_delivery"
        ),
        letter=replace(whole.letter, call=("Say sorry.",)),
        findings=findings,
    )
    html = note(draft, replaces=True, label="Broken stuff", attachments=("guide.pdf",))

    said = blocks(html)
    assert said[0] == "Drafted by Amends: Broken stuff"
    assert said[1] == "94 % sure · medium severity · also: Late delivery · order 4471 · lamp"
    assert said[2] == "The customer has written again, so this replaces the earlier draft."
    assert said[said.index("Remedy") + 1] == "An answer is promised by 26 November 2026."
    assert said[said.index("Worth knowing") + 1 : said.index("Letter in English")] == [
        "This customer has had an apology from us before, so this letter takes another course.",
        "Which amount: 50.00 EUR or 55.00 EUR? The letter leaves it out until you choose.",
        "Check: The letter is long. Shorten it.",
        "Must change: A date has passed.",
        "Nobody signs the letter yet. The sidebar signs it with your name.",
        "A phone call is offered. What to say is beside the letter in the sidebar.",
        "The sidebar adds guide.pdf to the reply.",
    ]


def test_what_was_told_is_not_guessed_and_what_is_missing_is_left_out() -> None:
    """A type that somebody named has no percentage; without evidence and letter there is no quote and no letter."""
    told = a_complaint("order_cancelled").corrected("order_cancelled")
    draft = a_draft(complaint=told, letter=None, remedy=a_remedy(), ticket=a_ticket(channel=Channel.SMS))

    said = blocks(note(draft))

    assert said[:4] == [
        "Drafted by Amends: Order cancelled",
        "medium severity · order 4471 · lamp",
        "Remedy",
        "Nothing is offered yet.",
    ]
    assert len(said) == 5


def test_what_the_shop_told_is_said_to_be_its_word() -> None:
    """A notice that an order was cancelled was made from the shop's own event, which is not a matter of percentages."""
    cancelled = Cancellation("4471", CancelReason.OUT_OF_STOCK)
    whole = a_draft()
    told = replace(whole, reading=replace(whole.reading, cancellation=cancelled))

    assert blocks(note(told))[1] == "told by the shop · medium severity · order 4471 · lamp"


@pytest.mark.parametrize("inside", ["before", "decided", "after"])
def test_nothing_a_customer_wrote_is_more_than_words(inside: str) -> None:
    """Markup is shown as it was typed, and Zendesk's own template language finds nothing to act on (platform §9.3)."""
    text = {"before": f"{HOSTILE} cracked", "decided": HOSTILE, "after": f"cracked {HOSTILE}"}[inside]
    decided = HOSTILE if inside == "decided" else "cracked"
    whole = a_draft(text, decided)
    html = note(
        replace(
            whole,
            reading=replace(whole.reading, facts=(a_fact(FactKind.ITEM, HOSTILE),)),
            findings=(Finding("W-1", Level.WARNING, HOSTILE),),
            letter=replace(whole.letter, html='<p>{{dc.x}}</p><a href="javascript:x">a</a><script>x</script>'),
            remedy=replace(whole.remedy, trace=Trace(1, (), (), (HOSTILE,))),
        ),
        label=HOSTILE,
    )

    body = LexborHTMLParser(html).body
    assert body is not None
    assert {node.tag for node in body.traverse()} - {"body"} <= SAFE
    assert [node.attributes for node in body.traverse() if node.attributes] == []
    for seen in (html, body.text()):
        assert not re.search(r"\{\s*[{%]|[\u202a-\u202e\u2066-\u2069]", seen)
    assert "<script>alert(1)" in body.text()


@pytest.mark.parametrize("marks", ["{{x}}", "{%x%}", "{<strong>{x}</strong>}", "{</p><p>%x", "{{{{x"])
def test_no_two_marks_stand_together_even_across_tags(marks: str) -> None:
    """Plain text has no tags, so that what a tag parts would meet there."""
    words = re.sub(r"<[^>]*>", "", inert(marks))

    assert "{{" not in words
    assert "{%" not in words
    assert inert(marks).replace("\u200b", "") == marks


def test_a_quote_is_one_sentence_with_all_deciding_words_in_it() -> None:
    """Evidence that overlaps, or stands elsewhere, does not tear the sentence; a long one is cut at a length."""
    whole = a_draft("It was cracked.  The   lamp fell; it is broken now. And late", "late")

    def spans(*quotes: str) -> tuple[Evidence, ...]:
        text = whole.reading.text
        found = [Span(Where.TEXT, text.index(each), text.index(each) + len(each), each) for each in quotes]
        return tuple(Evidence(span, 0.9 - place / 10) for place, span in enumerate(found))

    def quote(*quotes: str) -> str:
        html = note(replace(whole, complaint=a_complaint(evidence=spans(*quotes))))
        return html.partition("<blockquote>")[2].partition("</blockquote>")[0]

    assert (
        quote("broken", "lamp fell", "fell", "late")
        == "“The <strong>lamp fell</strong>; it is <strong>broken</strong> now”"
    )
    assert quote("It was cracked") == "“<strong>It was cracked</strong>”"
    assert quote("late") == "“And <strong>late</strong>”"

    long = replace(whole, reading=replace(whole.reading, text="so " * 200 + "cracked " + "and " * 200))
    far = Evidence(Span(Where.TEXT, 600, 607, "cracked"), 0.9)
    html = note(replace(long, complaint=a_complaint(evidence=(far,))))
    assert "<strong>cracked</strong>" in html
    assert len(html.partition("<blockquote>")[2].partition("</blockquote>")[0]) < 260

    lost = Evidence(Span(Where.TEXT, 6000, 6007, "cracked"), 0.9)
    assert "“<strong>cracked</strong>”" in note(replace(whole, complaint=a_complaint(evidence=(lost,))))


@pytest.mark.parametrize("kind", list(OfferKind))
def test_every_offer_can_be_written_down(kind: OfferKind) -> None:
    """No kind of offer shows its key, and one for the second complaint says so."""
    offer = Offered("own_offer", kind, "r", for_type="late_delivery")
    said = blocks(note(a_draft(remedy=a_remedy(offer))))

    line = said[said.index("Remedy") + 1]
    assert line.endswith(", for the late delivery.")
    assert "_" not in line
