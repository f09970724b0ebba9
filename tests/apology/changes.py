"""A policy in which no field is as by default, and every way to change one thing in it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_type_hints

from integration.apology.complaint import Severity
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    AutoDraft,
    Bounds,
    Code,
    Conditions,
    Contact,
    Due,
    Guards,
    Notice,
    Offer,
    OfferKind,
    Operator,
    Ownership,
    Policy,
    Pool,
    Promise,
    Rule,
    TypeSettings,
)
from tests.apology.cases import CONTACT, condition, rule

BROKEN = condition("complaint_type", Operator.IS, "damaged_item")
UNDER_100 = condition("order_value", Operator.LESS_THAN, 100)
KNOWN = condition("order", Operator.PRESENT)
CALL = Offer("call", OfferKind.PHONE_CALL)
FULL_OFFER = Offer(
    "gift",
    OfferKind.STORE_CREDIT,
    Amount(AmountBasis.PERCENT_OF_ORDER, Decimal(10), Decimal(5), Decimal(60), Decimal(1)),
    percent=Decimal(5),
    months=12,
    expires_after_days=30,
    code=Code("A"),
    promise=Promise("send it", "shop", Due(2)),
    approval=Approval(Decimal(50), "Team leads"),
    agent_may=Bounds(Decimal(1), Decimal(9)),
    cost=Decimal(3),
    wording={"en": "Take it."},
)
FULL = Policy(
    currency="EUR",
    rules=(
        Rule(
            "full",
            "Full",
            Conditions((BROKEN, UNDER_100), (KNOWN, condition("tags", Operator.INCLUDES_ANY, ("vip",)))),
            (FULL_OFFER, CALL),
            (replace(FULL_OFFER, id="other", code=Pool("B")),),
            frozenset({"call"}),
        ),
        rule("stacked", CALL, stack=True, enabled=False),
    ),
    contacts=(CONTACT, Contact("1", "a@b", "9 to 5", "Lena", "Team", "Hafen", "de", "data_loss")),
    types={
        "data_loss": TypeSettings(
            label="Loss",
            ownership_by_country={"US": Ownership.SYMPATHY},
            call_from=Severity.LOW,
            wording={"fix": "Mended."},
            auto_draft=AutoDraft.TAG,
            auto_draft_from=0.8,
            acknowledge=True,
            notice=Notice.SEND,
            notice_approved="3f2a90c1",
        )
    },
    guards=Guards(90, 2, Decimal(1), Decimal(2), Decimal(3), Decimal(4), regulated=frozenset({"data_loss"})),
    holidays=frozenset({date(2026, 12, 25)}),
    sign_off={"": "Northlight"},
    field_map={"order": "1"},
    set_fields={"remedy": "2"},
)


def changed(value: Any, hint: Any = None) -> Iterator[Any]:
    """The value with one thing changed, at every depth; what may be none is so too."""
    if is_dataclass(value) and not isinstance(value, type):
        yield from _record(value)
    elif isinstance(value, dict):
        yield from _mapping(value)
    elif isinstance(value, tuple):
        yield from _sequence(value)
    elif isinstance(value, frozenset):
        yield from (value - {one} for one in value)
        yield value | {"new"} if all(isinstance(one, str) for one in value) else frozenset()
    else:
        yield from _scalar(value, hint)
    if value is not None and type(None) in get_args(hint):
        yield None


def _record(value: Any) -> Iterator[Any]:
    hints = get_type_hints(type(value))
    for item in fields(value):
        for other in changed(getattr(value, item.name), hints[item.name]):
            yield replace(value, **{item.name: other})


def _mapping(value: dict[str, Any]) -> Iterator[Any]:
    for key, own in value.items():
        yield {other: kept for other, kept in value.items() if other != key}
        yield {**value, "new": own}
        yield from ({**value, key: other} for other in changed(own))


def _sequence(value: tuple[Any, ...]) -> Iterator[Any]:
    yield from (value[1:], value[::-1], (*value, *value))
    for place, one in enumerate(value):
        yield from ((*value[:place], other, *value[place + 1 :]) for other in changed(one))


def _scalar(value: Any, hint: Any) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case Enum():
            yield from (other for other in type(value) if other is not value)
        case Decimal() | int() | float():
            yield value + 1
        case date():
            yield value + timedelta(days=1)
        case str():
            yield from ("", value + " more")
        case None if Decimal in get_args(hint):
            yield Decimal(7)
