"""What the source documents ask of a letter, row by row (the ids are theirs), read on finished letters."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Section, Tone
from integration.apology.policy import Contact, OfferKind
from integration.apology.reading import FactKind, PersonName
from integration.apology.review import Level, review
from integration.apology.review.form import readability
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, a_brief, a_complaint, a_policy, a_reading, a_remedy, an_answer, an_offer, money
from tests.letters_matrix import FACTS, TYPES, briefs

GUIDE = "The attached guide shows each step."
LENA = Contact(
    person="Lena Brandt", phone="+49 30 555 0188", email="lena@hafen.example", hours="Monday to Friday, 8 to 18"
)
DANIEL = Contact(
    person="Daniel Ruiz", team="Accounts", phone="+1 212 555 0119", email="daniel@fenwick.example", hours="9 to 17"
)


def verification() -> Brief:
    """Order 88213, cancelled on 23 November because identity could not be confirmed."""
    facts = {FactKind.ORDER: "88213", FactKind.INCIDENT_DATE: date(2026, 11, 23)}
    return a_brief(
        complaint=a_complaint("order_cancelled_verification"),
        reading=a_reading(facts, name=PersonName("Jonas", "Meyer")),
        remedy=a_remedy(
            an_offer(OfferKind.VERIFICATION_HELP, due=date(2026, 11, 25)),
            an_offer(OfferKind.REFUND_FULL, amount=money("129"), due=date(2026, 11, 30)),
            an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(10), code="WELCOME10"),
            contact=LENA,
        ),
        policy=a_policy({"guide": GUIDE}, type_="order_cancelled_verification"),
        tone=Tone.NEUTRAL,
        agent_name="Lena Brandt",
        company="Hafen & Söhne",
    )


def damaged() -> Brief:
    """Order 4471: a lamp that came damaged before a birthday; a new one by Friday and 20 % off."""
    facts = {
        FactKind.ORDER: "4471",
        FactKind.ITEM: "lamp",
        FactKind.EVENT: "your sister's birthday on Saturday",
        FactKind.DEADLINE: date(2026, 11, 28),
    }
    voucher = an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code="K7QX-20", expires=date(2027, 1, 31))
    return a_brief(facts, an_offer(OfferKind.REPLACEMENT, due=FRIDAY), voucher)


def billing() -> Brief:
    """An invoice of 26 October that is 50.00 USD wrong; the cause is not known and nothing is decided."""
    facts = {
        FactKind.INVOICE: "F-2026-1088",
        FactKind.INCIDENT_DATE: date(2026, 10, 26),
        FactKind.AMOUNT: money("50", "USD"),
    }
    return a_brief(
        complaint=a_complaint("billing_error"),
        reading=a_reading(facts, name=PersonName("Adaeze", "Okafor", "Ms")),
        remedy=a_remedy(contact=DANIEL, answer_by=an_answer()),
        tone=Tone.FORMAL,
        agent_name="Amara Cole",
        company="Fenwick Systems",
    )


def part(letter: Letter, section: Section) -> str:
    return " ".join(paragraph.text for paragraph in letter.paragraphs if paragraph.section is section)


def test_kyc_1_subject_and_opening_name_the_order(writer: TemplateWriter) -> None:
    """KYC-1: the subject names the order, the greeting the customer, and the apology is for that cancellation."""
    letter = writer.write(verification())

    assert "88213" in letter.subject
    assert part(letter, Section.GREETING) == "Dear Jonas Meyer,"
    assert "cancelled your order 88213 on 23 November, and I am sorry" in letter.text


def test_kyc_2_the_reason_is_plain_and_protective(writer: TemplateWriter) -> None:
    """KYC-2: details could not be confirmed, rules require the check, it protects; no jargon."""
    reason = part(writer.write(verification()), Section.EXPLANATION)

    assert "could not confirm your details" in reason
    assert "rules" in reason
    assert "safe" in reason
    assert not {"kyc", "aml", "compliance", "verification"} & set(writer.write(verification()).text.lower().split())


def test_kyc_3_steps_guide_and_accuracy(writer: TemplateWriter) -> None:
    """KYC-3: numbered steps, the guide, and a request that the details are accurate and current."""
    letter = writer.write(verification())
    steps = next(paragraph for paragraph in letter.paragraphs if paragraph.items)

    assert steps.ordered
    assert len(steps.items) == 3
    assert letter.html.count("<li>") == 3
    assert GUIDE in letter.text
    assert "current" in letter.text
    assert "accurate" in letter.text


def test_kyc_4_a_token_where_the_policy_allows_it(writer: TemplateWriter) -> None:
    """KYC-4: the percent off and its code are offered only if the remedy holds them."""
    brief = verification()
    without = replace(brief, remedy=replace(brief.remedy, offers=brief.remedy.offers[:2]))

    assert "the code WELCOME10 takes 10 % off" in writer.write(brief).text
    assert "% off" not in writer.write(without).text


def test_kyc_5_phone_mail_and_company(writer: TemplateWriter) -> None:
    """KYC-5: support's phone and e-mail stand in the letter, the company signs."""
    letter = writer.write(verification())

    assert LENA.phone in part(letter, Section.CONTACT)
    assert LENA.email in part(letter, Section.CONTACT)
    assert part(letter, Section.SIGN_OFF) == "Lena Brandt\nHafen & Söhne"


