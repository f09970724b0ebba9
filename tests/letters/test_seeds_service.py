"""What the sources ask of any apology in customer service (CS-1 to CS-11), read on finished letters."""

from dataclasses import replace
from datetime import timedelta

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Section, Tone
from integration.apology.policy import OfferKind
from integration.apology.review import review
from integration.apology.review.form import readability
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, a_brief, a_complaint, a_policy, a_remedy, an_offer
from tests.letters.test_seeds import billing, damaged, part, verification
from tests.letters_matrix import FACTS, TYPES, briefs


def test_cs_1_and_4_regret_is_direct_and_about_this_case(writer: TemplateWriter) -> None:
    """CS-1, CS-4, CL-5: one plain "I am sorry" or "I apologise" in the first sentence, and no "inconvenience"."""
    for type_ in TYPES:
        letter = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint(type_)))
        first = part(letter, Section.ACKNOWLEDGEMENT).split(". ")[0]

        assert "I am sorry" in first
        assert "inconvenience" not in letter.text


def test_ap_2_and_cs_2_responsibility_without_blame(writer: TemplateWriter) -> None:
    """AP-2, CS-2, CL-3: where the fault is ours every type owns it early and blames nobody (C-1, C-31)."""
    for type_ in TYPES:
        brief = a_brief(FACTS, an_offer(), complaint=a_complaint(type_))
        rules = {finding.rule for finding in review(writer.write(brief), brief)}

        assert not {"C-1", "C-31"} & rules, type_


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (OfferKind.REFUND_FULL, "I am giving you all your money back, the way you paid."),
        (OfferKind.REPLACEMENT, "I am sending you a replacement"),
        (OfferKind.REPAIR, "repaired at our cost"),
        (OfferKind.RESEND_MISSING, "I am sending you what you ordered"),
        (OfferKind.PHONE_CALL, "will call you by Friday 27 November"),
        (OfferKind.NAMED_CONTACT, "I am looking after this myself"),
    ],
)
def test_cs_5_the_remedy_is_said_as_something_that_happens(writer: TemplateWriter, kind: OfferKind, words: str) -> None:
    """CS-5: each remedy in the present or future with its day, never as done (C-35)."""
    assert words in part(writer.write(a_brief(FACTS, an_offer(kind, due=FRIDAY))), Section.REMEDY)


def test_cs_6_what_has_changed_is_said_where_it_is_on_record(writer: TemplateWriter) -> None:
    """CS-6: the change an admin recorded stands in the letter of every type; without one nothing is promised."""
    fix = "Since 20 November every lamp leaves in a double box."
    for type_ in TYPES:
        brief = a_brief(FACTS, an_offer(), complaint=a_complaint(type_))
        recorded = replace(brief, policy=a_policy({"fix": fix}, type_=type_))

        assert part(writer.write(recorded), Section.PREVENTION) == fix, type_
        assert part(writer.write(brief), Section.PREVENTION) == "", type_


@pytest.mark.parametrize("tone", list(Tone))
def test_cs_7_an_answer_that_comes_late_says_so(writer: TemplateWriter, tone: Tone) -> None:
    """CS-7, C-13: after more than two days the letter owns its own lateness with the day; before that it is silent."""
    brief = damaged()
    late = replace(brief, tone=tone, reading=replace(brief.reading, written_at=brief.now - timedelta(days=5)))
    soon = replace(brief, tone=tone, reading=replace(brief.reading, written_at=brief.now - timedelta(hours=20)))

    assert "19 November" in part(writer.write(late), Section.REGRET)
    assert "sooner" in part(writer.write(late), Section.REGRET)
    assert "sooner" not in writer.write(soon).text


def test_cs_8_name_and_situation(writer: TemplateWriter) -> None:
    """CS-8: each letter greets by name and names something of the ticket."""
    for type_ in TYPES:
        letter = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint(type_)))

        assert part(letter, Section.GREETING) == "Hello Marta,"
        assert {"order", "item", "amount", "incident"} & {name for piece in letter.paragraphs for name in piece.facts}


def test_cs_9_concise_and_simple(writer: TemplateWriter) -> None:
    """CS-9: the three measured letters are short, easy to read, and without technical words."""
    for brief in (verification(), damaged(), billing()):
        letter = writer.write(brief)

        assert len(letter.text.split()) <= 230
        assert readability(letter.text.lower())[0] >= 65


@pytest.mark.parametrize("fault", list(Fault))
def test_cs_10_and_cl_8_professional_whoever_is_at_fault(writer: TemplateWriter, fault: Fault) -> None:
    """CS-10, CL-8: no defence, no slang, no exclamation, even where the fault is not ours."""
    for type_ in TYPES:
        brief = a_brief(FACTS, remedy=a_remedy(an_offer(), fault=fault), complaint=a_complaint(type_, Severity.HIGH))
        letter = writer.write(brief)

        assert "!" not in letter.text
        assert not {"C-31", "C-38"} & {finding.rule for finding in review(letter, brief)}


def test_cs_11_nothing_is_misspelt_or_left_open(writer: TemplateWriter) -> None:
    """CS-11: sentences begin with a capital and end with a full stop; nothing is left unrendered (C-33)."""
    for brief in briefs(500, seed=5):
        for paragraph in writer.write(brief).paragraphs:
            if paragraph.section in (Section.GREETING, Section.SIGN_OFF):
                continue
            assert paragraph.text[0].isupper(), paragraph.text
            assert paragraph.text.endswith((".", ":")) or "https://" in paragraph.text, paragraph.text
