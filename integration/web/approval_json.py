"""A request for approval as pages get it: what was asked for, how it stands, and the words that say so."""

from datetime import datetime
from typing import Any

from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.flows.summary import plain


def approval_json(request: ApprovalRequest) -> dict[str, Any]:
    """What every page shows of a request."""
    return {
        "id": request.id,
        "ticket_id": request.ticket_id,
        "words": request.words,
        "amount": _money(request),
        "group": request.group,
        "asked_by_name": request.asked_by_name,
        "asked_at": plain(request.asked_at),
        "reason": request.reason,
        "state": request.state.value,
        "decided_by_name": request.decided_by_name,
        "decided_at": _moment(request.decided_at),
        "note": request.note,
    }


def beside_ticket(request: ApprovalRequest, *, may_decide: bool, own: bool) -> dict[str, Any]:
    """The same for the sidebar, which puts it beside the offer that it is about."""
    return {
        **approval_json(request),
        "draft_id": request.draft_id,
        "offer_id": request.offer_id,
        "own": own,
        "may_decide": may_decide,
        "status": status(request, own=own),
        "news": news(request),
    }


def status(request: ApprovalRequest, *, own: bool) -> str:
    """How it stands, beside the offer itself."""
    match request.state:
        case ApprovalState.OPEN:
            asked = "Asked" if own else f"{request.asked_by_name} asked"
            return f"{asked}, waiting for {request.group}"
        case ApprovalState.APPROVED:
            return _with_note(f"Approved by {request.decided_by_name}", request.note)
        case ApprovalState.DECLINED:
            return _with_note(f"Declined by {request.decided_by_name}", request.note)
        case ApprovalState.WITHDRAWN:
            return ""


def news(request: ApprovalRequest) -> str:
    """What is said once it is decided, to somebody who may be looking elsewhere."""
    verbs = {ApprovalState.APPROVED: "Approved", ApprovalState.DECLINED: "Declined"}
    if request.state not in verbs:
        return ""
    note = f" {request.note}" if request.note else ""
    return f"{verbs[request.state]} by {request.decided_by_name}: {request.words}.{note}"


def _with_note(words: str, note: str) -> str:
    return f"{words}: {note}" if note else words


def _money(request: ApprovalRequest) -> dict[str, str] | None:
    amount = request.amount
    return {"amount": f"{amount.amount:.2f}", "currency": amount.currency} if amount else None


def _moment(at: datetime | None) -> str | None:
    return plain(at) if at else None
