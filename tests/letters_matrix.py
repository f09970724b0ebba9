"""Every kind of letter we can be asked for, as briefs: types, severities, tones, faults, facts, channels, offers."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from integration.apology.cancellation import Alternative, Cancellation, CancelReason, Repayment
from integration.apology.complaint import Abstention, ComplaintType, Fault, Severity
from integration.apology.letter import Brief, Tone
from integration.apology.policy import Contact, OfferKind, Ownership, PolicyVersion
from integration.apology.reading import FactKind, FactValue, Matter, PersonName, Reading
from integration.apology.remedy import Offered, announced
from integration.apology.ticket import Channel
from integration.flows.acknowledging import acknowledgement
from integration.flows.announced import as_told
from integration.flows.drafting import Judged
from tests.builders import (
    FRIDAY,
    MARTA,
    NORTHLIGHT,
    TUESDAY,
    a_brief,
    a_complaint,
    a_policy,
    a_remedy,
    a_ticket,
    an_answer,
    an_offer,
    money,
)

TYPES = tuple(type_ for type_ in ComplaintType if type_ is not ComplaintType.NOT_A_COMPLAINT)
REASONS = tuple(reason for reason in CancelReason if reason is not CancelReason.CUSTOMER_ASKED)
METHODS = {
    "en": "to your Visa card",
    "es": "en su tarjeta Visa",
    "fr": "sur votre carte Visa",
    "de": "auf Ihre Visa-Karte",
    "pt": "no seu cartão Visa",
}
SUGGESTED = (
    Alternative("Lyra desk lamp 2000", "https://northlight.example/lyra"),
    Alternative("Orion floor lamp", "https://northlight.example/orion"),
)
NAMED: tuple[frozenset[FactKind], ...] = (
    frozenset(),
    frozenset({FactKind.ORDER, FactKind.ITEM, FactKind.AMOUNT, FactKind.EVENT, FactKind.PRIOR_CONTACTS}),
    frozenset({FactKind.ORDER}),
    frozenset({FactKind.INVOICE, FactKind.DEADLINE}),
)
EXPIRING = (OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING, OfferKind.STORE_CREDIT)
MONEY_TYPES = (ComplaintType.BILLING_ERROR, ComplaintType.REFUND_DELAY)
MATTERS = (Matter.GOODS, Matter.UNKNOWN, Matter.TRAVEL)
CHANNELS = (Channel.EMAIL, Channel.MESSAGING, Channel.SOCIAL)
KINDS = tuple(kind for kind in OfferKind if kind not in (OfferKind.APOLOGY_ONLY, OfferKind.CUSTOM))
REFUNDS = {OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL}
FACTS: dict[FactKind, FactValue] = {
    FactKind.ORDER: "4471",
    FactKind.INVOICE: "F-2026-1088",
    FactKind.TRACKING: "NH883100245",
    FactKind.ITEM: "lamp",
    FactKind.AMOUNT: money("50"),
    FactKind.ORDER_VALUE: money("129"),
    FactKind.INCIDENT_DATE: date(2026, 11, 23),
    FactKind.DEADLINE: date(2026, 11, 20),
    FactKind.DAYS_LATE: 4,
    FactKind.EVENT: "your sister's birthday on Saturday",
    FactKind.PRIOR_CONTACTS: 3,
}
NAMES = (MARTA, PersonName("Adaeze", "Okafor", "Ms"), PersonName("", "Meyer", "Mr"), PersonName("Erin"), None)
CONTACTS = (
    NORTHLIGHT,
    Contact(person="Daniel Ruiz", team="Accounts", phone="+1 212 555 0119", email="ruiz@fenwick.example", hours="9-17"),
    Contact(person="Priya Nair", phone="0800 555 0142"),
    Contact(email="help@northlight.example"),
    None,
)  # fmt: skip
# What customers call things in their own language, and what admins write in it.
SAID: dict[str, dict[FactKind, FactValue]] = {
    "es": {FactKind.ITEM: "lámpara", FactKind.EVENT: "el cumpleaños del sábado"},
    "fr": {FactKind.ITEM: "lampe", FactKind.EVENT: "l'anniversaire de samedi"},
    "de": {FactKind.ITEM: "Lampe", FactKind.EVENT: "der Geburtstag am Samstag"},
    "pt": {FactKind.ITEM: "candeeiro", FactKind.EVENT: "o aniversário de sábado"},
}
CONTACTED: dict[str, dict[str, str]] = {
    "es": {"team": "Atención al cliente", "hours": "de lunes a viernes, de 9 a 17"},
    "fr": {"team": "Service clients", "hours": "du lundi au vendredi, de 9 h à 17 h"},
    "de": {"team": "Kundendienst", "hours": "Montag bis Freitag, 9 bis 17 Uhr"},
    "pt": {"team": "Apoio ao cliente", "hours": "de segunda a sexta, das 9 às 17"},
}
WORDINGS = {
    "cause": "The box was packed without its corner guards.",
    "fix": "Since 20 November every lamp leaves in a double box.",
    "reason": "We could not confirm your details with the information we had.",
    "steps": "Open Your account, then Confirm your details.\nAdd a photo of your passport.",
    "guide": "The attached guide shows each step.",
    "status_link": "https://northlight.example/status",
    "cause@es": "La caja se preparó sin protección en las esquinas.",
    "fix@es": "Desde el 20 de noviembre, cada lámpara sale en una caja doble.",
    "reason@es": "No pudimos confirmar sus datos con la información que teníamos.",
    "steps@es": "Abra Su cuenta y después Confirmar datos.\nAñada una foto del pasaporte.",
    "guide@es": "La guía adjunta muestra cada paso.",
    "status_link@es": "https://northlight.example/es/estado",
    "cause@fr": "Le carton est parti sans protection aux angles.",
    "fix@fr": "Depuis le 20 novembre, chaque lampe part dans un double carton.",
    "reason@fr": "Nous n'avons pas pu confirmer vos coordonnées avec les informations reçues.",
    "steps@fr": "Ouvrez Votre compte, puis Confirmer mes coordonnées.\nAjoutez une photo du passeport.",
    "guide@fr": "Le guide joint montre chaque étape.",
    "status_link@fr": "https://northlight.example/fr/suivi",
    "cause@de": "Der Karton ging ohne Kantenschutz hinaus.",
    "fix@de": "Seit dem 20. November verlässt jede Lampe unser Lager in einem doppelten Karton.",
    "reason@de": "Mit den Angaben, die uns vorlagen, konnten wir Ihre Daten nicht bestätigen.",
    "steps@de": "Öffnen Sie Ihr Konto und dann Daten bestätigen.\nFügen Sie ein Foto Ihres Passes hinzu.",
    "guide@de": "Die Anleitung im Anhang zeigt jeden Schritt.",
    "status_link@de": "https://northlight.example/de/status",
    "cause@pt": "A caixa saiu sem proteção nos cantos.",
    "fix@pt": "Desde 20 de novembro, cada candeeiro sai numa caixa dupla.",
    "reason@pt": "Não conseguimos confirmar os dados com a informação que tínhamos.",
    "steps@pt": "Abra a sua conta e depois Confirmar dados.\nJunte uma foto do passaporte.",
    "guide@pt": "O guia em anexo mostra cada passo.",
    "status_link@pt": "https://northlight.example/pt/estado",
}


def offer_of(kind: OfferKind, *, whole: bool = True) -> Offered:
    """An offer with all its terms, or with no more than a policy must give it."""
    percent = Decimal(20) if kind is OfferKind.DISCOUNT_PERCENT else None
    if not whole:
        return an_offer(kind, percent=percent)
    return an_offer(
        kind,
        amount=money("24") if kind.value.startswith("refund") or kind.value.endswith("credit") else None,
        percent=percent,
        months=12 if kind is OfferKind.CREDIT_MONITORING else None,
        code="K7QX-20" if kind in (OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING) else "",
        expires=date(2027, 1, 31) if kind in EXPIRING else None,
        due=FRIDAY,
    )


def briefs(count: int, seed: int = 7, locale: str = "en") -> Iterator[Brief]:
    """A fair sample of all combinations in one language: the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield in_language(a_random_brief(TYPES[number % len(TYPES)], chance), locale)


