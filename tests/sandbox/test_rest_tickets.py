"""Tickets over HTTP: shapes, writes, refusals, pages."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from integration.sandbox.server import RunningSandbox
from tests.sandbox.callers import Caller, Clock

SignIn = Callable[[str | None], Caller]


def test_ticket_has_every_field_of_the_api(admin: Caller) -> None:
    """A ticket is wrapped, its times are in whole seconds, and unset custom fields are null."""
    ticket = admin.get("tickets/1.json")["ticket"]

    assert ticket["created_at"] == "2026-11-22T06:00:00Z"
    assert ticket["description"] == "Hello,\n\nwhere is it?\nSue"
    assert ticket["custom_fields"] == [{"id": 360001, "value": None}, {"id": 360002, "value": "A-1"}]
    assert ticket["fields"] == ticket["custom_fields"]
    assert ticket["via"]["source"]["from"] == {"address": "sue@example.com", "name": "Sue Doe"}


def test_tickets_are_found_by_the_id_they_have_elsewhere(admin: Caller) -> None:
    """At once, where a search lags; none that was deleted, and all where none is named."""
    for number in (1, 3):
        admin.put(f"tickets/{number}", {"ticket": {"external_id": "amends-e1"}})
    admin.ask("DELETE", "tickets/3")

    assert [each["id"] for each in admin.get("tickets?external_id=amends-e1")["tickets"]] == [1]
    assert [each["id"] for each in admin.get("tickets")["tickets"]] == [1, 2]


@pytest.mark.parametrize("path", ["tickets/1", "tickets/1.json"])
def test_suffix_may_be_left_out(admin: Caller, path: str) -> None:
    """Every path works with and without `.json`."""
    assert admin.get(path)["ticket"]["id"] == 1


def test_comments_come_wrapped_with_their_authors(admin: Caller) -> None:
    """Stored HTML is wrapped, paragraphs have a direction, scripts are gone, flags are told, authors ride along."""
    answer = admin.get("tickets/1/comments?include=users&page[size]=100")

    last = answer["comments"][-1]
    assert last["html_body"] == '<div class="zd-comment" dir="auto"><p dir="auto">Still <b>nothing</b></p></div>'
    assert last["metadata"]["flags"] == [0]
    assert {user["email"] for user in answer["users"]} == {"sue@example.com", "ben@demo.example"}
    assert answer["meta"]["has_more"] is False
    assert answer["links"]["next"] is not None


def test_update_writes_everything_and_tells_it_in_the_audit(admin: Caller) -> None:
    """One PUT stores the comment, tags, a field and the status; each is an event, metadata is the audit's."""
    before = admin.get("tickets/1")["ticket"]
    change = {
        "comment": {"html_body": "<p>Sorry</p>", "public": True},
        "tags": ["late", "Two Words"],
        "custom_fields": [{"id": 360001, "value": "remedy_refund"}],
        "status": "pending",
        "metadata": {"app": "amends"},
    }

    answer = admin.put("tickets/1.json", {"ticket": change})

    assert answer["ticket"]["tags"] == ["late", "remedy_refund", "two", "words"]
    assert answer["ticket"]["updated_at"] > before["updated_at"]
    assert answer["audit"]["metadata"]["custom"] == {"app": "amends"}
    fields = {event["field_name"] for event in answer["audit"]["events"] if event["type"] == "Change"}
    assert fields == {"360001", "status", "tags"}
    comment = admin.get("tickets/1/comments?sort=-created_at&page[size]=1")["comments"][0]
    assert comment["html_body"] == '<div class="zd-comment" dir="auto"><p dir="auto">Sorry</p></div>'


@pytest.mark.parametrize(
    ("ticket_id", "change", "status", "error"),
    [
        (2, {"comment": {"body": "late"}}, 422, "RecordInvalid"),
        (99, {"status": "open"}, 404, "RecordNotFound"),
        (1, {"safe_update": True, "updated_stamp": "2020-01-01T00:00:00Z", "status": "open"}, 409, "UpdateConflict"),
        (1, {"status": "lost"}, 422, "RecordInvalid"),
        (1, {"assignee_id": 5}, 422, "RecordInvalid"),
        (1, {"assignee_id": 2001}, 422, "RecordInvalid"),
        (1, {"group_id": "none"}, 422, "RecordInvalid"),
        (1, {"comment": "just text"}, 422, "RecordInvalid"),
        (1, {"comment": {"body": "x", "author_id": "y"}}, 422, "RecordInvalid"),
        (1, {"custom_fields": [{"id": 360001, "value": "no_such_choice"}]}, 422, "RecordInvalid"),
    ],
)
def test_refused_updates_write_nothing(
    admin: Caller, ticket_id: int, change: dict[str, Any], status: int, error: str
) -> None:
    """A refusal has the API's own body, and the ticket stays as it was."""
    before = admin.get("tickets/1")["ticket"]

    answer = admin.ask("PUT", f"tickets/{ticket_id}", {"ticket": {"tags": ["written"], **change}})

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert admin.get("tickets/1")["ticket"] == before


