"""The token of a signed first request (platform §4.2), and the HS256 one that `client.request` can ask for (§5.4).

Written on `cryptography` and `hmac` alone: the product checks these tokens with another library, so that one
mistake cannot hide in both. `qsh` is left out, because nobody outside Zendesk knows how it is made.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from integration.sandbox.state import Desk, Record

LIFE_SECONDS = 300


def signed_request_token(
    desk: Desk, installation: Record, user_id: int, location: str, key: RSAPrivateKey, now: datetime
) -> str:
    """The RS256 token that Zendesk posts with the first load of an instance; it names the agent, but no role."""
    host = f"{desk.subdomain}.zendesk.com"
    issued = int(now.timestamp())
    claims = {
        "iss": host,
        "aud": f"https://{host}/api/v2/apps/installations/{installation['id']}.json",
        "sub": f"https://{host}/api/v2/users/{user_id}.json",
        "iat": issued,
        "nbf": issued,
        "exp": issued + LIFE_SECONDS,
        "jti": str(uuid4()),
        "context": {"product": "support", "location": location},
        "cnf": {"jku": f"https://{host}/api/v2/apps/{installation['app_id']}/public_key.pem"},
    }
    unsigned = _unsigned("RS256", claims)
    return f"{unsigned}.{_encoded(key.sign(unsigned.encode(), PKCS1v15(), SHA256()))}"


def shared_secret_token(claims: Mapping[str, Any], secret: str, now: datetime, expiry: int) -> str:
    """An HS256 token over whatever claims the page supplied: a sign of the account, never of a person."""
    issued = int(now.timestamp())
    unsigned = _unsigned("HS256", {**claims, "iat": issued, "exp": issued + expiry})
    return f"{unsigned}.{_encoded(hmac.new(secret.encode(), unsigned.encode(), hashlib.sha256).digest())}"


def _unsigned(algorithm: str, claims: Mapping[str, Any]) -> str:
    parts = ({"alg": algorithm, "typ": "JWT"}, claims)
    return ".".join(_encoded(json.dumps(part, separators=(",", ":")).encode()) for part in parts)


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
