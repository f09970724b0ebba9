"""Whom the customer may turn to: brands and languages without a contact, contacts nobody is sent to, old holidays."""

from collections.abc import Iterator
from datetime import date

from integration.apology.policy import Contact, Operator, Policy
from integration.apology.policy_lint.finding import PolicyFinding, hint, rules_on, warning
from integration.apology.policy_lint.possible import failures
from integration.apology.policy_words.values import listed
from integration.apology.terms import spoken

_NAMED = frozenset({Operator.IS, Operator.INCLUDES_ANY})


def of_people(policy: Policy, today: date | None) -> Iterator[PolicyFinding]:
    yield from _without_contact(policy)
    yield from _never_met(policy)
    if today and policy.holidays and max(policy.holidays) < today:
        words = "Settings: every holiday is past, so those to come count as business days."
        yield hint("holidays", words)


def _without_contact(policy: Policy) -> Iterator[PolicyFinding]:
    """A general contact serves whoever has none; only without one can a brand or a language be left alone."""
    brands = {**dict.fromkeys(filter(None, policy.sign_off)), **_mentioned(policy, "brand")}
    locales = _mentioned(policy, "locale")
    for contact in policy.contacts:
        brands.update({contact.brand: None} if contact.brand else {})
        locales.update({contact.locale: None} if contact.locale else {})
    for brand in brands:
        if policy.contact_for(brand=brand, locale="", type_="") is None:
            yield warning("contacts", f"There is no contact for the brand “{brand}”, and none for all the others.")
    for locale in locales:
        if policy.contact_for(brand="", locale=locale, type_="") is None:
            yield warning("contacts", f"There is no contact for the language “{locale}”, and none for all the others.")


def _mentioned(policy: Policy, fact: str) -> dict[str, None]:
    conditions = (one for at in rules_on(policy) for one in (*at.rule.when.all, *at.rule.when.any))
    found: dict[str, None] = {}
    for condition in conditions:
        if condition.fact == fact and condition.operator in _NAMED:
            value = condition.value
            found.update(dict.fromkeys(value if isinstance(value, tuple) else (str(value),)))
    return found


def _never_met(policy: Policy) -> Iterator[PolicyFinding]:
    types = failures(frozenset(policy.types))
    seen: set[tuple[str, str, str]] = set()
    for place, contact in enumerate(policy.contacts):
        path = f"contacts[{place}]"
        if "-" in contact.locale:
            language = contact.locale.split("-", maxsplit=1)[0]
            words = f"{_whose(contact)} never helps anybody: a language goes without its region, as “{language}”."
            yield warning(f"{path}.locale", words)
        if contact.type and contact.type not in types:
            words = f"{_whose(contact)} never helps anybody: there is no such type of complaint."
            yield warning(f"{path}.type", words)
        key = contact.brand, contact.locale, contact.type
        if key in seen:
            yield warning(path, f"{_whose(contact)} never helps anybody: an earlier one is for the same customers.")
        seen.add(key)


def _whose(contact: Contact) -> str:
    served = [contact.brand, contact.locale, spoken(contact.type)]
    return f"The contact for {listed(f'“{one}”' for one in served if one) or 'all others'}"
