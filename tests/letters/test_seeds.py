"""What the source documents ask of a letter, row by row (the ids are theirs), read on finished letters."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from integration.apology.letter import Brief, Letter, Section, Tone
from integration.apology.policy import Contact, OfferKind
from integration.apology.reading import FactKind, PersonName
from integration.apology.review import review
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
    assert part(letter, Section.SIGN_OFF).endswith("Lena Brandt\nHafen & Söhne")


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


def test_ap_1_no_two_complaints_get_the_same_letter(writer: TemplateWriter) -> None:
    """AP-1: personal, not scripted: of what two types say in the same case, only the way to reach us is the same."""
    said = {
        type_: set(
            re.split(r"(?<=[.])\s+", writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint(type_))).text)
        )
        for type_ in TYPES
    }

    for first, second in combinations(TYPES, 2):
        shared = {sentence for sentence in said[first] & said[second] if not sentence.startswith("I am sending")}
        assert len(shared) <= 2, (first, second, shared)


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

    assert "I am finding out how the damage happened, and how I can put it right." in letter.text
    assert "by 17:00 on Thursday 26 November" in letter.text
