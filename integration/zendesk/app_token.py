"""Checks the token that Zendesk posts with the first request of each iframe (platform §4.2 to §4.4)."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import jwt
from jwt.types import Options

from integration.errors import Refused
from integration.flows.signing_in import BAD_SIGNATURE
from integration.flows.visitor import Tenant, Visit

ALGORITHM = "RS256"
PRODUCT = "support"
LEEWAY_SECONDS = 30
LATEST = datetime(9999, 1, 1, tzinfo=UTC).timestamp()
AUDIENCE = re.compile(r"https://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/api/v2/apps/installations/([1-9][0-9]*)\.json")
LAST_NUMBER = re.compile(r"([0-9]+)[^0-9]*\Z")
# Claims are compared with the caller's clock below; PyJWT would ask the machine's.
SIGNATURE_ONLY: Options = {
    "verify_signature": True,
    "verify_aud": False,
    "verify_exp": False,
    "verify_iat": False,
    "verify_iss": False,
    "verify_jti": False,
    "verify_nbf": False,
    "verify_sub": False,
}
UNVERIFIED: Options = {"verify_signature": False}


class TokenReason(StrEnum):
    """Why a token is refused; metric label and log field alike."""

    MALFORMED = "malformed"
    ALGORITHM = "algorithm"
    SIGNATURE = BAD_SIGNATURE
    AUDIENCE = "audience"
    ISSUER = "issuer"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    PRODUCT = "product"
    LOCATION = "location"


SENTENCES = {
    TokenReason.MALFORMED: "The sign-in from Zendesk cannot be read.",
    TokenReason.ALGORITHM: f"The sign-in from Zendesk must be signed with {ALGORITHM}.",
    TokenReason.SIGNATURE: "The sign-in does not carry Zendesk's signature.",
    TokenReason.AUDIENCE: "The sign-in is meant for another installation.",
    TokenReason.ISSUER: "The sign-in comes from another Zendesk account.",
    TokenReason.EXPIRED: "The sign-in from Zendesk has expired. Reload the page to get a new one.",
    TokenReason.NOT_YET_VALID: "The sign-in from Zendesk is not valid yet. The clock of this server may be slow.",
    TokenReason.PRODUCT: "The sign-in is not for Zendesk Support.",
    TokenReason.LOCATION: "The sign-in is for another place in Zendesk.",
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Which installation in which account a token is meant for."""

    host: str
    installation_id: str


class AppTokens:
    """The `TokenVerifier` port: looks into tokens, and checks them with a tenant's keys."""

    def audience(self, token: str) -> str:
        """The audience a token claims, to look its tenant up; nothing is verified yet. Raises Refused."""
        claims = _claims(token, b"", UNVERIFIED)
        audience = claims.get("aud")
        if not isinstance(audience, str):
            raise _refused(TokenReason.AUDIENCE)
        read_audience(audience)
        return audience

    def verify(self, token: str, tenant: Tenant, location: str, now: datetime) -> Visit:
        keys = [key.encode() for key in tenant.keys]
        return verify_app_token(
            token, keys=keys, audience=tenant.audience, hosts=(tenant.host,), location=location, now=now
        )


def verify_app_token(
    token: str, *, keys: Sequence[bytes], audience: str, hosts: Sequence[str], location: str, now: datetime
) -> Visit:
    """Check signature and claims. `keys` are PEMs, any of which may have signed. Raises Refused."""
    claims = _signed_claims(token, keys)
    _check_times(claims, now.timestamp())
    if claims.get("aud") != audience:
        raise _refused(TokenReason.AUDIENCE)
    if _host(claims.get("iss")) not in hosts or _host(claims.get("iss")) != read_audience(audience).host:
        raise _refused(TokenReason.ISSUER)
    _check_context(claims.get("context"), location)
    own_id = claims.get("jti")
    return Visit(
        id=own_id if isinstance(own_id, str) and own_id else hashlib.sha256(token.encode()).hexdigest(),
        agent_id=_agent_id(claims.get("sub")),
        expires_at=datetime.fromtimestamp(claims["exp"], UTC),
    )


def read_audience(audience: str) -> Audience:
    """Take an audience apart. Raises Refused for anything but an installation's address."""
    found = AUDIENCE.fullmatch(audience)
    if found is None:
        raise _refused(TokenReason.AUDIENCE)
    return Audience(found[1], found[2])


def _signed_claims(token: str, keys: Sequence[bytes]) -> dict[str, Any]:
    for key in keys:
        try:
            return _claims(token, key, SIGNATURE_ONLY)
        except jwt.InvalidSignatureError:
            continue
    raise _refused(TokenReason.SIGNATURE)


def _claims(token: str, key: bytes, options: Options) -> dict[str, Any]:
    try:
        # Only the one algorithm is ever tried: with HS256 the public key would serve as a forger's secret.
        if jwt.get_unverified_header(token).get("alg") != ALGORITHM:
            raise _refused(TokenReason.ALGORITHM)
        claims: dict[str, Any] = jwt.decode(token, key, algorithms=[ALGORITHM], options=options)
    except jwt.InvalidSignatureError:
        raise
    except (jwt.InvalidTokenError, RecursionError) as error:  # JSON can be nested until nothing can read it
        raise _refused(TokenReason.MALFORMED) from error
    return claims


def _check_times(claims: Mapping[str, Any], now: float) -> None:
    if not _is_time(claims.get("exp")) or not all(_is_time(claims.get(key, 0)) for key in ("nbf", "iat")):
        raise _refused(TokenReason.MALFORMED)
    if claims["exp"] <= now - LEEWAY_SECONDS:
        raise _refused(TokenReason.EXPIRED)
    if max(claims.get("nbf", 0), claims.get("iat", 0)) > now + LEEWAY_SECONDS:
        raise _refused(TokenReason.NOT_YET_VALID)


def _check_context(context: Any, location: str) -> None:
    if not isinstance(context, dict) or context.get("product") != PRODUCT:
        raise _refused(TokenReason.PRODUCT)
    if context.get("location") != location:
        raise _refused(TokenReason.LOCATION)


def _is_time(value: Any) -> bool:
    """Whole or broken seconds since 1970; the comparison also shuts out NaN and infinity."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < LATEST


def _host(issuer: Any) -> str:
    """The issuer is a host, with or without `https://` (platform §4.2)."""
    return issuer.removeprefix("https://") if isinstance(issuer, str) else ""


def _agent_id(subject: Any) -> str:
    """The last number of `sub`, which is an id or the address of a user (platform §4.2)."""
    found = LAST_NUMBER.search(str(subject)) if isinstance(subject, (str, int)) else None
    if found is None or isinstance(subject, bool):
        raise _refused(TokenReason.MALFORMED)
    return found[1]


def _refused(reason: TokenReason) -> Refused:
    return Refused(reason, SENTENCES[reason])
