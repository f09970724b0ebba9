"""The door of the admin pages: every call is made by somebody whom Zendesk calls an admin now, not half an hour ago."""

from dataclasses import dataclass

from flask import Blueprint, g, request

from integration.flows.signing_in import ADMIN
from integration.flows.visitor import Visitor
from integration.web import sessions
from integration.web.parts import parts


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking, and the session they ask with."""

    visitor: Visitor
    session: sessions.Session


def guarded(name: str) -> Blueprint:
    """Routes below /admin that nobody reaches but an admin."""
    pages = Blueprint(f"admin_{name}", __name__, url_prefix="/admin")
    pages.before_request(_let_in)
    return pages


def caller() -> Caller:
    """Who the door let in."""
    found: Caller = g.admin
    return found


def _let_in() -> None:
    given = parts()
    header = request.headers.get("Authorization", "")
    session = sessions.opened(header, ADMIN, given.session_secret, given.clock())
    g.admin = Caller(given.sign_in.again(session.account, session.agent_id, ADMIN), session)
