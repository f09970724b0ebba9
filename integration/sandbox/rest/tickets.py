"""Reading tickets, their comments, audits and tags."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.problems import not_found
from integration.sandbox.rest.bodies import desk, ids_in_query, included
from integration.sandbox.rest.paging import page_of, paged
from integration.sandbox.state import Comment, Record, Ticket
from integration.sandbox.tickets import find_ticket
from integration.sandbox.wire import audit_json, comment_json, ticket_json, user_json

blueprint = Blueprint("tickets", __name__)

_SORTS = {
    "id": lambda ticket: ticket.id,
    "created_at": lambda ticket: ticket.created_at,
    "updated_at": lambda ticket: ticket.updated_at,
    "status": lambda ticket: ticket.status,
}


@blueprint.get("/tickets")
def listed() -> ResponseReturnValue:
    """All, or those with this `external_id`, which need not be one only."""
    external_id = request.args.get("external_id")
    with desk().lock:
        there = [ticket for ticket in desk().tickets.values() if not ticket.deleted]
        return jsonify(_ticket_page([each for each in there if external_id in (None, each.external_id)]))


@blueprint.get("/users/<int:user_id>/tickets/requested")
def requested(user_id: int) -> ResponseReturnValue:
    with desk().lock:
        tickets = [each for each in desk().tickets.values() if each.requester_id == user_id and not each.deleted]
        return jsonify(_ticket_page(tickets))


@blueprint.get("/tickets/count")
def count() -> ResponseReturnValue:
    with desk().lock:
        return jsonify(count={"value": sum(not ticket.deleted for ticket in desk().tickets.values())})


@blueprint.get("/tickets/show_many")
def show_many() -> ResponseReturnValue:
    with desk().lock:
        found = [desk().tickets.get(number) for number in ids_in_query()]
        return jsonify(_ticket_page([ticket for ticket in found if ticket and not ticket.deleted]))


@blueprint.get("/tickets/<int:ticket_id>")
def shown(ticket_id: int) -> ResponseReturnValue:
    with desk().lock:
        ticket = find_ticket(desk(), ticket_id)
        return jsonify({"ticket": ticket_json(desk(), ticket)} | people(concerned(ticket)))


@blueprint.get("/tickets/<int:ticket_id>/comments")
def comments(ticket_id: int) -> ResponseReturnValue:
    with desk().lock:
        ordered = _ordered_comments(find_ticket(desk(), ticket_id))
        authors = [comment.author_id for comment in page_of(ordered)]
        return jsonify(paged("comments", ordered, comment_json) | people(authors))


@blueprint.get("/tickets/<int:ticket_id>/comments/count")
def comment_count(ticket_id: int) -> ResponseReturnValue:
    with desk().lock:
        return jsonify(count={"value": len(find_ticket(desk(), ticket_id).comments)})


@blueprint.get("/tickets/<int:ticket_id>/audits")
def audits(ticket_id: int) -> ResponseReturnValue:
    with desk().lock:
        found = find_ticket(desk(), ticket_id).audits
        ordered = found[::-1] if request.args.get("sort_order") == "desc" else found
        return jsonify(paged("audits", ordered, audit_json))


@blueprint.get("/tickets/<int:ticket_id>/audits/<int:audit_id>")
def audit(ticket_id: int, audit_id: int) -> ResponseReturnValue:
    with desk().lock:
        found = next((each for each in find_ticket(desk(), ticket_id).audits if each.id == audit_id), None)
        if found is None:
            raise not_found()
        return jsonify(audit=audit_json(found))


@blueprint.get("/tickets/<int:ticket_id>/tags")
def tags(ticket_id: int) -> ResponseReturnValue:
    with desk().lock:
        return jsonify(tags=sorted(find_ticket(desk(), ticket_id).tags))


@blueprint.get("/job_statuses/<job_id>")
def job(job_id: str) -> ResponseReturnValue:
    record = desk().jobs.get(job_id)
    if record is None:
        raise not_found()
    return jsonify(job_status=record)


def _ticket_page(tickets: list[Ticket]) -> Record:
    ordered = _ordered(tickets)
    numbers = [number for ticket in page_of(ordered) for number in concerned(ticket)]
    return paged("tickets", ordered, lambda ticket: ticket_json(desk(), ticket)) | people(numbers)


def _ordered(tickets: list[Ticket]) -> list[Ticket]:
    """By `sort=-updated_at` (cursor pages) or `sort_by` and `sort_order` (offset pages); oldest first by default."""
    sort = request.args.get("sort", "")
    name = sort.lstrip("-") or request.args.get("sort_by", "id")
    backwards = sort.startswith("-") or request.args.get("sort_order") == "desc"
    return sorted(tickets, key=_SORTS.get(name, _SORTS["id"]), reverse=backwards)


def _ordered_comments(ticket: Ticket) -> list[Comment]:
    backwards = request.args.get("sort", "").startswith("-") or request.args.get("sort_order") == "desc"
    return ticket.comments[::-1] if backwards else ticket.comments


def concerned(ticket: Ticket) -> list[int]:
    return [number for number in (ticket.requester_id, ticket.submitter_id, ticket.assignee_id) if number]


def people(numbers: list[int]) -> Record:
    """The side-load `include=users`: everyone named on this page, once."""
    if "users" not in included():
        return {}
    named = [desk().users[number] for number in dict.fromkeys(numbers)]
    return {"users": [user_json(desk(), user) for user in named]}
