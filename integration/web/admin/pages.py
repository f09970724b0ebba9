"""The page of the navigation bar, and the session that keeps it open."""

from flask import Blueprint, Response, jsonify

from integration.flows.signing_in import ADMIN
from integration.web import entering, sessions
from integration.web.admin.door import caller, guarded
from integration.web.parts import parts

entrance = Blueprint("admin", __name__)
pages = guarded("session")


@entrance.post("/zaf/admin")
def page() -> Response:
    """The page, for an admin whom Zendesk vouches for."""
    session = entering.let_in(ADMIN, opened_from="Zendesk's navigation bar")
    origin = parts().desk_origin(session.account)
    boot = {"origin": origin, "account": session.account, "name": session.agent_name}
    return entering.page("admin/admin.html", session.account, {**entering.pass_of(session), **boot})


@pages.post("/session")
def session() -> Response:
    """A new token for one that still holds."""
    asking = caller()
    return jsonify(entering.pass_of(sessions.renewed(asking.session, asking.visitor.name, parts().clock())))
