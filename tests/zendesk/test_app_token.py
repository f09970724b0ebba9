"""Tests of the check on the signed first request."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from integration.errors import Refused
from integration.flows.visitor import Tenant, Visit
from integration.sandbox.keys import new_key, public_pem
from integration.zendesk.app_token import AppTokens, Audience, TokenReason, read_audience, verify_app_token

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOST = "acme.zendesk.com"
AUDIENCE = f"https://{HOST}/api/v2/apps/installations/77.json"
KEY, OTHER_KEY = new_key(), new_key()
PEM, OTHER_PEM = public_pem(KEY).encode(), public_pem(OTHER_KEY).encode()


def claims(**changes: Any) -> dict[str, Any]:
    at = int(NOW.timestamp())
    given = {
        "iss": HOST,
        "aud": AUDIENCE,
        "sub": f"https://{HOST}/api/v2/users/8.json",
        "iat": at,
        "nbf": at,
        "exp": at + 300,
        "jti": "token-1",
        "context": {"product": "support", "location": "ticket_sidebar"},
        "cnf": {"jku": "https://evil.example/key"},
    }
    return {key: value for key, value in (given | changes).items() if value is not ...}


def signed(given: dict[str, Any], key: rsa.RSAPrivateKey = KEY) -> str:
    unsigned = encoded({"alg": "RS256", "typ": "JWT"}) + "." + encoded(given)
    signature = jwt.get_algorithm_by_name("RS256").sign(unsigned.encode(), key)
    return f"{unsigned}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def encoded(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def forged(algorithm: str) -> str:
    """A token whose maker knows only the public key, and uses it as a shared secret or signs with nothing."""
    unsigned = encoded({"alg": algorithm, "typ": "JWT"}) + "." + encoded(claims())
    digest = hmac.new(PEM, unsigned.encode(), hashlib.sha256).digest() if algorithm == "HS256" else b""
    return f"{unsigned}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def verified(token: str, *, keys: tuple[bytes, ...] = (PEM,), now: datetime = NOW) -> Visit:
    return verify_app_token(
        token, keys=keys, audience=AUDIENCE, hosts=[HOST, "other.zendesk.com"], location="ticket_sidebar", now=now
    )


def test_a_good_token_is_a_visit() -> None:
    """Agent, token id and expiry are read from a token that holds."""
    assert verified(signed(claims())) == Visit("token-1", "8", NOW + timedelta(seconds=300))


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": f"https://{HOST}"},
        {"sub": "8"},
        {"sub": 8},
        {"sub": f"https://{HOST}/agent/users/8/"},
        {"nbf": ...},
        {"iat": ...},
        {"exp": NOW.timestamp() + 300.5},
    ],
)
def test_every_form_that_sources_show_is_accepted(changes: dict[str, Any]) -> None:
    """Issuer with or without scheme, subject as address or id, times optional or broken."""
    assert verified(signed(claims(**changes))).agent_id == "8"


def test_a_token_without_id_is_known_by_its_fingerprint() -> None:
    """Replay can be told even where Zendesk gives the token no id."""
    token = signed(claims(jti=...))

    assert verified(token).id == hashlib.sha256(token.encode()).hexdigest()


def test_the_older_key_still_counts() -> None:
    """While a key is replaced, either may have signed."""
    assert verified(signed(claims()), keys=(OTHER_PEM, PEM)).agent_id == "8"


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("", TokenReason.MALFORMED),
        ("a.b.c", TokenReason.MALFORMED),
        ("é" * 40, TokenReason.MALFORMED),
        (forged("HS256"), TokenReason.ALGORITHM),
        (forged("none"), TokenReason.ALGORITHM),
        (signed(claims(), OTHER_KEY), TokenReason.SIGNATURE),
        (signed(claims(aud="https://acme.zendesk.com/api/v2/apps/installations/78.json")), TokenReason.AUDIENCE),
        (signed(claims(aud=[AUDIENCE])), TokenReason.AUDIENCE),
        (signed(claims(aud=...)), TokenReason.AUDIENCE),
        (signed(claims(iss="evil.zendesk.com")), TokenReason.ISSUER),
        (signed(claims(iss="other.zendesk.com")), TokenReason.ISSUER),
        (signed(claims(iss=...)), TokenReason.ISSUER),
        (signed(claims(exp=...)), TokenReason.MALFORMED),
        (signed(claims(exp="soon")), TokenReason.MALFORMED),
        (signed(claims(exp=float("inf"))), TokenReason.MALFORMED),
        (signed(claims(exp=float("nan"))), TokenReason.MALFORMED),
        (signed(claims(sub=...)), TokenReason.MALFORMED),
        (signed(claims(sub="nobody")), TokenReason.MALFORMED),
        (signed(claims(context={"product": "chat", "location": "ticket_sidebar"})), TokenReason.PRODUCT),
        (signed(claims(context="support")), TokenReason.PRODUCT),
        (signed(claims(context={"product": "support", "location": "nav_bar"})), TokenReason.LOCATION),
    ],  # the tokens differ from run to run, and test ids must not
    ids=lambda value: value.value if isinstance(value, TokenReason) else "token",
)
def test_what_does_not_hold_is_refused(token: str, reason: TokenReason) -> None:
    """Forged, foreign, misdirected and unreadable tokens are refused, each for its reason."""
    with pytest.raises(Refused) as refused:
        verified(token)

    assert refused.value.reason == reason


def test_a_token_that_changed_hands_is_refused() -> None:
    """Claims swapped under somebody else's signature do not hold."""
    header, _, signature = signed(claims()).split(".")
    theirs = encoded(claims(sub="9"))

    with pytest.raises(Refused) as refused:
        verified(f"{header}.{theirs}.{signature}")

    assert refused.value.reason == TokenReason.SIGNATURE


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [(-31, TokenReason.NOT_YET_VALID), (-29, None), (0, None), (329, None), (331, TokenReason.EXPIRED)],
)
def test_time_is_the_callers_with_half_a_minute_to_spare(seconds: int, reason: TokenReason | None) -> None:
    """A token counts from 30 s before it starts until 30 s after it ends, by the clock that is given."""
    refusal = None
    try:
        verified(signed(claims()), now=NOW + timedelta(seconds=seconds))
    except Refused as refused:
        refusal = refused.reason

    assert refusal == reason


