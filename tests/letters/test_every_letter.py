"""The shipped letters in all their combinations: no errors, no holes, one apology, plain words."""

import re

import nh3
import pytest

from integration.apology.complaint import ComplaintType, Severity
from integration.apology.letter import Letter, Section
from integration.apology.phrases import PHRASES
from integration.apology.policy import OfferKind
from integration.apology.reading import Signal, SignalKind, Span, Where
from integration.apology.review import Level, review
from integration.apology.review.form import readability
from integration.apology.ticket import Channel
from integration.rendering.markup import TAGS
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, a_brief, a_complaint, a_reading, a_remedy, an_offer, money
from tests.letters_matrix import FACTS, TYPES, briefs

HOLES = re.compile(r"  | [,.;:!?](?:\s|$)|None|\{\{|\}\}|\{%|\(\)|,,|\.\.|\b(\w+) \1\b")
SAMPLE = 420
BREACH_NOTICES = ("privacy_breach",)  # have to say what it can lead to, and what to look out for
SECOND = ("late_delivery", "poor_service")


def sentences(letter: Letter) -> list[str]:
    body = "\n".join(
        part.text for part in letter.paragraphs if part.section not in (Section.GREETING, Section.SIGN_OFF)
    )
    return [sentence.strip() for sentence in re.split(r"(?<=[.!?])\s+", body) if sentence.strip()]


def test_no_letter_of_ours_has_an_error(writer: TemplateWriter) -> None:
    """Whatever is known, offered, wished or wrong, the shipped letters pass every E rule of the rubric."""
    errors = [
        (brief.complaint.type, finding)
        for brief in briefs(SAMPLE)
        for finding in review(writer.write(brief), brief)
        if finding.level is Level.ERROR
    ]

    assert errors == []


def test_no_letter_of_ours_has_a_hole_or_says_anything_twice(writer: TemplateWriter) -> None:
    """No doubled space, word, sign or sentence, nothing unrendered, one apology, HTML that needs no cleaning."""
    for brief in briefs(SAMPLE, seed=11):
        letter = writer.write(brief)
        said = sentences(letter)

        for text in (letter.subject, *(part.text for part in letter.paragraphs)):
            assert not HOLES.search(text), text
        assert len(said) == len(set(said)), letter.text
        assert sum(1 for _ in PHRASES["en"].sorry.find_all(letter.text.lower())) == 1, letter.text
        assert nh3.clean(letter.html, tags=set(TAGS)) == letter.html


def test_letters_read_easily(writer: TemplateWriter) -> None:
    """The mean letter of each type is plain English with short sentences (C-30, CS-9)."""
    scores: dict[str, list[tuple[float, float]]] = {}
    for brief in briefs(350, seed=13):
        scores.setdefault(brief.complaint.type, []).append(readability(writer.write(brief).text.lower()))

    for type_, found in scores.items():
        assert sum(ease for ease, _ in found) / len(found) >= 65, type_
        assert sum(mean for _, mean in found) / len(found) <= 18, type_


@pytest.mark.parametrize("type_", TYPES)
def test_a_light_complaint_gets_a_short_letter(writer: TemplateWriter, type_: ComplaintType) -> None:
    """Low severity: four sentences or so; the same case when severe says more and offers a call."""
    offer = an_offer(due=a_brief().now.date())
    low = a_brief(FACTS, offer, complaint=a_complaint(type_, Severity.LOW))
    high = a_brief(FACTS, complaint=a_complaint(type_, Severity.HIGH), remedy=a_remedy(offer, offer_call=True))

    short, full = writer.write(low), writer.write(high)

    assert 3 <= len(sentences(short)) <= (8 if type_ in BREACH_NOTICES else 6), short.text
    assert len(sentences(full)) > len(sentences(short))
    assert "I will call you" in full.text


@pytest.mark.parametrize("type_", TYPES)
def test_a_social_reply_says_nothing_private(writer: TemplateWriter, type_: ComplaintType) -> None:
    """On a social network no name, number, amount, code or occasion of the customer appears."""
    brief = a_brief(
        FACTS, an_offer(code="K7QX-20", amount=money("24")), channel=Channel.SOCIAL, complaint=a_complaint(type_)
    )
    text = writer.write(brief).text

    for private in (
        "Marta",
        "Ilves",
        "4471",
        "F-2026-1088",
        "NH883100245",
        "50.00",
        "24.00",
        "129",
        "birthday",
        "K7QX",
    ):
        assert private not in text


