"""What the sources ask of an apology to a client (CL-1 to CL-17), read on finished letters."""

from dataclasses import replace
from datetime import date

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Section, Tone
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind, FactValue, PersonName
from integration.apology.remedy import Offered
from integration.apology.review import Level, review
from integration.rendering.writer import TemplateWriter
from tests.builders import a_brief, a_complaint, a_policy, a_reading, a_remedy, an_answer, an_offer, money
from tests.letters.test_seeds import DANIEL, billing, damaged, part
from tests.letters_matrix import FACTS, TYPES, offer_of

OKAFOR = PersonName("Adaeze", "Okafor", "Ms")


def client(
    type_: str, facts: dict[FactKind, FactValue], *offers: Offered, wording: dict[str, str] | None = None
) -> Brief:
    """A formal letter of Fenwick Systems to a client, with Daniel Ruiz in Accounts as the contact."""
    return a_brief(
        complaint=a_complaint(type_, Severity.HIGH),
        reading=a_reading(facts, name=OKAFOR),
        remedy=a_remedy(*offers, contact=DANIEL, offer_call=True, answer_by=None if offers else an_answer()),
        policy=a_policy(wording or {}, type_=type_),
        tone=Tone.FORMAL,
        agent_name="Amara Cole",
        company="Fenwick Systems",
    )


def test_cl_1_the_error_is_named_with_date_document_and_amount(writer: TemplateWriter) -> None:
    """CL-1: the invoice, its date and the sum stand in the first sentence; what is unknown is not guessed."""
    first = part(writer.write(billing()), Section.ACKNOWLEDGEMENT)
    bare = replace(billing(), reading=a_reading({FactKind.INVOICE: "F-2026-1088"}))

    assert first == "I apologise for the incorrect charge of 50.00 USD on invoice F-2026-1088, made on 26 October."
    assert part(writer.write(bare), Section.ACKNOWLEDGEMENT) == (
        "I apologise for the incorrect charge on invoice F-2026-1088."
    )


def test_cl_2_a_first_answer_says_when_the_full_one_comes(writer: TemplateWriter) -> None:
    """CL-2: where nothing is decided yet, a short letter of every type gives the hour of the full answer."""
    for type_ in TYPES:
        letter = writer.write(a_brief(FACTS, complaint=a_complaint(type_, Severity.LOW)))

        assert "17:00 on Thursday 26 November" in part(letter, Section.REMEDY), type_
        assert len(letter.text.split()) <= 180, type_


def test_cl_3_no_fault_is_taken_that_is_not_settled_as_ours(writer: TemplateWriter) -> None:
    """CL-3, C-10: with the fault unclear or not ours, the letter gives sympathy and no account of processes."""
    brief = damaged()
    unclear = replace(brief, remedy=replace(brief.remedy, fault=Fault.UNCLEAR))
    letter = writer.write(unclear)

    assert part(letter, Section.RESPONSIBILITY) == ""
    assert "our job" not in letter.text
    assert "It is not clear to me yet how the damage happened." in part(letter, Section.EXPLANATION)


def test_cl_4_the_effect_on_this_client_is_named(writer: TemplateWriter) -> None:
    """CL-4: what they needed it for and how often they had to write stand in the letter, in every type and tone."""
    for type_ in TYPES:
        for tone in Tone:
            text = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint(type_), tone=tone)).text

            assert text.count("your sister's birthday on Saturday") == 1, (type_, tone)
            assert "three times" in text, (type_, tone)


@pytest.mark.parametrize(("tone", "words"), [(Tone.WARM, "I am sorry"), (Tone.FORMAL, "I apologise")])
def test_cl_5_regret_in_direct_words(writer: TemplateWriter, tone: Tone, words: str) -> None:
    """CL-5: sorry is said outright and once, about what happened, in the first paragraph."""
    for type_ in TYPES:
        first = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint(type_), tone=tone)).text.split("\n\n")[1]

        assert first.count(words) == 1, type_


def test_cl_6_the_error_is_accepted_in_words(writer: TemplateWriter) -> None:
    """CL-6: the letter says that the error is ours, and the work of mending it too."""
    assert "The error is ours, and so is the work of correcting it." in writer.write(billing()).text


def test_cl_7_grave_harm_gets_more_than_one_remedy(writer: TemplateWriter) -> None:
    """CL-7: after a breach, monitoring, a named person, the change on record and the steps stand in one letter."""
    wording = {
        "fix": "Since 20 November that list is locked.",
        "steps": "Choose a new password.\nWatch your statements.",
    }
    offers = (offer_of(OfferKind.CREDIT_MONITORING), offer_of(OfferKind.NAMED_CONTACT))
    letter = writer.write(client("privacy_breach", {FactKind.ORDER: "4471"}, *offers, wording=wording))

    assert "12 months of credit monitoring" in letter.text
    assert "Daniel Ruiz is looking after this until it is settled" in letter.text
    assert "that list is locked" in letter.text
    assert "1. Choose a new password." in letter.text


