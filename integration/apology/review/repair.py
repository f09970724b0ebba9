"""Rules about what is offered: said, equal to the decision, enough, and backed by somebody who does it by a day."""

import re
from collections.abc import Iterator
from decimal import Decimal

from integration.apology.complaint import MONEY_LOST, Fault
from integration.apology.letter import Section
from integration.apology.phrases import Duty
from integration.apology.policy import COUPONS, MAKES_GOOD, OfferKind
from integration.apology.reading import FactKind, Money
from integration.apology.remedy import Offered
from integration.apology.review.finding import Finding, error, warning
from integration.apology.review.known import day_of, promised_days
from integration.apology.review.numbers import dates_in
from integration.apology.review.page import Page
from integration.apology.review.rewording import advised
from integration.apology.review.written import numbers_in

_NAMED_BY_SUM = frozenset({OfferKind.REFUND_PARTIAL, OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT})
_HIGHEST_SHARE = Decimal("1.5")
_FRAGMENT = 8  # letters of an admin's wording that are enough to know it by
_PLACEHOLDER = re.compile(r"\{\{\s*\w+\s*\}\}")


def repair(page: Page) -> Iterator[Finding]:
    yield from _offered(page)
    yield from _money_for_money(page)
    yield from _not_words_again(page)
    yield from _within_bounds(page)
    yield from _owned(page)
    yield from _done(page)
    yield from _who_how_when(page)


def _offered(page: Page) -> Iterator[Finding]:
    remedy = page.brief.remedy
    offers = [offer for offer in remedy.offers if offer.kind is not OfferKind.APOLOGY_ONLY]
    for offer in offers:
        if not _is_said(page, offer):
            yield error(
                "C-2",
                f"The letter does not make the offer that was decided: {offer.kind.value.replace('_', ' ')}.",
                suggestion=advised("Put the offer back, or choose another remedy.", _original(page, offer)),
            )
    if not offers and not (remedy.answer_by and day_of(remedy.answer_by.day) in dates_in(page)):
        yield error(
            "C-2",
            "The letter offers nothing and does not say when the customer hears more.",
            suggestion="Choose a remedy, or give the day by which we answer.",
        )


def _original(page: Page, offer: Offered) -> str:
    """How the letter we wrote made the offer, before somebody took it out."""
    cue = page.phrases.mentions.get(offer.kind)
    parts = page.original.paragraphs if page.original else ()
    remedies = (part.text for part in parts if part.section is Section.REMEDY)
    return next((text for text in remedies if cue and cue.find(text.lower())), "")


def _is_said(page: Page, offer: Offered) -> bool:
    fragments = [part.strip().lower() for part in _PLACEHOLDER.split(offer.wording)]
    if any(len(part) >= _FRAGMENT and part in page.body.lower() for part in fragments):
        return True
    cue = page.phrases.mentions.get(offer.kind)
    if cue is None or not cue.find(page.low):
        return False
    return page.social or _terms_are_said(page, offer)


def _terms_are_said(page: Page, offer: Offered) -> bool:
    """The code, and the sum where the sum is the offer; a full refund is said without its price."""
    if offer.code and offer.code not in page.body:
        return False
    if not offer.amount or offer.kind not in _NAMED_BY_SUM:
        return True
    return offer.amount.amount in numbers_in(page.body, page.phrases.script)


def _money_for_money(page: Page) -> Iterator[Finding]:
    remedy, complaint = page.brief.remedy, page.brief.complaint
    lost = complaint.type in MONEY_LOST and page.brief.reading.fact(FactKind.AMOUNT) is not None
    if not lost or remedy.fault is Fault.NOT_OURS or remedy.answer_by:
        return
    if not any(offer.kind in MAKES_GOOD for offer in remedy.offers):
        yield error(
            "C-15",
            "The customer lost money, and the letter gives none back and no day for an answer.",
            suggestion="Offer the money, or say by when it is decided.",
        )