def corpus(locale: str) -> Iterator[Brief]:
    """Every type, severity, fault, tone and kind of channel, with much and with little known; the rest by chance."""
    chance = random.Random(29)
    for type_, severity, fault, tone, channel, known in product(
        (*TYPES, "warranty_card_lost"), Severity, Fault, Tone, CHANNELS, (0.1, 0.9)
    ):
        brief = a_random_brief(type_, chance, severity=severity, fault=fault, known=known)
        ticket = replace(brief.ticket, channel=channel)
        yield in_language(replace(brief, ticket=ticket, tone=tone), locale)


def notices(locale: str) -> Iterator[Brief]:
    """Notices that an order was cancelled: every reason and tone, with all that the shop can tell and with nothing."""
    for reason, tone, fault, whole, channel in product(REASONS, Tone, (Fault.OURS, Fault.UNCLEAR), (0, 1, 2), CHANNELS):
        yield a_notice(locale, reason=reason, tone=tone, fault=fault, whole=whole, channel=channel)


def a_notice(
    locale: str = "en",
    *,
    reason: CancelReason = CancelReason.OUT_OF_STOCK,
    tone: Tone = Tone.WARM,
    fault: Fault = Fault.OURS,
    whole: int = 2,
    channel: Channel = Channel.EMAIL,
) -> Brief:
    """`whole` is 2 for all that the shop can tell, 1 for a refund without its day, 0 for no more than it must."""
    method = METHODS[locale] if whole == 1 and tone is Tone.WARM else ""
    refund = Repayment(Decimal(129), "EUR", FRIDAY if whole == 2 else None, method)
    told = Cancellation(
        order="4471",
        reason=reason,
        on=date(2026, 11, 23),
        language=locale,
        refund=refund if whole else None,
        alternatives=SUGGESTED if whole == 2 else SUGGESTED[:whole],
        status_url="https://northlight.example/orders/4471" if whole else "",
        reorder_url="https://northlight.example/again/4471" if whole == 2 else "",
        items=("Vega desk lamp, white", "Lyra shade 30 cm") if whole == 2 else (),
    )
    verification = reason is CancelReason.VERIFICATION_FAILED
    kinds = (OfferKind.VERIFICATION_HELP,) if verification else (OfferKind.REFUND_FULL, OfferKind.DISCOUNT_PERCENT)
    reading, complaint = as_told(Reading("", "", "", MARTA), a_complaint("", abstention=Abstention.NO_WORDS), told)
    remedy = replace(a_remedy(*(offer_of(kind) for kind in kinds)), fault=fault, contact=CONTACTS[0])
    brief = Brief(
        ticket=replace(a_ticket(channel=channel), subject="", agent=None),
        reading=reading,
        complaint=complaint,
        remedy=announced(remedy, told),
        policy=a_policy(WORDINGS if whole == 2 and verification else {}, type_=complaint.type),
        tone=tone,
        locale=locale,
        agent_name="",
        company="Northlight Home",
        now=TUESDAY,
        informal=whole == 1,
    )
    contact = brief.remedy.contact and replace(brief.remedy.contact, **CONTACTED.get(locale, {}))
    return replace(brief, remedy=replace(brief.remedy, contact=contact))