def test_kyc_6_and_12_nothing_accuses_or_tips_off(writer: TemplateWriter) -> None:
    """KYC-6, KYC-12: in no variant a word of suspicion, fraud, reports or which check failed (C-42)."""
    verifications = (brief for brief in briefs(2000, seed=3) if brief.complaint.type == "order_cancelled_verification")

    for brief in verifications:
        letter = writer.write(brief)
        assert "C-42" not in {finding.rule for finding in review(letter, brief)}
        for word in ("fraud", "suspicio", "flagged", "police", "authorit", "KYC", "failed the"):
            assert word not in letter.text


def test_kyc_7_expectations_have_a_day_and_promise_no_success(writer: TemplateWriter) -> None:
    """KYC-7: the answer and the refund have days, and no sentence promises that the check will pass."""
    letter = writer.write(verification())

    assert "either way by Wednesday 25 November" in letter.text
    assert "by Monday 30 November" in letter.text
    assert "will be confirmed" not in letter.text


def test_oc_2_the_reason_of_a_cancellation_is_given_where_it_is_known(writer: TemplateWriter) -> None:
    """OC-2: the approved reason stands behind the apology; without one, nothing is invented."""
    brief = a_brief(FACTS, an_offer(OfferKind.REFUND_FULL, due=FRIDAY), complaint=a_complaint("order_cancelled"))
    reason = "The last ones were sold twice by mistake."
    known = replace(brief, policy=a_policy({"reason": reason}, type_="order_cancelled"))

    assert part(writer.write(known), Section.EXPLANATION) == reason
    assert part(writer.write(brief), Section.EXPLANATION) == ""


def test_oc_4_a_cancellation_is_addressed_by_name_and_order(writer: TemplateWriter) -> None:
    """OC-4: name in the greeting, order in the subject and in the first sentence."""
    letter = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint("order_cancelled")))

    assert part(letter, Section.GREETING) == "Hello Marta,"
    assert "4471" in letter.subject
    assert "4471" in part(letter, Section.ACKNOWLEDGEMENT)


def test_ap_2_and_cs_2_responsibility_without_blame(writer: TemplateWriter) -> None:
    """AP-2, CS-2, CL-3: where the fault is ours every type owns it early and blames nobody (C-1, C-31)."""
    for type_ in TYPES:
        brief = a_brief(FACTS, an_offer(), complaint=a_complaint(type_))
        rules = {finding.rule for finding in review(writer.write(brief), brief)}

        assert not {"C-1", "C-31"} & rules, type_


def test_cl_3_no_fault_is_taken_that_is_not_settled_as_ours(writer: TemplateWriter) -> None:
    """CL-3, C-10: with the fault unclear or not ours, the letter gives sympathy and no account of processes."""
    brief = damaged()
    unclear = replace(brief, remedy=replace(brief.remedy, fault=Fault.UNCLEAR))
    letter = writer.write(unclear)

    assert part(letter, Section.RESPONSIBILITY) == ""
    assert "our job" not in letter.text
    assert "not clear to me yet" in part(letter, Section.EXPLANATION)


def test_ap_3_and_cs_3_a_short_explanation_then_the_plan(writer: TemplateWriter) -> None:
    """AP-3, CS-3: the known cause in a sentence, and behind it what happens next."""
    cause = "The box was packed without its corner guards."
    letter = writer.write(replace(damaged(), policy=a_policy({"cause": cause})))

    assert part(letter, Section.EXPLANATION) == cause
    assert letter.text.index(cause) < letter.text.index("I am sending you a replacement")


