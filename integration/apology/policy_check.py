"""What is wrong with a policy, in sentences that name the rule: asked before a policy may go live."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from integration.apology.complaint import ComplaintType
from integration.apology.policy import (
    NEEDS_AMOUNT,
    Amount,
    AmountBasis,
    Condition,
    ConditionValue,
    Due,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.reading import FactKind
from integration.apology.shadowing import shadowed
from integration.apology.terms import (
    FIELD_PREFIX,
    LISTS,
    OPERATORS,
    PLACEHOLDERS,
    WITHOUT_VALUE,
    WORDINGS,
    Term,
    TermKind,
    spoken,
    term,
)

_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_MARKUP = re.compile(r"\{\{|\}\}|\{%|%\}")
_LONGEST_DUE = 366  # days; what is due later than in a year is no promise
_LONGEST_EXPIRY = 3660
_SET_FIELDS = frozenset({"complaint", "remedy"})
_VALUES: dict[TermKind, tuple[type, str]] = {
    TermKind.NUMBER: (Decimal, "a number"),
    TermKind.MONEY: (Decimal, "an amount"),
    TermKind.FLAG: (bool, "true or false"),
    TermKind.TEXT: (str, "text"),
    TermKind.RANK: (str, "text"),
    TermKind.SET: (str, "text"),
}


def check(policy: Policy) -> tuple[str, ...]:
    """Every problem, policy first and then rule by rule; empty where the policy may go live."""
    types = frozenset(ComplaintType) | frozenset(policy.types)
    return (
        *_of_settings(policy),
        *_of_guards(policy.guards),
        *_of_contacts(policy),
        *_of_fields(policy),
        *_of_types(policy),
        *_repeated("The rule id", (rule.id for rule in policy.rules)),
        *(f"Rule “{rule.name}”: {problem}" for rule in policy.rules for problem in _of_rule(rule, types, policy)),
        *(
            f"Rule “{rule.name}”: it can never be used, because “{earlier.name}” takes all its tickets."
            for rule, earlier in shadowed(policy.rules)
        ),
    )


def _of_settings(policy: Policy) -> Iterator[str]:
    if not _CURRENCY.fullmatch(policy.currency):
        yield f"The currency “{policy.currency}” is not three capital letters, such as EUR."
    if not 0 <= policy.threshold <= 1:
        yield "The threshold is not between 0 and 1."
    if not policy.rules:
        yield "There are no rules."
    try:
        ZoneInfo(policy.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"The time zone “{policy.time_zone}” is not known; use a name such as Europe/Berlin."
    if not policy.business_days or not set(policy.business_days) <= set(range(7)):
        yield "The business days are not numbers from 0 (Monday) to 6 (Sunday)."
    opens, closes = policy.business_hours
    if not 0 <= opens < closes <= 24:
        yield "The business hours are not an opening and a later closing hour between 0 and 24."


def _of_guards(guards: Guards) -> Iterator[str]:
    if guards.period_days < 1:
        yield "Guards: the period is shorter than a day."
    if guards.offers_per_requester is not None and guards.offers_per_requester < 0:
        yield "Guards: the offers per requester are below zero."
    if guards.cap_percent_of_price <= 0:
        yield "Guards: the cap on the price is not above zero."
    for name in ("amount_per_requester", "amount_per_agent_day", "budget_day", "budget_month"):
        limit = getattr(guards, name)
        if limit is not None and limit < 0:
            yield f"Guards: {name} is below zero."


def _of_contacts(policy: Policy) -> Iterator[str]:
    for contact in policy.contacts:
        if not (contact.phone or contact.email):
            who = contact.person or contact.team or contact.brand or "without a name"
            yield f"The contact {who} has neither a phone number nor an e-mail address."
    if not any(contact.brand == contact.locale == contact.type == "" for contact in policy.contacts):
        yield "There is no contact for all the brands, languages and types that have none of their own."


def _of_fields(policy: Policy) -> Iterator[str]:
    for what, mapped, allowed in (
        ("field_map", policy.field_map, frozenset(FactKind)),
        ("set_fields", policy.set_fields, _SET_FIELDS),
    ):
        for name, field_id in mapped.items():
            if name not in allowed:
                yield f"{what}: “{name}” is not one of {_listed(allowed)}."
            if not _is_id(field_id):
                yield f"{what}: the custom field id “{field_id}” is not a number."


def _of_types(policy: Policy) -> Iterator[str]:
    for type_, settings in policy.types.items():
        for problem in _of_type(settings):
            yield f"Type {spoken(type_)}: {problem}"
    for type_ in sorted(policy.guards.regulated):
        if not policy.settings_for(type_).wording:
            yield f"Type {spoken(type_)}: it is regulated, and no wording is approved for it."


def _of_type(settings: TypeSettings) -> Iterator[str]:
    yield from (f"its answer {problem}" for problem in _of_due(settings.answer_within))
    for country in settings.ownership_by_country:
        if not _COUNTRY.fullmatch(country):
            yield f"the country “{country}” is not two capital letters, such as DE."
    for name, text in settings.wording.items():
        if name not in WORDINGS:
            yield f"the wording “{name}” is not one of {_listed(WORDINGS)}."
        if _MARKUP.search(text):
            yield f"the wording “{name}” has a placeholder, and only the wording of an offer may have one."


def _of_rule(rule: Rule, types: frozenset[str], policy: Policy) -> Iterator[str]:
    if not rule.name.strip():
        yield f"the rule with the id “{rule.id}” has no name."
    if not rule.offers:
        yield "it has no offers; where words are enough, offer apology_only."
    for condition in (*rule.when.all, *rule.when.any):
        yield from _of_condition(condition, types)
    offers = (*rule.offers, *rule.alternatives)
    yield from _repeated("the offer id", (offer.id for offer in offers))
    for offer in offers:
        for problem in _of_offer(offer, policy):
            yield f"offer “{offer.id}” {problem}"
    for stranger in sorted(rule.optional - {offer.id for offer in rule.offers}):
        yield f"“{stranger}” is optional, and is not one of its offers."


def _of_condition(condition: Condition, types: frozenset[str]) -> Iterator[str]:
    known = term(condition.fact)
    if known is None:
        yield f"there is no fact “{condition.fact}”."
        return
    if known.kind is TermKind.ANY and not _is_id(condition.fact.removeprefix(FIELD_PREFIX)):
        yield f"the custom field id in “{condition.fact}” is not a number."
    if condition.operator not in OPERATORS[known.kind]:
        yield f"“{spoken(condition.operator)}” does not fit {condition.fact}."
        return
    problem = _of_value(condition, known)
    if problem:
        yield f"{condition.fact} {spoken(condition.operator)}: {problem}"
        return
    choices = types if condition.fact in ("complaint_type", "secondary_type") else known.choices
    for value in _texts(condition.value):
        if choices and value not in choices:
            yield f"“{value}” is not one of the values of {condition.fact}."


def _of_value(condition: Condition, known: Term) -> str:
    """What is wrong with the value, "" where it fits the fact and the operator."""
    operator, value = condition.operator, condition.value
    if operator in WITHOUT_VALUE:
        return "it takes no value." if value is not None else ""
    if operator in LISTS:
        return "" if isinstance(value, tuple) and value and all(value) else "the value is not a list of texts."
    if known.kind is TermKind.ANY:
        return _of_field_value(operator, value)
    wanted, words = _VALUES[known.kind]
    return "" if isinstance(value, wanted) and value != "" else f"the value is not {words}."


def _of_field_value(operator: Operator, value: ConditionValue) -> str:
    if operator in (Operator.IS, Operator.IS_NOT):
        fits = isinstance(value, Decimal | bool | str) and value != ""
        return "" if fits else "the value is not a number, a text, true or false."
    return "" if isinstance(value, Decimal) else "the value is not a number."


def _of_offer(offer: Offer, policy: Policy) -> Iterator[str]:
    yield from _of_kind(offer)
    if offer.expires_after_days is not None and not 1 <= offer.expires_after_days <= _LONGEST_EXPIRY:
        yield f"expires after a number of days that is not between 1 and {_LONGEST_EXPIRY}."
    if offer.cost is not None and offer.cost < 0:
        yield "has a cost below zero."
    if offer.code and not offer.code.value.strip():
        yield "has an empty code."
    if offer.approval and not (offer.approval.group.strip() and offer.approval.above >= 0):
        yield "needs approval, and does not say by which group above which amount."
    yield from _of_amount(offer.amount, policy.guards) if offer.amount else ()
    yield from _of_promise(offer.promise) if offer.promise else ()
    yield from _of_wording(offer)


def _of_kind(offer: Offer) -> Iterator[str]:
    """What this kind of offer cannot do without."""
    is_discount = offer.kind is OfferKind.DISCOUNT_PERCENT
    if is_discount and not 0 < (offer.percent or 0) <= 100:
        yield "has no percentage between 0 and 100."
    if not is_discount and offer.percent is not None:
        yield "has a percentage, and only discount_percent takes one; an amount has a basis for that."
    if offer.kind in NEEDS_AMOUNT and offer.amount is None:
        yield f"is money, and has no amount ({offer.kind.value})."
    if offer.kind is OfferKind.CREDIT_MONITORING and not offer.months:
        yield "does not say for how many months."
    if offer.kind is OfferKind.CUSTOM and not offer.wording:
        yield "has no wording, and a custom offer has no other."


def _of_amount(amount: Amount, guards: Guards) -> Iterator[str]:
    if amount.value <= 0:
        yield "has an amount that is not above zero."
    is_share = amount.basis in (AmountBasis.PERCENT_OF_ORDER, AmountBasis.PERCENT_OF_DISPUTE)
    if is_share and amount.value > guards.cap_percent_of_price:
        yield f"is {amount.value:f} %, and the cap is {guards.cap_percent_of_price:f} %."
    if amount.round_to <= 0:
        yield "is rounded to a step that is not above zero."
    if amount.minimum is not None and amount.maximum is not None and amount.minimum > amount.maximum:
        yield "has a minimum above its maximum."


def _of_promise(promise: Promise) -> Iterator[str]:
    if not promise.owner.strip():
        yield "makes a promise that nobody owns."
    if not promise.what.strip():
        yield "makes a promise that does not say what."
    yield from _of_due(promise.due)


def _of_due(due: Due) -> Iterator[str]:
    if not 0 <= due.count <= _LONGEST_DUE:
        yield f"is due after {due.count} {spoken(due.unit)}, and at most {_LONGEST_DUE} are allowed."


def _of_wording(offer: Offer) -> Iterator[str]:
    for locale, text in offer.wording.items():
        if not _LOCALE.fullmatch(locale):
            yield f"has a wording for “{locale}”, which is not a locale such as en or pt-BR."
        if not text.strip():
            yield f"has an empty wording for {locale}."
        for name in _PLACEHOLDER.findall(text):
            if name not in PLACEHOLDERS:
                yield f"uses the placeholder “{name}”, which is not one of {_listed(PLACEHOLDERS)}."
        if _MARKUP.search(_PLACEHOLDER.sub("", text)):
            yield f"has a wording for {locale} with a placeholder that is not written as {{{{amount}}}}."


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    for id_, count in Counter(ids).items():
        if count > 1:
            yield f"{what} “{id_}” is used {count} times."
        if not id_.strip():
            yield f"{what} is empty."


def _texts(value: ConditionValue) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
