"""The API's events: who may tell them, what is taken, and how it is looked up."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from integration.errors import DatabaseFailure
from integration.flows.inbox import EventKind, EventState, InboxLine
from tests.fakes import NOON
from tests.receiving_fakes import READER, WRITER
from tests.web.conftest import House

ADDRESS = "/api/v1/events/order-cancelled"


def cancelled(**changes: Any) -> dict[str, Any]:
    """The least that says it; changes go by field."""
    body = {"order": "A-1001", "customer": {"email": "marta@example.com"}, "reason": "out_of_stock", **changes}
    return {name: value for name, value in body.items() if value is not ...}


def post(house: House, body: Any = None, *, key: str = "k1", token: str = WRITER) -> TestResponse:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    return house.client().post(ADDRESS, json=body or cancelled(), headers=headers)


def look(house: House, event: str, token: str = READER) -> TestResponse:
    return house.client().get(f"/api/v1/events/{event}", headers={"Authorization": f"Bearer {token}"})


def test_an_order_cancelled_is_kept_and_can_be_looked_up(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """All that the shop says goes into the event; the answer says where it can be looked up, the log names nobody."""
    body = cancelled(
        order=" A-1001 ",
        customer={"email": "marta@example.com", "name": "Marta  Ilves", "locale": "en-GB"},
        reason_words="The last lamp broke in our store.",
        refund={"amount": "49.90", "currency": "EUR", "method": "your Visa card", "within_business_days": 5},
        alternatives=[{"name": "Lamp B", "url": "https://shop.example/b?c=1#d"}],
        status_url="https://shop.example/orders/A-1001",
        items=["Lamp A"],
        cancelled_at="2026-11-24T10:00:00+02:00",
        brand=None,
    )

    answer = post(house, body)

    (event,) = house.door.events.values()
    assert (answer.status_code, answer.json) == (202, {"id": event.id})
    assert (event.account, event.kind, event.due_at - event.received_at) == (
        "acme",
        EventKind.ORDER_CANCELLED,
        timedelta(),
    )
    del body["brand"]
    assert event.details == body | {
        "order": "A-1001",
        "customer": {"email": "marta@example.com", "name": "Marta Ilves", "locale": "en-GB"},
        "cancelled_at": "2026-11-24T08:00:00Z",
    }
    assert "marta" not in capsys.readouterr().out.lower()
    seen = house.client().get(answer.headers["Location"], headers={"Authorization": f"Bearer {READER}"})
    assert seen.json["state"] == "waiting"


def test_what_came_of_an_event_is_told(house: House) -> None:
    """With its ticket and its draft, once they are known."""
    event = post(house).json["id"]
    line = InboxLine(event, EventKind.ORDER_CANCELLED, "42", EventState.DONE, NOON, NOON, NOON, 1)
    house.door.ended[event] = replace(line, result="drafted", draft_id="ab12", ended_at=NOON)

    assert look(house, event).json == {
        "id": event,
        "kind": "order_cancelled",
        "state": "done",
        "result": "drafted",
        "ticket": "42",
        "draft": "ab12",
        "received_at": NOON.isoformat().replace("+00:00", "Z"),
        "ended_at": NOON.isoformat().replace("+00:00", "Z"),
    }


def test_the_same_key_is_the_same_event(house: House) -> None:
    """However often it is sent and however it is spelt; for another body the key is taken."""
    first = post(house, cancelled(items=["Lamp"], alternatives=[]))
    house.later(minutes=9)
    again = post(house, dict(reversed(cancelled(items=["Lamp "], brand=None).items())))
    other_body = post(house, cancelled(order="A-1002"))
    other_key = post(house, cancelled(items=["Lamp"]), key="k2")

    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json == again.json
    assert (other_body.status_code, other_body.mimetype) == (409, "application/problem+json")
    assert other_key.status_code == 202
    assert len(house.door.events) == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"order": ...}, "order"),
        ({"order": "  "}, "order"),
        ({"order": "A\u0000"}, "order"),
        ({"order": 1001}, "order"),
        ({"customer": {"email": "marta"}}, "customer.email"),
        ({"customer": {"email": "marta@example.com", "locale": "English"}}, "customer.locale"),
        ({"reason": "because"}, "reason"),
        ({"refund": {"amount": 49.9, "currency": "EUR"}}, "refund.amount"),
        ({"refund": {"amount": "-1", "currency": "EUR"}}, "refund.amount"),
        ({"refund": {"amount": "1", "currency": "EUR", "by": "2026-12-01", "within_business_days": 3}}, "refund"),
        ({"refund": {"amount": "1", "currency": "EUR", "by": "soon"}}, "refund.by"),
        ({"alternatives": [{"name": "Lamp", "url": "javascript:alert(1)"}]}, "alternatives[0].url"),
        ({"alternatives": [{"name": "Lamp", "url": "https://shop.example/"}] * 6}, "alternatives"),
        ({"status_url": 'https://shop.example/"><script>'}, "status_url"),
        ({"items": ["x"] * 21}, "items"),
        ({"cancelled_at": "2026-11-24T10:00:00"}, "cancelled_at"),
        ({"cancelled_at": "0001-01-01T00:00:00+23:59"}, "cancelled_at"),
        ({"cancelled_at": 0}, "cancelled_at"),
        ({"oder": "A-1001"}, "oder"),
    ],
)
def test_what_cannot_be_used_is_named(house: House, changes: dict[str, Any], field: str) -> None:
    """By the path of the field, and nothing is kept."""
    answer = post(house, cancelled(**changes))

    assert (answer.status_code, answer.json["field"]) == (422, field)
    assert house.door.events == {}


@pytest.mark.parametrize("key", ["", "a b", "k" * 201, "\xe9"])
def test_an_event_needs_a_key(house: House, key: str) -> None:
    """Without one nobody could tell a second sending from a second order."""
    answer = post(house, key=key)

    assert (answer.status_code, answer.json["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize(
    ("header", "status", "reason"),
    [
        ("", 401, "api_token_missing"),
        (f"Basic {WRITER}", 401, "api_token_missing"),
        ("Bearer ", 401, "api_token_unknown"),
        (f"Bearer amends_{'x' * 43}", 401, "api_token_unknown"),
        (f"Bearer {WRITER}\xe9", 401, "api_token_unknown"),
        (f"Bearer {READER}", 403, "api_scope_missing"),
    ],
)
def test_a_token_must_be_good_for_it(house: House, header: str, status: int, reason: str) -> None:
    """Each refusal has its reason, is counted by it, and comes before the body is looked at."""
    answer = house.client().post(ADDRESS, data=b"{", headers={"Authorization": header})

    assert (answer.status_code, answer.json["reason"]) == (status, reason)
    assert answer.headers.get("WWW-Authenticate") == ("Bearer" if status == 401 else None)
    assert house.counted("amends_refused_requests_total", reason=reason) == 1


@pytest.mark.parametrize("event", ["0" * 32, "%00", "a" * 33])
def test_an_event_that_is_not_there_is_not_found(house: House, event: str) -> None:
    """Whatever stands in the address."""
    assert look(house, event).status_code == 404


def test_another_account_s_event_is_not_there(house: House) -> None:
    """And to tell events is no right to look them up."""
    mine = post(house).json["id"]
    assert look(house, mine, token=WRITER).json["reason"] == "api_scope_missing"

    house.door.events[mine] = replace(house.door.events[mine], account="bare")

    assert look(house, mine).status_code == 404


@pytest.mark.parametrize(
    ("failure", "wait"),
    [(DatabaseFailure("away", permanent=False, retry_after=5), "5"), (ZeroDivisionError("Marta's words"), "30")],
)
def test_an_event_that_could_not_be_kept_may_come_again(house: House, failure: Exception, wait: str) -> None:
    """Whatever failed on our side: the key makes it safe, and a shop that hears 500 may give up."""
    house.door.failure = failure

    answer = post(house)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, wait)
    assert "Marta" not in answer.text
    house.door.failure = None
    assert post(house).status_code == 202
