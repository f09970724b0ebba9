"""Faults on demand and rate limits: what a caller sees, and what was written all the same."""

import time

import pytest
import requests

from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault, FaultBox, fault_from
from integration.sandbox.server import RunningSandbox, running_sandbox
from tests.sandbox.callers import Caller, Clock

NOTE = {"ticket": {"comment": {"body": "note", "public": False}}}


@pytest.mark.parametrize(
    ("fault", "status", "retry_after"),
    [
        ({"kind": "429", "retry_after": 3}, 429, "3"),
        ({"kind": "429"}, 429, None),
        ({"kind": "500"}, 500, None),
        ({"kind": "503", "retry_after": 1}, 503, "1"),
    ],
)
def test_refusals_on_demand_write_nothing(
    admin: Caller, fault: dict[str, object], status: int, retry_after: str | None
) -> None:
    """The answer is what was asked for, the limit headers are there, and the ticket is as it was."""
    admin.ask("POST", "/sandbox/faults", {"path": "/api/v2/tickets/*", "times": 1, **fault})

    answer = admin.ask("PUT", "tickets/1", NOTE)

    assert (answer.status_code, answer.headers.get("Retry-After")) == (status, retry_after)
    assert "X-Rate-Limit-Remaining" in answer.headers
    assert len(admin.get("tickets/1/comments")["comments"]) == 3


def test_503_after_the_write(admin: Caller) -> None:
    """`apply_then_503` stores the note and hides that; whoever repeats the request has two."""
    admin.ask("POST", "/sandbox/faults", {"kind": "apply_then_503", "method": "PUT", "times": 1})

    statuses = [admin.ask("PUT", "tickets/1", NOTE).status_code for _ in range(2)]

    assert statuses == [503, 200]
    assert len(admin.get("tickets/1/comments")["comments"]) == 5


@pytest.mark.parametrize(("kind", "comments"), [("drop", 3), ("apply_then_drop", 4)])
def test_dropped_connections(admin: Caller, kind: str, comments: int) -> None:
    """The caller gets no answer at all, whether or not the note was stored."""
    admin.ask("POST", "/sandbox/faults", {"kind": kind, "method": "PUT", "times": 1})

    with pytest.raises(requests.ConnectionError):
        admin.ask("PUT", "tickets/1", NOTE)

    assert len(admin.get("tickets/1/comments")["comments"]) == comments


def test_latency(admin: Caller) -> None:
    """A slow answer is an answer."""
    admin.ask("POST", "/sandbox/faults", {"kind": "latency", "seconds": 0.2, "path": "/api/v2/brands"})
    started = time.monotonic()
    admin.get("brands")

    assert time.monotonic() - started >= 0.2


def test_page_lists_adds_and_removes(admin: Caller) -> None:
    """The page's own forms work, and the page shows what is active."""
    added = admin.session.post(
        f"{admin.url}/sandbox/faults", data={"kind": "500", "path": "/x/*", "times": ""}, timeout=5
    )
    shown = admin.ask("GET", "/sandbox/faults").json()["faults"]
    admin.session.post(f"{admin.url}/sandbox/faults/page/clear", data={"id": shown[0]["id"]}, timeout=5)

    assert "/x/*" in added.text
    assert (shown[0]["kind"], shown[0]["times"]) == ("500", None)
    assert admin.ask("GET", "/sandbox/faults").json()["faults"] == []


@pytest.mark.parametrize("given", [{"kind": "fire"}, {}, {"kind": "500", "colour": "red"}])
def test_faults_that_make_no_sense_are_refused(given: dict[str, object]) -> None:
    """An unknown kind or key is named."""
    with pytest.raises(ValueError, match=r"kind is one of|has no colour"):
        fault_from(given)


@pytest.mark.parametrize(("probability", "struck"), [(0.0, 0), (1.0, 50)])
def test_probability(probability: float, struck: int) -> None:
    """Never is never and always is always."""
    box = FaultBox()
    box.add(Fault("500", probability=probability))

    assert sum(len(box.take(["500"], "GET", "/x")) for _ in range(50)) == struck


def test_account_limit(admin: Caller, clock: Clock) -> None:
    """The minute's allowance is counted down in the headers, then refused in plain text until it starts anew."""
    admin.ask("PUT", "/sandbox/limits", {"account": 2})

    answers = [admin.ask("GET", "brands") for _ in range(3)]
    clock.pass_seconds(60)

    assert [answer.headers["X-Rate-Limit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert (answers[2].status_code, answers[2].headers["Retry-After"]) == (429, "60")
    assert answers[2].text == "Number of allowed API requests per minute exceeded"
    assert admin.ask("GET", "brands").status_code == 200


def test_one_ticket_takes_30_updates_in_ten_minutes(admin: Caller, agent: Caller, clock: Clock) -> None:
    """The limit holds per user and ticket, for ten minutes, and reading is free of it."""
    statuses = [admin.ask("PUT", "tickets/1", {"ticket": {"priority": "low"}}).status_code for _ in range(31)]
    clock.pass_seconds(300)
    still = admin.ask("PUT", "tickets/1", {"ticket": {"priority": "low"}})

    assert statuses == [200] * 30 + [429]
    assert (still.status_code, still.headers["Retry-After"]) == (429, "300")
    assert still.headers["zendesk-ratelimit-per-ticket-updates"] == "total=30; remaining=0; resets=300"
    assert agent.ask("PUT", "tickets/1", {"ticket": {"priority": "low"}}).status_code == 200
    assert admin.ask("GET", "tickets/1").status_code == 200


def test_reset_brings_the_seed_back(sandbox: RunningSandbox, admin: Caller) -> None:
    """A reset undoes writes, faults and limits, and the same desk shows it."""
    admin.put("tickets/1", NOTE)
    admin.ask("PUT", "/sandbox/limits", {"account": 1})
    admin.ask("POST", "/sandbox/faults", {"kind": "500"})

    admin.ask("POST", "/sandbox/reset", {})

    assert len(sandbox.desk.tickets[1].comments) == 3
    assert len(admin.get("tickets/1/comments")["comments"]) == 3
    assert admin.ask("GET", "/sandbox/requests").json()["requests"][0]["path"] == "/api/v2/tickets/1/comments"


def test_requests_are_remembered_with_who_made_them(admin: Caller) -> None:
    """The log tells method, path, status and actor, in order."""
    admin.get("users/me.json")
    admin.ask("GET", "tickets/99")

    seen = [
        (each["method"], each["path"], each["status"], each["actor"])
        for each in admin.ask("GET", "/sandbox/requests").json()["requests"]
    ]
    assert seen == [
        ("GET", "/api/v2/users/me", 200, "admin@demo.example"),
        ("GET", "/api/v2/tickets/99", 404, "admin@demo.example"),
    ]


def test_a_second_sandbox_is_another_account(sandbox: RunningSandbox, config: SandboxConfig) -> None:
    """Two sandboxes in one process share nothing."""
    with running_sandbox(config) as other:
        del other.desk.tickets[1]

        assert other.url != sandbox.url
        assert 1 in sandbox.desk.tickets


def test_a_port_in_use_is_an_error_of_its_own(sandbox: RunningSandbox, config: SandboxConfig) -> None:
    """Starting on a port that is taken raises, and does not end the process."""
    port = int(sandbox.url.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"), running_sandbox(config, port=port):
        pass
