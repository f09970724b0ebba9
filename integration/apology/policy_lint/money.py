"""Money that can grow without a cap, or that the policy's own limits never let through."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from integration.apology.policy import AmountBasis, Guards, Offer, OfferKind, Policy, Pool
from integration.apology.policy_lint.finding import PlacedOffer, PolicyFinding, hint, offers_on, rules_on, warning
from integration.apology.policy_words import offer_words
from integration.apology.policy_words.values import counted, priced

_HAS_SUM = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL})


def of_money(policy: Policy) -> Iterator[PolicyFinding]:
    yield from _of_limits(policy)
    for placed in offers_on(policy):
        yield from _of_offer(placed, policy)
    yield from _alike("the pool", _pools(policy))
    yield from _alike("the group", _groups(policy))


def _of_limits(policy: Policy) -> Iterator[PolicyFinding]:
    guards, currency = policy.guards, policy.currency
    day, month, most = guards.budget_day, guards.budget_month, guards.offers_per_requester
    if day is not None and month is not None and day > month:
        words = (
            f"Limits: the day's budget of {priced(day, currency)} is above the month's of {priced(month, currency)}."
        )
        yield warning("guards.budget_day", words)
    for at in rules_on(policy):
        gestures = sum(offer.is_gesture for offer in at.rule.offers)
        if most is not None and gestures > most:
            made, allowed = counted(gestures, "gesture", "gestures"), counted(most, "gesture", "gestures")
            words = f"{at.title}it makes {made}, and one customer gets at most {allowed} in {guards.period_days} days."
            yield warning(f"{at.path}.offers", words)


def _of_offer(placed: PlacedOffer, policy: Policy) -> Iterator[PolicyFinding]:
    offer, currency = placed.offer, policy.currency
    title, name = placed.at.title, offer_words(offer, currency)
    if _is_uncapped(offer):
        words = (
            f"{title}{name} can grow without a cap; give it a maximum, or an amount above which a group approves it."
        )
        yield warning(f"{placed.path}.amount.maximum", words)
    if offer.agent_may and offer.amount is None and offer.kind not in _HAS_SUM:
        words = f"{title}{name} has no amount, so the agent has nothing to change."
        yield hint(f"{placed.path}.agent_may", words)
    most, limit = _most(offer), policy.guards.amount_per_agent_day
    if most is not None and limit is not None and most > limit and not _is_approved(offer, most):
        words = f"{title}{name} can cost {priced(most, currency)}, and an agent may give {priced(limit, currency)}"
        yield warning(f"{placed.path}.approval", f"{words} in a day; name a group that approves it.")
    least = _least(offer)
    if offer.is_gesture and least is not None:
        over = [(limit, words) for limit, words in _limits(policy.guards) if least > limit]
        if over:
            limit, words = min(over)
            rest = f"{words} of {priced(limit, currency)}, so it is always cut or left out."
            yield warning(placed.path, f"{title}{name} costs more than {rest}")


def _limits(guards: Guards) -> Iterator[tuple[Decimal, str]]:
    for limit, words in (
        (guards.amount_per_requester, "the limit for one customer"),
        (guards.amount_per_agent_day, "the limit for an agent in a day"),
        (guards.budget_day, "the day's budget"),
        (guards.budget_month, "the month's budget"),
    ):
        if limit is not None:
            yield limit, words


def _is_uncapped(offer: Offer) -> bool:
    """A share of what the customer paid is their own money; a gift that grows with it, or with time, needs an end."""
    amount = offer.amount
    if amount is None or amount.maximum is not None or offer.approval:
        return False
    match amount.basis:
        case AmountBasis.PER_DAY_LATE:
            return True
        case AmountBasis.PERCENT_OF_ORDER:
            return offer.is_gesture
        case AmountBasis.PERCENT_OF_DISPUTE:
            return amount.value > 100
        case _:
            return False


def _most(offer: Offer) -> Decimal | None:
    """The most it can come to, None where that is open."""
    amount = offer.amount
    if amount is None:
        return offer.cost
    worked_out = amount.maximum
    if amount.basis is AmountBasis.FIXED:
        worked_out = amount.value if worked_out is None else min(amount.value, worked_out)
    by_agent = offer.agent_may.most if offer.agent_may else None
    return max((one for one in (worked_out, by_agent) if one is not None), default=None)


def _least(offer: Offer) -> Decimal | None:
    if offer.amount is None:
        return offer.cost
    return _most(offer) if offer.amount.basis is AmountBasis.FIXED and not offer.agent_may else offer.amount.minimum


def _is_approved(offer: Offer, amount: Decimal) -> bool:
    return offer.approval is not None and offer.approval.above < amount


def _pools(policy: Policy) -> Iterator[tuple[str, str]]:
    for placed in offers_on(policy):
        if isinstance(placed.offer.code, Pool):
            yield f"{placed.path}.code.name", placed.offer.code.name


def _groups(policy: Policy) -> Iterator[tuple[str, str]]:
    for placed in offers_on(policy):
        if placed.offer.approval:
            yield f"{placed.path}.approval.group", placed.offer.approval.group


def _alike(what: str, names: Iterable[tuple[str, str]]) -> Iterator[PolicyFinding]:
    """Two spellings of one name are two things to the product, and one to whoever wrote them."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for path, name in names:
        known = first.setdefault(" ".join(name.split()).casefold(), name)
        if known != name and name not in told:
            told.add(name)
            yield warning(path, f"Rules name {what} “{known}” and {what} “{name}”, which are not the same to us.")
