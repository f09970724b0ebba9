"""The signed first request that brings a page, wherever in Zendesk it lives, and the pass the page goes on with."""

from typing import Any

from flask import Response, make_response, render_template, request

from integration.errors import Refused
from integration.web import sessions
from integration.web.parts import parts
from integration.web.security import page_policy


def let_in(location: str, *, opened_from: str) -> sessions.Session:
    """A session for somebody whom Zendesk vouches for in the form field `token` (platform §4.1). Raises Refused."""
    given = parts()
    now = given.clock()
    token = request.form.get("token", "")
    if not token:
        raise Refused("token_missing", f"Zendesk sent no sign-in along. Open Amends from {opened_from}.")
    visitor = given.sign_in.visit(token, location, now)
    # The token does not cover the query string, so the address that wants to frame us is compared with the account's.
    if request.args.get("origin") != given.desk_origin(visitor.account):
        raise Refused("wrong_origin", "This page was opened from an address that is not your Zendesk.")
    return sessions.start(visitor, location, now)


def page(template: str, account: str, boot: dict[str, Any]) -> Response:
    """The page with what it knows from the start, to be framed by this account's desk only."""
    response = make_response(render_template(template, boot=boot, zaf_sdk_url=parts().zaf_sdk_url))
    response.headers["Content-Security-Policy"] = page_policy(account)
    return response


def pass_of(session: sessions.Session) -> dict[str, Any]:
    """The token with its life in seconds; a length, because the browser's clock may be wrong."""
    given = parts()
    life = max(0, session.expires - int(given.clock().timestamp()))
    return {"token": sessions.seal(session, given.session_secret), "expires_in": life}
