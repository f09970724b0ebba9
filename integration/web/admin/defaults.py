"""What a policy's parts are where the document says nothing: a form has to show it all the same."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from integration.apology.policy import Amount, Due, Guards, Offer, Policy, Rule, TypeSettings

_PARTS = {"policy": Policy, "rule": Rule, "offer": Offer, "amount": Amount, "due": Due}


def defaults() -> dict[str, Any]:
    """By part and field; `guards` and `type` have all of theirs."""
    return {
        **{name: _of(part) for name, part in _PARTS.items()},
        "guards": _plain(Guards()),
        "type": _plain(TypeSettings()),
    }


def _of(part: Any) -> dict[str, Any]:
    found = {}
    for item in fields(part):
        if item.default is not MISSING:
            found[item.name] = _plain(item.default)
        elif item.default_factory is not MISSING:
            found[item.name] = _plain(item.default_factory())
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.value if isinstance(value, Enum) else value
