"""A draft as one plain object: what the command line and the API answer."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from integration.apology.complaint import Abstention, Complaint
from integration.apology.reading import Fact, Money, Signal, Span
from integration.apology.remedy import Offered, Remedy
from integration.apology.review import Finding
from integration.flows.draft import Draft

WHY_ABSTAINED = {
    Abstention.NOT_A_COMPLAINT: "This does not read like a complaint, so there is nothing to apologise for.",
    Abstention.UNSURE: "It is not clear enough what went wrong to suggest a letter.",
    Abstention.LANGUAGE: "This ticket is in a language Amends does not read yet.",
    Abstention.NO_WORDS: "There are no words of the customer to go by.",
    Abstention.TYPE_OFF: "Your admin has turned apologies off for this type of complaint.",
}
BY_YOUR_WORD = "You said that this is no complaint, so no letter is written."


def summary(draft: Draft) -> dict[str, Any]:
    """JSON-ready. `letter` is None where `abstained` gives the reason, and the other way round."""
    letter = draft.letter
    return {
        "ticket_id": draft.ticket.id,
        "draft_id": draft.id,
        "complaint": _complaint(draft.complaint),
        "facts": [_fact(fact) for fact in draft.reading.facts],
        "conflicts": [
            {"kind": conflict.kind.value, "candidates": [_fact(fact) for fact in conflict.candidates]}
            for conflict in draft.reading.conflicts
        ],
        "signals": [_signal(signal) for signal in draft.reading.signals],
        "language": draft.reading.language,
        "offers": [_offer(offer, draft.remedy) for offer in draft.remedy.offers] if draft.remedy else [],
        "trace": list(draft.remedy.trace.words) if draft.remedy else [],
        "letter": {"subject": letter.subject, "text": letter.text, "html": letter.html} if letter else None,
        "findings": [finding_json(finding) for finding in draft.findings],
        "policy_version": draft.policy_version,
        "abstained": why_abstained(draft.complaint),
    }


def why_abstained(complaint: Complaint) -> dict[str, str] | None:
    """The reason, as a slug and in words; None where there is a suggestion."""
    abstention = complaint.abstention
    if abstention is None:
        return None
    words = BY_YOUR_WORD if complaint.chosen_by_agent else WHY_ABSTAINED[abstention]
    return {"reason": abstention.value, "words": words}


def plain(value: Any) -> Any:
    """A value of the domain as JSON has it: money as amount and currency, days and moments in ISO 8601."""
    match value:
        case Money():
            return {"amount": str(value.amount), "currency": value.currency}
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value


def _complaint(complaint: Complaint) -> dict[str, Any]:
    return {
        "type": str(complaint.type),
        "confidence": round(complaint.confidence, 4),
        "secondary": [str(other) for other in complaint.secondary],
        "severity": complaint.severity.value,
        "evidence": [{**span(part.span), "weight": round(part.weight, 4)} for part in complaint.evidence],
    }


def span(words: Span) -> dict[str, Any]:
    return {"where": words.where.value, "start": words.start, "end": words.end, "quote": words.quote}


def _fact(fact: Fact) -> dict[str, Any]:
    source = fact.source
    found = span(source.span) if source.span else {"where": source.where.value, "field_id": source.field_id}
    return {"kind": fact.kind.value, "value": plain(fact.value), "written": fact.written, "source": found}


def _signal(signal: Signal) -> dict[str, Any]:
    return {"kind": signal.kind.value, **span(signal.span)}


def finding_json(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "level": finding.level.value}


def _offer(offer: Offered, remedy: Remedy) -> dict[str, Any]:
    promise = offer.promise
    return {
        "id": offer.id,
        "kind": offer.kind.value,
        "amount": plain(offer.amount),
        "percent": plain(offer.percent),
        "expires": plain(offer.expires),
        "code": offer.code,
        "cost": plain(offer.cost),
        "promise": {"what": promise.what, "owner": promise.owner, "by": promise.day.isoformat()} if promise else None,
        "trace": _why(offer, remedy),
    }


def _why(offer: Offered, remedy: Remedy) -> list[str]:
    """The sentences about the rule that gave the offer; what guards said of other offers is in the draft's trace.

    An offer that no rule gave was added by the law: then it is that guard's sentence.
    """
    rule = next((trace.rule_name for trace in remedy.trace.rules if trace.rule_id == offer.rule_id), None)
    if rule is None:
        return [f"{guard.did} because {guard.words}." for guard in remedy.trace.guards if guard.offer_id == offer.id]
    return [words for words in remedy.trace.words if f"“{rule}”" in words]