def test_a_plain_channel_gets_about_half_the_words_and_no_subject(writer: TemplateWriter) -> None:
    """A message is not a letter: no subject, no thanks, fewer sentences."""
    rich = writer.write(a_brief(FACTS, an_offer()))
    plain = writer.write(a_brief(FACTS, an_offer(), channel=Channel.SMS))

    assert rich.subject
    assert plain.subject == ""
    assert len(plain.text) < 0.8 * len(rich.text)
    assert Section.THANKS not in {part.section for part in plain.paragraphs}


def test_every_paragraph_knows_its_section_and_its_facts(writer: TemplateWriter) -> None:
    """The sidebar can explain each sentence: where it belongs and which facts it names."""
    letter = writer.write(a_brief(FACTS, an_offer(due=a_brief().now.date())))
    by_section = {part.section: part for part in letter.paragraphs}

    assert letter.paragraphs[0].section is Section.GREETING
    assert {"item", "order", "event"} <= set(by_section[Section.ACKNOWLEDGEMENT].facts)
    assert by_section[Section.REMEDY].facts[0] == "by"
    assert by_section[Section.RESPONSIBILITY].continues


def test_further_complaints_are_named_in_one_sentence(writer: TemplateWriter) -> None:
    """What the customer wrote about beside it is named, so that nobody has to write again to be read."""
    brief = a_brief(FACTS, an_offer(), complaint=a_complaint(secondary=SECOND, scores=dict.fromkeys(SECOND, 0.4)))

    said = "You also wrote about the late delivery, and how you were treated; none of it is forgotten."
    assert writer.write(brief).text.count(said) == 1


def test_a_second_complaint_that_is_only_a_guess_stays_out(writer: TemplateWriter) -> None:
    """A letter never answers what the customer may not have written."""
    brief = a_brief(FACTS, an_offer(), complaint=a_complaint(secondary=SECOND, scores=dict.fromkeys(SECOND, 0.2)))

    assert "You also wrote" not in writer.write(brief).text


def test_an_account_of_its_own_type_gets_a_letter(writer: TemplateWriter) -> None:
    """A type an admin added is answered with the general letter, which names the order and owns the failure."""
    letter = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint("warranty_card_lost")))

    assert letter.template.startswith("en/any_type@")
    assert "order 4471" in letter.text


def test_the_language_falls_back_to_one_we_have(writer: TemplateWriter) -> None:
    """A locale without letters gets the first one we have, and the letter says which that is."""
    brief = a_brief(FACTS, an_offer(), locale="xx", reading=a_reading(FACTS, language="xx"))

    assert writer.locales()[0] == "en"
    assert writer.write(brief).locale == "en"


def test_an_admins_wording_stands_in_for_ours(writer: TemplateWriter) -> None:
    """The wording of an offer replaces the shipped sentence, filled; the review knows it and finds nothing wrong."""
    tea = an_offer(
        OfferKind.CUSTOM,
        amount=money("12"),
        wording="A box of tea worth {{ amount }} is yours with order {{ order }}. Its code is {{ code }}.",
        due=FRIDAY,
    )
    brief = a_brief(FACTS, an_offer(due=FRIDAY), tea)
    letter = writer.write(brief)

    assert "A box of tea worth 12.00 EUR is yours with order 4471." in letter.text
    assert "Its code" not in letter.text
    assert [finding for finding in review(letter, brief) if finding.level is Level.ERROR] == []


def test_somebody_hurt_is_thought_of_first(writer: TemplateWriter) -> None:
    """Where the ticket tells of an injury, the letter says what matters most and thanks for nothing."""
    hurt = Signal(SignalKind.INJURY_OR_SAFETY, Span(Where.TEXT, 0, 4, "hurt"))
    letter = writer.write(a_brief(None, an_offer(), reading=a_reading(FACTS, signals=(hurt,))))

    assert "What matters most is that you, and everybody with you, are safe." in letter.text
    assert Section.THANKS not in {part.section for part in letter.paragraphs}
