"""OAuth: client credentials, code with PKCE, refresh, expiry, scopes; and the legacy API token."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from integration.sandbox.oauth import challenge_for
from integration.sandbox.server import RunningSandbox
from tests.sandbox.callers import Caller, Clock

CLIENT = {"client_id": "amends", "client_secret": "sandbox-only"}
BACK = "http://127.0.0.1/back"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


@pytest.fixture
def nobody(as_user: Callable[[str | None], Caller]) -> Caller:
    return as_user(None)


def test_client_credentials_act_as_the_admin(nobody: Caller) -> None:
    """The product's own client gets a token that may do what its owner may."""
    token = grant(nobody, grant_type="client_credentials", scope="read write")

    assert (token["token_type"], token["expires_in"], token["scope"]) == ("bearer", 1800, "read write")
    assert me(nobody, token)["email"] == "admin@demo.example"


def test_refreshing_ends_both_old_tokens(nobody: Caller) -> None:
    """After a refresh neither the old access token nor the old refresh token is worth anything."""
    old = grant(nobody, grant_type="client_credentials")
    new = grant(nobody, grant_type="refresh_token", refresh_token=old["refresh_token"])

    again = ask(nobody, grant_type="refresh_token", refresh_token=old["refresh_token"])

    assert me(nobody, new)["id"] == 1001
    assert status_with(nobody, old["access_token"]) == (401, "invalid_token")
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


def test_tokens_expire(nobody: Caller, clock: Clock) -> None:
    """A token lives as long as was asked for, and can be refreshed after that."""
    token = grant(nobody, grant_type="client_credentials", expires_in=300)
    clock.pass_seconds(301)

    expired = status_with(nobody, token["access_token"])
    fresh = grant(nobody, grant_type="refresh_token", refresh_token=token["refresh_token"])

    assert expired == (401, "invalid_token")
    assert me(nobody, fresh)["id"] == 1001


def test_code_with_pkce(nobody: Caller) -> None:
    """The page sends the browser straight back with code and state; the verifier buys the token, once."""
    code = authorize(nobody, state="s-1", code_challenge=challenge_for(VERIFIER), code_challenge_method="S256")
    bought = {"grant_type": "authorization_code", "redirect_uri": BACK, "code": code["code"][0]}

    token = grant(nobody, **bought, code_verifier=VERIFIER)
    second = ask(nobody, **bought, code_verifier=VERIFIER)

    assert code["state"] == ["s-1"]
    assert token["scope"] == "read write"
    assert second.json()["error"] == "invalid_grant"


def test_challenge_is_the_known_one() -> None:
    """The example of RFC 7636 comes out."""
    assert challenge_for(VERIFIER) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.mark.parametrize(
    ("given", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials", "client_secret": "wrong"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials", "client_id": "stranger"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials", "expires_in": 10}, 400, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "x", "redirect_uri": BACK}, 400, "invalid_grant"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, 400, "invalid_grant"),
    ],
)
def test_refusals(nobody: Caller, given: dict[str, Any], status: int, error: str) -> None:
    """What does not fit is refused in OAuth's own words."""
    answer = nobody.ask("POST", "/oauth/tokens", {**CLIENT, **given})

    assert (answer.status_code, answer.json()["error"]) == (status, error)


@pytest.mark.parametrize("wait", [0, 121])
def test_codes_need_the_verifier_and_are_short_lived(nobody: Caller, clock: Clock, wait: int) -> None:
    """A code is worth nothing with a wrong verifier, nor after two minutes with the right one."""
    code = authorize(nobody, code_challenge=challenge_for(VERIFIER), code_challenge_method="S256")["code"][0]
    clock.pass_seconds(wait)
    verifier = VERIFIER if wait else "wrong"

    answer = ask(nobody, grant_type="authorization_code", redirect_uri=BACK, code=code, code_verifier=verifier)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_strange_addresses_get_no_code(nobody: Caller) -> None:
    """Nobody is sent to an address that the client did not register."""
    query = urlencode({"response_type": "code", "client_id": "amends", "redirect_uri": "http://evil.example/"})

    answer = nobody.ask("GET", f"/oauth/authorizations/new?{query}")

    assert answer.status_code == 400
    assert "Location" not in answer.headers


@pytest.mark.parametrize(
    ("scope", "method", "path", "status"),
    [
        ("read", "GET", "tickets/1", 200),
        ("read", "PUT", "tickets/1", 403),
        ("tickets:read", "GET", "tickets/1", 200),
        ("tickets:read", "GET", "macros", 403),
        ("tickets:write", "PUT", "tickets/1", 200),
    ],
)
def test_scopes(nobody: Caller, scope: str, method: str, path: str, status: int) -> None:
    """A token reaches what its scope covers, in general or for one resource."""
    token = grant(nobody, grant_type="client_credentials", scope=scope)["access_token"]
    body = {"ticket": {"status": "open"}} if method == "PUT" else None

    assert nobody.ask(method, path, body, headers={"Authorization": f"Bearer {token}"}).status_code == status


@pytest.mark.parametrize(
    ("email", "path", "status"),
    [
        ("admin@demo.example", "triggers", 200),
        ("ben@demo.example", "tickets", 200),
        ("ben@demo.example", "triggers", 403),
        ("ben@demo.example", "webhooks", 403),
        ("ben@demo.example", "satisfaction_ratings", 403),
        ("ben@demo.example", "incremental/tickets/cursor?start_time=0", 403),
        ("ben@demo.example", "apps/420/public_key.pem", 403),
        ("sue@example.com", "tickets", 403),
        ("sue@example.com", "users/me", 200),
        ("stranger@example.com", "tickets", 401),
        (None, "tickets", 401),
        (None, "users/me", 200),
    ],
)
def test_roles(as_user: Callable[[str | None], Caller], email: str | None, path: str, status: int) -> None:
    """Admins reach everything, agents no settings, end users only themselves, strangers nothing."""
    assert as_user(email).ask("GET", path).status_code == status


def test_nobody_in_particular(nobody: Caller) -> None:
    """`users/me` without credentials is 200 with an id of null, everything else says it could not authenticate."""
    assert nobody.get("users/me")["user"]["id"] is None
    assert nobody.ask("GET", "tickets").json() == {"error": "Couldn't authenticate you"}


def test_suspended_agents_are_out(sandbox: RunningSandbox, agent: Caller) -> None:
    """A suspended user's credential does not hold."""
    sandbox.desk.users[1002].suspended = True

    assert agent.ask("GET", "tickets").status_code == 401


def ask(caller: Caller, **given: Any) -> Any:
    return caller.ask("POST", "/oauth/tokens", {**CLIENT, **given})


def grant(caller: Caller, **given: Any) -> dict[str, Any]:
    answer = ask(caller, **given)
    assert answer.status_code == 200, answer.text
    token: dict[str, Any] = answer.json()
    return token


def authorize(caller: Caller, **given: str) -> dict[str, list[str]]:
    query = {"response_type": "code", "client_id": "amends", "redirect_uri": BACK, "scope": "read write", **given}
    answer = caller.ask("GET", f"/oauth/authorizations/new?{urlencode(query)}")
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer.headers["Location"]).query)


def me(caller: Caller, token: dict[str, Any]) -> dict[str, Any]:
    user: dict[str, Any] = caller.get("users/me", headers={"Authorization": f"Bearer {token['access_token']}"})["user"]
    return user


def status_with(caller: Caller, access_token: str) -> tuple[int, str]:
    answer = caller.ask("GET", "tickets", headers={"Authorization": f"Bearer {access_token}"})
    return answer.status_code, answer.json()["error"]
