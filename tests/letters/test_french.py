"""French letters as their readers get them: native, in both forms of address, and checked by French words."""

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

# Words that agree with the customer's or the agent's gender, which nobody knows.
GENDERED = re.compile(
    r"\b(?:désolé|navré|déçu|contrarié|assuré|certain|satisfait|informé|remercié|prié|invité|content|heureux|heureuse"
    r"|cher|chère|client|cliente)e?s?\b|\(e\)|·e\b",
    re.IGNORECASE,
)
TU = re.compile(r"\b(?:tu|te|toi|ton|ta|tes|réponds|appelle|écris)\b|\bt'", re.IGNORECASE)
VOUS = re.compile(r"\b(?:vous|votre|vos|répondez|appelez|écrivez)\b", re.IGNORECASE)
GOOD_EDITS = (
    "Vous avez bien fait de nous écrire.",
    "Il n'est pas nécessaire de renvoyer la lampe cassée.",
    "L'emballage était trop fin.",
    "Vous pouvez garder le carton.",
    "La lampe a quitté Lyon le 24 novembre.",
    "Nous savons que samedi est important.",
    "Nous n'avons rien envoyé d'autre.",
    "Nous ne pouvons pas encore donner l'heure exacte.",
    "Merci aussi pour les photos.",
    "Le code vaut pour une commande.",
    "Dites-moi quelle couleur vous préférez.",
    "Votre sœur doit avoir son cadeau à temps.",
    "Nous vous avons envoyé une lampe mal emballée.",
    "Est-ce que samedi vous convient ?",
)


def french(brief: Brief, **changes: object) -> Brief:
    return replace(in_language(brief, "fr"), **changes)


def errors(letter: Letter, brief: Brief) -> list[str]:
    return [f"{finding.rule} {finding.sentence}" for finding in review(letter, brief) if finding.level is Level.ERROR]


def test_the_damaged_lamp(writer: TemplateWriter) -> None:
    """AP-5 in French: regret, ownership, a new one with its day, the gesture, and what else would help."""
    brief = french(damaged())
    letter = writer.write(brief)

    assert letter.subject == "Votre commande endommagée\u00a0: 4471 (lampe)"
    assert letter.text.startswith(
        "Bonjour Marta Ilves,\n\nJe vous présente mes excuses pour l'état de votre commande 4471 (lampe), arrivée "
        f"endommagée, à un moment qui comptait pour vous\u00a0: {SAID['fr'][FactKind.EVENT]}."
    )
    assert "C'était à nous de vous livrer une commande intacte, et nous ne l'avons pas fait." in letter.text
    assert (
        "Je vous envoie un article de remplacement, et la livraison arrivera au plus tard le vendredi 27 novembre, "
        "à temps pour le samedi 28 novembre." in letter.text
    )
    assert (
        "20 % de remise sur votre prochaine commande. Le code est K7QX-20, valable jusqu'au 31 janvier." in letter.text
    )
    assert letter.text.endswith("Bien cordialement\nPriya Nair\nNorthlight Home")
    assert review(letter, brief) == ()


def test_the_order_whose_details_could_not_be_confirmed(writer: TemplateWriter) -> None:
    """KYC-1 to KYC-7 in French: plain reason, steps, accurate and valid documents, days, nothing that accuses."""
    brief = french(verification(), policy=a_policy())
    letter = writer.write(brief)
    steps = next(paragraph.items for paragraph in letter.paragraphs if paragraph.items)

    assert letter.subject == "Votre commande 88213 et la façon de la recevoir"
    assert "Nous avons annulé votre commande 88213 le 23 novembre, et je vous en présente mes excuses." in letter.text
    assert "Cette vérification protège votre paiement et votre compte." in letter.text
    assert len(steps) == 3
    assert "en cours de validité" in steps[0]
    assert "exacts" in steps[1]
    assert "129,00 EUR" in letter.text
    assert "au plus tard le lundi 30 novembre." in letter.text
    assert "le code WELCOME10 vous donne 10 % de remise" in letter.text
    assert errors(letter, brief) == []


