"""The trace in words, for the agent who asks "why these?"."""

from collections.abc import Iterable

from integration.apology.policy import OfferKind, Operator
from integration.apology.reading import Money
from integration.apology.remedy.offered import Offered
from integration.apology.remedy.trace import ConditionTrace, GuardTrace, RuleTrace, Truth
from integration.apology.terms import TermKind, spoken, term

_NAMES = {
    OfferKind.REFUND_FULL: "Refund in full",
    OfferKind.REFUND_PARTIAL: "Refund",
    OfferKind.REFUND_FEE: "Refund of the fee",
    OfferKind.RESEND_MISSING: "Sending what is missing",
    OfferKind.EXPEDITED_SHIPPING: "Express shipping",
    OfferKind.VERIFICATION_HELP: "Help with the identity check",
    OfferKind.DATA_RESTORE: "Restoring the data",
    OfferKind.CUSTOM: "Offer",
}


def sentences(rules: Iterable[RuleTrace], guards: Iterable[GuardTrace]) -> tuple[str, ...]:
    """One sentence for each rule that was used or could not be judged, and for each thing a guard did."""
    said = [sentence for rule in rules if (sentence := _of_rule(rule))]
    return (*said, *(f"{guard.did} because {guard.words}." for guard in guards))


def named(offer: Offered) -> str:
    """The offer as people call it, such as "20 % voucher" or "Store credit of 15.00 EUR"."""
    if offer.kind is OfferKind.DISCOUNT_PERCENT and offer.percent is not None:
        return f"{offer.percent:f} % voucher"
    return f"{titled(offer.kind)} of {priced(offer.amount)}" if offer.amount else titled(offer.kind)


def titled(kind: OfferKind) -> str:
    """The kind of offer at the start of a sentence."""
    return _NAMES.get(kind) or spoken(kind.value).capitalize()


def priced(money: Money) -> str:
    return f"{money.amount:.2f} {money.currency}"


def _of_rule(rule: RuleTrace) -> str:
    if rule.truth is Truth.FALSE:
        return ""
    title = f"Rule {rule.place} “{rule.rule_name}”"
    if rule.used:
        reasons = [_reason(trace) for trace in rule.conditions if trace.truth is Truth.TRUE]
        return f"{title} because {_listed(reasons) or 'it is for every ticket'}."
    doubts = [_doubt(trace) for trace in rule.conditions if trace.truth is Truth.UNKNOWN]
    return f"{title} was passed over because {_listed(doubts)}."


def _reason(trace: ConditionTrace) -> str:
    label = _label(trace)
    match trace.operator:
        case Operator.PRESENT:
            return f"{label} is known"
        case Operator.NOT_PRESENT:
            return f"{label} is not known"
        case Operator.INCLUDES_NONE:
            verb = "include" if _is_set(trace) else "is"
            return f"{label} {verb} none of {spoken(trace.wanted)}"
        case Operator.INCLUDES_ANY | Operator.INCLUDES_ALL if _is_set(trace):
            return f"{label} include {_included(trace)}"
        case _:
            return f"{label} is {trace.found}"


def _doubt(trace: ConditionTrace) -> str:
    """An unknown fact has no words; one that has them could not be compared with what the rule wants."""
    if trace.found:
        return f"the {_label(trace)} of {trace.found} cannot be compared with {trace.wanted}"
    return f"the {_label(trace)} is not known"


def _included(trace: ConditionTrace) -> str:
    wanted = {spoken(value).casefold() for value in trace.wanted.split(", ")}
    return ", ".join(value for value in trace.found.split(", ") if value.casefold() in wanted)


def _is_set(trace: ConditionTrace) -> bool:
    known = term(trace.fact)
    return known is not None and known.kind is TermKind.SET


def _label(trace: ConditionTrace) -> str:
    known = term(trace.fact)
    return known.label if known else trace.fact


def _listed(words: list[str]) -> str:
    """A range asks twice about one fact; the answer is said once."""
    parts = list(dict.fromkeys(words))
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
