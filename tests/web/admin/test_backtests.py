"""Backtests by the admin's API: begun, fed, looked at, cancelled, and taken away as a table."""

from datetime import timedelta
from typing import Any

import pytest

from integration.errors import Refused
from integration.web.admin import backtests
from tests.backtest_fakes import NOON, a_policy_of, a_rule
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

LIVE = a_policy_of(a_rule("broken", "damaged_item", 10), a_rule("late", "late_delivery"))
DEARER = a_policy_of(a_rule("broken", "damaged_item", 15))


@pytest.fixture
def house(house: House) -> House:
    house.admin.versions.publish("acme", LIVE, by="amends", note="", now=NOON)
    house.admin.drafts.save("acme", DEARER, 0, by="Amara Cole", now=NOON)
    return house


def row(id_: int, words: str, **changes: Any) -> dict[str, Any]:
    return {"id": id_, "requester_id": id_, "subject": "Help", "description": words, **changes}


def begun(page: AdminPage, **body: Any) -> str:
    id_: str = page.send("POST", "/admin/backtests", {"source": "upload", **body})["id"]
    return id_


def test_an_upload_is_counted_and_reported(page: AdminPage) -> None:
    """Piece by piece, then its end, then the report and the same as a table."""
    id_ = begun(page)
    tickets = [row(1, "It came broken"), row(2, "late"), row(3, "thanks")]

    fed = page.send("POST", f"/admin/backtests/{id_}/tickets", {"tickets": tickets})
    running = page.get(f"/admin/backtests/{id_}")
    ended = page.send("POST", f"/admin/backtests/{id_}/end")
    shown = page.get(f"/admin/backtests/{id_}")
    table = page.ask("GET", f"/admin/backtests/{id_}.csv")

    state = {"id": id_, "source": "upload", "state": "running", "compared": True}
    state |= {"done": 3, "of": None, "problem": None}
    assert fed == {**state, "skipped": []}
    assert running == {**state, "report": None}
    assert ended == {**state, "state": "done", "of": 3}
    assert shown["report"]["cost"]["more"]["total"] == {"amount": "5.00", "currency": "EUR"}
    assert table.mimetype == "text/csv"
    assert table.headers["Content-Disposition"] == 'attachment; filename="backtest-2026-11-24.csv"'
    assert table.text.startswith("part,policy,id,name,")


def test_tickets_that_cannot_be_read_are_named_and_passed_over(page: AdminPage) -> None:
    """One odd row of thousands does not end the run; the first few are told by place and field."""
    id_ = begun(page)
    odd = [{"id": number} for number in range(7)]

    fed = page.send("POST", f"/admin/backtests/{id_}/tickets", {"tickets": [row(1, "broken"), *odd]})

    assert fed["done"] == 8
    assert len(fed["skipped"]) == 5
    assert fed["skipped"][0] == {"path": "tickets[1].requester_id", "words": "ticket.requester_id is missing."}


def test_a_piece_may_be_sent_again(page: AdminPage) -> None:
    """With its number it is counted once, however often it comes."""
    id_ = begun(page)

    for _ in range(2):
        fed = page.send("POST", f"/admin/backtests/{id_}/tickets", {"tickets": [row(1, "broken")], "piece": 0})

    assert fed["done"] == 1


def test_zendesks_tickets_are_left_to_the_worker(house: House, page: AdminPage) -> None:
    """The answer comes at once, and the worker is told which one to run."""
    started = page.send("POST", "/admin/backtests", {"source": "zendesk", "days": 60, "most": 500})

    assert (started["state"], started["done"], started["of"]) == ("running", 0, 500)
    assert house.admin.backtests.started == [("acme", started["id"])]


def test_a_cancelled_one_shows_what_it_has(page: AdminPage) -> None:
    """What was counted stays; nothing more is taken."""
    id_ = begun(page)
    page.send("POST", f"/admin/backtests/{id_}/tickets", {"tickets": [row(1, "broken")]})

    assert page.send("DELETE", f"/admin/backtests/{id_}")["state"] == "cancelled"
    assert page.get(f"/admin/backtests/{id_}")["report"]["tickets"] == 1
    assert page.ask("POST", f"/admin/backtests/{id_}/tickets", {"tickets": []}).status_code == 409


def test_a_run_that_fell_silent_is_told(house: House, page: AdminPage) -> None:
    """The page need not wait for ever for a worker that is gone."""
    id_ = begun(page, source="zendesk")
    house.admin.backtests.now = NOON + timedelta(hours=1)

    shown = page.get(f"/admin/backtests/{id_}")

    assert (shown["state"], shown["problem"]) == ("failed", "It stopped before its end. Start it again.")


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("", {"source": "elsewhere"}, "source"),
        ("", {"source": "zendesk", "days": 0}, "days"),
        ("", {"source": "zendesk", "most": 10**6}, "most"),
        ("/ID/tickets", {"tickets": [{}] * 201}, "tickets"),
        ("/ID/tickets", {"tickets": ["a line"]}, "tickets[0]"),
        ("/ID/tickets", {}, "tickets"),
        ("/ID/tickets", {"tickets": [], "piece": -1}, "piece"),
    ],
)
def test_what_cannot_be_is_refused_by_name(page: AdminPage, path: str, body: dict[str, Any], field: str) -> None:
    """The answer names the field, and nothing is counted."""
    id_ = begun(page)

    refused = page.ask("POST", f"/admin/backtests{path.replace('ID', id_)}", body)

    assert (refused.status_code, refused.json["field"]) == (422, field)
    assert page.get(f"/admin/backtests/{id_}")["done"] == 0


def test_a_piece_may_be_larger_than_other_requests(page: AdminPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred tickets with their conversations are more than a megabyte; far more is refused in words."""
    id_ = begun(page)
    long = {"tickets": [row(1, "broken " * 300_000)]}
    fed = page.ask("POST", f"/admin/backtests/{id_}/tickets", long)
    monkeypatch.setattr(backtests, "LARGEST_PIECE", 1024 * 1024)
    refused = page.ask("POST", f"/admin/backtests/{id_}/tickets", long)

    assert fed.status_code == 200
    assert refused.status_code == 422
    assert refused.json["detail"] == "A piece has at most 1 megabytes. Send fewer tickets."


def test_nobody_but_an_admin_gets_at_them(house: House, page: AdminPage) -> None:
    """A role taken away shuts every door, and no door opens on what is not there."""
    id_ = begun(page)
    assert page.ask("GET", "/admin/backtests/unheard-of").status_code == 404
    house.sign_in.refusal = Refused("not_admin", "Only admins come in here.")

    for method, path in (
        ("POST", ""),
        ("POST", f"/{id_}/tickets"),
        ("POST", f"/{id_}/end"),
        ("GET", f"/{id_}"),
        ("GET", f"/{id_}.csv"),
        ("DELETE", f"/{id_}"),
    ):
        assert page.ask(method, f"/admin/backtests{path}").status_code == 403
