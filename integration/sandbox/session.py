"""Who sits at the workspace's screen: a plain cookie, because a sandbox has no passwords to protect."""

from datetime import timedelta
from secrets import token_urlsafe

from flask import request

from integration.sandbox.context import sandbox
from integration.sandbox.state import Desk, Grant, User

COOKIE = "sandbox_agent"
_CLIENT = "workspace"
_LIFE = timedelta(hours=8)


def staff(desk: Desk) -> list[User]:
    return [user for user in desk.users.values() if user.is_staff and user.active and not user.suspended]


def current_agent() -> User:
    """The agent the cookie names; without one, the first who is neither admin nor light agent."""
    people = staff(sandbox().desk)
    named = request.cookies.get(COOKIE, "")
    found = next((user for user in people if str(user.id) == named), None)
    usual = next((user for user in people if user.role == "agent" and user.role_type != 1), people[0])
    return found or usual


def session_token(desk: Desk, user: User) -> str:
    """The access token of this agent's workspace, made once and again when it has run out."""
    now = desk.clock()
    with desk.lock:
        for grant in desk.grants:
            if (
                grant.client_id == _CLIENT
                and grant.user_id == user.id
                and grant.expires_at > now + timedelta(minutes=5)
            ):
                return grant.access_token
        grant = Grant(
            access_token=token_urlsafe(32),
            refresh_token=token_urlsafe(32),
            user_id=user.id,
            client_id=_CLIENT,
            scope="read write",
            expires_at=now + _LIFE,
            refresh_expires_at=now + _LIFE,
        )
        desk.grants.append(grant)
        return grant.access_token
