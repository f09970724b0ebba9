"""Which offers a letter would make: those of the rules that were used, as far as the agent has a choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from integration.apology.policy import Offer, OfferKind, Rule


@dataclass(frozen=True, slots=True)
class Choice:
    """One offer of a rule that was used."""

    rule: Rule
    offer: Offer
    for_type: str = ""  # the second complaint it answers, "" for the main one

    @property
    def optional(self) -> bool:
        return self.offer.id in self.rule.optional


@dataclass(frozen=True, slots=True)
class Slate:
    """`made` go into the letter; `instead` may replace `main`, one of them; `declined` the agent left out."""

    made: tuple[Choice, ...] = ()
    instead: tuple[Choice, ...] = ()
    declined: tuple[Choice, ...] = ()
    main: Choice | None = None


@dataclass(frozen=True, slots=True)
class Wished:
    """What the agent asked for: ids of offers, the main one's first (None: as suggested), and amounts by offer id."""

    offers: tuple[str, ...] | None = None
    amounts: Mapping[str, Decimal] = field(default_factory=dict)


AS_SUGGESTED = Wished()


def slate(used: tuple[Rule, ...], picked: tuple[str, ...] | None, also: tuple[Choice, ...] = ()) -> Slate:
    """What the used rules give, the deciding one first. `picked` are the agent's ids, the main offer's first.

    `also` may replace the main offer as the rule's own alternatives may.
    """
    own, rest = mains(used), added(used)
    main = own[0] if own else None
    kept = rest
    if picked is not None:
        main = _picked((*own, *also), picked) or (None if main and main.optional else main)
        kept = tuple(choice for choice in rest if not choice.optional or choice.offer.id in picked)
    return Slate(
        made=(main, *kept) if main else kept,
        instead=tuple(choice for choice in (*own, *also) if choice is not main),
        declined=tuple(choice for choice in rest if choice not in kept),
        main=main,
    )


def mains(used: tuple[Rule, ...]) -> tuple[Choice, ...]:
    """The offer that leads and the rule's alternatives to it."""
    if not used:
        return ()
    return tuple(Choice(used[0], offer) for offer in (*used[0].offers[:1], *used[0].alternatives))


def added(used: tuple[Rule, ...]) -> tuple[Choice, ...]:
    """The offers beside the main one; a stacking rule adds only kinds that no rule before it gives."""
    if not used:
        return ()
    rest = [Choice(used[0], offer) for offer in used[0].offers[1:]]
    kinds = _kinds(used[0].offers) | _kinds(used[0].alternatives)
    for rule in used[1:]:
        rest.extend(Choice(rule, offer) for offer in rule.offers if offer.kind not in kinds)
        kinds |= _kinds(rule.offers)
    return tuple(rest)


def _picked(choices: tuple[Choice, ...], picked: tuple[str, ...]) -> Choice | None:
    """The first of the picked that may lead."""
    by_id = {choice.offer.id: choice for choice in choices}
    return next((by_id[offer_id] for offer_id in picked if offer_id in by_id), None)


def _kinds(offers: Iterable[Offer]) -> set[OfferKind]:
    return {offer.kind for offer in offers}
