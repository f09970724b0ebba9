"""The decision: rules in order, then what each offer is worth here, then the guards, then what is left to be said."""

from collections.abc import Iterable, Iterator

from integration.apology.business_time import closing, due
from integration.apology.complaint import MONEY_LOST, Fault
from integration.apology.policy import MAKES_GOOD, Contact, OfferKind, Ownership, Policy, PolicyVersion, Rule
from integration.apology.reading import FactKind, SignalKind
from integration.apology.remedy.case import Case, History
from integration.apology.remedy.choice import AS_SUGGESTED, Slate, Wished, slate
from integration.apology.remedy.conditions import Looks
from integration.apology.remedy.facts import Known, money
from integration.apology.remedy.floor import Raised, choices, raised
from integration.apology.remedy.guards import standing
from integration.apology.remedy.offered import Offered, PromiseDue, Remedy
from integration.apology.remedy.second import second
from integration.apology.remedy.sentences import sentences
from integration.apology.remedy.trace import GuardTrace, RuleTrace, Trace
from integration.apology.remedy.working_out import sort
from integration.apology.terms import spoken

_CAREFUL = list(Ownership)  # from the fullest ownership to the most careful


def decide(case: Case, version: PolicyVersion, history: History, wished: Wished = AS_SUGGESTED) -> Remedy:
    """What may be offered and why. Offers and amounts the agent wished for count as far as the policy allows them.

    Ids the policy does not allow are ignored, so that nothing is offered but what a published rule or the law gives.
    """
    policy = version.policy
    looks = Looks(policy.rules, Known(case, history, policy))
    used = looks.used
    blocked = _blocked(case, policy)
    chosen = Raised(Slate()) if blocked else _chosen(used, case, policy, wished)
    beside = second(case, policy, history, chosen.slate, wished)
    result = sort(beside.slate, case, standing(case, history, policy), wished.amounts)
    offers = tuple(result.offers)
    fault = used[0].fault if used else Fault.UNCLEAR
    unpaid = fault is not Fault.NOT_OURS and _is_unpaid(case, offers, policy)
    guards = (*blocked, *chosen.traces, *beside.traces, *result.traces, *_notes(case, history, policy, unpaid=unpaid))
    contact = policy.contact_for(brand=case.ticket.brand.name, locale=case.locale, type_=case.complaint.type)
    nothing = all(offer.kind is OfferKind.APOLOGY_ONLY for offer in offers if not offer.for_type)
    undecided = unpaid or nothing or _waits(chosen.slate, result.left_out)
    return Remedy(
        offers=offers,
        alternatives=tuple(result.alternatives),
        left_out=tuple(result.left_out),
        trace=Trace(version.number, looks, guards, (*_words(looks.held_or_doubted, guards, offers), *beside.words)),
        fault=fault,
        ownership=_ownership(case, policy),
        contact=contact,
        repeat=bool(history.apologies),
        offer_call=bool(history.apologies) or _is_serious(case, policy),
        answer_by=answer_due(case, policy, contact) if undecided else None,
        second=beside.type,
        second_answer_by=answer_due(case.about(beside.type), policy, contact) if beside.is_open(offers) else None,
    )


def _blocked(case: Case, policy: Policy) -> tuple[GuardTrace, ...]:
    """Why nothing at all may be offered for this type; empty where it may."""
    type_ = case.complaint.type
    settings = policy.settings_for(type_)
    did = "Nothing is offered"
    if not settings.enabled:
        return (GuardTrace("type_off", "", f"the type {spoken(type_)} is switched off", did),)
    if type_ in policy.guards.regulated and not settings.wording:
        return (GuardTrace("regulated", "", f"no wording is approved yet for {spoken(type_)}", did),)
    return ()


def _notes(case: Case, history: History, policy: Policy, *, unpaid: bool) -> Iterator[GuardTrace]:
    """What the guards ask of the letter as a whole."""
    if history.apologies:
        last = max(apology.at for apology in history.apologies)
        words = f"this customer had an apology from us on {last.day} {last:%B}"
        yield GuardTrace("repeat", "", words, "A call is offered")
    if unpaid:
        words = "money was lost and neither a refund nor a correction is decided"
        yield GuardTrace("money_loss", "", words, "An answer is promised")
    if _may_be_injury(case) and policy.guards.injury_ownership is not Ownership.FULL:
        words = "the ticket mentions an injury or a danger"
        yield GuardTrace("injury", "", words, "The letter does not own the fault")


def _chosen(used: tuple[Rule, ...], case: Case, policy: Policy, wished: Wished) -> Raised:
    """What the rules, the law and the agent make of it together."""
    return raised(slate(used, wished.offers, choices(used, case, policy)), case, policy)


def _words(
    traces: tuple[RuleTrace, ...], guards: tuple[GuardTrace, ...], offers: tuple[Offered, ...]
) -> tuple[str, ...]:
    said = sentences(traces, guards)
    if any(trace.used for trace in traces):
        return said
    return (*said, "No rule applies." if offers else "No rule applies, so nothing is offered yet.")


def _waits(chosen: Slate, left_out: Iterable[Offered]) -> bool:
    """What would put things right is held for approval: the customer hears when it is decided (CL-11)."""
    made = {choice.offer.id for choice in chosen.made}
    return any(offer.needs_approval_by and not offer.gesture and offer.id in made for offer in left_out)


def _is_unpaid(case: Case, offers: tuple[Offered, ...], policy: Policy) -> bool:
    """Money was lost, we know how much, and nothing in the letter makes it good (rubric C-15)."""
    lost = case.complaint.type in MONEY_LOST and money(case.reading, FactKind.AMOUNT, policy.currency) is not None
    return lost and not any(offer.kind in MAKES_GOOD for offer in offers)


def _ownership(case: Case, policy: Policy) -> Ownership:
    """How far the letter may own the failure: the country's rule, else the type's; less where somebody may be hurt."""
    settings = policy.settings_for(case.complaint.type)
    country = case.ticket.requester.country.upper()
    ownership = settings.ownership_by_country.get(country, settings.ownership)
    if not _may_be_injury(case):
        return ownership
    return max(ownership, policy.guards.injury_ownership, key=_CAREFUL.index)


def _may_be_injury(case: Case) -> bool:
    return any(signal.kind is SignalKind.INJURY_OR_SAFETY for signal in case.reading.signals)


def _is_serious(case: Case, policy: Policy) -> bool:
    call_from = policy.settings_for(case.complaint.type).call_from
    return call_from is not None and case.complaint.severity.rank >= call_from.rank


def answer_due(case: Case, policy: Policy, contact: Contact | None) -> PromiseDue:
    """When the customer hears what we will do, and from whom: a promise never goes without an owner."""
    day, at = due(policy.settings_for(case.complaint.type).answer_within, case.now, policy)
    agent = case.ticket.agent.name if case.ticket.agent else ""
    owner = (contact.team or contact.person if contact else "") or agent or "support"
    return PromiseDue("answer", owner, day, at or closing(day, case.now, policy))