def test_safe_update_with_the_current_stamp_goes_through_once(admin: Caller) -> None:
    """The stamp that was read works for one writer; whoever comes second with it gets a conflict."""
    stamp = admin.get("tickets/1")["ticket"]["updated_at"]
    change = {"ticket": {"comment": {"body": "note", "public": False}, "safe_update": True, "updated_stamp": stamp}}

    statuses = [admin.ask("PUT", "tickets/1", change).status_code for _ in range(2)]

    assert statuses == [200, 409]


def test_of_many_safe_updates_at_once_one_goes_through(admin: Caller) -> None:
    """Eight writers with the same stamp, at the same time: one note, seven conflicts."""
    stamp = admin.get("tickets/1")["ticket"]["updated_at"]
    change = {"ticket": {"comment": {"body": "note", "public": False}, "safe_update": True, "updated_stamp": stamp}}

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: admin.ask("PUT", "tickets/1", change).status_code, range(8)))

    assert sorted(statuses) == [200] + [409] * 7
    assert len(admin.get("tickets/1/comments")["comments"]) == 4


def test_unknown_keys_are_ignored_and_named(admin: Caller) -> None:
    """A key the API does not take changes nothing but a header."""
    answer = admin.ask("PUT", "tickets/1", {"ticket": {"id": 1, "additional_tags": ["x"], "status": "open"}})

    assert answer.headers["x-zendesk-api-warn"] == 'unpermitted_keys=>["ticket.id", "ticket.additional_tags"]'
    assert answer.json()["ticket"]["tags"] == ["late"]


def test_created_ticket_is_found_where_it_says(agent: Caller) -> None:
    """A new ticket answers 201 with its address, belongs to its author and has the default brand."""
    body = {"ticket": {"subject": "New", "comment": {"body": "Hi **there**"}, "priority": "high"}}

    answer = agent.ask("POST", "tickets", body)

    ticket = answer.json()["ticket"]
    assert answer.status_code == 201
    assert answer.headers["Location"] == ticket["url"] == "https://demo.zendesk.com/api/v2/tickets/4.json"
    assert (ticket["requester_id"], ticket["brand_id"], ticket["status"]) == (1002, 501, "new")
    comment = agent.get("tickets/4/comments")["comments"][0]
    assert "<strong>there</strong>" in comment["html_body"]


@pytest.mark.parametrize(("email", "known"), [("sue@example.com", True), ("mia@example.com", False)])
def test_tickets_for_somebody_named_in_the_body(agent: Caller, email: str, known: bool) -> None:  # noqa: FBT001 # a table of cases
    """A requester's address finds the person, or makes one."""
    body = {"requester": {"name": "Mia Low", "email": email}, "comment": {"body": "Hi"}}

    ticket = agent.ask("POST", "tickets", {"ticket": body}).json()["ticket"]

    requester = agent.get(f"users/{ticket['requester_id']}")["user"]
    assert (requester["email"], requester["name"] == "Mia Low") == (email, not known)


@pytest.mark.parametrize(
    ("method", "given", "expected", "status"),
    [
        ("PUT", ["new"], ["late", "new"], 200),
        ("POST", ["only"], ["only"], 201),
        ("DELETE", ["late"], [], 200),
        ("PUT", ["remedy_voucher"], ["late", "remedy_voucher"], 200),
    ],
)
def test_tag_endpoints_add_set_and_remove(
    admin: Caller, method: str, given: list[str], expected: list[str], status: int
) -> None:
    """PUT adds, POST sets, DELETE removes."""
    answer = admin.ask(method, "tickets/1/tags", {"tags": given})

    assert (answer.status_code, answer.json()) == (status, {"tags": expected})


def test_a_drop_downs_tag_is_its_choice(admin: Caller) -> None:
    """Adding the tag chooses the option, and replacing the tags empties the field."""
    admin.put("tickets/1/tags", {"tags": ["remedy_voucher"]})
    chosen = admin.get("tickets/1")["ticket"]["custom_fields"][0]["value"]
    emptied = admin.put("tickets/1", {"ticket": {"tags": ["late"]}})["ticket"]["custom_fields"][0]["value"]

    assert (chosen, emptied) == ("remedy_voucher", None)