def test_cl_9_steps_are_a_list_and_the_rest_is_short(writer: TemplateWriter) -> None:
    """CL-9: what the client has to do is numbered; no paragraph is longer than six sentences."""
    wording = {"steps": "Choose a new password.\nWatch your statements."}
    letter = writer.write(client("privacy_breach", dict(FACTS), offer_of(OfferKind.CREDIT_MONITORING), wording=wording))

    assert "<ol><li>Choose a new password.</li><li>Watch your statements.</li></ol>" in letter.html
    assert max(block.count(". ") for block in letter.text.split("\n\n")) <= 6


def test_cl_10_an_explanation_is_short_and_comes_second(writer: TemplateWriter) -> None:
    """CL-10: the cause follows the apology and precedes the remedy, and nothing is added to it."""
    cause = "A price list of 2025 was still in use."
    letter = writer.write(
        client("billing_error", dict(FACTS), offer_of(OfferKind.REFUND_PARTIAL), wording={"cause": cause})
    )
    sections = [paragraph.section for paragraph in letter.paragraphs]

    assert part(letter, Section.EXPLANATION) == cause
    assert (
        sections.index(Section.ACKNOWLEDGEMENT) < sections.index(Section.EXPLANATION) < sections.index(Section.REMEDY)
    )


def test_cl_11_and_14_a_time_for_the_answer_and_a_person_until_then(writer: TemplateWriter) -> None:
    """CL-11, CL-14: undecided, so a day and an hour; and a named contact with a direct line."""
    letter = writer.write(billing())

    assert "my answer, with what we propose, by 17:00 on Thursday 26 November" in letter.text
    assert "Your contact for this is Daniel Ruiz in Accounts: +1 212 555 0119" in part(letter, Section.CONTACT)
    assert [finding for finding in review(letter, billing()) if finding.level is Level.ERROR] == []


def test_cl_12_a_call_for_the_grave_and_a_letter_behind_it(writer: TemplateWriter) -> None:
    """CL-12: high severity offers a call; once it has taken place, the letter confirms it and offers none."""
    brief = client("data_loss", dict(FACTS), offer_of(OfferKind.DATA_RESTORE))
    before, after = writer.write(brief), writer.write(replace(brief, called=True))

    assert "I will call you" in before.text
    assert after.text.split("\n\n")[1].startswith(
        "Thank you for speaking to me by telephone; this letter confirms what I said."
    )
    assert "will call you" not in after.text
    assert [finding for finding in review(after, replace(brief, called=True)) if finding.level is Level.ERROR] == []


def test_cl_13_a_day_for_the_end_and_what_to_do_until_then(writer: TemplateWriter) -> None:
    """CL-13: the corrected document has its day, and the earlier one is not to be used; so with wrong information."""
    invoice = writer.write(client("billing_error", dict(FACTS), offer_of(OfferKind.CORRECTED_DOCUMENT)))
    answer = writer.write(client("incorrect_information", dict(FACTS), offer_of(OfferKind.CORRECTED_DOCUMENT)))

    assert "The new one will be with you by Friday 27 November; disregard the earlier one." in invoice.text
    assert "Until then, do not act on what you were told before." in answer.text
    assert "Until then there is nothing you need to do about invoice F-2026-1088." in writer.write(billing()).text


def test_cl_15_every_letter_ends_with_a_person_and_a_company(writer: TemplateWriter) -> None:
    """CL-15, CL-16: greeting and sign-off fit the tone and the person, with nothing left open."""
    endings = {
        tone: writer.write(replace(damaged(), tone=tone)).text.rsplit("\n\n", maxsplit=1)[1].splitlines()
        for tone in Tone
    }

    assert endings[Tone.WARM] == ["Best wishes,", "Priya Nair", "Northlight Home"]
    assert endings[Tone.NEUTRAL] == ["Kind regards,", "Priya Nair", "Northlight Home"]
    assert endings[Tone.FORMAL] == ["Yours sincerely,", "Priya Nair", "Northlight Home"]


