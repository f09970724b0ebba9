"""Webhooks: settings without secrets, signatures, retries by the table, duplicates, reordering, skewed clocks."""

import time
from datetime import UTC, datetime

import pytest

from integration.sandbox.courier import Answer, next_wait, outcome
from integration.sandbox.server import RunningSandbox
from integration.sandbox.signature import TEST_SECRET, sign
from integration.sandbox.state import Notification
from integration.sandbox.ulid import new_ulid
from tests.sandbox.callers import Caller, Letterbox


def test_signature_is_the_known_one() -> None:
    """The published vector comes out."""
    body = b'{"event":"ticket.updated","id":123}'

    assert sign(TEST_SECRET, "2021-03-25T05:09:27Z", body) == "S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM="


def test_secrets_are_not_echoed(admin: Caller, receiver: Letterbox) -> None:
    """Of the credentials only the kind is told; the signing secret has its own address and can be replaced."""
    webhook = make(admin, receiver)
    shown = admin.get(f"webhooks/{webhook['id']}")["webhook"]
    old = admin.get(f"webhooks/{webhook['id']}/signing_secret")["signing_secret"]
    new = admin.ask("POST", f"webhooks/{webhook['id']}/signing_secret").json()["signing_secret"]

    assert shown["authentication"] == {"type": "bearer_token", "add_position": "header"}
    assert webhook["created_at"] == "2026-11-24T09:00:00.000000000Z"
    assert old["algorithm"] == "SHA256"
    assert old["secret"] != new["secret"]


