"""The door for Zendesk's webhooks: what is let in, how often, and why the rest is not."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from integration.errors import DatabaseFailure
from integration.flows.inbox import EventKind
from integration.zendesk.webhook import TEST_SECRET
from tests.fakes import NOON
from tests.receiving_fakes import SECRET, signed
from tests.web.conftest import House

ADDRESS = "/webhooks/zendesk/acme"
WRITTEN = b'{"event":"written","ticket":"42","at":"2023-09-18T23:26:01Z"}'


def post(house: House, body: bytes = WRITTEN, address: str = ADDRESS, **headers: str) -> TestResponse:
    return house.client().post(address, data=body, headers=signed(SECRET, body, house.now, **headers))


def refused(house: House, answer: TestResponse, status: int, reason: str) -> None:
    """Answered in the one form, counted by its reason, and nothing kept."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json["reason"] == reason
    assert house.counted("amends_refused_requests_total", reason=reason) == 1
    assert house.door.events == {}


def test_a_signed_event_is_kept_and_then_answered(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """The event has its ticket, its time, its promise and its key; the log names it and nothing else."""
    answer = post(house)

    (event,) = house.door.events.values()
    assert (answer.status_code, answer.data) == (202, b"")
    assert (event.account, event.kind, event.ticket_id) == ("acme", EventKind.WRITTEN, "42")
    assert event.key == "zendesk:01HANA2B5D5W9XSJS3NE5SQA1J"
    assert event.due_at - event.received_at == timedelta(minutes=2)
    assert event.seen_at == datetime(2023, 9, 18, 23, 26, 1, tzinfo=UTC)
    assert house.counted("amends_received_events_total", kind="written", receipt="stored") == 1
    line = capsys.readouterr().out
    assert re.search(rf"event_id=\S*{event.id}", line)
    _, said = line.split("received", 1)  # without the time, which may well be 18:42
    assert "42" not in said.replace(event.id, "")


@pytest.mark.parametrize(
    ("body", "kind", "ticket", "details"),
    [
        ({"event": "answered", "ticket": 42, "at": ""}, EventKind.ANSWERED, "42", {}),
        ({"event": "written", "ticket": "42", "at": "{{ticket.updated_at}}", "later": {}}, EventKind.WRITTEN, "42", {}),
        ({"event": "written", "ticket": "42", "at": "9999-12-31T23:59:59-23:59"}, EventKind.WRITTEN, "42", {}),
        ({"event": "written", "ticket": "42", "at": "2999-01-01T00:00:00Z"}, EventKind.WRITTEN, "42", {}),
        ({"event": "written", "ticket": "42", "at": "2026-01-01T00:00:00"}, EventKind.WRITTEN, "42", {}),
        ({"event": "test", "nonce": "abc"}, EventKind.TEST, "", {"nonce": "abc"}),
    ],
)
def test_odd_times_and_new_words_lose_no_event(
    house: House, body: dict[str, object], kind: EventKind, ticket: str, details: dict[str, str]
) -> None:
    """What cannot be believed about the time is left out, and what a later version adds is let pass."""
    assert post(house, json.dumps(body).encode()).status_code == 202

    (event,) = house.door.events.values()
    assert (event.kind, event.ticket_id, event.seen_at, event.details) == (kind, ticket, None, details)


def test_a_delivery_repeated_is_answered_and_kept_once(house: House) -> None:
    """Zendesk stamps each attempt anew; the very same request once more is nobody's honest attempt."""
    assert post(house).status_code == 202
    house.later(seconds=10)
    assert post(house).status_code == 202
    house.later(seconds=-10)
    assert post(house, X_Zendesk_Webhook_Invocation_Id="another").status_code == 202
    again = post(house)

    assert len(house.door.events) == 1
    assert (again.status_code, again.json["reason"]) == (403, "replayed")
    assert house.counted("amends_received_events_total", kind="written", receipt="duplicate") == 2


@pytest.mark.parametrize("header", ["", "x" * 65, "a b", "\xe9"])
def test_without_an_id_the_signature_tells_events_apart(house: House, header: str) -> None:
    """The header with the id is not signed; what is no id is not used."""
    assert post(house, X_Zendesk_Webhook_Invocation_Id=header).status_code == 202

    (event,) = house.door.events.values()
    assert event.key == f"signed:{event.signature}"


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (WRITTEN, {}, "unsigned"),
        (WRITTEN, signed(SECRET, WRITTEN, NOON - timedelta(minutes=9)), "stale"),
        (WRITTEN, signed(SECRET, WRITTEN, X_Zendesk_Webhook_Signature_Timestamp="noon"), "timestamp"),
        (WRITTEN, signed("another", WRITTEN), "signature"),
        (WRITTEN + b"\n", signed(SECRET, WRITTEN), "signature"),
        (WRITTEN, signed(TEST_SECRET, WRITTEN), "test_secret"),
    ],
)
def test_what_zendesk_did_not_sign_just_now_is_refused(
    house: House, body: bytes, headers: dict[str, str], reason: str
) -> None:
    """Each for its reason, and before the body is looked at."""
    refused(house, house.client().post(ADDRESS, data=body, headers=headers), 403, reason)


