"""Problems of everything in a policy but its rules: currency and hours, limits, contacts, fields and types."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from integration.apology.policy import Guards, Policy, TypeSettings
from integration.apology.policy_check.problem import Problem, under
from integration.apology.policy_check.values import MARKUP, is_id, listed, of_due
from integration.apology.reading import FactKind
from integration.apology.terms import WORDINGS, spoken

_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TAKEN = frozenset({"acknowledgement", "any_type"})  # letters that are of no type
_FINGERPRINT = re.compile(r"[0-9a-z:-]{8,128}")  # of a notice's wording
_MOST_ATTACHMENTS = 5  # on one Zendesk macro, which brings them (platform §7.6)
_LONGEST_PERIOD = 3_650  # days; dates so far back that they cannot be reckoned would break every suggestion
_SET_FIELDS = frozenset({"complaint", "remedy"})


def of_settings(policy: Policy) -> Iterator[Problem]:
    yield from _of_frame(policy)
    yield from _of_hours(policy)
    yield from under("guards", _of_guards(policy.guards), "Guards: ")
    yield from _of_contacts(policy)
    yield from _of_fields(policy)
    yield from _of_types(policy)


def _of_frame(policy: Policy) -> Iterator[Problem]:
    if not _CURRENCY.fullmatch(policy.currency):
        words = f"The currency “{policy.currency}” is not three capital letters, such as EUR."
        yield Problem("currency", words)
    if not 0 <= policy.threshold <= 1:
        yield Problem("threshold", "The threshold is not between 0 and 1.")
    for language in policy.address:
        if not _LANGUAGE.fullmatch(language):
            yield Problem(f"address.{language}", f"The address for “{language}” names no language such as de.")
    if not policy.rules:
        yield Problem("rules", "There are no rules.")


def _of_hours(policy: Policy) -> Iterator[Problem]:
    try:
        ZoneInfo(policy.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        words = f"The time zone “{policy.time_zone}” is not known; use a name such as Europe/Berlin."
        yield Problem("time_zone", words)
    if not policy.business_days or not set(policy.business_days) <= set(range(7)):
        yield Problem("business_days", "The business days are not numbers from 0 (Monday) to 6 (Sunday).")
    opens, closes = policy.business_hours
    if not 0 <= opens < closes <= 24:
        words = "The business hours are not an opening and a later closing hour between 0 and 24."
        yield Problem("business_hours", words)


def _of_guards(guards: Guards) -> Iterator[Problem]:
    if not 1 <= guards.period_days <= _LONGEST_PERIOD:
        yield Problem("period_days", f"the period is not between a day and {_LONGEST_PERIOD} days.")
    if guards.offers_per_requester is not None and guards.offers_per_requester < 0:
        yield Problem("offers_per_requester", "the offers per requester are below zero.")
    if guards.cap_percent_of_price <= 0:
        yield Problem("cap_percent_of_price", "the cap on the price is not above zero.")
    for name in ("amount_per_requester", "amount_per_agent_day", "budget_day", "budget_month"):
        limit = getattr(guards, name)
        if limit is not None and limit < 0:
            yield Problem(name, f"{name} is below zero.")


def _of_contacts(policy: Policy) -> Iterator[Problem]:
    for place, contact in enumerate(policy.contacts):
        if not (contact.phone or contact.email):
            who = contact.person or contact.team or contact.brand or "without a name"
            words = f"The contact {who} has neither a phone number nor an e-mail address."
            yield Problem(f"contacts[{place}]", words)
    if not any(contact.brand == contact.locale == contact.type == "" for contact in policy.contacts):
        words = "There is no contact for all the brands, languages and types that have none of their own."
        yield Problem("contacts", words)


def _of_fields(policy: Policy) -> Iterator[Problem]:
    for what, mapped, allowed in (
        ("field_map", policy.field_map, frozenset(FactKind)),
        ("set_fields", policy.set_fields, _SET_FIELDS),
    ):
        for name, field_id in mapped.items():
            if name not in allowed:
                yield Problem(f"{what}.{name}", f"{what}: “{name}” is not one of {listed(allowed)}.")
            if not is_id(field_id):
                yield Problem(f"{what}.{name}", f"{what}: the custom field id “{field_id}” is not a number.")


def _of_types(policy: Policy) -> Iterator[Problem]:
    for type_, settings in policy.types.items():
        if type_ in _TAKEN:
            yield Problem(f"types.{type_}", f"Type {spoken(type_)}: there is a letter of this name. Take another.")
        yield from under(f"types.{type_}", _of_type(settings), f"Type {spoken(type_)}: ")
    for type_ in sorted(policy.guards.regulated):
        if not policy.settings_for(type_).wording:
            words = f"Type {spoken(type_)}: it is regulated, and no wording is approved for it."
            yield Problem(f"types.{type_}.wording", words)


def _of_type(settings: TypeSettings) -> Iterator[Problem]:
    yield from under("answer_within", of_due(settings.answer_within), "its answer ")
    for country in settings.ownership_by_country:
        if not _COUNTRY.fullmatch(country):
            words = f"the country “{country}” is not two capital letters, such as DE."
            yield Problem(f"ownership_by_country.{country}", words)
    yield from _of_wordings(settings)
    yield from _of_unasked(settings)
    if len(settings.attachments) > _MOST_ATTACHMENTS:
        yield Problem("attachments", f"it has more than {_MOST_ATTACHMENTS} attachments.")
    for place, attachment in enumerate(settings.attachments):
        if not attachment.strip() or attachment in settings.attachments[:place]:
            yield Problem(f"attachments[{place}]", f"the attachment “{attachment}” has no name, or is named twice.")


def _of_unasked(settings: TypeSettings) -> Iterator[Problem]:
    if settings.auto_draft_from is not None and not 0 <= settings.auto_draft_from <= 1:
        yield Problem("auto_draft_from", "the confidence that an auto-draft takes is not between 0 and 1.")
    if settings.notice_approved and not _FINGERPRINT.fullmatch(settings.notice_approved):
        words = "the approved wording of the notice is not a fingerprint, as “amends notices approve” sets it."
        yield Problem("notice_approved", words)


def _of_wordings(settings: TypeSettings) -> Iterator[Problem]:
    for name, text in settings.wording.items():
        what, _, language = name.partition("@")
        if what not in WORDINGS:
            yield Problem(f"wording.{name}", f"the wording “{name}” is not one of {listed(WORDINGS)}.")
        if "@" in name and not _LANGUAGE.fullmatch(language):
            words = f"the wording “{name}” is for “{language}”, which is not a language such as de."
            yield Problem(f"wording.{name}", words)
        if MARKUP.search(text):
            words = f"the wording “{name}” has a placeholder, and only the wording of an offer may have one."
            yield Problem(f"wording.{name}", words)
