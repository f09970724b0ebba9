"""The second complaint of a ticket: it gets its own paragraph in the letter, and what its own rules give for it."""

from dataclasses import dataclass, replace

from integration.apology.complaint import ComplaintType
from integration.apology.policy import OfferKind, Policy
from integration.apology.remedy.case import Case, History
from integration.apology.remedy.choice import Choice, Slate, Wished, slate
from integration.apology.remedy.conditions import Looks
from integration.apology.remedy.facts import Known
from integration.apology.remedy.floor import choices, raised
from integration.apology.remedy.offered import Offered
from integration.apology.remedy.sentences import sentences
from integration.apology.remedy.trace import GuardTrace
from integration.apology.terms import spoken

_REFUNDS = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL})  # of one payment: one of them is enough


@dataclass(frozen=True, slots=True)
class Second:
    """The slate of the letter with what the second complaint adds; `type` is "" where there is none.

    `covered` says that the main complaint's offers are of the kinds the second one asks for, so that nothing is added.
    """

    slate: Slate
    type: str = ""
    covered: bool = False
    traces: tuple[GuardTrace, ...] = ()
    words: tuple[str, ...] = ()

    def is_open(self, offers: tuple[Offered, ...]) -> bool:
        """Whether the letter has to say when the second complaint is answered, because it offers nothing for it."""
        return bool(self.type) and not self.covered and not any(offer.for_type for offer in offers)


def second(case: Case, policy: Policy, history: History, main: Slate, wished: Wished) -> Second:
    """What the rules give for the likeliest second complaint, beside what the main one gets.

    Nothing is given twice: an offer of a kind, or with an id, that the letter makes already is left out.
    """
    type_ = _second_type(case, policy)
    if not type_:
        return Second(main)
    its_case = case.about(type_)
    looks = Looks(policy.rules, Known(its_case, history, policy))
    used = looks.used
    its = raised(slate(used, wished.offers, choices(used, its_case, policy)), its_case, policy)
    solid = [choice for choice in its.slate.made if choice.offer.kind is not OfferKind.APOLOGY_ONLY]
    new = tuple(replace(choice, for_type=type_) for choice in solid if _is_new(choice, main))
    return Second(
        slate=replace(main, made=(*main.made, *new)),
        type=type_,
        covered=bool(solid) and not new,
        traces=its.traces,
        words=tuple(f"For {spoken(type_)}: {words}" for words in sentences(looks.held_or_doubted, ())),
    )


def _second_type(case: Case, policy: Policy) -> str:
    """A regulated type is answered in a letter of its own, and a type that is off in none."""
    for type_ in case.complaint.answered_secondary:
        is_other = type_ not in (case.complaint.type, ComplaintType.NOT_A_COMPLAINT)
        is_open = policy.settings_for(type_).enabled and type_ not in policy.guards.regulated
        if is_other and is_open and case.complaint.type not in policy.guards.regulated:
            return type_
    return ""


def _is_new(choice: Choice, main: Slate) -> bool:
    there = (*main.made, *main.instead)
    if any(made.offer.id == choice.offer.id or made.offer.kind is choice.offer.kind for made in there):
        return False
    return choice.offer.kind not in _REFUNDS or not any(made.offer.kind in _REFUNDS for made in main.made)
