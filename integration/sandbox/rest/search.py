"""Finding tickets: search, and the incremental exports of tickets and their events."""

import base64
import binascii

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.finding import find
from integration.sandbox.problems import ApiProblem, bad_request
from integration.sandbox.rest.bodies import desk, included, number, require_admin
from integration.sandbox.rest.paging import link, paged
from integration.sandbox.rest.tickets import concerned, people
from integration.sandbox.state import Audit, Record, Ticket, User
from integration.sandbox.wire import ticket_json, user_json

blueprint = Blueprint("search", __name__)

_MOST_RESULTS = 1000
_PER_EXPORT = 1000
_YOUNGEST_SECONDS = 60


@blueprint.get("/search")
def search() -> ResponseReturnValue:
    """At most 1000 results can be reached; asking for more is refused with 422."""
    page, size = number(request.args.get("page"), 1), min(number(request.args.get("per_page"), 100), 100)
    if page * size > _MOST_RESULTS:
        raise _invalid("Requested response size was greater than Search Response Limits")
    with desk().lock:
        return jsonify(paged("results", _sorted(find(desk(), _query())), _result) | {"facets": None})


@blueprint.get("/search/count")
def search_count() -> ResponseReturnValue:
    with desk().lock:
        return jsonify(count=len(find(desk(), _query())))


@blueprint.get("/search/export")
def export() -> ResponseReturnValue:
    kind = request.args.get("filter[type]", "ticket")
    with desk().lock:
        return jsonify(paged("results", find(desk(), f"type:{kind} {_query()}"), _result))


@blueprint.get("/incremental/tickets/cursor")
def tickets_since() -> ResponseReturnValue:
    """Tickets in order of their last change, deleted ones too, without those of the last minute."""
    require_admin()
    moment, last_id = _read_cursor()
    with desk().lock:
        latest = desk().clock().timestamp() - _YOUNGEST_SECONDS
        due = [each for each in desk().tickets.values() if (_changed(each), each.id) > (moment, last_id)]
        ordered = sorted(due, key=lambda each: (_changed(each), each.id))
        settled = [each for each in ordered if _changed(each) <= latest]
        page = settled[: min(number(request.args.get("per_page"), _PER_EXPORT), _PER_EXPORT)]
        after = _cursor(page[-1]) if page else request.args.get("cursor")
        body: Record = {
            "tickets": [ticket_json(desk(), each) for each in page],
            "after_cursor": after,
            "after_url": link(cursor=after, start_time=None) if after else None,
            "before_cursor": None,
            "before_url": None,
            "end_of_stream": len(page) == len(settled),
        }
        body |= people([number for each in page for number in concerned(each)])
    return jsonify(body)


@blueprint.get("/incremental/ticket_events")
def events_since() -> ResponseReturnValue:
    require_admin()
    start = number(request.args.get("start_time"), 0)
    with desk().lock:
        audits = [audit for ticket in desk().tickets.values() for audit in ticket.audits]
        due = sorted((each for each in audits if each.created_at.timestamp() >= start), key=lambda each: each.id)
        page = due[:_PER_EXPORT]
        end = int(page[-1].created_at.timestamp()) if page else start
        shown = [_event(audit) for audit in page]
    following = link(start_time=end)
    return jsonify(
        ticket_events=shown, next_page=following, end_time=end, count=len(page), end_of_stream=len(page) == len(due)
    )


def _query() -> str:
    query = request.args.get("query", "")
    if not query and not request.path.endswith("/export"):
        raise _invalid("query is missing")
    return query


def _invalid(why: str) -> ApiProblem:
    return ApiProblem(422, {"error": "invalid", "description": f"Invalid search: {why}"})


def _sorted(found: list[Ticket | User]) -> list[Ticket | User]:
    name = request.args.get("sort_by", "created_at")
    backwards = request.args.get("sort_order", "desc") == "desc"
    if name == "updated_at":
        return sorted(found, key=lambda each: getattr(each, "updated_at", each.created_at), reverse=backwards)
    return sorted(found, key=lambda each: (each.created_at, each.id), reverse=backwards)


def _result(found: Ticket | User) -> Record:
    if isinstance(found, Ticket):
        return ticket_json(desk(), found) | {"result_type": "ticket"}
    return user_json(desk(), found) | {"result_type": "user"}


def _event(audit: Audit) -> Record:
    """One audit as the export tells it; the words of comments only with `include=comment_events`."""
    with_words = "comment_events" in included()
    children = []
    for event in audit.events:
        if event["type"] == "Comment":
            children.append({"event_type": "Comment", **event} if with_words else {"event_type": "Comment"})
        elif "field_name" in event:
            told = {"previous_value": event.get("previous_value"), event["field_name"]: event["value"]}
            children.append({"event_type": event["type"], "id": event["id"], **told})
    return {
        "id": audit.id,
        "ticket_id": audit.ticket_id,
        "timestamp": int(audit.created_at.timestamp()),
        "updater_id": audit.author_id,
        "via": audit.via["channel"],
        "event_type": "Audit",
        "child_events": children,
    }


def _changed(ticket: Ticket) -> int:
    return int(ticket.updated_at.timestamp())


def _cursor(ticket: Ticket) -> str:
    return base64.urlsafe_b64encode(f"{_changed(ticket)}||{ticket.id}".encode()).decode()


def _read_cursor() -> tuple[int, int]:
    cursor = request.args.get("cursor")
    if cursor is None:
        return number(request.args.get("start_time"), 0) - 1, 0
    try:
        moment, _, last_id = base64.urlsafe_b64decode(cursor).decode().partition("||")
        return int(moment), int(last_id)
    except (binascii.Error, UnicodeDecodeError, ValueError) as wrong:
        raise bad_request("InvalidPaginationParameter", "cursor is not one of ours") from wrong