def _not_words_again(page: Page) -> Iterator[Finding]:
    remedy = page.brief.remedy
    kinds = {offer.kind for offer in remedy.offers} - {OfferKind.APOLOGY_ONLY}
    if remedy.repeat and kinds <= COUPONS and not remedy.offer_call:
        yield error(
            "C-16",
            "This customer had an apology from us before; words or another coupon will not do.",
            suggestion="Offer a call or put things right, and let a senior colleague sign.",
        )
    elif remedy.repeat and remedy.offer_call and not (page.brief.called or _talks(page)):
        yield error(
            "C-16",
            "This customer had an apology from us before, and the letter does not offer to talk.",
            suggestion="Offer a call.",
        )


def _talks(page: Page) -> bool:
    call = page.phrases.mentions.get(OfferKind.PHONE_CALL)
    return call is not None and call.find(page.low) is not None


def _within_bounds(page: Page) -> Iterator[Finding]:
    price = page.brief.reading.fact(FactKind.ORDER_VALUE)
    if price is None or not isinstance(price.value, Money) or price.value.amount <= 0:
        return
    currency = price.value.currency or page.brief.policy.currency
    given = sum(
        (
            offer.amount.amount
            for offer in page.brief.remedy.offers
            if offer.amount and offer.amount.currency == currency
        ),
        Decimal(0),
    )
    if given > price.value.amount * _HIGHEST_SHARE:
        yield error(
            "C-19",
            f"The offers come to {given:.2f} {currency}, more than one and a half times the price.",
            suggestion="Take one of the offers out.",
        )


def _owned(page: Page) -> Iterator[Finding]:
    for duty in page.phrases.duties:
        if _is_backed(page, duty):
            continue
        for sentence in page.culprits(duty.words):
            if not _is_admins(page, sentence):
                yield error(
                    "C-34",
                    "The letter promises something that nobody has to do.",
                    sentence,
                    advised("Choose a remedy that includes it, or leave it out.", page.example("C-34")),
                )


def _is_backed(page: Page, duty: Duty) -> bool:
    remedy = page.brief.remedy
    if any(offer.kind in duty.kinds for offer in remedy.offers):
        return True
    answered = remedy.answer_by or remedy.second_answer_by
    return (duty.by_answer and answered is not None) or (duty.by_call and remedy.offer_call)


def _done(page: Page) -> Iterator[Finding]:
    for sentence in page.culprits(page.phrases.done):
        if not _is_admins(page, sentence):
            yield error(
                "C-35",
                "The letter says that something is done, and we have no record of it.",
                sentence,
                advised("Say what you are doing now and by when.", page.example("C-35")),
            )


def _is_admins(page: Page, sentence: str) -> bool:
    if page.is_approved(sentence):
        return True
    low = sentence.lower()
    wordings = (_PLACEHOLDER.split(offer.wording.lower()) for offer in page.brief.remedy.offers if offer.wording)
    return any(len(part.strip()) >= _FRAGMENT and part.strip() in low for parts in wordings for part in parts)


def _who_how_when(page: Page) -> Iterator[Finding]:
    brief = page.brief
    contact, text = brief.remedy.contact, page.letter.text
    people = [brief.agent_name, brief.company, *((contact.person, contact.team) if contact else ())]
    if not any(name and name in text for name in people):
        advice = f"Name a person or a team: {next((name for name in people if name), 'yourself')}."
        yield error("C-37", "The letter does not say who stands behind it.", suggestion=advice)
    direct = [way for way in (contact.phone, contact.email) if way] if contact else []
    if not (any(way in text for way in direct) or page.phrases.channel.find(page.low)):
        ways = " or ".join(direct) or "a phone number or an address"
        yield error("C-37", "The letter does not say how to reach us.", suggestion=f"Give {ways}.")
    yield from _when(page)


def _when(page: Page) -> Iterator[Finding]:
    days = promised_days(page.brief)
    if not days:
        yield warning("C-37", "No day is promised in this letter.", suggestion="Give the remedy a promise with a day.")
    elif not days.keys() & dates_in(page):
        named = ", ".join(f"{day.day} {day:%B}" for day in sorted(days.values()))
        advice = f"Give the day that was promised: {named}."
        yield error("C-37", "The letter does not say by when.", suggestion=advice)
