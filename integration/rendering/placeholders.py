"""What a letter may name, from a brief: only what is known, cleaned and in the words of the letter's language."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from integration.apology.complaint import ComplaintType, Fault
from integration.apology.letter import Brief
from integration.apology.policy import Contact, OfferKind, Ownership
from integration.apology.reading import FactKind, SignalKind
from integration.apology.remedy import Offered, PromiseDue
from integration.apology.remedy.facts import money
from integration.apology.ticket import Channel
from integration.rendering.cleaning import LONGEST_ADMIN_TEXT, clean, person, phrase, reference
from integration.rendering.locales import LetterLocale
from integration.rendering.sheet import Value
from integration.rendering.wording import filled, lines

# docs/letters.md explains each; a test holds the two together.
PLACEHOLDERS = frozenset({
    "agent", "amount", "answer_at", "attached", "cause", "company", "contact_person", "contacts", "days_late",
    "deadline", "email", "event", "family", "fix", "given", "guide", "honorific", "hours", "in_time", "incident",
    "invoice", "item", "name", "order", "order_value", "phone", "reason", "refund_method", "reorder_link",
    "second_answer_at", "status_link", "team", "told_reason", "tracking", "written_on",
})  # fmt: skip
OFFER_PLACEHOLDERS = frozenset({"sum", "percent", "months", "code", "expires", "by"})
SWITCHES = frozenset({
    "alternatives", "called", "cancelled_items", "channel", "fault", "informal", "injury", "kinds", "matter", "notice",
    "offer_call", "offers", "others", "owns", "repeat", "second_offers", "second_type", "severity", "short", "social",
    "steps", "tone", "type", "why",
})  # fmt: skip

# What all the world may read on a social network says nothing about the person or their money.
_PRIVATE = frozenset({
    "amount", "order_value", "order", "invoice", "tracking", "event", "given", "family", "honorific", "name",
    "guide", "attached", "written_on", "told_reason", "reorder_link",
    "refund_method",
})  # fmt: skip
_PRIVATE_TERMS = frozenset({"sum", "percent", "code"})
LATE = timedelta(hours=48)  # a complaint is answered within 24 to 48 hours (seed CS-7)
_CLOSES = (".", "!", "?", "…")
_WORDINGS = ("cause", "fix", "reason", "guide", "status_link")


def context(brief: Brief, locale: LetterLocale) -> dict[str, object]:
    """The variables of one letter. A placeholder that is missing here is unknown."""
    social = brief.ticket.channel is Channel.SOCIAL
    known = {name: Value.of(name, text) for name, text in _known(brief, locale) if text}
    if social:
        known = {name: value for name, value in known.items() if name not in _PRIVATE}
    main: list[tuple[object, ...]] = []
    second: list[tuple[object, ...]] = []
    for offer, values in _offers(brief, locale, known, social=social):
        (second if offer.for_type else main).append(values)
    return {**known, **_switches(brief, locale), "offers": main, "second_offers": second}


def _switches(brief: Brief, locale: LetterLocale) -> dict[str, object]:
    """What a template may ask in an `if`, always there."""
    remedy, settings = brief.remedy, brief.policy.settings_for(brief.complaint.type)
    return {
        "type": brief.complaint.type,
        "severity": brief.complaint.severity.value,
        "matter": brief.reading.matter.value,
        "tone": brief.tone.value,
        "channel": brief.ticket.channel.value,
        "short": not brief.rich,
        "social": brief.ticket.channel is Channel.SOCIAL,
        "fault": remedy.fault.value,
        "owns": remedy.fault is Fault.OURS and remedy.ownership is Ownership.FULL,
        "repeat": remedy.repeat,
        "injury": any(signal.kind is SignalKind.INJURY_OR_SAFETY for signal in brief.reading.signals),
        "offer_call": remedy.offer_call,
        "kinds": frozenset(offer.kind.value for offer in remedy.offers if not offer.for_type),
        "steps": lines(settings.said("steps", locale.key)),
        "informal": brief.informal,
        "called": brief.called,
        **_notice(brief),
        "second_type": remedy.second,
        "others": tuple(
            type_ for type_ in brief.complaint.likely_secondary
            if type_ not in (brief.complaint.type, remedy.second, ComplaintType.NOT_A_COMPLAINT)
        ),
    }  # fmt: skip


def _notice(brief: Brief) -> dict[str, object]:
    """Of an order that the shop cancelled: what it says of it, and what there is instead."""
    told = brief.reading.cancellation
    public = brief.ticket.channel is Channel.SOCIAL
    return {
        "notice": told is not None,
        "why": told.reason.value if told else "",
        "alternatives": _listed(each.line for each in told.alternatives) if told and not public else (),
        "cancelled_items": _listed(told.items) if told and not public else (),
    }


def _listed(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (clean(text[:LONGEST_ADMIN_TEXT]) for text in texts)))


def _known(brief: Brief, locale: LetterLocale) -> Iterator[tuple[str, str | None]]:
    yield from _of_reading(brief, locale)
    yield from _of_name(brief)
    yield "agent", clean(brief.agent_name)
    yield "company", clean(brief.company)
    yield from _of_contact(brief.remedy.contact or Contact())
    if brief.remedy.answer_by:
        yield "answer_at", _when(brief.remedy.answer_by, brief.now.date(), locale)
    if brief.remedy.second_answer_by:
        yield "second_answer_at", _when(brief.remedy.second_answer_by, brief.now.date(), locale)
    settings = brief.policy.settings_for(brief.complaint.type)
    for name in _WORDINGS:
        yield name, clean(settings.said(name, locale.key)[:LONGEST_ADMIN_TEXT])
    yield from _told(brief)
    if brief.rich and not settings.said("guide", locale.key):  # the guide's sentence names it already
        yield "attached", clean(", ".join(settings.attachments)[:LONGEST_ADMIN_TEXT])
    written = brief.reading.written_at
    if written and brief.now - written > LATE and not brief.reading.cancellation:
        yield "written_on", locale.dated(written.astimezone(brief.now.tzinfo).date(), brief.now.date())


def _told(brief: Brief) -> Iterator[tuple[str, str]]:
    """What the shop's event says; a link of this order goes before the one of all orders."""
    told = brief.reading.cancellation
    if told is None:
        return
    # About an identity check nothing is said but what is approved (seed KYC-12).
    if brief.complaint.type != ComplaintType.ORDER_CANCELLED_VERIFICATION:
        words = clean(told.words[:LONGEST_ADMIN_TEXT])
        yield "told_reason", words if words.endswith(_CLOSES) else words and f"{words}."
    yield "reorder_link", clean(told.reorder_url)
    yield "refund_method", clean(told.refund.method) if told.refund else ""
    if told.status_url and brief.ticket.channel is not Channel.SOCIAL:
        yield "status_link", clean(told.status_url)