def test_many_tickets_are_updated_by_a_job(admin: Caller) -> None:
    """A job tells for each ticket whether it worked; the closed one fails alone."""
    job = admin.put("tickets/update_many?ids=1,2", {"ticket": {"additional_tags": ["swept"]}})["job_status"]

    assert admin.get(f"job_statuses/{job['id']}")["job_status"]["status"] == "completed"
    assert [(each["id"], each["success"]) for each in job["results"]] == [(1, True), (2, False)]
    assert admin.get("tickets/1")["ticket"]["tags"] == ["late", "swept"]


def test_offset_pages_link_to_each_other_and_end_at_row_10000(admin: Caller) -> None:
    """Pages carry count and neighbours; too deep a page is refused."""
    second = admin.get("tickets?per_page=1&page=2")
    too_deep = admin.ask("GET", "tickets?page=102")

    assert [ticket["id"] for ticket in second["tickets"]] == [2]
    assert second["count"] == 3
    assert "page=3" in second["next_page"]
    assert "page=1" in second["previous_page"]
    assert (too_deep.status_code, too_deep.json()["error"]) == (400, "InvalidPaginationDepth")


def test_cursor_pages_cover_everything_once(sandbox: RunningSandbox, admin: Caller) -> None:
    """Following `after_cursor` while `has_more` sees every comment exactly once, in order."""
    ticket = sandbox.desk.tickets[1]
    first = ticket.comments[0]
    ticket.comments += [replace(first, id=5000 + number) for number in range(250)]
    seen: list[int] = []
    page = admin.get("tickets/1/comments?page[size]=100")
    seen += [comment["id"] for comment in page["comments"]]
    while page["meta"]["has_more"]:
        page = admin.get(f"tickets/1/comments?page[size]=100&page[after]={page['meta']['after_cursor']}")
        seen += [comment["id"] for comment in page["comments"]]

    assert seen == [comment.id for comment in ticket.comments]


def test_deleted_ticket_is_gone_but_stays_in_the_export(admin: Caller, clock: Clock) -> None:
    """A deleted ticket answers 404, and the incremental export still tells of it."""
    admin.ask("DELETE", "tickets/1")
    clock.pass_seconds(61)

    exported = admin.get("incremental/tickets/cursor?start_time=0")["tickets"]

    assert admin.ask("GET", "tickets/1").status_code == 404
    assert {ticket["id"]: ticket["status"] for ticket in exported}[1] == "deleted"


def test_export_leaves_out_the_last_minute_and_goes_on_by_cursor(admin: Caller, clock: Clock) -> None:
    """A change becomes visible a minute later, and the cursor neither repeats nor skips."""
    first = admin.get("incremental/tickets/cursor?start_time=0")
    admin.put("tickets/1", {"ticket": {"status": "hold"}})
    fresh = admin.get(f"incremental/tickets/cursor?cursor={first['after_cursor']}")
    clock.pass_seconds(61)
    later = admin.get(f"incremental/tickets/cursor?cursor={first['after_cursor']}")

    assert {ticket["id"] for ticket in first["tickets"]} == {1, 2, 3}
    assert fresh["tickets"] == []
    assert [(ticket["id"], ticket["status"]) for ticket in later["tickets"]] == [(1, "hold")]
    assert later["end_of_stream"] is True


def test_light_agents_speak_only_privately(as_user: SignIn) -> None:
    """A public comment of a light agent is stored as a private note."""
    light = as_user("lia@demo.example")
    light.put("tickets/1", {"ticket": {"comment": {"body": "hello", "public": True}}})

    assert light.get("tickets/1/comments")["comments"][-1]["public"] is False


def test_privacy_follows_the_ticket_until_it_is_said(admin: Caller) -> None:
    """A ticket that began privately keeps private until a comment is public by name; then public is the default."""
    first = {"subject": "x", "comment": {"body": "a", "public": False}}
    path = f"tickets/{admin.ask('POST', 'tickets', {'ticket': first}).json()['ticket']['id']}"
    for comment in ({"body": "b"}, {"body": "c", "public": True}, {"body": "d"}):
        admin.put(path, {"ticket": {"comment": comment}})

    comments = admin.get(f"{path}/comments")["comments"]

    assert [comment["public"] for comment in comments] == [False, False, True, True]


@pytest.mark.parametrize(
    ("status", "assignee_id", "after"),
    [("solved", None, ("solved", 1001)), ("new", 1002, ("open", 1002)), ("pending", None, ("pending", None))],
)
def test_habits_of_the_desk(admin: Caller, status: str, assignee_id: int | None, after: tuple[str, int | None]) -> None:
    """Solving an unassigned ticket assigns it, and an assignee opens what was new."""
    change = {"status": status} | ({"assignee_id": assignee_id} if assignee_id else {})

    ticket = admin.put("tickets/3", {"ticket": change})["ticket"]

    assert (ticket["status"], ticket["assignee_id"]) == after