def test_ap_4_compensation_where_it_applies(writer: TemplateWriter) -> None:
    """AP-4: a discount and a free service are put into words with their terms."""
    brief = a_brief(FACTS, an_offer(), an_offer(OfferKind.FREE_SERVICE, due=FRIDAY))

    assert "20 % off your next order. The code is K7QX-20" in writer.write(damaged()).text
    assert "free of charge" in writer.write(brief).text


def test_ap_4_a_code_is_never_kept_back(writer: TemplateWriter) -> None:
    """AP-4: whatever the offer, the code that it needs stands beside it."""
    for kind in (OfferKind.STORE_CREDIT, OfferKind.REPLACEMENT, OfferKind.CREDIT_MONITORING, OfferKind.FREE_SHIPPING):
        brief = a_brief(FACTS, an_offer(kind, code="TEA-1", due=FRIDAY))

        assert writer.write(brief).text.count("code is TEA-1") == 1, kind


def test_ap_5_the_damaged_product_from_end_to_end(writer: TemplateWriter) -> None:
    """AP-5: sorry, full responsibility, replacement with a day, 20 % off, and what else would help."""
    letter = writer.write(damaged())

    assert letter.subject == "Your damaged lamp, order 4471"
    assert "I am sorry that the lamp in order 4471 reached you damaged" in letter.text
    assert "your sister's birthday on Saturday" in letter.text
    assert "was our job, and we failed at it" in letter.text
    assert "I am sending you a replacement, and it will be with you by Friday 27 November" in letter.text
    assert "in time for Saturday 28 November" in letter.text
    assert "good until 31 January" in letter.text
    assert "anything else would help" in part(letter, Section.CONTACT)
    assert review(letter, damaged()) == ()


def test_ap_5_what_is_being_looked_into_has_a_day(writer: TemplateWriter) -> None:
    """AP-5: while nothing is decided, the letter says that it is being found out and by when."""
    letter = writer.write(a_brief(FACTS))

    assert "I am finding out what happened" in letter.text
    assert "by 17:00 on Thursday 26 November" in letter.text


def test_cs_1_and_4_regret_is_direct_and_about_this_case(writer: TemplateWriter) -> None:
    """CS-1, CS-4, CL-5: one plain "I am sorry" or "I apologise" in the first sentence, and no "inconvenience"."""
    for type_ in TYPES:
        letter = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint(type_)))
        first = part(letter, Section.ACKNOWLEDGEMENT).split(". ")[0]

        assert "I am sorry" in first
        assert "inconvenience" not in letter.text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (OfferKind.REFUND_FULL, "I am refunding your payment in full"),
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


def test_cl_1_the_error_is_named_with_date_document_and_amount(writer: TemplateWriter) -> None:
    """CL-1: the invoice, its date and the sum stand in the first sentence; what is unknown is not guessed."""
    first = part(writer.write(billing()), Section.ACKNOWLEDGEMENT)
    bare = replace(billing(), reading=a_reading({FactKind.INVOICE: "F-2026-1088"}))

    assert first == "I apologise that on 26 October we charged you 50.00 USD wrongly on invoice F-2026-1088."
    assert part(writer.write(bare), Section.ACKNOWLEDGEMENT) == (
        "I apologise that we charged you wrongly on invoice F-2026-1088."
    )


def test_cl_6_the_error_is_accepted_in_words(writer: TemplateWriter) -> None:
    """CL-6: the letter says that the error is ours, and the work of mending it too."""
    assert "The error is ours, and so is the work of putting it right." in writer.write(billing()).text


def test_cl_11_and_14_a_time_for_the_answer_and_a_person_until_then(writer: TemplateWriter) -> None:
    """CL-11, CL-14: undecided, so a day and an hour; and a named contact with a direct line."""
    letter = writer.write(billing())

    assert "my answer by 17:00 on Thursday 26 November" in letter.text
    assert "Your contact for this is Daniel Ruiz in Accounts: +1 212 555 0119" in part(letter, Section.CONTACT)
    assert [finding for finding in review(letter, billing()) if finding.level is Level.ERROR] == []


def test_c_16_a_repeat_failure_is_another_letter(writer: TemplateWriter) -> None:
    """C-16, C-21: who had an apology before is told that words will not do, and is offered a call."""
    brief = damaged()
    again = writer.write(replace(brief, remedy=replace(brief.remedy, repeat=True, offer_call=True)))

    assert "words alone will not do" in again.text
    assert "I will call you" in again.text
    assert "words alone" not in writer.write(brief).text
