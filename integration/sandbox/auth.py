"""Who is calling: an OAuth token or a legacy API token to an actor, and what that actor may reach (platform §7.12)."""

import base64
import binascii
from datetime import datetime

from integration.sandbox.problems import forbidden, invalid_token, missing_scope, unauthenticated
from integration.sandbox.state import Actor, Desk, Grant, User


def authenticate(desk: Desk, header: str, client: str, ip_address: str, now: datetime) -> tuple[Actor, str]:
    """The caller and the scope of the credential. Raises `ApiProblem` 401 for a credential that does not hold."""
    scheme, _, credential = header.partition(" ")
    if scheme.lower() == "bearer":
        grant = live_grant(desk, credential.strip(), now)
        user, scope = desk.users.get(grant.user_id), grant.scope
    elif scheme.lower() == "basic":
        # an API token knows no scopes: it may do what its user may
        user, scope = _by_api_token(desk, credential), "read write"
    else:
        raise unauthenticated()
    if user is None or user.suspended or not user.active:
        raise unauthenticated()
    return Actor(user, channel="api", client=client, ip_address=ip_address), scope


def live_grant(desk: Desk, access_token: str, now: datetime) -> Grant:
    with desk.lock:
        grant = next((each for each in desk.grants if each.access_token == access_token), None)
    if grant is None or grant.expires_at <= now:
        raise invalid_token()
    return grant


def require_scope(scope: str, method: str, resource: str) -> None:
    """Raises `ApiProblem` 403 unless the scope covers the method, in general or for this resource."""
    needed = "read" if method in {"GET", "HEAD"} else "write"
    if not {needed, f"{resource}:{needed}"} & set(scope.split()):
        raise missing_scope(needed)


def require_staff(actor: Actor) -> None:
    if not actor.user.is_staff:
        raise forbidden()


def require_admin(actor: Actor) -> None:
    if actor.user.role != "admin":
        raise forbidden()


def _by_api_token(desk: Desk, credential: str) -> User | None:
    """`email/token:TOKEN`; a password after the colon has not worked for years, here neither."""
    try:
        name, _, token = base64.b64decode(credential, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    email, _, kind = name.rpartition("/")
    if kind != "token" or token not in desk.api_tokens:
        return None
    return desk.user_by_email(email)