@pytest.mark.parametrize(
    ("tone", "name", "greeting"),
    [
        (Tone.FORMAL, OKAFOR, "Dear Ms Okafor,"),
        (Tone.FORMAL, PersonName("Marta", "Ilves"), "Dear Marta Ilves,"),
        (Tone.FORMAL, None, "Good day,"),
        (Tone.NEUTRAL, OKAFOR, "Dear Adaeze Okafor,"),
        (Tone.WARM, OKAFOR, "Hello Adaeze,"),
        (Tone.WARM, None, "Hello,"),
    ],
)
def test_cl_16_the_greeting_fits_the_relation(
    writer: TemplateWriter, tone: Tone, name: PersonName | None, greeting: str
) -> None:
    """CL-16: an honorific only where the customer gave one, a first name only where the tone is warm, no guess."""
    brief = replace(damaged(), tone=tone)

    assert part(writer.write(replace(brief, reading=replace(brief.reading, name=name))), Section.GREETING) == greeting


COVERED: list[tuple[str, dict[FactKind, FactValue], OfferKind, tuple[str, ...]]] = [
    (
        "missed_commitment",
        {FactKind.ITEM: "migration", FactKind.DEADLINE: date(2026, 11, 20)},
        OfferKind.PRIORITY_HANDLING,
        ("the commitment we gave you about the migration for 20 November", "The new date is Friday 27 November"),
    ),
    (
        "billing_error",
        {
            FactKind.INVOICE: "F-2026-1088",
            FactKind.AMOUNT: money("50", "USD"),
            FactKind.INCIDENT_DATE: date(2026, 10, 26),
        },
        OfferKind.CORRECTED_DOCUMENT,
        (
            "the incorrect charge of 50.00 USD on invoice F-2026-1088, made on 26 October",
            "having your invoice corrected",
        ),
    ),
    (
        "data_loss",
        {FactKind.ITEM: "photobook", FactKind.INCIDENT_DATE: date(2026, 11, 23)},
        OfferKind.DATA_RESTORE,
        ("the loss of your work on the photobook on 23 November", "restoring everything that can be restored"),
    ),
    (
        "incorrect_information",
        {FactKind.ITEM: "market report", FactKind.INCIDENT_DATE: date(2026, 11, 23)},
        OfferKind.CORRECTED_DOCUMENT,
        (
            "incorrect information in the market report on 23 November",
            "the right answer in writing by Friday 27 November",
        ),
    ),
    (
        "billing_error",
        {FactKind.AMOUNT: money("1684"), FactKind.INCIDENT_DATE: date(2026, 11, 23)},
        OfferKind.REFUND_FEE,
        ("the incorrect charge of 1,684.00 EUR, made on 23 November", "the refund of the fee of 24.00 EUR"),
    ),
    (
        "late_delivery",
        {FactKind.ITEM: "contact lenses", FactKind.DAYS_LATE: 8},
        OfferKind.PRIORITY_HANDLING,
        ("we kept you waiting 8 days too long for the contact lenses you ordered", "having your parcel traced"),
    ),
    (
        "privacy_breach",
        {FactKind.INCIDENT_DATE: date(2026, 11, 23)},
        OfferKind.CREDIT_MONITORING,
        ("we did not protect your personal data on 23 November", "12 months of credit monitoring"),
    ),
    (
        "defective_item",
        {FactKind.ITEM: "walking boots", FactKind.ORDER: "NH-55102"},
        OfferKind.REPLACEMENT,
        (
            "the walking boots in order NH-55102 turned out to be faulty",
            "having a replacement for the walking boots sent",
        ),
    ),
]


@pytest.mark.parametrize(("type_", "facts", "kind", "words"), COVERED)
def test_cl_17_the_error_is_put_precisely_with_its_remedy(
    writer: TemplateWriter, type_: str, facts: dict[FactKind, FactValue], kind: OfferKind, words: tuple[str, ...]
) -> None:
    """CL-17: deadline, invoice, data, report, transaction, shipment, breach and goods, each in its own words."""
    brief = client(type_, facts, offer_of(kind))
    letter = writer.write(brief)

    assert all(said in letter.text for said in words), letter.text
    assert [finding for finding in review(letter, brief) if finding.level is Level.ERROR] == []


def test_cl_17_a_breach_letter_says_what_the_law_asks(writer: TemplateWriter) -> None:
    """CL-17, GDPR 34: what happened, whom to ask, what it can lead to, what is done; in every tone, no marketing."""
    wording = {
        "cause": "A list of orders was sent to the wrong address.",
        "fix": "Since 20 November that list is locked.",
    }
    for tone in Tone:
        brief = client(
            "privacy_breach", {FactKind.ORDER: "4471"}, offer_of(OfferKind.CREDIT_MONITORING), wording=wording
        )
        text = writer.write(replace(brief, tone=tone)).text

        assert wording["cause"] in text
        assert wording["fix"] in text
        assert DANIEL.phone in text
        assert "What it can mean for you" in text
        assert "next order" not in text
