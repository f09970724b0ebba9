"""Tests of the check on webhook requests."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from integration.errors import Refused
from integration.zendesk.webhook import TEST_SECRET, WebhookReason, verify_webhook

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STAMP = "2026-11-24T09:00:00Z"
BODY = b'{"ticket_id":"42"}'


def headers(secret: str, *, timestamp: str = STAMP, body: bytes = BODY) -> dict[str, str]:
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return {
        "X-Zendesk-Webhook-Signature": base64.b64encode(digest).decode(),
        "X-Zendesk-Webhook-Signature-Timestamp": timestamp,
    }


def test_the_known_vector_is_signed_as_we_sign() -> None:
    """Zendesk's example is refused as its test secret, which is to say that it was computed alike (platform §6.3)."""
    example = {
        "X-Zendesk-Webhook-Signature": "S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM=",
        "X-Zendesk-Webhook-Signature-Timestamp": "2021-03-25T05:09:27Z",
    }
    at = datetime(2021, 3, 25, 5, 9, 27, tzinfo=UTC)

    with pytest.raises(Refused) as refused:
        verify_webhook(example, b'{"event":"ticket.updated","id":123}', secrets=[lambda: [TEST_SECRET]], now=at)

    assert refused.value.reason == WebhookReason.TEST_SECRET


@pytest.mark.parametrize("secrets", [["s3cret"], ["newer", "s3cret"], ["s3cret", "older"]])
def test_any_secret_that_counts_may_have_signed(secrets: list[str]) -> None:
    """While a secret is replaced, requests signed with either are let in; its signature tells a request from others."""
    given = headers("s3cret")

    assert verify_webhook(given, BODY, secrets=[lambda: secrets], now=NOW) == given["X-Zendesk-Webhook-Signature"]


def test_sources_are_asked_one_after_the_other() -> None:
    """What is stored is looked up only where nothing at hand fits."""
    asked: list[str] = []

    def source(secret: str) -> Callable[[], list[str]]:
        return lambda: asked.append(secret) or [secret]

    for signed_with, looked in (("a", ["a"]), ("b", ["a", "b"])):
        asked.clear()
        verify_webhook(headers(signed_with), BODY, secrets=[source("a"), source("b"), source("c")], now=NOW)

        assert asked == looked


@pytest.mark.parametrize(
    ("given", "body", "secrets", "reason"),
    [
        ({}, BODY, ["s"], WebhookReason.UNSIGNED),
        ({"X-Zendesk-Webhook-Signature": "x"}, BODY, ["s"], WebhookReason.UNSIGNED),
        (headers("s", timestamp="noon"), BODY, ["s"], WebhookReason.TIMESTAMP),
        (headers("s", timestamp="0001-01-01T00:00:00+23:59"), BODY, ["s"], WebhookReason.STALE),
        (headers("s", timestamp="9999-12-31T23:59:59-23:59"), BODY, ["s"], WebhookReason.STALE),
        (headers("s", timestamp="2026-11-24T08:54:59Z"), BODY, ["s"], WebhookReason.STALE),
        (headers("s", timestamp="2026-11-24T09:05:01Z"), BODY, ["s"], WebhookReason.STALE),
        (headers("other"), BODY, ["s"], WebhookReason.SIGNATURE),
        (headers("s"), BODY + b" ", ["s"], WebhookReason.SIGNATURE),
        (headers("s") | {"X-Zendesk-Webhook-Signature": "é"}, BODY, ["s"], WebhookReason.SIGNATURE),
        (headers("s"), BODY, [], WebhookReason.SIGNATURE),
        (headers(""), BODY, [""], WebhookReason.SIGNATURE),
    ],
)
def test_anything_else_is_refused(
    given: dict[str, str], body: bytes, secrets: list[str], reason: WebhookReason
) -> None:
    """Unsigned, old, changed and foreign requests are refused, each for its reason."""
    with pytest.raises(Refused) as refused:
        verify_webhook(given, body, secrets=[lambda: secrets], now=NOW)

    assert refused.value.reason == reason


def test_an_attempt_minutes_old_is_fresh() -> None:
    """Five minutes are allowed in either direction."""
    for minutes in (-5, 5):
        assert verify_webhook(headers("s"), BODY, secrets=[lambda: ["s"]], now=NOW + timedelta(minutes=minutes))
