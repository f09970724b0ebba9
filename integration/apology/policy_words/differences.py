"""What two policies differ in, in sentences that an admin, a lead or an auditor can read."""

from collections.abc import Iterator, Mapping
from datetime import date

from integration.apology.complaint import ComplaintType, Severity
from integration.apology.policy import AutoDraft, Contact, Notice, Policy, TypeSettings
from integration.apology.policy_words.changes import (
    Currencies,
    Label,
    changed,
    changed_entries,
    days,
    keyed,
    money,
    paired,
    percent,
)
from integration.apology.policy_words.rule_differences import changed_rules
from integration.apology.policy_words.values import listed
from integration.apology.terms import spoken

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LIMITS = {
    "period_days": Label("the period that counts", days),
    "offers_per_requester": Label("the number of gestures for one customer"),
    "amount_per_requester": Label("the limit for one customer", money),
    "amount_per_agent_day": Label("the limit for an agent in a day", money),
    "budget_day": Label("the day's budget", money),
    "budget_month": Label("the month's budget", money),
    "cap_percent_of_price": Label("the cap on the price", percent),
    "regulated": Label("the list of regulated types", keyed),
    "injury_ownership": Label("ownership where somebody may be hurt"),
    "legal_floor": Label("the list of legal minimums", keyed),
}
_UNASKED = {AutoDraft.DRAFT: "a draft", AutoDraft.TAG: "tags only", AutoDraft.NOTHING: "nothing"}
_NOTICE = {Notice.DRAFT: "a draft", Notice.SEND: "sent at once"}
_CONTACT = {
    "phone": Label("the phone number"),
    "email": Label("the e-mail address"),
    "hours": Label("the list of hours"),
    "person": Label("the person"),
    "team": Label("the team"),
}


def _unasked(choice: AutoDraft, _currency: str) -> str:
    return _UNASKED[choice]


def _notice(choice: Notice, _currency: str) -> str:
    return _NOTICE[choice]


def _call(severity: Severity | None, _currency: str) -> str:
    return severity.value if severity else "none"


def _weekdays(numbers: tuple[int, ...], _currency: str) -> str:
    named = (_WEEKDAYS[number] if 0 <= number < len(_WEEKDAYS) else str(number) for number in numbers)
    return listed(named) or "none"


def _hours(hours: tuple[int, int], _currency: str) -> str:
    return " to ".join(map(str, hours))


_TYPE = {
    "label": Label("its name for agents"),
    "answer_within": Label("the time to answer"),
    "call_from": Label("the severity from which a call is offered", _call),
    "attachments": Label("the list of attachments", keyed),
    "auto_draft": Label("what is done before anyone opens the ticket", _unasked),
    "auto_draft_from": Label("the confidence that an auto-draft takes"),
    "notice": Label("what becomes of the notice of a cancelled order", _notice),
    "notice_approved": Label("the approved wording of the notice"),
}
_SAID_APART = ("enabled", "acknowledge", "ownership_by_country", "wording")
_SETTINGS = {
    "currency": Label("the currency"),
    "threshold": Label("the confidence from which an apology is suggested"),
    "time_zone": Label("the time zone"),
    "business_days": Label("the list of business days", _weekdays),
    "business_hours": Label("the time of business", _hours),
    "default_tone": Label("the tone"),
}
_STRUCTURED = ("rules", "contacts", "types", "guards", "holidays", "sign_off", "field_map", "set_fields", "address")


def differences(before: Policy, after: Policy) -> tuple[str, ...]:
    """Every difference, rules first; none only where the two are equal."""
    return () if before == after else tuple(_all(before, after))


def _all(before: Policy, after: Policy) -> Iterator[str]:
    currencies = Currencies(before.currency, after.currency)
    yield from changed_rules(before.rules, after.rules, currencies)
    yield from (f"Limits: {clause}" for clause in changed(before.guards, after.guards, _LIMITS, currencies))
    yield from _types(before.types, after.types, currencies)
    yield from _contacts(before.contacts, after.contacts, currencies)
    yield from changed_entries(before.sign_off, after.sign_off, _signed)
    yield from changed_entries(
        before.address, after.address, lambda language: f"How customers are addressed in {language}"
    )
    plain = changed(before, after, _SETTINGS, currencies, other_than=_STRUCTURED)
    yield from (f"Settings: {clause}" for clause in plain)
    yield from (f"Settings: {clause}" for clause in _holidays(before.holidays, after.holidays))
    for clause in (
        *changed_entries(before.field_map, after.field_map, _held),
        *changed_entries(before.set_fields, after.set_fields, _filled),
    ):
        yield f"Fields: {clause}"


def _types(
    before: Mapping[str, TypeSettings], after: Mapping[str, TypeSettings], currencies: Currencies
) -> Iterator[str]:
    for type_ in dict.fromkeys((*before, *after)):
        clauses = [*_type(before.get(type_, TypeSettings()), after.get(type_, TypeSettings()), currencies)]
        if (type_ in before) != (type_ in after) and (not clauses or type_ not in set(ComplaintType)):
            yield f"Type {spoken(type_)} is {'new' if type_ in after else 'gone'} in the list of types."
        yield from (f"Type {spoken(type_)}: {clause}" for clause in clauses)


def _type(before: TypeSettings, after: TypeSettings, currencies: Currencies) -> Iterator[str]:
    if before.enabled != after.enabled:
        yield f"it is switched {'on' if after.enabled else 'off'}."
    yield from changed(before, after, _TYPE, currencies, other_than=_SAID_APART)
    if before.acknowledge != after.acknowledge:
        yield f"a customer is {'' if after.acknowledge else 'no longer '}told at once when the answer comes."
    yield from changed_entries(
        before.ownership_by_country, after.ownership_by_country, lambda country: f"ownership in {country}"
    )
    yield from changed_entries(before.wording, after.wording, lambda name: f"the wording “{name}”")


def _contacts(before: tuple[Contact, ...], after: tuple[Contact, ...], currencies: Currencies) -> Iterator[str]:
    pairs = paired(before, after, lambda contact: (contact.brand, contact.locale, contact.type))
    yield from (f"{_whose(contact)} is gone: {_who(contact)}." for contact in pairs.gone)
    yield from (f"{_whose(contact)} is new: {_who(contact)}." for _, contact in pairs.new)
    for old, new in pairs.kept:
        yield from (f"{_whose(new)}: {clause}" for clause in changed(old, new, _CONTACT, currencies))
    if pairs.moved:
        yield "The contacts stand in another order."


def _whose(contact: Contact) -> str:
    served = (
        f"brand {contact.brand}" if contact.brand else "",
        f"language {contact.locale}" if contact.locale else "",
        spoken(contact.type),
    )
    return f"The contact for {listed(filter(None, served)) or 'all others'}"


def _who(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.person, contact.team, contact.phone, contact.email))) or "nobody"


def _signed(brand: str) -> str:
    return f"The sign-off for {f'brand {brand}' if brand else 'all other brands'}"


def _held(fact: str) -> str:
    return f"the custom field that holds the {spoken(fact)}"


def _filled(what: str) -> str:
    return f"the custom field that is filled with the {what}"


def _holidays(before: frozenset[date], after: frozenset[date]) -> Iterator[str]:
    for words, found in (("a holiday", after - before), ("no longer a holiday", before - after)):
        yield from (f"{day.isoformat()} is {words}." for day in sorted(found))
