"""Trying a policy out: what it would decide on a ticket, why, and what the letter would say."""

from typing import Any

from flask import Response, jsonify, request

from integration.apology.policy import Policy, PolicyVersion
from integration.apology.reading import Money
from integration.apology.remedy import ConditionTrace, GuardTrace, Offered, RuleTrace
from integration.apology.terms import TermKind, spoken, term
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.errors import BadInput
from integration.flows import words
from integration.flows.administering import Desktop
from integration.flows.draft import Draft, Wishes
from integration.flows.summary import span, why_abstained
from integration.flows.trying import Attempt
from integration.web.admin import labels
from integration.web.admin.bodies import TryBody
from integration.web.admin.door import caller, guarded
from integration.web.admin.supposing import supposed
from integration.web.bodies import parse
from integration.web.parts import parts

TYPES = frozenset({"complaint_type", "secondary_type"})

pages = guarded("trying")


@pages.post("/try")
def tried() -> Response:
    """Nothing is kept, no code is taken and no money is held."""
    body = parse(TryBody, request.get_data())
    account, given = caller().visitor.account, parts()
    assumed, answers = supposed(body.facts)
    version = _version(body, given.admin.administering.desktop(account))
    wishes = Wishes(type=body.type, answers=answers, anyway=body.anyway)
    draft = given.admin.trying.out(account, Attempt(version, _ticket(body), wishes, assumed), given.clock())
    return jsonify(tried_json(draft, version.policy))


def tried_json(draft: Draft, policy: Policy) -> dict[str, Any]:
    """The decision with its trace; `abstained` says why there is none."""
    remedy, complaint = draft.remedy, draft.complaint
    return {
        "complaint": {
            "type": complaint.type,
            "label": words.type_label(complaint.type, policy),
            "confidence": round(complaint.confidence, 4),
            "severity": complaint.severity.value,
            "evidence": [{**span(part.span), "weight": round(part.weight, 4)} for part in complaint.evidence],
        },
        "abstained": why_abstained(complaint),
        "facts": [{"label": words.FACTS[fact.kind], "value": words.shown(fact.value)} for fact in draft.reading.facts],
        "offers": [_offer(offer) for offer in remedy.offers] if remedy else [],
        "alternatives": [_offer(offer) for offer in remedy.alternatives] if remedy else [],
        "left_out": [_offer(offer) for offer in remedy.left_out] if remedy else [],
        "rules": [_rule(rule) for rule in remedy.trace.rules] if remedy else [],
        "guards": [_guard(guard) for guard in remedy.trace.guards] if remedy else [],
        "words": list(remedy.trace.words) if remedy else [],
        "letter": draft.letter.text if draft.letter else None,
    }


def _version(body: TryBody, desktop: Desktop) -> PolicyVersion:
    """The policy to try, under the number of the live version, which it would follow."""
    live = desktop.live
    if body.document is None:
        return PolicyVersion(live.number, desktop.policy, live.published_at, live.published_by)
    policy = parts().admin.administering.documents.from_json(body.document)
    return PolicyVersion(live.number, policy, live.published_at, live.published_by)


def _ticket(body: TryBody) -> Ticket | str:
    if body.ticket_id:
        return body.ticket_id
    if not body.text.strip():
        raise BadInput("There is no ticket and no text to try the policy on.", "text")
    message = Message("1", Writer.REQUESTER, body.text, sent_at=parts().clock())
    return Ticket("0", body.subject, (message,), Requester("0"))


def _offer(offer: Offered) -> dict[str, Any]:
    return {
        "id": offer.id,
        "label": words.offer_label(offer),
        "amount": _money(offer.amount),
        "cost": _money(offer.cost),
        "needs_approval_by": offer.needs_approval_by,
        "gesture": offer.gesture,
    }


def _money(money: Money | None) -> dict[str, str] | None:
    return {"amount": f"{money.amount:.2f}", "currency": money.currency} if money else None


def _rule(rule: RuleTrace) -> dict[str, Any]:
    return {
        "id": rule.rule_id,
        "place": rule.place,
        "name": rule.rule_name,
        "truth": rule.truth.value,
        "used": rule.used,
        "conditions": [_condition(condition) for condition in rule.conditions],
    }


def _condition(condition: ConditionTrace) -> dict[str, str]:
    known = term(condition.fact)
    texts = labels.OPERATORS | (labels.SET_OPERATORS if known and known.kind is TermKind.SET else {})
    is_keyed = condition.fact in TYPES or bool(known and known.choices)  # keys of ours, not words of the account's
    return {
        "label": known.label if known else condition.fact,
        "operator": next((text for each, text in texts.items() if each == condition.operator), condition.operator),
        "wanted": spoken(condition.wanted) if is_keyed else condition.wanted,
        "found": condition.found,
        "truth": condition.truth.value,
    }


def _guard(guard: GuardTrace) -> dict[str, str]:
    return {"guard": guard.guard, "words": guard.words, "did": guard.did}
