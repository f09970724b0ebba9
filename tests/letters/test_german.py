"""German letters as their readers get them: native, in both forms of address, and checked by German words."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Section, Tone
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind, PersonName
from integration.apology.review import Level, review
from integration.apology.ticket import Channel
from integration.rendering.locales import LOCALES
from integration.rendering.writer import TemplateWriter
from tests.builders import (
    FRIDAY,
    TUESDAY,
    a_brief,
    a_complaint,
    a_policy,
    a_reading,
    a_remedy,
    an_answer,
    an_offer,
    money,
)
from tests.letters.test_mutations import with_added
from tests.letters.test_seeds import billing, damaged, part, verification
from tests.letters_check import faults
from tests.letters_matrix import FACTS, KINDS, SAID, TYPES, briefs, in_language, offer_of

# Forms that only one gender has, of customer or agent, whose gender nobody knows.
GENDERED = re.compile(
    r"\b(?:Kunde|Kundin|Kollege|Kollegin|Ansprechpartner(?:in)?|Mitarbeiter(?:in)?)\b|/in\b|\*in\b|\(r\)|/r\b"
)
DU = re.compile(r"\b(?:du|dich|dir|dein\w*|hast|antworte|schreib|ruf)\b", re.IGNORECASE)
SIE = re.compile(r"\b(?:Ihnen|Ihr|Ihre[mnrs]?|Sie (?:haben|hatten|mussten)|(?:antworten|schreiben|rufen) Sie)\b")
GOOD_EDITS = (
    "Sie haben recht, dass Sie uns schreiben.",
    "Die kaputte Lampe brauchen Sie nicht zurückzuschicken.",
    "Die Verpackung war zu dünn.",
    "Den Karton können Sie behalten.",
    "Die Lampe ging am 24. November aus Köln ab.",
    "Wir wissen, dass der Samstag wichtig ist.",
    "Mehr haben wir nicht verschickt.",
    "Eine genaue Uhrzeit können wir heute nicht nennen.",
    "Danke auch für die Fotos.",
    "Der Code gilt für eine Bestellung.",
    "Wir haben Ihnen am Freitag eine falsche Lampe geschickt.",
    "Schreiben Sie mir gern, welche Farbe Ihnen lieber ist.",
    "Das Paket nimmt auch ein Nachbar an.",
    "Sie haben uns gleich geschrieben, und das hilft uns.",
)


def german(brief: Brief, **changes: object) -> Brief:
    return replace(in_language(brief, "de"), **changes)


def errors(letter: Letter, brief: Brief) -> list[str]:
    return [f"{finding.rule} {finding.sentence}" for finding in review(letter, brief) if finding.level is Level.ERROR]


def test_the_damaged_lamp(writer: TemplateWriter) -> None:
    """AP-5 in German: regret, ownership, a new one with its day, the gesture, and what else would help."""
    brief = german(damaged())
    letter = writer.write(brief)

    assert letter.subject == "Ihre beschädigte Bestellung 4471 (Lampe)"
    assert letter.text.startswith(
        "Guten Tag Marta Ilves,\n\nes tut mir leid, dass Ihre Bestellung 4471 (Lampe) beschädigt bei Ihnen angekommen "
        f"ist, zumal für Sie einiges daran hing: {SAID['de'][FactKind.EVENT]}."
    )
    assert "Es war unsere Aufgabe, Ihnen alles heil zu bringen, und das ist uns nicht gelungen." in letter.text
    assert "bis Freitag, 27. November bei Ihnen, also rechtzeitig zum Termin am Samstag, 28. November." in letter.text
    assert "20 % Nachlass. Der Code lautet K7QX-20 und gilt bis 31. Januar." in letter.text
    assert letter.text.endswith("Herzliche Grüße\nPriya Nair\nNorthlight Home")
    assert review(letter, brief) == ()


def test_the_order_whose_details_could_not_be_confirmed(writer: TemplateWriter) -> None:
    """KYC-1 to KYC-7 in German: plain reason, steps, accurate and valid documents, days, nothing that accuses."""
    brief = german(verification(), policy=a_policy())
    letter = writer.write(brief)
    steps = next(paragraph.items for paragraph in letter.paragraphs if paragraph.items)

    assert letter.subject == "Ihre Bestellung 88213 und wie Sie sie noch bekommen"
    assert "wir haben Ihre Bestellung 88213 am 23. November storniert, und das tut mir leid." in letter.text
    assert "Die Prüfung schützt Ihre Zahlung und Ihr Konto." in letter.text
    assert len(steps) == 3
    assert "gültigen" in steps[0]
    assert "stimmen" in steps[1]
    assert "129,00 EUR" in letter.text
    assert "bis Montag, 30. November." in letter.text
    assert "einen Nachlass von 10 %" in letter.text
    assert errors(letter, brief) == []


def test_the_wrong_charge(writer: TemplateWriter) -> None:
    """CL-1, CL-6, CL-11, CL-14 in German: the error with its sum, document and date; owned; a time and a person."""
    brief = german(billing())
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == "Sehr geehrte Frau Okafor,"
    assert part(letter, Section.ACKNOWLEDGEMENT) == (
        "ich bitte Sie um Entschuldigung dafür, dass wir Ihnen am 26. Oktober zu Unrecht 50,00 USD auf Rechnung "
        "F-2026-1088 berechnet haben."
    )
    assert "Der Fehler liegt bei uns" in letter.text
    assert "bis Donnerstag, 26. November, 17:00 Uhr." in letter.text
    assert "Ihre Kontaktperson dafür ist Daniel Ruiz (Kundendienst): +1 212 555 0119" in letter.text
    assert errors(letter, brief) == []


def test_hundreds_of_letters_have_nothing_wrong(writer: TemplateWriter) -> None:
    """Both forms of address, before and after a call, with whatever is known: no error, hole or repetition."""
    found: list[str] = []
    for number, brief in enumerate(briefs(300, seed=17, locale="de")):
        chance = random.Random(number)
        told = replace(brief, informal=chance.random() < 0.5, called=chance.random() < 0.2)
        letter = writer.write(told)
        found += [f"{reason}\n{letter.text}" for reason in faults(letter, told) if "words, and" not in reason]

    assert found == []


def test_nobody_is_addressed_by_a_gender(writer: TemplateWriter) -> None:
    """Names do not tell it: no form is of one gender, unless they signed as Ms or Mr."""
    for brief in briefs(150, seed=23, locale="de"):
        text = writer.write(brief).text

        assert not GENDERED.search(text), text
        assert not re.search(r"\b(?:Frau|Herrn?|geehrte\w*)\b", text) or (
            brief.reading.name and brief.reading.name.honorific
        ), text


@pytest.mark.parametrize("type_", TYPES)
def test_the_form_of_address_is_kept_from_greeting_to_close(writer: TemplateWriter, type_: str) -> None:
    """`informal` changes every verb and pronoun: a letter that mixes du and Sie reads like two people wrote it."""
    facts = {kind: value for kind, value in FACTS.items() if kind is not FactKind.EVENT}
    for kind in KINDS:
        remedy = a_remedy(offer_of(kind), offer_call=True)
        brief = german(a_brief(facts, remedy=remedy, complaint=a_complaint(type_, Severity.HIGH)))
        formal, informal = writer.write(brief), writer.write(replace(brief, informal=True))

        assert not DU.search(formal.text), formal.text
        assert not SIE.search(informal.text), informal.text
        assert not SIE.search("\n".join(informal.call)), informal.call


@pytest.mark.parametrize(
    ("name", "tone", "address", "greeting"),
    [
        (PersonName("Marta", "Ilves"), Tone.WARM, "Sie", "Guten Tag Marta Ilves,"),
        (PersonName("Marta", "Ilves"), Tone.WARM, "du", "Hallo Marta,"),
        (PersonName("Marta", "Ilves"), Tone.FORMAL, "du", "Guten Tag Marta Ilves,"),
        (PersonName("", "Meyer", "Mr"), Tone.FORMAL, "Sie", "Sehr geehrter Herr Meyer,"),
        (PersonName("", "Meyer", "Mr"), Tone.WARM, "du", "Hallo,"),
        (PersonName("Adaeze", "Okafor", "Ms"), Tone.NEUTRAL, "Sie", "Guten Tag Frau Okafor,"),
        (PersonName("Ana", "Vidal", "Dr"), Tone.FORMAL, "Sie", "Guten Tag Dr. Vidal,"),
        (PersonName("", "Meyer", "Mx"), Tone.WARM, "Sie", "Guten Tag,"),
        (None, Tone.FORMAL, "Sie", "Guten Tag,"),
    ],
)
def test_greetings(
    writer: TemplateWriter,
    name: PersonName | None,
    tone: Tone,
    address: str,
    greeting: str,
) -> None:
    """By name where there is one, with Frau or Herr only for who wrote it, and never by a guess."""
    brief = german(a_brief(reading=a_reading(FACTS, name=name), tone=tone), informal=address == "du")
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == greeting
    assert "C-33" not in {finding.rule for finding in review(letter, brief)}


def test_after_the_comma_of_the_greeting_it_goes_on_in_small_letters(writer: TemplateWriter) -> None:
    """German writes "Guten Tag Marta Ilves," and then "es tut mir leid", unless a sentence of thanks comes first."""
    for type_ in TYPES:
        for tone in Tone:
            brief = german(a_brief(FACTS, an_offer(due=FRIDAY), complaint=a_complaint(type_), tone=tone))
            first, called = (
                part(writer.write(told), Section.ACKNOWLEDGEMENT) for told in (brief, replace(brief, called=True))
            )

            assert first[0].islower(), first
            assert called.startswith("vielen Dank für das Telefonat. ")
            assert called.removeprefix("vielen Dank für das Telefonat. ")[0].isupper(), called


def test_a_low_matter_takes_about_four_sentences(writer: TemplateWriter) -> None:
    """Severity: low is short, high is fuller and offers to talk."""
    low = german(a_brief({FactKind.ORDER: "4471"}, an_offer(due=FRIDAY), complaint=a_complaint(severity=Severity.LOW)))
    high = replace(low, complaint=a_complaint(severity=Severity.HIGH), remedy=replace(low.remedy, offer_call=True))
    short, long = writer.write(low).text, writer.write(high).text

    assert len(re.findall(r"[a-zäöüß]\.(?=\s)", short)) <= 5
    assert "ich rufe Sie an" in long
    assert "Ich kümmere mich selbst darum" in long
    assert len(long.split()) > len(short.split()) + 20


def test_a_late_answer_is_owned(writer: TemplateWriter) -> None:
    """C-13: who has waited more than two days reads that we know it."""
    brief = german(a_brief(FACTS, an_offer(due=FRIDAY)))
    late = replace(brief, reading=replace(brief.reading, written_at=TUESDAY - timedelta(days=4)))

    assert (
        "Sie haben uns am 20. November geschrieben, und so lange sollte niemand auf eine Antwort warten."
        in writer.write(late).text
    )
    assert "so lange" not in writer.write(brief).text


def test_after_a_call_no_other_is_offered(writer: TemplateWriter) -> None:
    """CL-12: the letter begins with the call, and is its written follow-up."""
    remedy = a_remedy(an_offer(due=FRIDAY), offer_call=True)
    brief = german(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)), called=True)
    letter = writer.write(brief)

    assert "darüber sprechen" not in letter.text
    assert errors(letter, brief) == []


def test_points_to_say_on_the_phone(writer: TemplateWriter) -> None:
    """OC-5: who calls and why, sorry once, the loss, what is done by when, in words that can be spoken."""
    remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), offer_call=True)
    brief = german(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)))
    points = writer.write(brief).call

    assert points[:2] == (
        "Guten Tag Marta Ilves, hier ist Priya Nair von Northlight Home. Passt es gerade?",
        "Es geht um Ihre Bestellung 4471 (Lampe).",
    )
    assert "Das tun wir: volle Erstattung, bis Freitag, 27. November." in points
    assert sum("tut mir leid" in point for point in points) == 1


def test_a_second_complaint_has_its_paragraph_and_remedy(writer: TemplateWriter) -> None:
    """One letter and one regret, and what is done about each of the two."""
    second = an_offer(OfferKind.REFUND_FEE, due=date(2026, 12, 1), for_type="late_delivery")
    remedy = replace(a_remedy(), offers=(an_offer(due=FRIDAY), second), second="late_delivery")
    brief = german(a_brief(FACTS, remedy=remedy))
    letter = writer.write(brief)

    assert (
        "Außerdem kam die Lieferung nicht rechtzeitig, und auch das haben wir zu verantworten. "
        "Ich erstatte Ihnen auch die Versandkosten; Sie erhalten sie bis Dienstag, 1. Dezember zurück." in letter.text
    )
    assert errors(letter, brief) == []


def test_where_the_fault_is_not_settled_nothing_is_admitted(writer: TemplateWriter) -> None:
    """C-10: sympathy without ownership, for every type."""
    for type_ in TYPES:
        for fault in (Fault.UNCLEAR, Fault.NOT_OURS):
            remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), fault=fault)
            brief = german(a_brief(FACTS, remedy=remedy, complaint=a_complaint(type_)))
            letter = writer.write(brief)

            assert part(letter, Section.RESPONSIBILITY) == ""
            assert errors(letter, brief) == [], letter.text


def test_nothing_private_on_a_social_network(writer: TemplateWriter) -> None:
    """What all the world may read names no order, person, sum, code or occasion."""
    for type_ in TYPES:
        offer = an_offer(code="K7QX-20", amount=money("24"), due=FRIDAY)
        text = writer.write(german(a_brief(FACTS, offer, channel=Channel.SOCIAL, complaint=a_complaint(type_)))).text

        assert not re.search(r"Marta|Ilves|4471|F-2026|NH8831|50,00|24,00|Geburtstag|K7QX", text), text


def test_only_the_admins_own_german_is_used(writer: TemplateWriter) -> None:
    """A wording in another language would be worse than none: `cause` is English, `cause@de` is said."""
    policy = a_policy({"cause": "The box was thin.", "cause@de": "Der Karton war zu dünn."})
    brief = german(a_brief(FACTS, an_offer(due=FRIDAY)), policy=policy)
    english_only = replace(brief, policy=a_policy({"cause": "The box was thin."}))

    assert part(writer.write(brief), Section.EXPLANATION) == "Der Karton war zu dünn."
    assert "The box" not in writer.write(english_only).text


@pytest.mark.parametrize("sentence", GOOD_EDITS)
def test_what_an_agent_may_well_add_is_no_error(writer: TemplateWriter, sentence: str) -> None:
    """A check that cries wolf is switched off: true and kind sentences pass."""
    brief = german(a_brief({**FACTS, FactKind.INCIDENT_DATE: date(2026, 11, 24)}, an_offer(due=FRIDAY)))

    assert errors(with_added(writer.write(brief), sentence), brief) == []


def test_nothing_decided_gives_a_time_for_the_answer(writer: TemplateWriter) -> None:
    """CL-11: what is being found out, and by which hour it is answered."""
    brief = german(a_brief(FACTS, remedy=a_remedy(answer_by=an_answer())))

    assert (
        "Ich kläre, was passiert ist und wie ich es in Ordnung bringe; meine Antwort haben Sie bis "
        "Donnerstag, 26. November, 17:00 Uhr." in writer.write(brief).text
    )


def test_days_sums_and_counts() -> None:
    """As German writes them, with the weekday only while the day is near."""
    locale, today = LOCALES["de"], TUESDAY.date()

    assert locale.promised(date(2026, 12, 1), today) == "Dienstag, 1. Dezember"
    assert locale.dated(date(2025, 3, 1), today) == "1. März 2025"
    assert locale.amount(money("1234.5")) == "1.234,50 EUR"
    assert [locale.times(count) for count in (2, 3, 11)] == ["zweimal", "dreimal", "11-mal"]
