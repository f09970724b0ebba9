"""Signing webhook requests as Zendesk does (platform §6.3); the receiver's own check shares no code with this."""

import base64
import hashlib
import hmac
import secrets

TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="
"""What the test endpoint signs with before a webhook exists; public knowledge."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over timestamp and raw body, in base64. The secret is used as it stands, never decoded."""
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def new_secret() -> str:
    return base64.b64encode(secrets.token_bytes(30)).decode()
