"""Writing tickets: create, update, many at once as a job, tags, privacy of a comment, delete."""

from collections.abc import Callable

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.problems import ApiProblem, not_found, too_many_values
from integration.sandbox.rest.bodies import actor, desk, ids_in_query, json_body, permitted, wrapped_body
from integration.sandbox.state import Audit, Record, Ticket
from integration.sandbox.tagging import clean_tags
from integration.sandbox.tickets import create_ticket, find_ticket, update_ticket
from integration.sandbox.ulid import new_ulid
from integration.sandbox.wire import audit_json, ticket_json

blueprint = Blueprint("ticket_writes", __name__)

_KEYS = frozenset(
    {
        "assignee_id",
        "brand_id",
        "comment",
        "custom_fields",
        "description",
        "external_id",
        "fields",
        "group_id",
        "macro_id",
        "metadata",
        "organization_id",
        "priority",
        "requester",
        "requester_id",
        "safe_update",
        "status",
        "subject",
        "tags",
        "type",
        "updated_stamp",
    }
)
_BULK_KEYS = _KEYS | {"additional_tags", "remove_tags"}
_MOST_AT_ONCE = 100


@blueprint.post("/tickets")
def create() -> ResponseReturnValue:
    """Once for each `Idempotency-Key`: the same request again gets the answer of the first, and opens no ticket."""
    asked, key = wrapped_body("ticket", _KEYS), request.headers.get("Idempotency-Key", "")
    with desk().lock:
        known = desk().idempotency.get(key) if key else None
        if known and known[0] != asked:
            raise ApiProblem(400, {"error": "IdempotentRequestError", "description": "The key stands for another body"})
        answer = known[1] if known else _written(create_ticket(desk(), actor(), asked))
        if key:
            desk().idempotency[key] = (asked, answer)
    looked_up = {"x-idempotency-lookup": "hit" if known else "miss"} if key else {}
    return jsonify(answer), 201, {"Location": answer["ticket"]["url"], **looked_up}


@blueprint.put("/tickets/<int:ticket_id>")
def update(ticket_id: int) -> ResponseReturnValue:
    return jsonify(_written(update_ticket(desk(), actor(), ticket_id, wrapped_body("ticket", _KEYS))))


@blueprint.put("/tickets/update_many")
def update_many() -> ResponseReturnValue:
    """One change for `?ids=`, or a list of tickets with a change each; answered by a job that is done already."""
    body = json_body()
    if "tickets" in body:
        changes = [(int(each["id"]), permitted(each, "ticket", _BULK_KEYS | {"id"})) for each in body["tickets"]]
    else:
        change = wrapped_body("ticket", _BULK_KEYS)
        changes = [(number, change) for number in ids_in_query(_MOST_AT_ONCE)]
    if len(changes) > _MOST_AT_ONCE:
        raise too_many_values(_MOST_AT_ONCE)
    return jsonify(job_status=_job(changes))


@blueprint.delete("/tickets/<int:ticket_id>")
def delete(ticket_id: int) -> ResponseReturnValue:
    with desk().lock:
        ticket = find_ticket(desk(), ticket_id)
        desk().touch(ticket)
        ticket.deleted = True
    return "", 204


@blueprint.put("/tickets/<int:ticket_id>/tags")
def add_tags(ticket_id: int) -> ResponseReturnValue:
    return _change_tags(ticket_id, lambda ticket, given: [*ticket.tags, *given])


@blueprint.post("/tickets/<int:ticket_id>/tags")
def replace_tags(ticket_id: int) -> ResponseReturnValue:
    return _change_tags(ticket_id, lambda _, given: given), 201


@blueprint.delete("/tickets/<int:ticket_id>/tags")
def remove_tags(ticket_id: int) -> ResponseReturnValue:
    return _change_tags(ticket_id, lambda ticket, given: [tag for tag in ticket.tags if tag not in given])


@blueprint.put("/tickets/<int:ticket_id>/comments/<int:comment_id>/make_private")
def make_private(ticket_id: int, comment_id: int) -> ResponseReturnValue:
    with desk().lock:
        ticket = find_ticket(desk(), ticket_id)
        comment = next((each for each in ticket.comments if each.id == comment_id), None)
        if comment is None:
            raise not_found()
        comment.public = False
        desk().touch(ticket)
    return "", 204


def _written(audit: Audit) -> Record:
    ticket = desk().tickets[audit.ticket_id]
    return {"ticket": ticket_json(desk(), ticket), "audit": audit_json(audit)}


def _change_tags(ticket_id: int, change: Callable[[Ticket, list[str]], list[str]]) -> Record:
    given = json_body() if request.content_length else {"tags": request.args.get("tags", "")}
    with desk().lock:
        ticket = find_ticket(desk(), ticket_id)
        safety = {key: given[key] for key in ("safe_update", "updated_stamp") if key in given}
        tags = change(ticket, clean_tags(given.get("tags") or []))
        update_ticket(desk(), actor(), ticket_id, {"tags": tags, **safety})
        return {"tags": sorted(ticket.tags)}


def _job(changes: list[tuple[int, Record]]) -> Record:
    results: list[Record] = []
    for index, (number, change) in enumerate(changes):
        result: Record = {"index": index, "id": number, "action": "update", "success": True, "status": "Updated"}
        try:
            update_ticket(desk(), actor(), number, change)
        except ApiProblem as problem:
            detail = problem.body if isinstance(problem.body, dict) else {}
            result |= {"success": False, "status": "Failed", "error": detail.get("error"), "details": str(detail)}
        results.append(result)
    job_id = f"V3-{new_ulid(desk().clock()).lower()}"
    record = {
        "id": job_id,
        "job_type": "Bulk Update Ticket",
        "url": f"https://{desk().subdomain}.zendesk.com/api/v2/job_statuses/{job_id}.json",
        "total": len(changes),
        "progress": len(changes),
        "status": "completed",
        "message": None,
        "results": results,
    }
    desk().jobs[job_id] = record
    return record
