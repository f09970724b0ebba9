"""Notices that the shop cancelled an order, and the few lines before an answer (OC-1 to OC-8, CL-2)."""

from dataclasses import replace
from itertools import islice

import pytest

from integration.apology.cancellation import CancelReason
from integration.apology.complaint import Fault
from integration.apology.letter import Section, Tone
from integration.apology.review import Level, review
from integration.apology.ticket import Channel
from integration.rendering.locales import LOCALES
from integration.rendering.writer import TemplateWriter
from tests.letters_check import faults, sentences, slips
from tests.letters_matrix import METHODS, a_notice, acknowledgements, notices

EVERY = 2  # of the notices; `make letters-check` writes them all
THANKS = ("Thank", "Gracias", "Merci", "Danke", "Obrigad", "Agradec")
FRAUD = ("fraud", "fraude", "Betrug", "Verdacht", "suspect", "sospech", "suspeit")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_notice_is_fit_to_send(writer: TemplateWriter, locale: str) -> None:
    """No error of the review, one apology, nothing twice, no hole, nobody thanked for what they did not do."""
    for brief in islice(notices(locale), 0, None, EVERY):
        letter = writer.write(brief)

        assert list(faults(letter, brief)) == [], letter.text
        assert not any(word in letter.text for word in THANKS), letter.text


@pytest.mark.parametrize("locale", LOCALES)
def test_a_notice_says_it_all(writer: TemplateWriter, locale: str) -> None:
    """OC-2 to OC-8: name, order, reason, sum and day of the refund, what there is instead, where it can be followed."""
    letter = writer.write(a_notice(locale))
    known = (
        "Marta",
        "4471",
        "129",
        "27",
        "Lyra desk lamp 2000: https://northlight.example/lyra",
        "/orders/4471",
        "/again/",
    )
    reason = [part for part in letter.paragraphs if part.section is Section.EXPLANATION and part.text]

    assert all(each in letter.text for each in known), letter.text
    assert "4471" in letter.subject
    assert reason
    assert "<ul><li>Lyra desk lamp 2000" in letter.html
    assert "- Vega desk lamp, white" in letter.text


@pytest.mark.parametrize("locale", LOCALES)
def test_each_reason_has_its_sentence(writer: TemplateWriter, locale: str) -> None:
    """Four letters that differ, none of which blames; the shop's own words go before ours."""
    said = {
        reason: sentences(writer.write(a_notice(locale, reason=reason, whole=0)))
        for reason in (CancelReason.OUT_OF_STOCK, CancelReason.PRICING_ERROR, CancelReason.PAYMENT_FAILED)
    }
    brief = a_notice(locale)
    told = brief.reading.cancellation
    assert told
    own = replace(brief, reading=replace(brief.reading, cancellation=replace(told, words="Der Hersteller ist pleite")))

    assert len({tuple(each) for each in said.values()}) == 3
    assert "Der Hersteller ist pleite." in writer.write(own).text


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_about_a_check_but_what_is_approved(writer: TemplateWriter, locale: str) -> None:
    """KYC-2, KYC-6, KYC-12: whatever the shop wrote about a failed check, the customer does not read it."""
    for tone in Tone:
        brief = a_notice(locale, reason=CancelReason.VERIFICATION_FAILED, tone=tone)
        told = brief.reading.cancellation
        assert told
        loud = replace(told, words="Fraud suspected, Betrug, fraude.")
        letter = writer.write(replace(brief, reading=replace(brief.reading, cancellation=loud)))

        assert not any(word.lower() in letter.text.lower() for word in FRAUD)


def test_a_payment_that_failed_is_not_owned(writer: TemplateWriter) -> None:
    """Nobody knows whose fault it is, and so the letter is sorry and takes no blame (C-10)."""
    letter = writer.write(a_notice(reason=CancelReason.PAYMENT_FAILED, fault=Fault.UNCLEAR))

    assert "We are sorry that your order 4471 was cancelled on 23 November." in letter.text
    assert "we did not" not in letter.text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_money_goes_where_the_shop_says(writer: TemplateWriter, locale: str) -> None:
    """“The way you paid” is said only where the shop says nothing else."""
    there = writer.write(a_notice(locale, whole=1)).text
    back = writer.write(a_notice(locale, whole=2)).text

    assert f"({METHODS[locale]})" in there
    assert METHODS[locale] not in back


def test_a_social_network_reads_nothing_of_an_order(writer: TemplateWriter) -> None:
    """Links and things of an order are as private as its number."""
    text = writer.write(a_notice(channel=Channel.SOCIAL)).text

    assert not any(word in text for word in ("4471", "northlight.example/", "Lyra", "Vega", "129"))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_lines_before_an_answer(writer: TemplateWriter, locale: str) -> None:
    """CL-2: short, with the day and hour of the answer and a way to reach us; no apology yet, nothing given."""
    for brief in acknowledgements(locale):
        letter = writer.write(brief)
        errors = [finding for finding in review(letter, brief) if finding.level is Level.ERROR]

        assert errors == [], letter.text
        assert list(slips(letter.text, locale)) == [], letter.text
        assert 2 <= len(sentences(letter)) <= 4, letter.text
        assert "25" in letter.text
        assert "17" in letter.text
        assert letter.template.startswith(f"{locale}/acknowledgement@")
        sections = {part.section for part in letter.paragraphs}
        assert not sections & {Section.RESPONSIBILITY, Section.EXPLANATION, Section.PREVENTION}


def test_lines_without_their_day_are_wrong(writer: TemplateWriter) -> None:
    """The review still looks: without the day, or with a promise that nobody has to keep, they are not sent."""
    brief = next(iter(acknowledgements("en")))
    letter = writer.write(brief)
    dayless = replace(letter, text=letter.text.replace(" by 17:00 on Wednesday 25 November", " soon"))
    promising = replace(letter, text=letter.text.replace("We are looking into it", "I am sending you a replacement"))

    assert {"C-2", "C-37"} <= {each.rule for each in review(dayless, brief) if each.level is Level.ERROR}
    assert "C-34" in {each.rule for each in review(promising, brief) if each.level is Level.ERROR}
