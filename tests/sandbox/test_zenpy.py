"""The real client against the sandbox: what it sends is understood, what it gets it can read."""

import pytest
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment, Macro, Ticket, Trigger, Webhook
from zenpy.lib.exception import APIException, RecordNotFoundException

from integration.sandbox.server import RunningSandbox


def test_reads_a_ticket_with_comments_and_people(zenpy: Zenpy) -> None:
    """Ticket, comments and requester come out as the client's own objects."""
    ticket = zenpy.tickets(id=1)

    assert ticket.requester.name == "Sue Doe"
    assert [comment.public for comment in zenpy.tickets.comments(1)] == [True, False, True]
    assert zenpy.users.me().role == "admin"


def test_posts_a_note_with_metadata(zenpy: Zenpy) -> None:
    """The client's usual way to leave a note works, and the audit keeps the marker."""
    ticket = zenpy.tickets(id=1)
    ticket.comment = Comment(html_body="<p>Suggested</p>", public=False)
    ticket.metadata = {"app": "amends"}

    written = zenpy.tickets.update(ticket)

    assert written.audit.metadata.custom == {"app": "amends"}
    assert list(zenpy.tickets.comments(1))[-1].public is False


def test_stale_safe_update_raises(zenpy: Zenpy) -> None:
    """A conflict reaches the caller as the client's API error."""
    change = Ticket(id=1, status="open", safe_update=True, updated_stamp="2020-01-01T00:00:00Z")

    with pytest.raises(APIException) as refused:
        zenpy.tickets.update(change)
    assert refused.value.response.status_code == 409


def test_unknown_ticket_raises(zenpy: Zenpy) -> None:
    """A 404 is told apart from other errors."""
    with pytest.raises(RecordNotFoundException):
        zenpy.tickets(id=12345)


def test_tags_go_one_by_one(zenpy: Zenpy) -> None:
    """The tag endpoints are reached with the client's own calls."""
    zenpy.tickets.add_tags(1, ["apology_drafted"])
    zenpy.tickets.delete_tags(1, ["late"])

    assert zenpy.tickets(id=1).tags == ["apology_drafted"]


def test_macros_are_listed_made_and_applied(zenpy: Zenpy) -> None:
    """A macro made by the client shows in the list, and applying one renders its placeholders for the ticket."""
    made = zenpy.macros.create(Macro(title="Apology::Damaged", actions=[{"field": "status", "value": "solved"}]))
    shown = zenpy.tickets.show_macro_effect(1, 601)

    assert made.title in {macro.title for macro in zenpy.macros()}
    assert shown.ticket.comment.html_body == '<p dir="auto">Dear Sue,</p>'
    assert zenpy.tickets(id=1).status == "open"


def test_finds_tickets(zenpy: Zenpy) -> None:
    """A search by type, status, tag and requester finds the one ticket."""
    found = list(zenpy.search("status<solved tags:late requester:sue@example.com", type="ticket"))

    assert [ticket.id for ticket in found] == [1]


def test_many_updates_make_a_job(zenpy: Zenpy) -> None:
    """A list of tickets becomes a job with a result for each."""
    job = zenpy.tickets.update([Ticket(id=1, priority="high"), Ticket(id=3, priority="low")])

    assert [result.success for result in job.results] == [True, True]


def test_lists_what_surrounds_tickets(zenpy: Zenpy) -> None:
    """Brands, fields, ratings, groups and organizations are listed."""
    assert [brand.name for brand in zenpy.brands()] == ["Northwind", "Südwind"]
    assert [each.type for each in zenpy.ticket_fields()] == ["tagger", "text"]
    assert [rating.score for rating in zenpy.satisfaction_ratings()] == ["bad"]
    assert [group.name for group in zenpy.groups()] == ["Support"]
    assert [organization.name for organization in zenpy.organizations()] == ["Acme"]


def test_pages_are_followed(zenpy: Zenpy, sandbox: RunningSandbox) -> None:
    """More users than fit on a page are all seen, so the links lead on."""
    template = sandbox.desk.users[1002]
    for number in range(3000, 3150):
        sandbox.desk.users[number] = type(template)(number, f"User {number}", None, template.created_at)

    assert len({user.id for user in zenpy.users()}) == len(sandbox.desk.users)


def test_opens_a_ticket(zenpy: Zenpy) -> None:
    """A ticket opened for a customer is theirs, and its one audit is the one answered."""
    written = zenpy.tickets.create(Ticket(subject="Late", description="Where is it?", requester_id=2001))

    assert written.ticket.requester.email == "sue@example.com"
    assert [audit.id for audit in zenpy.tickets.audits(ticket=written.ticket.id)] == [written.audit.id]


def test_exports_since_a_moment(zenpy: Zenpy) -> None:
    """The incremental export by cursor yields every ticket once."""
    exported = zenpy.tickets.incremental(start_time=1, paginate_by_time=False)

    assert sorted(ticket.id for ticket in exported) == [1, 2, 3]


def test_webhooks_and_triggers_are_made_and_found(zenpy: Zenpy) -> None:
    """The client creates both, reads the signing secret and lists them."""
    settings = {"name": "Drafts", "status": "active", "endpoint": "https://app.example.com/hooks"}
    webhook = zenpy.webhooks.create(Webhook(http_method="POST", request_format="json", **settings))
    conditions = {"all": [{"field": "update_type", "operator": "is", "value": "Create"}], "any": []}
    actions = [{"field": "notification_webhook", "value": [webhook.id, "{}"]}]
    trigger = zenpy.triggers.create(Trigger(title="Drafts", conditions=conditions, actions=actions))

    assert zenpy.webhooks.show_secret(webhook).secret
    assert [each.id for each in zenpy.webhooks.list()] == [webhook.id]
    assert [each.id for each in zenpy.triggers()] == [trigger.id]


def test_finds_people(zenpy: Zenpy) -> None:
    """A user is found by address, and several by their ids."""
    assert [user.name for user in zenpy.users.search(query="sue@example.com")] == ["Sue Doe"]
    assert len(list(zenpy.users(ids=[1001, 1002]))) == 2
