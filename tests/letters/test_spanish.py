"""Spanish letters as their readers get them: native, in both forms of address, and checked by Spanish words."""

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
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, TUESDAY, a_brief, a_complaint, a_policy, a_reading, a_remedy, an_answer, an_offer
from tests.letters.test_mutations import with_added
from tests.letters.test_seeds import billing, damaged, part, verification
from tests.letters_check import faults
from tests.letters_matrix import FACTS, KINDS, SAID, TYPES, briefs, in_language, offer_of

# Words that agree with the customer's or the agent's gender, which nobody knows.
GENDERED = re.compile(
    r"\b(?:encantad|obligad|satisfech|afectad|decepcionad|molest|enfadad|preocupad|segur|bienvenid|interesad)[oa]s?\b"
    r"|[oa]/[oa]\b|\(a\)|@(?!\w)",
    re.IGNORECASE,
)
TU = re.compile(r"\b(?:tu|tus|te|ti|contigo|tienes|tendrás|recibirás|responde a|llámame|escríbeme)\b", re.IGNORECASE)
USTED = re.compile(r"\b(?:usted|le|(?<!vendemos )tiene|tendrá|recibirá|responda|llámeme|escríbame)\b", re.IGNORECASE)
GOOD_EDITS = (
    "Tiene toda la razón en escribirnos.",
    "No hace falta que devuelva la lámpara.",
    "El embalaje era demasiado fino.",
    "Puede quedarse con la caja.",
    "La lámpara salió de Valencia el 24 de noviembre.",
    "Entendemos que el sábado es importante.",
    "No hemos enviado nada más.",
    "Hoy no podemos decir la hora exacta.",
    "Gracias también por las fotos.",
    "El código es personal y vale para una compra.",
)


def spanish(brief: Brief, **changes: object) -> Brief:
    return replace(in_language(brief, "es"), **changes)


def errors(letter: Letter, brief: Brief) -> list[str]:
    return [f"{finding.rule} {finding.sentence}" for finding in review(letter, brief) if finding.level is Level.ERROR]


def test_the_damaged_lamp(writer: TemplateWriter) -> None:
    """AP-5 in Spanish: regret, ownership, a new one with its day, the gesture, and what else would help."""
    brief = spanish(damaged())
    letter = writer.write(brief)

    assert letter.subject == "Daños en su pedido 4471 (lámpara)"
    assert letter.text.startswith(
        "Hola, Marta:\n\nSiento mucho los daños con los que llegó su pedido 4471 (lámpara). "
        f"Sé que había algo importante de por medio: {SAID['es'][FactKind.EVENT]}. "
        "Que llegara en perfecto estado era responsabilidad nuestra, y hemos fallado."
    )
    assert (
        "Le envío un producto nuevo, y lo recibirá a más tardar el viernes 27 de noviembre, "
        "a tiempo para el sábado 28 de noviembre." in letter.text
    )
    assert "un 20 % de descuento en su próximo pedido. El código es K7QX-20 y vale hasta el 31 de enero." in letter.text
    assert letter.text.endswith("Un cordial saludo,\nPriya Nair\nNorthlight Home")
    assert review(letter, brief) == ()


def test_the_order_whose_details_could_not_be_confirmed(writer: TemplateWriter) -> None:
    """KYC-1 to KYC-7 in Spanish: plain reason, steps, accurate and valid documents, days, nothing that accuses."""
    brief = spanish(verification(), policy=a_policy())
    letter = writer.write(brief)
    steps = next(paragraph.items for paragraph in letter.paragraphs if paragraph.items)

    assert letter.subject == "Su pedido 88213 y cómo completarlo"
    assert "No pudimos confirmar sus datos" in letter.text
    assert "protegen su pago y su cuenta" in letter.text
    assert len(steps) == 3
    assert "en vigor" in steps[0]
    assert "correctos" in steps[1]
    assert "129,00 EUR" in letter.text
    assert "a más tardar el lunes 30 de noviembre" in letter.text
    assert errors(letter, brief) == []


def test_the_wrong_charge(writer: TemplateWriter) -> None:
    """CL-1, CL-6, CL-11, CL-14 in Spanish: the error with its sum, document and date; owned; a time and a person."""
    brief = spanish(billing())
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == "Estimada Sra. Okafor:"
    assert part(letter, Section.ACKNOWLEDGEMENT) == (
        "Le pido disculpas por el cobro erróneo de 50,00 USD en la factura F-2026-1088, con fecha del 26 de octubre."
    )
    assert "El error es nuestro" in letter.text
    assert "a más tardar el jueves 26 de noviembre a las 17:00" in letter.text
    assert "Su contacto para todo esto es Daniel Ruiz" in letter.text
    assert errors(letter, brief) == []


