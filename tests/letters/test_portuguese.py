"""Portuguese letters as they are read in Portugal and in Brazil: one wording for both, checked by Portuguese words."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Section, Tone
from integration.apology.policy import Contact, OfferKind
from integration.apology.reading import FactKind, PersonName
from integration.apology.review import Level, review
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, TUESDAY, a_brief, a_complaint, a_policy, a_reading, a_remedy, an_offer
from tests.letters.test_mutations import with_added
from tests.letters.test_seeds import billing, damaged, part, verification
from tests.letters_check import faults
from tests.letters_matrix import FACTS, KINDS, SAID, TYPES, briefs, in_language, offer_of

# Words that agree with the customer's or the agent's gender, which nobody knows.
GENDERED = re.compile(
    r"\b(?:obrigad|encantad|satisfeit|afetad|desapontad|chatead|preocupad|bem-vind|interessad|prezad|estimad)[oa]s?\b"
    r"|[oa]/[oa]\b|\(a\)",
    re.IGNORECASE,
)
# Spelt or said otherwise on one side of the ocean.
ONE_SIDED = re.compile(
    r"\b(?:contact|contat|facto|equipa|equipe|telem|celular|connosco|conosco|registad|registrad|encomenda|morada"
    r"|monitoriz|monitoram|portes|frete|estou a|estamos a|estou \w+ndo|estamos \w+ndo)|ámos\b"
    r"|\w-(?:lhe|me|te)\b",
    re.IGNORECASE,
)
GOOD_EDITS = (
    "Não é preciso devolver o candeeiro.",
    "A embalagem era demasiado fina.",
    "A caixa pode ficar em casa.",
    "O candeeiro saiu do Porto no dia 24 de novembro.",
    "Sabemos que o sábado é importante.",
    "Hoje não podemos dizer a hora exata.",
    "Agradecemos também as fotografias.",
    "O código é pessoal e vale para uma compra.",
)


def portuguese(brief: Brief, **changes: object) -> Brief:
    return replace(in_language(brief, "pt"), **changes)


def errors(letter: Letter, brief: Brief) -> list[str]:
    return [f"{finding.rule} {finding.sentence}" for finding in review(letter, brief) if finding.level is Level.ERROR]


def test_the_damaged_lamp(writer: TemplateWriter) -> None:
    """AP-5 in Portuguese: regret, ownership, a new one with its day, the gesture, and what else would help."""
    brief = portuguese(damaged())
    letter = writer.write(brief)

    assert letter.subject == "Danos no seu pedido 4471 (candeeiro)"
    assert letter.text.startswith(
        "Olá, Marta,\n\nLamento muito os danos com que chegou o seu pedido 4471 (candeeiro). "
        f"Sei que havia algo importante em jogo: {SAID['pt'][FactKind.EVENT]}. "
        "Era responsabilidade nossa que chegasse em perfeito estado, e não cumprimos."
    )
    assert (
        "Envio um produto novo, que chega até sexta-feira, 27 de novembro, a tempo para sábado, 28 de novembro."
        in letter.text
    )
    assert "20% de desconto no próximo pedido. O código é K7QX-20 e vale até 31 de janeiro." in letter.text
    assert letter.text.endswith("Cordialmente,\nPriya Nair\nNorthlight Home")
    assert review(letter, brief) == ()


def test_the_order_whose_details_could_not_be_confirmed(writer: TemplateWriter) -> None:
    """KYC-1 to KYC-7 in Portuguese: plain reason, steps, accurate and valid documents, days, nothing that accuses."""
    brief = portuguese(verification(), policy=a_policy())
    letter = writer.write(brief)
    steps = next(paragraph.items for paragraph in letter.paragraphs if paragraph.items)

    assert letter.subject == "O seu pedido 88213 e como concluí-lo"
    assert "Não conseguimos confirmar os seus dados" in letter.text
    assert "a sua conta ficam protegidos" in letter.text
    assert len(steps) == 3
    assert "dentro da validade" in steps[0]
    assert "corretos" in steps[1]
    assert "129,00 EUR" in letter.text
    assert "até segunda-feira, 30 de novembro" in letter.text
    assert errors(letter, brief) == []


def test_the_wrong_charge(writer: TemplateWriter) -> None:
    """CL-1, CL-6, CL-11, CL-14 in Portuguese: the error with its sum and date; owned; a time and a person."""
    brief = portuguese(billing())
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == "Cara Sra. Okafor,"
    assert part(letter, Section.ACKNOWLEDGEMENT) == (
        "Peço desculpa pela cobrança errada de 50,00 USD na fatura F-2026-1088, com data de 26 de outubro."
    )
    assert "O erro é nosso" in letter.text
    assert "até quinta-feira, 26 de novembro, às 17:00" in letter.text
    assert "Quem acompanha o caso é Daniel Ruiz" in letter.text
    assert errors(letter, brief) == []


def test_hundreds_of_letters_have_nothing_wrong(writer: TemplateWriter) -> None:
    """Both forms of address, before and after a call, with whatever is known: no error, hole or repetition."""
    found: list[str] = []
    for number, brief in enumerate(briefs(300, seed=17, locale="pt")):
        chance = random.Random(number)
        told = replace(brief, informal=chance.random() < 0.5, called=chance.random() < 0.2)
        letter = writer.write(told)
        found += [f"{reason}\n{letter.text}" for reason in faults(letter, told) if "words, and" not in reason]

    assert found == []


def test_nobody_is_addressed_by_a_gender_and_both_countries_can_read_it(writer: TemplateWriter) -> None:
    """No ending agrees with the customer or the agent, and no word belongs to one side of the ocean alone."""
    for brief in briefs(150, seed=23, locale="pt"):
        quiet = replace(brief, policy=a_policy(), remedy=replace(brief.remedy, contact=None))
        letter = writer.write(quiet)
        text = re.sub(r"^Car[oa] Sra?\. ", "", letter.text)

        assert not GENDERED.search(text), text
        assert not ONE_SIDED.search(text), text


@pytest.mark.parametrize("type_", TYPES)
def test_voce_is_said_only_where_the_account_is_informal(writer: TemplateWriter, type_: str) -> None:
    """`informal` says você; without it the same sentences keep their distance."""
    for kind in KINDS:
        remedy = a_remedy(offer_of(kind), offer_call=True)
        brief = portuguese(a_brief(FACTS, remedy=remedy, complaint=a_complaint(type_, Severity.HIGH)))

        assert "você" not in writer.write(brief).text.lower()
        assert "você" in writer.write(replace(brief, informal=True)).text.lower()


@pytest.mark.parametrize(
    ("name", "tone", "greeting"),
    [
        (PersonName("Marta", "Ilves"), Tone.WARM, "Olá, Marta,"),
        (PersonName("Marta", "Ilves"), Tone.NEUTRAL, "Bom dia, Marta Ilves,"),
        (PersonName("", "Meyer", "Mr"), Tone.FORMAL, "Caro Sr. Meyer,"),
        (PersonName("", "Lopes", "Sra"), Tone.WARM, "Olá, Sra. Lopes,"),
        (PersonName("Ana", "Lopes", "Dr"), Tone.FORMAL, "Bom dia, Ana Lopes,"),
        (None, Tone.WARM, "Olá,"),
        (None, Tone.FORMAL, "Bom dia,"),
    ],
)
def test_greetings(writer: TemplateWriter, name: PersonName | None, tone: Tone, greeting: str) -> None:
    """By name where there is one, with Sr. or Sra. only for who wrote it, and never by a guess."""
    brief = portuguese(a_brief(reading=a_reading(FACTS, name=name), tone=tone))
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == greeting
    assert "C-33" not in {finding.rule for finding in review(letter, brief)}


def test_a_late_answer_is_owned(writer: TemplateWriter) -> None:
    """C-13: who has waited more than two days reads that we know it."""
    brief = portuguese(a_brief(FACTS, an_offer(due=FRIDAY)))
    late = replace(brief, reading=replace(brief.reading, written_at=TUESDAY - timedelta(days=4)))

    assert "A sua mensagem é de 20 de novembro, e esta resposta chega tarde." in writer.write(late).text
    assert "chega tarde" not in writer.write(brief).text


def test_after_a_call_the_letter_puts_it_in_writing(writer: TemplateWriter) -> None:
    """CL-12: it begins with what was said on the phone and offers no other call."""
    remedy = a_remedy(an_offer(due=FRIDAY), offer_call=True)
    brief = portuguese(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)), called=True)
    letter = writer.write(brief)

    assert part(letter, Section.ACKNOWLEDGEMENT).startswith("Como disse por telefone, lamento muito os danos")
    assert "preferir conversar" not in letter.text
    assert errors(letter, brief) == []


def test_points_to_say_on_the_phone(writer: TemplateWriter) -> None:
    """OC-5: who calls and why, sorry once, the loss, what is done by when, in words that can be spoken."""
    remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), offer_call=True)
    brief = portuguese(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)))
    points = writer.write(brief).call

    assert points[0] == (
        "Bom dia, Marta Ilves. Fala Priya Nair, da Northlight Home. Ligo por causa do seu pedido 4471 (candeeiro)."
    )
    assert points[1] == "Lamento os danos com que chegou o seu pedido. A responsabilidade é nossa."
    assert "O que fazemos: reembolso total, até sexta-feira, 27 de novembro." in points
    assert sum("ament" in point for point in points) == 1


def test_a_second_complaint_has_its_paragraph_and_remedy(writer: TemplateWriter) -> None:
    """One letter and one regret, and what is done about each of the two."""
    second = an_offer(OfferKind.REFUND_FEE, due=date(2026, 12, 1), for_type="late_delivery")
    remedy = replace(a_remedy(), offers=(an_offer(due=FRIDAY), second), second="late_delivery")
    brief = portuguese(a_brief(FACTS, remedy=remedy))
    letter = writer.write(brief)

    assert (
        "Há ainda o atraso na entrega, e isso também é responsabilidade nossa. "
        "Por isso reembolso o custo de envio, até terça-feira, 1 de dezembro." in letter.text
    )
    assert errors(letter, brief) == []


def test_where_the_fault_is_not_settled_nothing_is_admitted(writer: TemplateWriter) -> None:
    """C-10: sympathy without ownership, for every type."""
    for type_ in TYPES:
        for fault in (Fault.UNCLEAR, Fault.NOT_OURS):
            remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), fault=fault)
            brief = portuguese(a_brief(FACTS, remedy=remedy, complaint=a_complaint(type_)))
            letter = writer.write(brief)

            assert part(letter, Section.RESPONSIBILITY) == ""
            assert errors(letter, brief) == [], letter.text


def test_the_only_contact_is_an_address(writer: TemplateWriter) -> None:
    """CL-14: an e-mail address alone is named, too."""
    contact = Contact(email="help@northlight.example")
    brief = portuguese(a_brief(FACTS, remedy=a_remedy(an_offer(due=FRIDAY), contact=contact)))

    assert "escreva para help@northlight.example ou responda a este e-mail." in writer.write(brief).text


@pytest.mark.parametrize("sentence", GOOD_EDITS)
def test_what_an_agent_may_well_add_is_no_error(writer: TemplateWriter, sentence: str) -> None:
    """A check that cries wolf is switched off: true and kind sentences pass."""
    brief = portuguese(a_brief({**FACTS, FactKind.INCIDENT_DATE: date(2026, 11, 24)}, an_offer(due=FRIDAY)))

    assert errors(with_added(writer.write(brief), sentence), brief) == []
