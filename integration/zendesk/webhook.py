"""Checks that a webhook request was sent by Zendesk, and just now (platform §6.3)."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from integration.errors import Refused

SIGNATURE_HEADER = "X-Zendesk-Webhook-Signature"
TIMESTAMP_HEADER = "X-Zendesk-Webhook-Signature-Timestamp"
INVOCATION_HEADER = "X-Zendesk-Webhook-Invocation-Id"
# Zendesk stamps each attempt anew, so an honest request is never older than this.
TOLERANCE = timedelta(minutes=5)
# Zendesk signs with this before a webhook exists; anybody can.
TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="  # noqa: S105 - public knowledge
Secrets = Sequence[Callable[[], Sequence[str]]]


class Headers(Protocol):
    """The headers of a request by name; whether names are compared by case is the server's business."""

    def get(self, name: str, default: str, /) -> str: ...


class WebhookReason(StrEnum):
    """Why a webhook request is refused; metric label and log field alike."""

    UNSIGNED = "unsigned"
    TIMESTAMP = "timestamp"
    STALE = "stale"
    SIGNATURE = "signature"
    TEST_SECRET = "test_secret"  # noqa: S105 - a reason, not a secret


@dataclass(frozen=True, slots=True)
class Signature:
    """What a request was signed with, not yet checked. `timestamp` is as sent: it is part of what was signed."""

    timestamp: str
    value: str

    def fits(self, body: bytes, secrets: Sequence[str]) -> bool:
        """Whether one of the secrets made it. Raises Refused for the secret that everybody knows."""
        if _is_signed(TEST_SECRET, self.timestamp, body, self.value):
            raise Refused(WebhookReason.TEST_SECRET, "The request is signed with the secret that everybody knows.")
        return any(_is_signed(secret, self.timestamp, body, self.value) for secret in secrets if secret)


def read_signature(headers: Headers, now: datetime) -> Signature:
    """The signature of a request that was made just now. Raises Refused where there is none, or an old one."""
    timestamp, value = headers.get(TIMESTAMP_HEADER, ""), headers.get(SIGNATURE_HEADER, "")
    if not timestamp or not value:
        raise Refused(WebhookReason.UNSIGNED, "The request does not carry Zendesk's signature.")
    if abs(now - _moment(timestamp)) > TOLERANCE:
        raise Refused(WebhookReason.STALE, "The request was signed too long ago, or this server's clock is wrong.")
    return Signature(timestamp, value)


def verify_webhook(headers: Headers, body: bytes, *, secrets: Secrets, now: datetime) -> str:
    """Return the signature, once it is known to be Zendesk's and of just now. Raises Refused.

    `secrets` are sources of the signing secrets that count, asked one after the other until one fits: what is at hand
    first, then what is stored. While a secret is being replaced, each source may give two.
    """
    signature = read_signature(headers, now)
    if not any(signature.fits(body, source()) for source in secrets):
        raise Refused(WebhookReason.SIGNATURE, "The request is signed with another secret.")
    return signature.value


def _moment(timestamp: str) -> datetime:
    try:
        moment = datetime.fromisoformat(timestamp)
    except ValueError as error:
        raise Refused(WebhookReason.TIMESTAMP, "The time of the signature cannot be read.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_signed(secret: str, timestamp: str, body: bytes, signature: str) -> bool:
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest), signature.encode())
