"""The page of the navigation bar, and the session that keeps it open."""

from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from integration.errors import Refused
from integration.flows.signing_in import ADMIN
from integration.web import sessions
from integration.web.admin.door import caller, guarded
from integration.web.parts import parts
from integration.web.security import page_policy

entrance = Blueprint("admin", __name__)
pages = guarded("session")


@entrance.post("/zaf/admin")
def page() -> Response:
    """The page, for an admin whom Zendesk vouches for in the form field `token` (platform §4.1)."""
    given = parts()
    now = given.clock()
    token = request.form.get("token", "")
    if not token:
        raise Refused("token_missing", "Zendesk sent no sign-in along. Open Amends from Zendesk's navigation bar.")
    visitor = given.sign_in.visit(token, ADMIN, now)
    # The token does not cover the query string, so the address that wants to frame us is compared with the account's.
    if request.args.get("origin") != given.desk_origin(visitor.account):
        raise Refused("wrong_origin", "This page was opened from an address that is not your Zendesk.")
    boot = _boot(sessions.start(visitor, ADMIN, now))
    response = make_response(render_template("admin/admin.html", boot=boot, zaf_sdk_url=given.zaf_sdk_url))
    response.headers["Content-Security-Policy"] = page_policy(visitor.account)
    return response


@pages.post("/session")
def session() -> Response:
    """A new token for one that still holds."""
    asking = caller()
    return jsonify(_pass(sessions.renewed(asking.session, asking.visitor.name, parts().clock())))


def _boot(started: sessions.Session) -> dict[str, Any]:
    origin = parts().desk_origin(started.account)
    return {**_pass(started), "origin": origin, "account": started.account, "name": started.agent_name}


def _pass(started: sessions.Session) -> dict[str, Any]:
    """The token with its life in seconds; a length, because the browser's clock may be wrong."""
    given = parts()
    life = max(0, started.expires - int(given.clock().timestamp()))
    return {"token": sessions.seal(started, given.session_secret), "expires_in": life}
