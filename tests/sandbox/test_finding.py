"""The search language, lists of people, and pages of results."""

import pytest

from integration.sandbox.finding import find
from integration.sandbox.state import Desk
from tests.sandbox.callers import Caller


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type:ticket status<solved", {1, 3}),
        ("type:ticket status:closed", {2}),
        ("type:ticket tags:late", {1}),
        ("type:ticket -tags:late", {2, 3}),
        ("type:ticket requester:sue@example.com", {1, 2}),
        ('type:ticket requester:"sue doe" status>=solved', {2}),
        ("type:ticket assignee:none", {2, 3}),
        ("type:ticket created<2025-01-01", {2}),
        ("type:ticket created>2025-01-01 order_by:created_at sort:desc", {1, 3}),
        ("type:ticket via:native_messaging", {3}),
        ('type:ticket "where is it"', {1}),
        ("type:ticket subject:story", {2}),
        ("type:ticket custom_field_360002:A-1", {1}),
        ("type:ticket brand:südwind", {3}),
        ("type:user role:admin", {1001}),
        ("type:user sue", {2001}),
        ("nothing-of-the-kind", set()),
    ],
)
def test_queries(desk: Desk, query: str, expected: set[int]) -> None:
    """Each query finds exactly what it describes."""
    assert {found.id for found in find(desk, query)} == expected


@pytest.mark.parametrize("query", ["page=11&query=type:ticket", "query=%22open", "query=created%3Ehello", "query="])
def test_refused_searches(admin: Caller, query: str) -> None:
    """More than 1000 results, open quotes, odd dates and empty queries are 422 with the error `invalid`."""
    answer = admin.ask("GET", f"search?{query}")

    assert (answer.status_code, answer.json()["error"]) == (422, "invalid")


def test_results_say_what_they_are(admin: Caller) -> None:
    """Each result carries its type, the newest first, with a count."""
    answer = admin.get("search?query=sue")

    assert answer["count"] == len(answer["results"])
    assert {result["result_type"] for result in answer["results"]} == {"ticket", "user"}


@pytest.mark.parametrize(
    ("path", "emails"),
    [
        ("users/search?query=sue@example.com", ["sue@example.com"]),
        ("users/search?query=agent", ["ben@demo.example"]),
        ("users/show_many?ids=1001,1002,77", ["admin@demo.example", "ben@demo.example"]),
        ("users?role=admin", ["admin@demo.example"]),
    ],
)
def test_people(admin: Caller, path: str, emails: list[str]) -> None:
    """People are found by address, name, id and role."""
    assert [user["email"] for user in admin.get(path)["users"]] == emails


def test_too_many_ids(admin: Caller) -> None:
    """More than a hundred ids are refused with the limit."""
    answer = admin.ask("GET", "users/show_many?ids=" + ",".join(map(str, range(1, 102))))

    assert (answer.status_code, answer.json()["error"], answer.json()["max_count"]) == (400, "TooManyValues", 100)


@pytest.mark.parametrize(("user_id", "names"), [(1002, ["Support"]), (1003, []), (2001, [])])
def test_the_groups_of_somebody(admin: Caller, user_id: int, names: list[str]) -> None:
    """Whoever is in a group is listed with it, others with none."""
    assert [group["name"] for group in admin.get(f"users/{user_id}/groups")["groups"]] == names


@pytest.mark.parametrize(
    "path",
    ["users/77/groups", "users/77", "groups/77", "brands/77", "macros/77", "organizations/77", "ticket_fields/7"],
)
def test_unknown_things(admin: Caller, path: str) -> None:
    """What does not exist is 404 in the API's words."""
    answer = admin.ask("GET", path)

    assert (answer.status_code, answer.json()["error"]) == (404, "RecordNotFound")


def test_unknown_addresses(admin: Caller) -> None:
    """An address that the API does not have is 404, in JSON."""
    assert admin.ask("GET", "horoscopes").json() == {"error": "InvalidEndpoint", "description": "Not found"}


def test_events_tell_what_was_said_only_when_asked(admin: Caller) -> None:
    """The export of events has the words of comments with the side-load, and not without."""
    admin.put("tickets/1", {"ticket": {"comment": {"body": "secret", "public": False}}})

    silent = admin.get("incremental/ticket_events?start_time=0")["ticket_events"]
    told = admin.get("incremental/ticket_events?start_time=0&include=comment_events")["ticket_events"]

    assert "body" not in silent[-1]["child_events"][0]
    assert told[-1]["child_events"][0]["body"] == "secret"