def test_hundreds_of_letters_have_nothing_wrong(writer: TemplateWriter) -> None:
    """Both forms of address, before and after a call, with whatever is known: no error, hole or repetition."""
    found: list[str] = []
    for number, brief in enumerate(briefs(300, seed=17, locale="es")):
        chance = random.Random(number)
        told = replace(brief, informal=chance.random() < 0.5, called=chance.random() < 0.2)
        letter = writer.write(told)
        found += [f"{reason}\n{letter.text}" for reason in faults(letter, told) if "words, and" not in reason]

    assert found == []


def test_nobody_is_addressed_by_a_gender(writer: TemplateWriter) -> None:
    """Names do not tell it: no ending agrees with the customer or the agent, unless they wrote Sr. or Sra."""
    for brief in briefs(150, seed=23, locale="es"):
        letter = writer.write(brief)
        text = re.sub(r"^Estimad[oa] Sra?\. ", "", letter.text)

        assert not GENDERED.search(text), letter.text
        assert "Estimad" not in text


@pytest.mark.parametrize("type_", TYPES)
def test_the_form_of_address_is_kept_from_greeting_to_close(writer: TemplateWriter, type_: str) -> None:
    """`informal` changes every verb and pronoun: a letter that mixes tú and usted reads like two people wrote it."""
    facts = {kind: value for kind, value in FACTS.items() if kind is not FactKind.EVENT}
    for kind in KINDS:
        remedy = a_remedy(offer_of(kind), offer_call=True)
        brief = spanish(a_brief(facts, remedy=remedy, complaint=a_complaint(type_, Severity.HIGH)))
        formal, informal = writer.write(brief), writer.write(replace(brief, informal=True))

        assert not TU.search(formal.text), formal.text
        assert not USTED.search(informal.text), informal.text


@pytest.mark.parametrize(
    ("name", "tone", "greeting"),
    [
        (PersonName("Marta", "Ilves"), Tone.WARM, "Hola, Marta:"),
        (PersonName("Marta", "Ilves"), Tone.NEUTRAL, "Buenos días, Marta Ilves:"),
        (PersonName("", "Meyer", "Mr"), Tone.FORMAL, "Estimado Sr. Meyer:"),
        (PersonName("", "Vidal", "Sra"), Tone.WARM, "Hola, Sra. Vidal:"),
        (PersonName("Ana", "Vidal", "Dr"), Tone.FORMAL, "Buenos días, Ana Vidal:"),
        (None, Tone.WARM, "Hola:"),
        (None, Tone.FORMAL, "Buenos días:"),
    ],
)
def test_greetings(writer: TemplateWriter, name: PersonName | None, tone: Tone, greeting: str) -> None:
    """By name where there is one, with Sr. or Sra. only for who wrote it, and never by a guess."""
    brief = spanish(a_brief(reading=a_reading(FACTS, name=name), tone=tone))
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == greeting
    assert "C-33" not in {finding.rule for finding in review(letter, brief)}


def test_a_low_matter_takes_about_four_sentences(writer: TemplateWriter) -> None:
    """Severity: low is short, high is fuller and offers to talk."""
    low = spanish(a_brief({FactKind.ORDER: "4471"}, an_offer(due=FRIDAY), complaint=a_complaint(severity=Severity.LOW)))
    high = replace(
        low,
        complaint=a_complaint(severity=Severity.HIGH),
        remedy=replace(low.remedy, offer_call=True),
    )
    short, long = writer.write(low).text, writer.write(high).text

    assert len(re.findall(r"[.:](?=\s)", short)) <= 7
    assert "le llamaré" in long
    assert "Me ocupo personalmente" in long
    assert len(long.split()) > len(short.split()) + 20


def test_a_late_answer_is_owned(writer: TemplateWriter) -> None:
    """C-13: who has waited more than two days reads that we know it."""
    brief = spanish(a_brief(FACTS, an_offer(due=FRIDAY)))
    late = replace(brief, reading=replace(brief.reading, written_at=TUESDAY - timedelta(days=4)))

    assert "Nos escribió el 20 de noviembre, y esta respuesta llega tarde." in writer.write(late).text
    assert "llega tarde" not in writer.write(brief).text


