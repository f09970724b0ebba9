"""A draft as the JSON the sidebar draws: every value with the words an agent reads."""

from functools import partial
from typing import Any

from integration.apology.complaint import Complaint, ComplaintType, Evidence
from integration.apology.delivery import Insertion
from integration.apology.letter import Letter
from integration.apology.policy import Policy
from integration.apology.reading import Conflict, Fact, FactKind, Money, Reading
from integration.apology.remedy import Offered, Remedy
from integration.flows import words
from integration.flows.blanks import blanks
from integration.flows.draft import Draft
from integration.flows.note import Note
from integration.flows.summary import finding_json, plain, span, why_abstained
from integration.web.forms import FORMS, HOW_TO_WRITE

LONGEST_HEARD = 20_000


def draft_json(draft: Draft, policy: Policy) -> dict[str, Any]:
    """All the sidebar needs to know; without a remedy and letter `abstained` says why there are none."""
    complaint, reading = draft.complaint, draft.reading
    answer: dict[str, Any] = {
        "draft_id": draft.id,
        "policy_version": draft.policy_version,
        "complaint": _complaint(complaint, policy),
        "abstained": why_abstained(complaint),
        "called": draft.called,
        "told": words.TOLD_BY_SHOP if reading.cancellation else "",
        "signals": [
            {"kind": signal.kind, "words": words.signal_words(signal), "quote": signal.span.quote}
            for signal in reading.signals
        ],
        "heard": {"subject": reading.subject, "text": reading.text[:LONGEST_HEARD]},
        "facts": [_fact(fact) for fact in reading.facts],
        "conflicts": [_conflict(conflict) for conflict in reading.conflicts],
        "blanks": [_blank(kind) for kind in blanks(reading, complaint.type)],
        "currency": policy.currency,
        "note": words.channel_note(draft.ticket.channel),
        "warnings": [],
    }
    if draft.remedy:
        answer |= _remedy(draft.remedy, policy)
        answer["second"] = _second(draft.complaint, draft.remedy, policy)
    if draft.letter and draft.insertion:
        answer |= _letter(draft.letter, draft.insertion, policy)
        answer["attachments"] = list(policy.settings_for(complaint.type).attachments if draft.insertion.rich else ())
        answer["findings"] = [finding_json(finding) for finding in draft.findings]
    return answer


def glance_json(reading: Reading, complaint: Complaint, policy: Policy) -> dict[str, Any]:
    return {"line": words.glance(complaint, reading.signals, policy)}


def standing_json(note: Note | None) -> dict[str, Any] | None:
    """Which draft the page goes on with, and since when it waits; None where there is none."""
    return {"draft_id": note.draft_id, "made_at": plain(note.intended_at)} if note else None


def _complaint(complaint: Complaint, policy: Policy) -> dict[str, Any]:
    return {
        "type": complaint.type,
        "label": words.type_label(complaint.type, policy),
        "confidence": round(complaint.confidence, 4),
        "severity": complaint.severity,
        "secondary": [{"type": key, "label": words.type_label(key, policy)} for key in complaint.secondary],
        "choices": _choices(complaint, policy),
        "evidence": [_evidence(evidence) for evidence in complaint.evidence],
        "chosen_by_agent": complaint.chosen_by_agent,
    }


def _choices(complaint: Complaint, policy: Policy) -> list[dict[str, Any]]:
    """The types an apology can be written for, the current one first, then by score; at the end, that it is none."""
    none = ComplaintType.NOT_A_COMPLAINT.value
    keys = ({kind.value for kind in ComplaintType} | set(policy.types)) - {none}
    open_ = [key for key in keys if policy.settings_for(key).enabled]
    scores = complaint.scores
    label = partial(words.type_label, policy=policy)
    ordered = sorted(open_, key=lambda key: (key != complaint.type, -scores.get(key, 0.0), label(key)))
    return [{"type": key, "label": label(key), "score": round(scores.get(key, 0.0), 4)} for key in (*ordered, none)]