def test_the_wrong_charge(writer: TemplateWriter) -> None:
    """CL-1, CL-6, CL-11, CL-14 in French: the error with its sum, document and date; owned; a time and a person."""
    brief = french(billing())
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == "Bonjour Madame Okafor,"
    assert part(letter, Section.ACKNOWLEDGEMENT) == (
        "Nous vous présentons nos excuses pour les 50,00 USD facturés à tort le 26 octobre (facture F-2026-1088)."
    )
    assert "L'erreur vient de nous" in letter.text
    assert "au plus tard le jeudi 26 novembre à 17 h 00." in letter.text
    assert "Votre contact est Daniel Ruiz (Service clients)\u00a0: +1 212 555 0119" in letter.text
    assert errors(letter, brief) == []


def test_hundreds_of_letters_have_nothing_wrong(writer: TemplateWriter) -> None:
    """Both forms of address, before and after a call, with whatever is known: no error, hole or repetition."""
    found: list[str] = []
    for number, brief in enumerate(briefs(300, seed=17, locale="fr")):
        chance = random.Random(number)
        told = replace(brief, informal=chance.random() < 0.5, called=chance.random() < 0.2)
        letter = writer.write(told)
        found += [f"{reason}\n{letter.text}" for reason in faults(letter, told) if "words, and" not in reason]

    assert found == []


def test_nobody_is_addressed_by_a_gender(writer: TemplateWriter) -> None:
    """Names do not tell it: nothing agrees with the customer or the agent, unless they signed as Ms or Mr."""
    for brief in briefs(150, seed=23, locale="fr"):
        text = writer.write(brief).text

        assert not GENDERED.search(text.replace("Service clients", "")), text
        assert not re.search(r"\b(?:Madame|Monsieur)\b", text) or (
            brief.reading.name and brief.reading.name.honorific
        ), text


@pytest.mark.parametrize("type_", TYPES)
def test_the_form_of_address_is_kept_from_greeting_to_close(writer: TemplateWriter, type_: str) -> None:
    """`informal` changes every verb and pronoun: a letter that mixes tu and vous reads like two people wrote it."""
    facts = {kind: value for kind, value in FACTS.items() if kind is not FactKind.EVENT}
    for kind in KINDS:
        remedy = a_remedy(offer_of(kind), offer_call=True)
        brief = french(a_brief(facts, remedy=remedy, complaint=a_complaint(type_, Severity.HIGH)))
        formal, informal = writer.write(brief), writer.write(replace(brief, informal=True))

        assert not TU.search(re.sub(r"\bje vous appelle\b|a-t-il", "", formal.text)), formal.text
        assert not VOUS.search(informal.text), informal.text
        assert not VOUS.search("\n".join(informal.call)), informal.call


@pytest.mark.parametrize(
    ("name", "tone", "address", "greeting"),
    [
        (PersonName("Marta", "Ilves"), Tone.WARM, "vous", "Bonjour Marta Ilves,"),
        (PersonName("Marta", "Ilves"), Tone.WARM, "tu", "Bonjour Marta,"),
        (PersonName("Marta", "Ilves"), Tone.FORMAL, "tu", "Bonjour Marta Ilves,"),
        (PersonName("", "Meyer", "Mr"), Tone.FORMAL, "vous", "Bonjour Monsieur Meyer,"),
        (PersonName("", "Meyer", "Mr"), Tone.WARM, "tu", "Bonjour,"),
        (PersonName("Adaeze", "Okafor", "Ms"), Tone.NEUTRAL, "vous", "Bonjour Madame Okafor,"),
        (PersonName("Ana", "Vidal", "Dr"), Tone.FORMAL, "vous", "Bonjour Docteur Vidal,"),
        (PersonName("", "Meyer", "Mx"), Tone.WARM, "vous", "Bonjour,"),
        (None, Tone.FORMAL, "vous", "Bonjour,"),
    ],
)
def test_greetings(writer: TemplateWriter, name: PersonName | None, tone: Tone, address: str, greeting: str) -> None:
    """By name where there is one, with Madame or Monsieur only for who wrote it, and never by a guess."""
    brief = french(a_brief(reading=a_reading(FACTS, name=name), tone=tone), informal=address == "tu")
    letter = writer.write(brief)

    assert part(letter, Section.GREETING) == greeting
    assert "C-33" not in {finding.rule for finding in review(letter, brief)}


