"""Requests that an app sends to other hosts through the account (platform §5): secure settings, signed tokens."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import requests

from integration.sandbox.apps import HostedApp
from integration.sandbox.apptoken import shared_secret_token
from integration.sandbox.problems import bad_request
from integration.sandbox.state import Record

_PLACEHOLDER = re.compile(r"\{\{\s*(setting\.([\w-]+)|jwt\.token)\s*\}\}")
_LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Errand:
    """One outward request, as the page described it."""

    url: str
    method: str
    headers: Mapping[str, str]
    body: str | None
    secure: bool
    jwt: Record | None
    timeout: float


def errand_from(given: Record) -> Errand:
    """Read an errand. Raises `ApiProblem` 400 for an address that is not http(s)."""
    url = str(given.get("url") or "")
    if urlsplit(url).scheme not in {"http", "https"}:
        raise bad_request("InvalidURL", "The address must be absolute, http or https")
    headers = {str(name): str(value) for name, value in (given.get("headers") or {}).items() if "_" not in str(name)}
    return Errand(
        url=url,
        method=str(given.get("method") or "GET").upper(),
        headers=headers,
        body=given.get("body"),
        secure=bool(given.get("secure")),
        jwt=given.get("jwt"),
        timeout=min(float(given.get("timeout") or _LONGEST_WAIT), _LONGEST_WAIT),
    )


def send(errand: Errand, settings: Mapping[str, Any], app: HostedApp, now: datetime) -> Record:
    """Send it; the answer as `{status, statusText, headers, body}`, and 502 where nobody answered.

    Raises `ApiProblem` 400 where secure settings would reach a host that the manifest does not name.
    """
    if errand.secure:
        errand = with_secrets(errand, settings, app, now)
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.request(
                errand.method,
                errand.url,
                headers=dict(errand.headers),
                data=errand.body.encode() if errand.body is not None else None,
                timeout=errand.timeout,
            )
        except requests.RequestException as failure:
            return {"status": 502, "statusText": "Bad Gateway", "headers": {}, "body": type(failure).__name__}
    return {
        "status": answer.status_code,
        "statusText": answer.reason,
        "headers": dict(answer.headers),
        "body": answer.text,
    }


def with_secrets(errand: Errand, settings: Mapping[str, Any], app: HostedApp, now: datetime) -> Errand:
    """Put secure settings and the token in their places, for hosts on the manifest's list only."""
    host = urlsplit(errand.url).hostname or ""
    if host not in app.domain_whitelist:
        raise bad_request("DomainNotWhitelisted", f"{host} is not in the manifest's domainWhitelist")
    secrets = {each.name: settings.get(each.name) or "" for each in app.parameters if each.secure}
    token = _token(errand.jwt, secrets, now) if errand.jwt else ""
    return replace(
        errand,
        url=_filled(errand.url, secrets, token),
        headers={name: _filled(value, secrets, token) for name, value in errand.headers.items()},
        body=None if errand.body is None else _filled(errand.body, secrets, token),
    )


def _token(jwt: Record, secrets: Mapping[str, Any], now: datetime) -> str:
    if jwt.get("algorithm") != "HS256":
        raise bad_request("InvalidJWT", "The algorithm must be HS256")
    claims = {name: _claim(value, secrets) for name, value in (jwt.get("claims") or {}).items()}
    secret = _filled(str(jwt.get("secret_key") or ""), secrets, "")
    return shared_secret_token(claims, secret, now, int(jwt.get("expiry") or 3600))


def _claim(value: Any, secrets: Mapping[str, Any]) -> Any:
    return _filled(value, secrets, "") if isinstance(value, str) else value


def _filled(text: str, secrets: Mapping[str, Any], token: str) -> str:
    def value(found: re.Match[str]) -> str:
        if found[2] is None:
            return token
        return str(secrets.get(found[2], found[0]))

    return _PLACEHOLDER.sub(value, text)