def _of_reading(brief: Brief, locale: LetterLocale) -> Iterator[tuple[str, str | None]]:
    reading, today = brief.reading, brief.now.date()
    for kind, fit in ((FactKind.ORDER, reference), (FactKind.INVOICE, reference), (FactKind.TRACKING, reference),
                      (FactKind.ITEM, phrase), (FactKind.EVENT, phrase)):  # fmt: skip
        fact = reading.fact(kind)
        yield kind.value, fit(str(fact.value)) if fact else None
    for kind in (FactKind.AMOUNT, FactKind.ORDER_VALUE):
        sum_ = money(reading, kind, brief.policy.currency)
        yield kind.value, locale.amount(sum_) if sum_ and sum_.amount > 0 else None
    incident, deadline = _day(brief, FactKind.INCIDENT_DATE), _day(brief, FactKind.DEADLINE)
    if incident and incident <= today:
        yield "incident", locale.dated(incident, today)
    if deadline and deadline < today:
        yield "deadline", locale.dated(deadline, today)
    if deadline and _is_met(brief, deadline):
        yield "in_time", locale.promised(deadline, today)
    days, contacts = _count(brief, FactKind.DAYS_LATE), _count(brief, FactKind.PRIOR_CONTACTS)
    yield "days_late", str(days) if days > 1 else None
    yield "contacts", locale.times(contacts) if contacts > 1 else None


def _is_met(brief: Brief, deadline: date) -> bool:
    """Whether what we promise first comes before the day the customer needs it."""
    first = brief.remedy.offers[0].promise if brief.remedy.offers else None
    return first is not None and first.day <= deadline


def _of_name(brief: Brief) -> Iterator[tuple[str, str | None]]:
    name = brief.reading.name
    if name is None:
        return
    parts = {"given": name.given, "family": name.family, "honorific": name.honorific}
    cleaned = {part: person(text) for part, text in parts.items() if text}
    if None in cleaned.values():
        return  # part of a name is no name
    yield from cleaned.items()
    yield "name", " ".join(text for part in ("given", "family") if (text := cleaned.get(part)))


def _of_contact(contact: Contact) -> Iterator[tuple[str, str]]:
    yield "contact_person", clean(contact.person)
    yield "team", clean(contact.team)
    yield "phone", clean(contact.phone)
    yield "email", clean(contact.email)
    yield "hours", clean(contact.hours)


def _offers(
    brief: Brief, locale: LetterLocale, known: Mapping[str, str], *, social: bool
) -> Iterator[tuple[Offered, tuple[object, ...]]]:
    """Each offer with what the template unpacks: kind, the admin's wording, sum, percent, months, code, expires, by."""
    for offer in brief.remedy.offers:
        if offer.kind is OfferKind.APOLOGY_ONLY:
            continue
        terms = dict(_terms(offer, brief.now.date(), locale))
        if social:
            terms |= dict.fromkeys(_PRIVATE_TERMS)
        renamed = {"amount": terms["sum"], "promise": terms["by"]}
        wording = filled(
            offer.wording, {**terms, **{name: known.get(name) for name in ("order", "invoice", "item")}, **renamed}
        )
        values = (Value.of(name, text) if text else None for name, text in terms.items())
        yield offer, (offer.kind.value, wording, *values)


def _terms(offer: Offered, today: date, locale: LetterLocale) -> Iterator[tuple[str, str | None]]:
    yield "sum", locale.amount(offer.amount) if offer.amount else None
    yield "percent", f"{offer.percent.normalize():f}" if offer.percent is not None else None
    yield "months", str(offer.months) if offer.months else None
    yield "code", clean(offer.code)
    yield "expires", locale.promised(offer.expires, today) if offer.expires else None
    yield "by", _when(offer.promise, today, locale) if offer.promise else None


def _when(due: PromiseDue, today: date, locale: LetterLocale) -> str:
    return locale.at(due.at, today) if due.at else locale.promised(due.day, today)


def _day(brief: Brief, kind: FactKind) -> date | None:
    fact = brief.reading.fact(kind)
    return fact.value if fact and isinstance(fact.value, date) else None


def _count(brief: Brief, kind: FactKind) -> int:
    fact = brief.reading.fact(kind)
    return fact.value if fact and isinstance(fact.value, int) else 0