def test_signs_that_stand_behind_a_space_never_begin_a_line(writer: TemplateWriter) -> None:
    """French sets a space before ":" and ";": one that does not break, in the subject, the text and the call."""
    for brief in briefs(150, seed=37, locale="fr"):
        letter = writer.write(brief)
        for text in (letter.subject, letter.text, *letter.call):
            assert not re.search(r"(?<!\u00a0)[;!?]|[^\u00a0\w]:| :(?!//)", text), text


def test_an_agents_space_before_a_sign_is_no_hole(writer: TemplateWriter) -> None:
    """The space of a keyboard stands before ":" in every French mail; before a comma it is still a hole (C-33)."""
    brief = french(a_brief(FACTS, an_offer(due=FRIDAY)))
    letter = writer.write(brief)

    assert errors(with_added(letter, "Une chose encore : la lampe est la même."), brief) == []
    assert [found[:4] for found in errors(with_added(letter, "Une chose , la lampe est la même."), brief)] == ["C-33"]


def test_a_low_matter_takes_about_four_sentences(writer: TemplateWriter) -> None:
    """Severity: low is short, high is fuller and offers to talk."""
    low = french(a_brief({FactKind.ORDER: "4471"}, an_offer(due=FRIDAY), complaint=a_complaint(severity=Severity.LOW)))
    high = replace(low, complaint=a_complaint(severity=Severity.HIGH), remedy=replace(low.remedy, offer_call=True))
    short, long = writer.write(low).text, writer.write(high).text

    assert len(re.findall(r"\.(?=\s)", short)) <= 5
    assert "je vous appelle" in long
    assert "Je m'occupe de votre dossier" in long
    assert len(long.split()) > len(short.split()) + 20


def test_a_late_answer_is_owned(writer: TemplateWriter) -> None:
    """C-13: who has waited more than two days reads that we know it."""
    brief = french(a_brief(FACTS, an_offer(due=FRIDAY)))
    late = replace(brief, reading=replace(brief.reading, written_at=TUESDAY - timedelta(days=4)))

    assert "Vous nous avez écrit le 20 novembre, et notre réponse arrive tard." in writer.write(late).text
    assert "arrive tard" not in writer.write(brief).text


def test_after_a_call_no_other_is_offered(writer: TemplateWriter) -> None:
    """CL-12: the letter begins with the call, and is its written follow-up."""
    remedy = a_remedy(an_offer(due=FRIDAY), offer_call=True)
    brief = french(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)), called=True)
    letter = writer.write(brief)

    assert part(letter, Section.ACKNOWLEDGEMENT).startswith("Merci pour notre échange au téléphone. Je vous présente")
    assert "préférez en parler" not in letter.text
    assert errors(letter, brief) == []


def test_points_to_say_on_the_phone(writer: TemplateWriter) -> None:
    """OC-5: who calls and why, sorry once, the loss, what is done by when, in words that can be spoken."""
    remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), offer_call=True)
    brief = french(a_brief(FACTS, remedy=remedy, complaint=a_complaint(severity=Severity.HIGH)))
    points = writer.write(brief).call

    assert points[:2] == (
        "Bonjour Marta Ilves, ici Priya Nair, de Northlight Home. Est-ce le bon moment\u00a0?",
        "J'appelle au sujet de votre commande 4471 (lampe).",
    )
    assert "Ce que nous faisons\u00a0: remboursement intégral, au plus tard le vendredi 27 novembre." in points
    assert sum("regrette" in point for point in points) == 1