@pytest.mark.parametrize("account", ["other", "ACME", "a" * 500, "%00", "acme%0A"])
def test_a_stranger_s_events_are_refused(house: House, account: str) -> None:
    """Who is not served here is told so."""
    refused(house, post(house, address=f"/webhooks/zendesk/{account}"), 403, "unknown_account")


def test_an_account_without_a_webhook_takes_no_events(house: House) -> None:
    """An account is served from the moment its webhook is set up, also by a process that has just looked."""
    refused(house, post(house, address="/webhooks/zendesk/bare"), 403, "not_installed")

    house.door.hooks["bare"] = replace(house.door.hooks["acme"], account="bare")
    house.later(seconds=1)

    assert post(house, address="/webhooks/zendesk/bare").status_code == 202


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"event":"written"}',
        b'{"event":"written","ticket":""}',
        b'{"event":"written","ticket":"4\\u0000"}',
        '{"event":"written","ticket":"٤٢"}'.encode(),
        b'{"event":"written","ticket":"123456789012345678901"}',
        b'{"event":"written","ticket":' + b"9" * 5000 + b"}",
        b'{"event":"written","ticket":true}',
        b'{"event":"order_cancelled","ticket":"42"}',
        b'{"event":"test","nonce":"' + b"n" * 65 + b'"}',
        b"[" * 100_000,
    ],
)
def test_a_body_that_is_none_of_ours_is_malformed(house: House, body: bytes) -> None:
    """However well it is signed."""
    refused(house, post(house, body), 400, "malformed")


def test_more_than_a_megabyte_is_refused_unread(house: House) -> None:
    """By what it says about itself, and by what it turns out to be."""
    refused(house, post(house, b" " * (1024 * 1024 + 1)), 413, "oversized")


class Torn(BytesIO):
    """A body that breaks off, with an error of the server's own."""

    def readall(self) -> bytes:
        raise LookupError("chunk size")

    read = readinto = readall  # type: ignore[assignment] # whichever is asked


def test_a_body_that_breaks_off_is_malformed(house: House) -> None:
    """Whatever the server raises for it; none of it is our failure."""
    answer = house.client().post(ADDRESS, input_stream=Torn(b"123456789"), headers=signed(SECRET, b""))

    refused(house, answer, 400, "malformed")


def test_the_secret_before_counts_for_a_while(house: House) -> None:
    """While a secret is replaced, either signs; the new one at once, the old one until its time is over."""
    first = house.client()
    hook = house.door.hooks["acme"]
    assert first.post(ADDRESS, data=WRITTEN, headers=signed(SECRET, WRITTEN, house.now)).status_code == 202
    house.door.hooks["acme"] = hook.rotated("01H", "bmV3", house.now)
    house.later(seconds=1)

    def told(secret: str) -> int:
        return first.post(ADDRESS, data=WRITTEN, headers=signed(secret, WRITTEN, house.now)).status_code

    assert (told("bmV3"), told(SECRET)) == (202, 202)
    house.later(hours=1)
    assert (told("bmV3"), told(SECRET)) == (202, 403)


def test_the_store_is_seldom_asked_for_secrets(house: House) -> None:
    """Neither by many events within seconds, nor by many that do not fit."""
    client = house.client()
    for number in range(50):
        body = b'{"event":"written","ticket":"%d"}' % number
        client.post(ADDRESS, data=body, headers=signed(SECRET, body, house.now))
        client.post(ADDRESS, data=body, headers=signed("forged", body, house.now))

    assert house.door.looks == 1


@pytest.mark.parametrize(
    ("failure", "wait"),
    [(DatabaseFailure("away", permanent=False, retry_after=5), "5"), (ZeroDivisionError("Marta's words"), "30")],
)
def test_an_event_that_could_not_be_kept_comes_again(house: House, failure: Exception, wait: str) -> None:
    """Zendesk tries again only where a 503 says when (platform §6.3)."""
    house.door.failure = failure

    answer = post(house)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, wait)
    assert "Marta" not in answer.text
    assert post(house).status_code == 503
    house.door.failure = None
    assert post(house).status_code == 202


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_other_methods_are_told_what_is_taken(house: House, method: str) -> None:
    """And no program is told to open a ticket."""
    answer = getattr(house.client(), method)(ADDRESS)

    assert (answer.status_code, answer.json["title"]) == (405, "Another method")
    assert "POST" in answer.headers["Allow"]
