"""Which offers a letter would make: those of the rules that were used, as far as the agent has a choice."""

from collections.abc import Iterable
from dataclasses import dataclass

from integration.apology.policy import Offer, OfferKind, Rule


@dataclass(frozen=True, slots=True)
class Choice:
    """One offer of a rule that was used."""

    rule: Rule
    offer: Offer

    @property
    def optional(self) -> bool:
        return self.offer.id in self.rule.optional


@dataclass(frozen=True, slots=True)
class Slate:
    """`made` go into the letter, the main one first; `instead` may replace that one; `declined` the agent left out."""

    made: tuple[Choice, ...] = ()
    instead: tuple[Choice, ...] = ()
    declined: tuple[Choice, ...] = ()


def slate(used: tuple[Rule, ...], picked: tuple[str, ...] | None) -> Slate:
    """What the used rules give, the deciding one first. `picked` are the agent's ids, the main offer's first."""
    if not used:
        return Slate()
    mains = [Choice(used[0], offer) for offer in (*used[0].offers[:1], *used[0].alternatives)]
    rest = _added(used)
    if picked is None:
        return Slate((*mains[:1], *rest), tuple(mains[1:]))
    chosen = _main(mains, picked)
    kept = tuple(choice for choice in rest if not choice.optional or choice.offer.id in picked)
    declined = tuple(choice for choice in rest if choice not in kept)
    instead = tuple(choice for choice in mains if choice not in chosen)
    return Slate(chosen + kept, instead, declined)


def _main(mains: list[Choice], picked: tuple[str, ...]) -> tuple[Choice, ...]:
    """The first of the picked that may lead; else the policy's own, unless the agent may leave that out too."""
    by_id = {choice.offer.id: choice for choice in mains}
    wanted = next((by_id[offer_id] for offer_id in picked if offer_id in by_id), None)
    if wanted:
        return (wanted,)
    return tuple(choice for choice in mains[:1] if not choice.optional)


def _added(used: tuple[Rule, ...]) -> tuple[Choice, ...]:
    """The offers beside the main one; a stacking rule adds only kinds that no rule before it gives."""
    rest = [Choice(used[0], offer) for offer in used[0].offers[1:]]
    kinds = _kinds(used[0].offers) | _kinds(used[0].alternatives)
    for rule in used[1:]:
        rest.extend(Choice(rule, offer) for offer in rule.offers if offer.kind not in kinds)
        kinds |= _kinds(rule.offers)
    return tuple(rest)


def _kinds(offers: Iterable[Offer]) -> set[OfferKind]:
    return {offer.kind for offer in offers}