@pytest.mark.parametrize(
    "audience",
    [
        "http://acme.zendesk.com/api/v2/apps/installations/77.json",
        "https://acme.zendesk.com:8443/api/v2/apps/installations/77.json",
        "https://acme.zendesk.com/api/v2/apps/installations/77.json?x=1",
        "https://evil.example/@acme.zendesk.com/api/v2/apps/installations/77.json",
        "https://user@acme.zendesk.com/api/v2/apps/installations/77.json",
        "https://acme.zendesk.com/api/v2/apps/installations/.json",
        "https://acme.zendesk.com/api/v2/apps/installations/77.json\n",
        "",
    ],
)
def test_only_an_installations_address_is_an_audience(audience: str) -> None:
    """Anything else is refused before a tenant is looked up by it."""
    with pytest.raises(Refused) as refused:
        AppTokens().audience(signed(claims(aud=audience)))

    assert refused.value.reason == TokenReason.AUDIENCE


def test_the_port_finds_the_tenant_and_checks_with_its_keys() -> None:
    """The audience is read before anything is verified; the visit only with the tenant's own key."""
    token = signed(claims())
    tenant = Tenant("acme", HOST, AppTokens().audience(token), (PEM.decode(),))

    assert read_audience(tenant.audience) == Audience(HOST, "77")
    assert AppTokens().verify(token, tenant, "ticket_sidebar", NOW).agent_id == "8"


def test_deeply_nested_claims_are_malformed() -> None:
    """A payload made to exhaust the reader is refused like any other rubbish."""
    payload = base64.urlsafe_b64encode(b"[" * 200_000).decode()

    with pytest.raises(Refused) as refused:
        AppTokens().audience(f"{encoded({'alg': 'RS256'})}.{payload}.c2ln")

    assert refused.value.reason == TokenReason.MALFORMED