def acknowledgements(locale: str) -> Iterator[Brief]:
    """The few lines before a letter: every type, tone and kind of channel, with all, some and nothing known."""
    for type_, tone, channel, known in product(TYPES, Tone, (Channel.EMAIL, Channel.WEB_FORM), range(4)):
        facts = {kind: value for kind, value in FACTS.items() if kind in NAMED[known]}
        name = NAMES[known]
        policy = replace(
            a_policy(type_=type_),
            default_tone=tone.value,
            address={locale: "informal" if known == 2 else "formal"},
            contacts=tuple(contact for contact in (CONTACTS[known % len(CONTACTS)],) if contact),
        )
        brief = in_language(a_brief(facts, channel=channel, complaint=a_complaint(type_)), locale)
        reading = replace(brief.reading, name=name)
        version = PolicyVersion(1, policy, TUESDAY, "test")
        yield acknowledgement(Judged(brief.ticket, reading, brief.complaint, version), TUESDAY)


def in_language(brief: Brief, locale: str) -> Brief:
    """The same case of a customer who writes in this language, and gives things their names in it."""
    words = SAID.get(locale, {})
    facts = tuple(
        replace(fact, value=words.get(fact.kind, fact.value), written=str(words.get(fact.kind, fact.value)))
        for fact in brief.reading.facts
    )
    contact = brief.remedy.contact
    if contact:
        known = {name: words for name, words in CONTACTED.get(locale, {}).items() if getattr(contact, name)}
        contact = replace(contact, **known)
    return replace(
        brief,
        locale=locale,
        reading=replace(brief.reading, language=locale, facts=facts),
        remedy=replace(brief.remedy, contact=contact),
    )


