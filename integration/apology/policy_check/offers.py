"""Problems of one offer: what its kind cannot do without, its money, its promise and its wording."""

import re
from collections.abc import Iterator

from integration.apology.policy import (
    NEEDS_AMOUNT,
    Amount,
    AmountBasis,
    Bounds,
    Code,
    Guards,
    Offer,
    OfferKind,
    Pool,
    Promise,
)
from integration.apology.policy_check.problem import Problem, under
from integration.apology.policy_check.values import MARKUP, listed, of_due, of_sums
from integration.apology.terms import PLACEHOLDERS

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_LONGEST_EXPIRY = 3660


def of_offer(offer: Offer, guards: Guards) -> Iterator[Problem]:
    """Each sentence goes on from "offer “voucher” "."""
    yield from _of_kind(offer)
    if offer.expires_after_days is not None and not 1 <= offer.expires_after_days <= _LONGEST_EXPIRY:
        words = f"expires after a number of days that is not between 1 and {_LONGEST_EXPIRY}."
        yield Problem("expires_after_days", words)
    if offer.cost is not None and offer.cost < 0:
        yield Problem("cost", "has a cost below zero.")
    yield from of_sums(cost=offer.cost)
    yield from _of_code(offer.code)
    if offer.approval and not (offer.approval.group.strip() and offer.approval.above >= 0):
        yield Problem("approval", "needs approval, and does not say by which group above which amount.")
    yield from under("amount", _of_amount(offer.amount, guards)) if offer.amount else ()
    yield from under("agent_may", _of_bounds(offer.agent_may)) if offer.agent_may else ()
    yield from under("promise", _of_promise(offer.promise)) if offer.promise else ()
    yield from _of_wording(offer)


def _of_kind(offer: Offer) -> Iterator[Problem]:
    """What this kind of offer cannot do without."""
    is_discount = offer.kind is OfferKind.DISCOUNT_PERCENT
    if is_discount and not 0 < (offer.percent or 0) <= 100:
        yield Problem("percent", "has no percentage between 0 and 100.")
    if not is_discount and offer.percent is not None:
        words = "has a percentage, and only discount_percent takes one; an amount has a basis for that."
        yield Problem("percent", words)
    if offer.kind in NEEDS_AMOUNT and offer.amount is None:
        yield Problem("amount", f"is money, and has no amount ({offer.kind.value}).")
    if offer.kind is OfferKind.CREDIT_MONITORING and (offer.months or 0) < 1:
        yield Problem("months", "does not say for how many months.")
    if offer.kind is OfferKind.CUSTOM and not offer.wording:
        yield Problem("wording", "has no wording, and a custom offer has no other.")


def _of_code(code: Code | Pool | None) -> Iterator[Problem]:
    if isinstance(code, Code) and not code.value.strip():
        yield Problem("code", "has an empty code.")
    if isinstance(code, Pool) and not code.name.strip():
        yield Problem("code", "takes its code from a pool without a name.")


def _of_amount(amount: Amount, guards: Guards) -> Iterator[Problem]:
    if amount.value <= 0:
        yield Problem("value", "has an amount that is not above zero.")
    is_share = amount.basis in (AmountBasis.PERCENT_OF_ORDER, AmountBasis.PERCENT_OF_DISPUTE)
    if is_share and amount.value > guards.cap_percent_of_price:
        yield Problem("value", f"is {amount.value:f} %, and the cap is {guards.cap_percent_of_price:f} %.")
    if amount.round_to <= 0:
        yield Problem("round_to", "is rounded to a step that is not above zero.")
    if amount.minimum is not None and amount.maximum is not None and amount.minimum > amount.maximum:
        yield Problem("minimum", "has a minimum above its maximum.")
    yield from of_sums(value=amount.value, minimum=amount.minimum, maximum=amount.maximum, round_to=amount.round_to)


def _of_bounds(bounds: Bounds) -> Iterator[Problem]:
    if bounds.least is not None and bounds.least < 0:
        yield Problem("least", "lets the agent give less than nothing.")
    if bounds.most is not None and bounds.most <= 0:
        yield Problem("most", "lets the agent give nothing at most.")
    if bounds.least is not None and bounds.most is not None and bounds.least > bounds.most:
        yield Problem("least", "lets the agent give at least more than at most.")
    yield from of_sums(least=bounds.least, most=bounds.most)


def _of_promise(promise: Promise) -> Iterator[Problem]:
    if not promise.owner.strip():
        yield Problem("owner", "makes a promise that nobody owns.")
    if not promise.what.strip():
        yield Problem("what", "makes a promise that does not say what.")
    yield from under("due", of_due(promise.due))


def _of_wording(offer: Offer) -> Iterator[Problem]:
    for locale, text in offer.wording.items():
        path = f"wording.{locale}"
        if not _LOCALE.fullmatch(locale):
            yield Problem(path, f"has a wording for “{locale}”, which is not a locale such as en or pt-BR.")
        if not text.strip():
            yield Problem(path, f"has an empty wording for {locale}.")
        for name in _PLACEHOLDER.findall(text):
            if name not in PLACEHOLDERS:
                words = f"uses the placeholder “{name}”, which is not one of {listed(PLACEHOLDERS)}."
                yield Problem(path, words)
        if MARKUP.search(_PLACEHOLDER.sub("", text)):
            words = f"has a wording for {locale} with a placeholder that is not written as {{{{amount}}}}."
            yield Problem(path, words)
