"""OAuth as Zendesk offers it: client credentials, authorization code with PKCE, refresh that ends both old tokens."""

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from integration.sandbox.context import sandbox
from integration.sandbox.problems import ApiProblem
from integration.sandbox.state import Grant, Record

blueprint = Blueprint("oauth", __name__, url_prefix="/oauth")

_ACCESS_SECONDS = 1800
_REFRESH_SECONDS = 2_592_000
_SHORTEST, _LONGEST = 300, 172_800
_CODE_SECONDS = 120


@blueprint.post("/tokens")
def tokens() -> ResponseReturnValue:
    given: dict[str, Any] = request.get_json() if request.is_json else request.form.to_dict()
    with sandbox().desk.lock:
        match given.get("grant_type"):
            case "client_credentials":
                client = _client(given)
                grant = _new_grant(client["identifier"], client["user_id"], given.get("scope") or "read write", given)
            case "authorization_code":
                grant = _from_code(given)
            case "refresh_token":
                grant = _refreshed(given)
            case other:
                raise _refusal("unsupported_grant_type", f"The grant type {other!r} is not supported.")
        sandbox().desk.grants.append(grant)
    return jsonify(_shown(grant))


@blueprint.get("/authorizations/new")
def authorize() -> ResponseReturnValue:
    """Ask the signed-in admin for consent; here the answer is always yes, and the browser goes straight back."""
    parts = sandbox()
    client = parts.desk.oauth_clients.get(request.args.get("client_id", ""))
    redirect_uri = request.args.get("redirect_uri", "")
    # nobody is sent to an address that the client did not register
    if client is None or redirect_uri not in client["redirect_uris"]:
        return Response("This client or its redirect address is not known.", status=400, content_type="text/plain")
    challenge = request.args.get("code_challenge")
    if request.args.get("response_type") != "code" or (
        challenge and request.args.get("code_challenge_method") != "S256"
    ):
        return redirect(f"{redirect_uri}?{urlencode({'error': 'invalid_request'})}")
    code = secrets.token_hex(32)
    parts.desk.codes[code] = {
        "client_id": client["identifier"],
        "redirect_uri": redirect_uri,
        "scope": request.args.get("scope", "read"),
        "challenge": challenge,
        "expires_at": parts.desk.clock() + timedelta(seconds=_CODE_SECONDS),
    }
    answer = {"code": code} | ({"state": request.args["state"]} if "state" in request.args else {})
    return redirect(f"{redirect_uri}?{urlencode(answer)}")


def challenge_for(verifier: str) -> str:
    """The S256 challenge that belongs to a PKCE verifier (RFC 7636 §4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _from_code(given: Record) -> Grant:
    desk = sandbox().desk
    code = desk.codes.pop(str(given.get("code")), None)
    if code is None or code["expires_at"] <= desk.clock() or code["redirect_uri"] != given.get("redirect_uri"):
        raise _refusal("invalid_grant", "The code is unknown, used, expired or was made for another address.")
    # a verifier proves as much as the secret, and public clients have no secret
    client = _client(given, needs_secret=code["challenge"] is None)
    if client["identifier"] != code["client_id"]:
        raise _refusal("invalid_grant", "The code was made for another client.")
    if code["challenge"] and challenge_for(str(given.get("code_verifier", ""))) != code["challenge"]:
        raise _refusal("invalid_grant", "The code verifier does not match the challenge.")
    return _new_grant(client["identifier"], client["user_id"], code["scope"], given)


def _refreshed(given: Record) -> Grant:
    """A new pair for an old refresh token. The old pair is gone at once, the access token included."""
    desk = sandbox().desk
    client = _client(given, needs_secret="client_secret" in given)
    old = next((each for each in desk.grants if each.refresh_token == given.get("refresh_token")), None)
    if old is None or old.refresh_expires_at <= desk.clock() or old.client_id != client["identifier"]:
        raise _refusal("invalid_grant", "The refresh token is unknown, used or expired.")
    desk.grants.remove(old)
    return _new_grant(old.client_id, old.user_id, given.get("scope") or old.scope, given)


def _client(given: Record, *, needs_secret: bool = True) -> Record:
    client = sandbox().desk.oauth_clients.get(str(given.get("client_id")))
    if client is None:
        raise _refusal("invalid_client", "The client is unknown.", status=401)
    secret = str(given.get("client_secret", ""))
    if needs_secret and not hmac.compare_digest(secret.encode(), str(client["secret"]).encode()):
        raise _refusal("invalid_client", "The client secret is wrong.", status=401)
    return client


def _new_grant(client_id: str, user_id: int, scope: str, given: Record) -> Grant:
    seconds = int(given.get("expires_in") or _ACCESS_SECONDS)
    refresh_seconds = int(given.get("refresh_token_expires_in") or _REFRESH_SECONDS)
    if not _SHORTEST <= seconds <= _LONGEST:
        raise _refusal("invalid_request", f"expires_in is between {_SHORTEST} and {_LONGEST} seconds.")
    now = sandbox().desk.clock()
    return Grant(
        access_token=secrets.token_hex(32),
        refresh_token=secrets.token_hex(32),
        user_id=user_id,
        client_id=client_id,
        scope=scope,
        expires_at=now + timedelta(seconds=seconds),
        refresh_expires_at=now + timedelta(seconds=refresh_seconds),
    )


def _shown(grant: Grant) -> Record:
    now = sandbox().desk.clock()
    return {
        "access_token": grant.access_token,
        "refresh_token": grant.refresh_token,
        "token_type": "bearer",
        "scope": grant.scope,
        "expires_in": round((grant.expires_at - now).total_seconds()),
        "refresh_token_expires_in": round((grant.refresh_expires_at - now).total_seconds()),
    }


def _refusal(error: str, description: str, status: int = 400) -> ApiProblem:
    return ApiProblem(status, {"error": error, "error_description": description})
