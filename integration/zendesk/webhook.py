"""Checks that a webhook request was sent by Zendesk, and just now (platform §6.3)."""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from integration.errors import Refused

SIGNATURE_HEADER = "X-Zendesk-Webhook-Signature"
TIMESTAMP_HEADER = "X-Zendesk-Webhook-Signature-Timestamp"
# Zendesk stamps each attempt anew, so an honest request is never older than this.
TOLERANCE = timedelta(minutes=5)
# Zendesk signs with this before a webhook exists; anybody can.
TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="  # noqa: S105 - public knowledge


class WebhookReason(StrEnum):
    """Why a webhook request is refused; metric label and log field alike."""

    UNSIGNED = "unsigned"
    TIMESTAMP = "timestamp"
    STALE = "stale"
    SIGNATURE = "signature"
    TEST_SECRET = "test_secret"  # noqa: S105 - a reason, not a secret


def verify_webhook(headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str], now: datetime) -> datetime:
    """Return when the attempt was signed. Raises Refused.

    `secrets` are the signing secrets that count, the newest first: while one is being replaced, both do.
    """
    given = {name.lower(): value for name, value in headers.items()}
    timestamp, signature = given.get(TIMESTAMP_HEADER.lower(), ""), given.get(SIGNATURE_HEADER.lower(), "")
    if not timestamp or not signature:
        raise Refused(WebhookReason.UNSIGNED, "The request does not carry Zendesk's signature.")
    signed_at = _moment(timestamp)
    if abs(now - signed_at) > TOLERANCE:
        raise Refused(WebhookReason.STALE, "The request was signed too long ago, or this server's clock is wrong.")
    if _is_signed(TEST_SECRET, timestamp, body, signature):
        raise Refused(WebhookReason.TEST_SECRET, "The request is signed with the secret that everybody knows.")
    if not any(_is_signed(secret, timestamp, body, signature) for secret in secrets if secret):
        raise Refused(WebhookReason.SIGNATURE, "The request is signed with another secret.")
    return signed_at


def _moment(timestamp: str) -> datetime:
    try:
        moment = datetime.fromisoformat(timestamp)
    except ValueError as error:
        raise Refused(WebhookReason.TIMESTAMP, "The time of the signature cannot be read.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_signed(secret: str, timestamp: str, body: bytes, signature: str) -> bool:
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest), signature.encode())