def test_a_call_is_signed_and_recorded(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """The receiver gets every header, the signature fits the secret, and the invocation is listed."""
    webhook = make(admin, receiver)
    sandbox.desk.outgoing.put(Notification(webhook["id"], '{"id":"1"}\n'))

    [(headers, body)] = receiver.wait_for(1)
    secret = sandbox.desk.webhook_secrets[webhook["id"]]
    stamped = headers["X-Zendesk-Webhook-Signature-Timestamp"]

    assert headers["X-Zendesk-Webhook-Signature"] == sign(secret, stamped, b'{"id":"1"}\n')
    assert body == b'{"id":"1"}\n'
    assert headers["Authorization"] == "Bearer t"
    assert headers["X-Tenant"] == "acme"
    assert headers["User-Agent"] == "Zendesk Webhook"
    assert headers["X-Zendesk-Account-Id"] == "18525119"
    invocation = settled(admin, webhook["id"])
    assert (invocation["status"], invocation["id"]) == ("success", headers["X-Zendesk-Webhook-Invocation-Id"])


@pytest.mark.parametrize(
    ("answer", "retries", "wait"),
    [
        (Answer(200), 0, None),
        (Answer(409), 2, 10.0),
        (Answer(409), 3, None),
        (Answer(429, retry_after="7"), 0, 7.0),
        (Answer(503, retry_after="60"), 0, None),
        (Answer(503), 0, None),
        (Answer(None, trouble="timeout"), 4, 10.0),
        (Answer(None, trouble="timeout"), 5, None),
        (Answer(None, trouble="failed"), 0, None),
        (Answer(500), 0, None),
        (Answer(403), 0, None),
    ],
)
def test_answers_decide_about_retries(answer: Answer, retries: int, wait: float | None) -> None:
    """The table of answers holds, row by row."""
    assert next_wait(answer, retries) == wait


def test_retries_keep_the_invocation_id(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """A conflict is tried again under the same invocation id, and ends in success."""
    webhook = make(admin, receiver)
    receiver.answers = [(409, {}), (503, {"Retry-After": "1"})]
    sandbox.desk.outgoing.put(Notification(webhook["id"], "{}"))

    got = receiver.wait_for(3)
    invocation = settled(admin, webhook["id"], attempts=3)
    attempts = admin.get(f"webhooks/{webhook['id']}/invocations/{invocation['id']}/attempts")["attempts"]

    assert len({headers["X-Zendesk-Webhook-Invocation-Id"] for headers, _ in got}) == 1
    assert [attempt["response"]["status"] for attempt in attempts] == [409, 503, 200]


def test_slow_receivers_are_asked_again(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """An answer that takes too long counts as none, and the next attempt has the same invocation id."""
    webhook = make(admin, receiver)
    receiver.waits = [0.7]
    sandbox.desk.outgoing.put(Notification(webhook["id"], "{}"))

    receiver.wait_for(2)
    invocation = settled(admin, webhook["id"], attempts=2)
    attempts = admin.get(f"webhooks/{webhook['id']}/invocations/{invocation['id']}/attempts")["attempts"]

    assert [attempt["status"] for attempt in attempts] == ["timeout", "success"]


def test_refusals_end_the_matter(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """A 403 is not tried again, and the invocation is terminated."""
    webhook = make(admin, receiver)
    receiver.answers = [(403, {})]
    sandbox.desk.outgoing.put(Notification(webhook["id"], "{}"))
    receiver.wait_for(1)

    assert settled(admin, webhook["id"])["status"] == "terminated"


def test_too_many_failures_break_the_circuit(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """After ten failures out of ten nothing is sent any more, and the invocation says why."""
    webhook = make(admin, receiver)
    receiver.answers = [(500, {})] * 20
    for count in range(1, 11):
        sandbox.desk.outgoing.put(Notification(webhook["id"], "{}"))
        receiver.wait_for(count)
        settled(admin, webhook["id"])

    sandbox.desk.outgoing.put(Notification(webhook["id"], "{}"))

    assert wait_for_status(admin, webhook["id"], "circuit broken")
    assert len(receiver.wait_for(11, seconds=0.1)) == 10


def test_duplicates_and_reordering_on_demand(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """A duplicate has the same invocation id; a held call arrives after the one that followed it."""
    webhook = make(admin, receiver)
    admin.ask("POST", "/sandbox/faults", {"kind": "duplicate_delivery", "times": 1})
    sandbox.desk.outgoing.put(Notification(webhook["id"], "twice"))
    twice = receiver.wait_for(2)
    admin.ask("POST", "/sandbox/faults", {"kind": "reorder_deliveries", "times": 1})
    sandbox.desk.outgoing.put(Notification(webhook["id"], "first"))

    assert len({headers["X-Zendesk-Webhook-Invocation-Id"] for headers, _ in twice}) == 1
    assert receiver.wait_for(3)[2][1] == b"first"


def test_a_skewed_clock_shows_in_the_timestamp(sandbox: RunningSandbox, admin: Caller, receiver: Letterbox) -> None:
    """Nine minutes late is nine minutes late, and still signed correctly."""
    webhook = make(admin, receiver)
    admin.ask("POST", "/sandbox/faults", {"kind": "clock_skew", "seconds": -540})
    sandbox.desk.outgoing.put(Notification(webhook["id"], "{}"))

    [(headers, _)] = receiver.wait_for(1)
    assert headers["X-Zendesk-Webhook-Signature-Timestamp"] == "2026-11-24T08:51:00Z"


def test_settings_not_stored_yet_are_tested_with_the_test_secret(admin: Caller, receiver: Letterbox) -> None:
    """The test endpoint calls at once and signs with the secret that everybody knows."""
    request = {"endpoint": receiver.url, "payload": '{"test":true}'}

    answer = admin.ask("POST", "webhooks/test", {"request": request}).json()["response"]

    [(headers, body)] = receiver.wait_for(1)
    stamped = headers["X-Zendesk-Webhook-Signature-Timestamp"]
    assert answer["status"] == 200
    assert headers["X-Zendesk-Webhook-Signature"] == sign(TEST_SECRET, stamped, body)


def test_a_webhook_in_use_stays(admin: Caller, receiver: Letterbox) -> None:
    """It can be deleted only when no active trigger calls it."""
    webhook = make(admin, receiver)
    conditions = {"all": [{"field": "update_type", "operator": "is", "value": "Create"}]}
    actions = [{"field": "notification_webhook", "value": [webhook["id"], "{}"]}]
    body = {"trigger": {"title": "x", "conditions": conditions, "actions": actions}}
    trigger = admin.ask("POST", "triggers", body).json()["trigger"]

    refused = admin.ask("DELETE", f"webhooks/{webhook['id']}")
    admin.ask("DELETE", f"triggers/{trigger['id']}")
    done = admin.ask("DELETE", f"webhooks/{webhook['id']}")

    assert (refused.status_code, done.status_code) == (400, 204)
    assert refused.json()["errors"][0]["code"] == "WebhookInUse"


@pytest.mark.parametrize(("status", "word"), [(204, "success"), (302, "terminated"), (500, "terminated")])
def test_outcomes(status: int, word: str) -> None:
    """Only 2xx is a success."""
    assert outcome(Answer(status)) == word


def test_identifiers_sort_by_time() -> None:
    """A later identifier is greater, and each has 26 characters."""
    early, late = (new_ulid(datetime(2026, 1, day, tzinfo=UTC)) for day in (1, 2))

    assert early < late
    assert len(early) == 26


def make(admin: Caller, receiver: Letterbox) -> dict[str, str]:
    settings = {
        "name": "Apology drafts",
        "status": "active",
        "endpoint": receiver.url,
        "http_method": "POST",
        "request_format": "json",
        "authentication": {"type": "bearer_token", "data": {"token": "t"}, "add_position": "header"},
        "custom_headers": {"X-Tenant": "acme"},
    }
    answer = admin.ask("POST", "webhooks", {"webhook": settings})
    assert answer.status_code == 201, answer.text
    webhook: dict[str, str] = answer.json()["webhook"]
    return webhook


def settled(admin: Caller, webhook_id: str, attempts: int = 1) -> dict[str, str]:
    """The newest invocation, once it was answered as often as expected."""
    for _ in range(200):
        newest: dict[str, str] = admin.get(f"webhooks/{webhook_id}/invocations")["invocations"][0]
        made = admin.get(f"webhooks/{webhook_id}/invocations/{newest['id']}/attempts")["attempts"]
        if len(made) >= attempts:
            return newest | {"status": made[-1]["status"]}
        time.sleep(0.01)
    raise AssertionError("no attempt was recorded")


def wait_for_status(admin: Caller, webhook_id: str, status: str) -> bool:
    for _ in range(100):
        if admin.get(f"webhooks/{webhook_id}/invocations")["invocations"][0]["status"] == status:
            return True
        time.sleep(0.01)
    return False