def test_after_a_call_the_letter_puts_it_in_writing(writer: TemplateWriter) -> None:
    """CL-12: it begins with what was said on the phone and offers no other call."""
    remedy = a_remedy(an_offer(due=FRIDAY), offer_call=True)
    brief = spanish(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)), called=True)
    letter = writer.write(brief)

    assert part(letter, Section.ACKNOWLEDGEMENT).startswith("Como le dije por teléfono, siento mucho los daños")
    assert "prefiere hablarlo" not in letter.text
    assert errors(letter, brief) == []


def test_points_to_say_on_the_phone(writer: TemplateWriter) -> None:
    """OC-5: who calls and why, sorry once, the loss, what is done by when, in words that can be spoken."""
    offers = (an_offer(OfferKind.REFUND_FULL, due=FRIDAY),)
    remedy = a_remedy(*offers, offer_call=True)
    brief = spanish(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)))
    points = writer.write(brief).call

    assert points[0] == (
        "Buenos días, Marta Ilves. Soy Priya Nair, de Northlight Home. Le llamo por su pedido 4471 (lámpara)."
    )
    assert points[1] == "Siento los daños con los que llegó su pedido. La responsabilidad es nuestra."
    assert "Lo que hacemos: reembolso íntegro, a más tardar el viernes 27 de noviembre." in points
    assert sum("iento" in point for point in points) == 1


def test_a_second_complaint_has_its_paragraph_and_remedy(writer: TemplateWriter) -> None:
    """One letter and one regret, and what is done about each of the two."""
    second = an_offer(OfferKind.REFUND_FEE, due=date(2026, 12, 1), for_type="late_delivery")
    remedy = replace(a_remedy(an_offer(due=FRIDAY)), offers=(an_offer(due=FRIDAY), second), second="late_delivery")
    brief = spanish(a_brief(FACTS, remedy=remedy))
    letter = writer.write(brief)

    assert (
        "Nos escribe además por el retraso en la entrega, y eso también es cosa nuestra. "
        "Por ello le reembolso los gastos de envío, a más tardar el martes 1 de diciembre." in letter.text
    )
    assert errors(letter, brief) == []


def test_where_the_fault_is_not_settled_nothing_is_admitted(writer: TemplateWriter) -> None:
    """C-10: sympathy without ownership, for every type."""
    for type_ in TYPES:
        for fault in (Fault.UNCLEAR, Fault.NOT_OURS):
            remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), fault=fault)
            brief = spanish(a_brief(FACTS, remedy=remedy, complaint=a_complaint(type_)))
            letter = writer.write(brief)

            assert part(letter, Section.RESPONSIBILITY) == ""
            assert errors(letter, brief) == [], letter.text


def test_only_the_admins_own_spanish_is_used(writer: TemplateWriter) -> None:
    """A wording in another language would be worse than none: `cause` is English, `cause@es` is said."""
    policy = a_policy({"cause": "The box was thin.", "cause@es": "La caja era demasiado fina."})
    brief = spanish(a_brief(FACTS, an_offer(due=FRIDAY)), policy=policy)
    english_only = replace(brief, policy=a_policy({"cause": "The box was thin."}))

    assert part(writer.write(brief), Section.EXPLANATION) == "La caja era demasiado fina."
    assert "The box" not in writer.write(english_only).text


@pytest.mark.parametrize("sentence", GOOD_EDITS)
def test_what_an_agent_may_well_add_is_no_error(writer: TemplateWriter, sentence: str) -> None:
    """A check that cries wolf is switched off: true and kind sentences pass."""
    brief = spanish(a_brief({**FACTS, FactKind.INCIDENT_DATE: date(2026, 11, 24)}, an_offer(due=FRIDAY)))

    assert errors(with_added(writer.write(brief), sentence), brief) == []


def test_nothing_decided_gives_a_time_for_the_answer(writer: TemplateWriter) -> None:
    """CL-11: what is being found out, and by which hour it is answered."""
    brief = spanish(a_brief(FACTS, remedy=a_remedy(answer_by=an_answer())))

    assert (
        "Estoy averiguando qué ocurrió y cómo puedo resolverlo: tendrá mi respuesta a más tardar el "
        "jueves 26 de noviembre a las 17:00." in writer.write(brief).text
    )
