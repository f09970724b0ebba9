"""What two versions of a rule's offers differ in: which are made, their worth, and the terms around them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from integration.apology.policy import Approval, Bounds, Code, Offer, Pool, Promise, Rule
from integration.apology.policy_words.changes import (
    Currencies,
    Label,
    changed,
    changed_entries,
    days,
    money,
    paired,
)
from integration.apology.policy_words.offers import (
    amount_words,
    approval_words,
    bounds_words,
    code_words,
    kind_words,
    name_words,
    offer_words,
    promise_words,
)

_WORTH = ("kind", "amount", "percent", "months")


def _code(code: Code | Pool | None, _currency: str) -> str:
    return code_words(code) if code else "none"


def _promise(promise: Promise | None, _currency: str) -> str:
    return f"“{promise.what}” by {promise_words(promise)}" if promise else "none"


def _approval(approval: Approval | None, currency: str) -> str:
    return approval_words(approval, currency) if approval else "none"


def _bounds(bounds: Bounds | None, currency: str) -> str:
    return bounds_words(bounds, currency) if bounds else "nothing"


def _amount(amount: Any, currency: str) -> str:
    return amount_words(amount, currency) if amount else "none"


_LABELS = {
    "amount": Label("the amount", _amount),
    "percent": Label("the percentage"),
    "months": Label("the number of months"),
    "expires_after_days": Label("the time to use it", days),
    "code": Label("the code", _code),
    "promise": Label("the promise", _promise),
    "approval": Label("the approval", _approval),
    "agent_may": Label("what the agent may change it to", _bounds),
    "cost": Label("the cost to us", money),
}


class _Sayings(NamedTuple):
    new: str
    gone: str
    other: str
    group: str


MADE = _Sayings("it also offers {}.", "it no longer offers {}.", "it offers {}, and no longer {}.", "the offers")
INSTEAD = _Sayings(
    "the agent may also offer {} instead.",
    "the agent may no longer offer {} instead.",
    "the agent may offer {} instead, and no longer {}.",
    "the alternatives",
)


def changed_offers(
    before: tuple[Offer, ...], after: tuple[Offer, ...], currencies: Currencies, sayings: _Sayings = MADE
) -> Iterator[str]:
    """What a rule offers, or with `INSTEAD` what the agent may offer in its place."""
    pairs = paired(before, after, lambda offer: offer.id)
    yield from (sayings.gone.format(offer_words(offer, currencies.before)) for offer in pairs.gone)
    yield from (sayings.new.format(offer_words(offer, currencies.after)) for _, offer in pairs.new)
    for was, is_now, offer in pairs.moved:
        yield f"{name_words(offer, currencies.after)} moved from place {was} to {is_now} of {sayings.group}."
    for old, new in pairs.kept:
        old_name, new_name = name_words(old, currencies.before), name_words(new, currencies.after)
        # Another amount of the same thing is told as a term of it: the whole offer twice would hide the one number.
        is_same = old_name == new_name or (old.kind is new.kind and bool(old.amount and new.amount))
        if not is_same:
            yield sayings.other.format(new_name, old_name)
        terms = _terms(old, new, currencies, () if is_same else _WORTH)
        yield from (f"for {_called(new, after)}, {clause}" for clause in terms)


def _called(offer: Offer, among: tuple[Offer, ...]) -> str:
    """Two store credits in one rule are told apart by their ids."""
    name = kind_words(offer)
    return f"{name} “{offer.id}”" if sum(kind_words(other) == name for other in among) > 1 else name


def optional_changes(old: Rule, new: Rule, currency: str) -> Iterator[str]:
    names = {offer.id: name_words(offer, currency) for offer in (*old.offers, *new.offers)}
    for offer_id in sorted(new.optional - old.optional):
        yield f"the agent may leave out {names.get(offer_id, f'“{offer_id}”')}."
    for offer_id in sorted(old.optional - new.optional):
        yield f"the agent may no longer leave out {names.get(offer_id, f'“{offer_id}”')}."


def _terms(old: Offer, new: Offer, currencies: Currencies, told: tuple[str, ...]) -> Iterator[str]:
    yield from changed(old, new, _LABELS, currencies, other_than=("wording", *told))
    yield from changed_entries(old.wording, new.wording, lambda locale: f"the wording in {locale}")
