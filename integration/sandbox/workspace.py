"""The agent workspace: the list of tickets, one ticket, pages of installed apps, and the calls these pages make."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from integration.sandbox import hosting
from integration.sandbox.context import sandbox
from integration.sandbox.macros import is_visible
from integration.sandbox.session import COOKIE, current_agent, session_token, staff
from integration.sandbox.state import Actor, Desk, Record, Ticket, stamp
from integration.sandbox.tickets import find_ticket, update_ticket
from integration.sandbox.zaf import (
    account_view,
    brand_view,
    channel_view,
    field_view,
    takes_rich_text,
    ticket_view,
    user_view,
)

blueprint = Blueprint("workspace", __name__)
blueprint.register_blueprint(hosting.blueprint)


@dataclass(frozen=True, slots=True)
class View:
    title: str
    shows: Callable[[Ticket], bool]


VIEWS = {
    "unsolved": View("Unsolved tickets", lambda ticket: ticket.status in {"new", "open", "pending", "hold"}),
    "unassigned": View("Unassigned tickets", lambda ticket: ticket.assignee_id is None and ticket.status != "closed"),
    "solved": View("Solved tickets", lambda ticket: ticket.status in {"solved", "closed"}),
    "all": View("All tickets", lambda ticket: not ticket.deleted),
}
# Frames may come from anywhere, because apps do; and `client.request` with `cors` goes out from this page.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' http: https:; frame-src *; form-action *; base-uri 'none'; frame-ancestors 'none'"
)


@blueprint.get("/")
def home() -> ResponseReturnValue:
    return redirect(url_for("workspace.tickets"))


@blueprint.get("/agent")
def tickets() -> ResponseReturnValue:
    """The list of one view; the search box narrows it in the page."""
    desk = sandbox().desk
    name = request.args.get("view", "all")
    chosen = VIEWS.get(name, VIEWS["all"])
    with desk.lock:
        counts = {key: sum(each.shows(ticket) for ticket in _tickets(desk)) for key, each in VIEWS.items()}
        rows = [_row(desk, ticket) for ticket in _tickets(desk) if chosen.shows(ticket)]
        return _page("list.html", title=chosen.title, rows=rows, views=VIEWS, counts=counts, view=name)


@blueprint.get("/agent/tickets/<int:ticket_id>")
def ticket(ticket_id: int) -> ResponseReturnValue:
    desk = sandbox().desk
    with desk.lock:
        found = desk.tickets.get(ticket_id)
        if found is None or found.deleted:
            return _page("missing.html", title="No such ticket", ticket_id=ticket_id), 404
        boot = _boot(desk) | _ticket_boot(desk, found)
        return _page("ticket.html", title=f"#{found.id} {found.subject or ''}", boot=boot, **_conversation(desk, found))


@blueprint.post("/agent/tickets/<int:ticket_id>")
def submit(ticket_id: int) -> ResponseReturnValue:
    """Update a ticket as `PUT /tickets/{id}` does, but by the agent at the screen."""
    desk = sandbox().desk
    update_ticket(desk, Actor(current_agent(), channel="web"), ticket_id, request.get_json())
    return _state(desk, ticket_id)


@blueprint.get("/agent/tickets/<int:ticket_id>/state")
def state(ticket_id: int) -> ResponseReturnValue:
    """The ticket as stored, or 204 while it stands as the page knows it (`updated_at`)."""
    desk = sandbox().desk
    if request.args.get("updated_at") == stamp(find_ticket(desk, ticket_id).updated_at):
        return "", 204
    return _state(desk, ticket_id)


@blueprint.get("/agent/apps/<name>")
@blueprint.get("/agent/apps/<name>/<path:route>")
def app_page(name: str, route: str = "") -> ResponseReturnValue:
    """An app's nav bar location, full width; what follows its name reaches it as `app.route.changed`."""
    app = hosting.hosted_app()
    if app is None or app.slug != name or "nav_bar" not in app.locations:
        return _page("missing.html", title="No such app", app_name=name), 404
    return _page("app.html", title=app.name, boot=_boot(sandbox().desk) | {"route": route})


@blueprint.post("/agent/session")
def sign_in() -> ResponseReturnValue:
    """Change who sits at the screen: `{user_id}`."""
    wanted = int(request.get_json().get("user_id") or 0)
    if all(user.id != wanted for user in staff(sandbox().desk)):
        return jsonify(error="NotAnAgent"), 422
    response = jsonify(user_id=wanted)
    response.set_cookie(COOKIE, str(wanted), samesite="Lax", httponly=True)
    return response


@blueprint.get("/agent/session/token")
def token() -> ResponseReturnValue:
    """A bearer token of the signed-in agent, for calls to the API that stand in for the browser's session."""
    return jsonify(token=session_token(sandbox().desk, current_agent()))


def _page(template: str, **values: Any) -> Response:
    parts = sandbox()
    values |= {
        "me": current_agent(),
        "staff": staff(parts.desk),
        "account": parts.desk.name,
        "app": hosting.hosted_app(),
        "scheme": "dark" if request.cookies.get("sandbox_scheme") == "dark" else "light",
        "interface": "standard" if request.cookies.get("sandbox_interface") == "standard" else "workspace",
    }
    response = Response(render_template(f"sandbox/{template}", **values))
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def _boot(desk: Desk) -> Record:
    return {
        "me": user_view(desk, current_agent()),
        "account": account_view(desk),
        "host": hosting.host_view(),
    }


def _ticket_boot(desk: Desk, ticket: Ticket) -> Record:
    me = current_agent()
    return {
        "ticket": ticket_view(desk, ticket),
        "ticketFields": [field_view(each) for each in desk.ticket_fields.values() if each["active"]],
        "brands": [brand_view(each) for each in desk.brands.values()],
        "staff": [user_view(desk, each) for each in staff(desk)],
        "groups": [{"id": each["id"], "name": each["name"]} for each in desk.groups.values()],
        "macros": [
            {"id": each["id"], "title": each["title"]}
            for each in desk.macros.values()
            if each["active"] and is_visible(each, me)
        ],
        "macroFiles": {each["id"]: each["files"] for each in desk.macros.values() if each.get("files")},
        "channel": channel_view(ticket.via["channel"]),
        "richText": takes_rich_text(ticket.via["channel"]),
        "privateOnly": me.only_private_comments,
    }


def _state(desk: Desk, ticket_id: int) -> ResponseReturnValue:
    with desk.lock:
        found = find_ticket(desk, ticket_id)
        by = desk.users[found.audits[-1].author_id]
        fragment = render_template("sandbox/_conversation.html", **_conversation(desk, found))
        return jsonify(ticket=ticket_view(desk, found), conversation=fragment, by=user_view(desk, by))


def _conversation(desk: Desk, ticket: Ticket) -> Record:
    return {"ticket": ticket, "people": desk.users, "brand": desk.brands[ticket.brand_id]["name"]}


def _tickets(desk: Desk) -> list[Ticket]:
    kept = (ticket for ticket in desk.tickets.values() if not ticket.deleted)
    return sorted(kept, key=lambda ticket: (ticket.updated_at, ticket.id), reverse=True)


def _row(desk: Desk, ticket: Ticket) -> Record:
    assignee = desk.users.get(ticket.assignee_id or 0)
    return {
        "id": ticket.id,
        "subject": ticket.subject or "(no subject)",
        "requester": desk.users[ticket.requester_id].name or "Unknown",
        "channel": ticket.via["channel"].replace("_", " "),
        "status": ticket.status,
        "assignee": assignee.name if assignee else "",
        "updated": ticket.updated_at,
    }
