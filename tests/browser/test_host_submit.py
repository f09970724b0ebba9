"""Submitting a ticket: what is stored, what apps hear, and who can stop it (platform §2.7)."""

import pytest

from integration.sandbox.state import Actor, stamp
from integration.sandbox.tickets import update_ticket
from tests.browser.conftest import Workspace

pytestmark = pytest.mark.browser

EVENTS = ("ticket.submit.start", "ticket.submit.done", "ticket.submit.fail", "ticket.submit.always")


def submit(workspace: Workspace, status: str) -> None:
    workspace.locate("submit-toggle").click()
    workspace.locate(f"submit-{status}").click()


def test_a_reply_is_stored_as_zendesk_stores_it(workspace: Workspace) -> None:
    """The comment, the fields and the status reach the ticket in one audit by the signed-in agent."""
    workspace.open_ticket(101)
    workspace.run("client.invoke('ticket.tags.add', 'amends')")
    workspace.run("client.set('ticket.customField:custom_field_360004', 'replacement')")
    workspace.run("client.invoke('comment.appendHtml', '<p>Hello {{ticket.requester.first_name}},</p><p>sorry.</p>')")

    submit(workspace, "pending")
    workspace.locate("toast").get_by_text("was updated").wait_for()

    ticket = workspace.running.desk.tickets[101]
    comment = ticket.comments[-1]
    assert comment.html_body == '<p dir="auto">Hello Marta,</p><p dir="auto">sorry.</p>'
    assert (comment.public, comment.author_id, comment.via["channel"]) == (True, 1002, "web")
    assert (ticket.status, ticket.tags, ticket.custom_fields[360004]) == ("pending", ["amends"], "replacement")
    assert workspace.locate("editor").inner_text().strip() == ""
    assert workspace.locate("comment").last.get_by_text("Hello Marta").is_visible()


def test_the_app_hears_the_save_cycle(workspace: Workspace) -> None:
    """Hook, start, done and always come in this order, and the app is still the same instance."""
    workspace.open_ticket(101)
    workspace.run("names => ['ticket.save', ...names].forEach(name => listen(name))", list(EVENTS))

    submit(workspace, "solved")
    workspace.wait_heard("ticket.submit.always")

    order = [name for name, _ in workspace.run("heard") if name.startswith("ticket.")]
    assert order == ["ticket.save", "ticket.submit.start", "ticket.submit.done", "ticket.submit.always"]
    assert workspace.running.desk.tickets[101].status == "solved"


@pytest.mark.parametrize(
    ("reply", "shown"),
    [("'Choose a remedy first'", "Choose a remedy first"), ("false", "Workbench stopped this."), ("''", "stopped")],
)
def test_the_app_can_stop_a_submit(workspace: Workspace, reply: str, shown: str) -> None:
    """A handler that answers with words or false keeps the ticket as it was, and the agent is told."""
    workspace.open_ticket(101)
    before = workspace.running.desk.tickets[101].updated_at
    workspace.run(f"listen('ticket.submit.start'); client.on('ticket.save', () => {reply})")

    submit(workspace, "solved")

    workspace.locate("toast").get_by_text(shown).wait_for()
    assert workspace.running.desk.tickets[101].updated_at == before
    assert workspace.heard("ticket.submit.start") == []
    assert workspace.locate("submit").is_enabled()


def test_an_app_that_never_answers_does_not_hang_the_page(workspace: Workspace) -> None:
    """After the host's patience is over nothing was submitted, and the agent can go on."""
    workspace.open_ticket(101)
    workspace.run("client.on('ticket.save', () => new Promise(() => {}))")

    submit(workspace, "solved")

    workspace.locate("toast").get_by_text("did not answer in time").wait_for(timeout=15_000)
    assert workspace.running.desk.tickets[101].status == "open"


def test_a_refusal_is_told_to_agent_and_app(workspace: Workspace) -> None:
    """When the server refuses the update, `fail` and `always` are fired and the draft is still there."""
    workspace.open_ticket(101)
    workspace.run("names => names.forEach(name => listen(name))", list(EVENTS))
    workspace.locate("editor").fill("My reply")
    workspace.running.desk.tickets[101].status = "closed"

    submit(workspace, "solved")

    workspace.locate("toast").get_by_text("closed prevents ticket update").wait_for()
    assert workspace.wait_heard("ticket.submit.always") == [{}]
    assert workspace.heard("ticket.submit.done") == []
    assert workspace.locate("editor").inner_text() == "My reply"


def test_changes_of_others_arrive_and_own_ones_stay(workspace: Workspace) -> None:
    """What a colleague does shows within seconds, fires `ticket.updated`, and leaves this agent's draft alone."""
    workspace.open_ticket(101)
    workspace.run("listen('ticket.updated'); listen('ticket.conversation.changed')")
    workspace.run("client.set('ticket.subject', 'Mine')")
    workspace.locate("editor").fill("My reply")
    desk = workspace.running.desk
    change = {"priority": "high", "comment": {"body": "A note from Lena", "public": False}}

    update_ticket(desk, Actor(desk.users[1003]), 101, change)

    [by] = workspace.wait_heard("ticket.updated")
    assert by["name"] == "Lena Brandt"
    assert workspace.wait_heard("ticket.conversation.changed")[0][-1]["channel"]["name"] == "internal"
    result = workspace.run("client.get(['ticket.priority', 'ticket.subject', 'ticket.updatedAt'])")
    assert (result["ticket.priority"], result["ticket.subject"]) == ("high", "Mine")
    assert result["ticket.updatedAt"] == stamp(desk.tickets[101].updated_at)
    assert workspace.locate("editor").inner_text() == "My reply"


def test_plain_channels_store_plain_words(workspace: Workspace) -> None:
    """A reply by SMS is stored from its text, and markup that someone typed stays words."""
    workspace.open_ticket(105)
    workspace.locate("plain-editor").fill("Sorry <b>Ana</b>\nNew one today")

    submit(workspace, "open")
    workspace.locate("toast").get_by_text("was updated").wait_for()

    comment = workspace.running.desk.tickets[105].comments[-1]
    assert comment.html_body == '<p dir="auto">Sorry &lt;b&gt;Ana&lt;/b&gt;<br>New one today</p>'


def test_the_keyboard_is_enough(workspace: Workspace) -> None:
    """From the list to a submitted note without a mouse."""
    page = workspace.page
    page.goto(f"{workspace.running.url}/agent")
    page.keyboard.press("/")
    page.keyboard.type("lamp arrived")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    workspace.locate("comment-type").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Noted")
    workspace.locate("submit-toggle").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    workspace.locate("toast").get_by_text("was updated").wait_for()
    ticket = workspace.running.desk.tickets[101]
    assert (ticket.status, ticket.comments[-1].body, ticket.comments[-1].public) == ("pending", "Noted", False)