def test_a_second_complaint_has_its_paragraph_and_remedy(writer: TemplateWriter) -> None:
    """One letter and one regret, and what is done about each of the two."""
    second = an_offer(OfferKind.REFUND_FEE, due=date(2026, 12, 1), for_type="late_delivery")
    remedy = replace(a_remedy(), offers=(an_offer(due=FRIDAY), second), second="late_delivery")
    brief = french(a_brief(FACTS, remedy=remedy))
    letter = writer.write(brief)

    assert (
        "La livraison a aussi pris du retard, et cela relève de notre responsabilité. "
        "Je vous rembourse aussi les frais de livraison\u00a0; vous les recevrez au plus tard le mardi 1er décembre."
        in letter.text
    )
    assert errors(letter, brief) == []


def test_where_the_fault_is_not_settled_nothing_is_admitted(writer: TemplateWriter) -> None:
    """C-10: sympathy without ownership, for every type."""
    for type_ in TYPES:
        for fault in (Fault.UNCLEAR, Fault.NOT_OURS):
            remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), fault=fault)
            brief = french(a_brief(FACTS, remedy=remedy, complaint=a_complaint(type_)))
            letter = writer.write(brief)

            assert part(letter, Section.RESPONSIBILITY) == ""
            assert errors(letter, brief) == [], letter.text


def test_nothing_private_on_a_social_network(writer: TemplateWriter) -> None:
    """What all the world may read names no order, person, sum, code or occasion."""
    for type_ in TYPES:
        offer = an_offer(code="K7QX-20", amount=money("24"), due=FRIDAY)
        text = writer.write(french(a_brief(FACTS, offer, channel=Channel.SOCIAL, complaint=a_complaint(type_)))).text

        assert not re.search(r"Marta|Ilves|4471|F-2026|NH8831|50,00|24,00|anniversaire|K7QX", text), text


def test_only_the_admins_own_french_is_used(writer: TemplateWriter) -> None:
    """A wording in another language would be worse than none: `cause` is English, `cause@fr` is said."""
    policy = a_policy({"cause": "The box was thin.", "cause@fr": "Le carton était trop fin."})
    brief = french(a_brief(FACTS, an_offer(due=FRIDAY)), policy=policy)
    english_only = replace(brief, policy=a_policy({"cause": "The box was thin."}))

    assert part(writer.write(brief), Section.EXPLANATION) == "Le carton était trop fin."
    assert "The box" not in writer.write(english_only).text


@pytest.mark.parametrize("sentence", GOOD_EDITS)
def test_what_an_agent_may_well_add_is_no_error(writer: TemplateWriter, sentence: str) -> None:
    """A check that cries wolf is switched off: true and kind sentences pass."""
    brief = french(a_brief({**FACTS, FactKind.INCIDENT_DATE: date(2026, 11, 24)}, an_offer(due=FRIDAY)))

    assert errors(with_added(writer.write(brief), sentence), brief) == []


def test_nothing_decided_gives_a_time_for_the_answer(writer: TemplateWriter) -> None:
    """CL-11: what is being found out, and by which hour it is answered."""
    brief = french(a_brief(FACTS, remedy=a_remedy(answer_by=an_answer())))

    assert (
        "Je cherche ce qui s'est passé et comment y remédier, et vous aurez ma réponse au plus tard le "
        "jeudi 26 novembre à 17 h 00." in writer.write(brief).text
    )


def test_days_sums_and_counts() -> None:
    """As French writes them: the first of a month is "1er", and the weekday stands only while the day is near."""
    locale, today = LOCALES["fr"], TUESDAY.date()

    assert locale.promised(date(2026, 12, 1), today) == "mardi 1er décembre"
    assert locale.dated(date(2025, 3, 1), today) == "1er mars 2025"
    assert locale.amount(money("1234.5")) == "1 234,50 EUR"
    assert [locale.times(count) for count in (2, 3, 11)] == ["deux fois", "trois fois", "11 fois"]