def _second(complaint: Complaint, remedy: Remedy, policy: Policy) -> dict[str, Any] | None:
    """What else the letter answers, and what it could: what was heard beside the main complaint comes first.

    None for a regulated type, whose letter answers nothing else.
    """
    if complaint.type in policy.guards.regulated:
        return None
    choices = [each for each in _choices(complaint, policy) if each["type"] != complaint.type]
    heard = [key for key in complaint.secondary if key != complaint.type]
    named = [each for each in choices if each["type"] != ComplaintType.NOT_A_COMPLAINT]
    ordered = sorted(named, key=lambda each: each["type"] not in heard)
    return {"type": remedy.second, "choices": [{key: each[key] for key in ("type", "label")} for each in ordered]}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {**span(evidence.span), "weight": round(evidence.weight, 4)}


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        **_blank(fact.kind),
        "label": words.fact_label(fact),
        "value": _value(fact),
        "written": fact.written,
        "found": words.found_in(fact),
        "where": span(fact.source.span) if fact.source.span else None,
    }


def _blank(kind: FactKind) -> dict[str, Any]:
    """A field for a fact: what it is called, what it takes, and what to say to anything else."""
    form = FORMS[kind]
    example = words.EXAMPLES.get(kind, "")
    return {"kind": kind, "name": words.FACTS[kind], "form": form, "example": example, "how": HOW_TO_WRITE[form]}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "label": words.FACTS[conflict.kind],
        "question": words.question(conflict),
        "candidates": [
            {"value": _value(fact), "label": words.shown(fact.value), "found": words.found_in(fact)}
            for fact in conflict.candidates
        ],
    }


def _value(fact: Fact) -> str:
    """What `bodies` reads back as the same value: `50.00 EUR`, `2026-05-03`, `4`."""
    value = fact.value
    if isinstance(value, Money):
        return f"{value.amount:f} {value.currency}".strip()
    return str(value)


def _remedy(remedy: Remedy, policy: Policy) -> dict[str, Any]:
    return {
        "offers": [_offer(offer, policy, chosen=True) for offer in remedy.offers],
        "alternatives": [_offer(offer, policy, chosen=False) for offer in remedy.alternatives],
        "left_out": [
            _offer(offer, policy, chosen=False) | {"leads": not offer.for_type and words.leads(offer, remedy, policy)}
            for offer in remedy.left_out
        ],
        "trace": list(remedy.trace.words),
        "offer_call": remedy.offer_call,
        "warnings": [words.REPEAT] if remedy.repeat else [],
    }


def _offer(offer: Offered, policy: Policy, *, chosen: bool) -> dict[str, Any]:
    return {
        "id": offer.id,
        "label": words.offer_label(offer),
        "cost": words.money(offer.cost) if offer.cost else "",
        "amount": words.money(offer.amount) if offer.amount else "",
        "optional": offer.optional,
        "needs_approval_by": offer.needs_approval_by,
        "approval": words.needs_approval(offer, policy) if offer.needs_approval_by else "",
        "bounds": _bounds(offer),
        "chosen": chosen,
        "for_type": offer.for_type,
        "for": words.for_complaint(offer.for_type, policy),
    }


def _bounds(offer: Offered) -> dict[str, str] | None:
    """Between what the agent may change the amount, and what it is; None where there is nothing to change."""
    if not offer.amount or not offer.least or not offer.most or offer.least == offer.most:
        return None
    return {
        "least": f"{offer.least.amount:.2f}",
        "most": f"{offer.most.amount:.2f}",
        "value": f"{offer.amount.amount:.2f}",
        "currency": offer.amount.currency,
    }


def _letter(letter: Letter, insertion: Insertion, policy: Policy) -> dict[str, Any]:
    return {
        "letter": {
            "subject": letter.subject,
            "html": letter.html,
            "text": letter.text,
            "call": list(letter.call),
            "variant": letter.variant,
        },
        "insertion": {
            "html": insertion.html,
            "text": insertion.text,
            "rich": insertion.rich,
            "tags": list(insertion.tags),
            "fields": dict(insertion.fields),
            "also": words.also_sets(insertion.tags, _field_names(insertion, policy)),
        },
        "tone": letter.tone,
        "locale": letter.locale,
    }


def _field_names(insertion: Insertion, policy: Policy) -> list[str]:
    return [name for name, field_id in policy.set_fields.items() if field_id in insertion.fields]