def a_random_brief(
    type_: str,
    chance: random.Random,
    *,
    severity: Severity | None = None,
    fault: Fault | None = None,
    known: float = 0.5,
) -> Brief:
    """A case in which each fact is known, and each wording approved, with the same likelihood."""
    facts = {kind: value for kind, value in FACTS.items() if chance.random() < known}
    offers = _offers(chance)
    repeat = chance.random() < 0.2
    fault = fault or chance.choice([Fault.OURS, Fault.OURS, Fault.UNCLEAR, Fault.NOT_OURS])
    undecided = not offers or type_ in MONEY_TYPES
    severity = severity or chance.choice(list(Severity))
    secondary = tuple(chance.sample(TYPES, chance.choice([0, 0, 0, 1, 2])))
    second = next((other for other in secondary if other != type_ and chance.random() < 0.7), "")
    remedy = replace(
        a_remedy(*offers),
        fault=fault,
        ownership=chance.choice([Ownership.FULL, Ownership.FULL, Ownership.SYMPATHY, Ownership.LEGAL_REVIEW]),
        contact=chance.choice(CONTACTS),
        repeat=repeat,
        offer_call=repeat or severity is Severity.HIGH,
        answer_by=an_answer() if undecided else None,
        **_for_second(second, offers, chance),
    )
    wording = {name: text for name, text in WORDINGS.items() if chance.random() < known * 0.6}
    policy = a_policy(wording, type_=type_)
    if chance.random() < known / 2:
        settings = replace(policy.settings_for(type_), attachments=("claim form",))
        policy = replace(policy, types={type_: settings})
    brief = a_brief(
        facts,
        channel=chance.choice(list(Channel)),
        complaint=a_complaint(type_, severity, secondary=secondary, scores=dict.fromkeys(secondary, 0.4)),
        remedy=remedy,
        policy=policy,
        tone=chance.choice(list(Tone)),
        agent_name=chance.choice(["Priya Nair", "Priya Nair", ""]),
        informal=chance.random() < 0.4,
        called=chance.random() < 0.15,
    )
    written_at = brief.now - timedelta(hours=chance.choice([3, 20, 90]))
    reading = replace(brief.reading, name=chance.choice(NAMES), written_at=written_at, matter=chance.choice(MATTERS))
    return replace(brief, reading=reading)


def _for_second(second: str, offers: tuple[Offered, ...], chance: random.Random) -> dict[str, Any]:
    """What is given for a second complaint: an offer of a kind the letter does not make yet, or an answer by a day."""
    if not second:
        return {}
    taken = {offer.kind for offer in offers}
    free = [kind for kind in KINDS if kind not in taken | (REFUNDS if taken & REFUNDS else set())]
    if chance.random() < 0.5:
        return {"second": second, "second_answer_by": an_answer(date(2026, 12, 1))}
    extra = replace(offer_of(chance.choice(free)), for_type=second)
    return {"second": second, "offers": (*offers, extra)}


def _offers(chance: random.Random) -> tuple[Offered, ...]:
    kinds = chance.sample(KINDS, chance.choice([0, 1, 1, 2, 3]))
    return tuple(offer_of(kind, whole=chance.random() < 0.7) for kind in kinds)
