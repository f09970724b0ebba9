"""The host's side of the wire, spoken to through the real client SDK inside a sample app (platform §1)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Workspace, sdk_builds

pytestmark = pytest.mark.browser

PATHS = {
    "ticket.id": 101,
    "ticket.status": "open",
    "ticket.requester.name": "Marta Ilves",
    "ticket.assignee.user.email": "priya@demo.example",
    "ticket.brand.name": "Northlight Home",
    "ticket.customField:custom_field_360001": "4471",
    "ticket.conversation.0.author.role": "end-user",
    "ticket.comments.0.via.channel": "email",
    "ticket.comment.type": "publicReply",
    "comment.useRichText": True,
    "ticket.editor.targetChannel.name": "email",
    "currentUser.role": "agent",
    "currentAccount.subdomain": "demo",
    "ticketFields:custom_field_360001.label": "Order number",
    "colorScheme": "light",
    "ticket.organization": None,
}
REFUSALS = {
    "client.get('nope')": '"nope" No such Api',
    "client.set('ticket.id', 5)": '"ticket.id" No such Api',
    "client.set('ticket.status', 'asleep')": '"ticket.status" Invalid value "asleep"',
    "client.invoke('ticket.submit')": '"ticket.submit" No such Api',
    "client.get('constructor.name')": '"constructor.name" No such Api',
    "client.set('constructor', 1)": '"constructor" No such Api',
    "client.invoke('constructor')": '"constructor" No such Api',
}


@pytest.mark.parametrize("sdk", sdk_builds())
def test_every_sdk_build_shakes_hands_and_reads(serve_app: Callable[..., Workspace], sdk: Path | None) -> None:
    """Whichever build the sandbox was started with, the app learns who it is and can read the ticket."""
    workspace = serve_app(zaf_sdk=sdk)
    workspace.open_ticket(101)

    [registered] = workspace.heard("app.registered")
    assert registered["metadata"]["name"] == "Workbench"
    assert registered["metadata"]["version"] == "1.2.3"
    assert registered["context"]["ticketId"] == 101
    assert registered["context"]["location"] == "ticket_sidebar"
    assert workspace.run("client.get('ticket.subject')")["ticket.subject"] == "Lamp arrived broken"


def test_settings_reach_the_app_without_the_secure_ones(workspace: Workspace) -> None:
    """Defaults of parameters are in the metadata; a secure parameter never leaves the server."""
    workspace.running.desk.installations[77]["settings"]["shared_secret"] = "hush"
    workspace.open_ticket(101)

    settings = workspace.run("client.metadata()")["settings"]

    assert settings["tone"] == "warm"
    assert "shared_secret" not in settings
    assert "hush" not in workspace.page.content()


def test_documented_paths_read_as_documented(workspace: Workspace) -> None:
    """One bulk get answers every path of platform §2.2 and §2.3 that an app of ours may read."""
    workspace.open_ticket(101)

    result = workspace.run("paths => client.get(paths)", list(PATHS))

    assert result == {**PATHS, "errors": {}}


def test_bulk_get_answers_each_path_by_itself(workspace: Workspace) -> None:
    """An unknown path is an error of its own and does not harm the others."""
    workspace.open_ticket(101)

    result = workspace.run("client.get(['ticket.subject', 'nope', 'ticket.constructor'])")

    assert result["ticket.subject"] == "Lamp arrived broken"
    assert result["errors"]["nope"] == {"name": "APIError", "path": "nope", "message": "No such Api"}
    assert "ticket.constructor" in result["errors"]


def test_single_calls_reject_in_the_hosts_words(workspace: Workspace) -> None:
    """A call with one path fails as an Error whose message names the path."""
    workspace.open_ticket(101)

    for script, message in REFUSALS.items():
        failure = workspace.run(f"outcome({script})")["failure"]
        assert (failure["name"], failure["message"]) == ("APIError", message)


def test_set_changes_the_open_ticket_and_tells(workspace: Workspace) -> None:
    """A change by an app shows in the field, fires its own event and the one for all, and stores nothing."""
    workspace.open_ticket(101)
    workspace.run(
        "['ticket.priority.changed', 'ticket.custom_field_360001.changed', '*.changed'].forEach(n => listen(n))"
    )

    workspace.run("client.set({'ticket.priority': 'urgent', 'ticket.customField:custom_field_360001': '99'})")

    assert workspace.wait_heard("ticket.priority.changed") == ["urgent"]
    assert workspace.wait_heard("ticket.custom_field_360001.changed") == ["99"]
    assert {"propertyName": "ticket.priority", "newValue": "urgent"} in workspace.heard("*.changed")
    assert workspace.locate("field-priority").input_value() == "urgent"
    assert workspace.locate("field-custom_field_360001").input_value() == "99"
    assert workspace.running.desk.tickets[101].priority == "normal"


def test_a_drop_down_and_its_tag_go_together(workspace: Workspace) -> None:
    """Choosing an option adds its tag, and taking the tag away empties the drop-down, as Zendesk does."""
    field = "ticket.customField:custom_field_360003"
    workspace.open_ticket(101)

    workspace.run("path => client.set(path, 'amends_damaged_item')", field)
    assert "amends_damaged_item" in workspace.run("client.get('ticket.tags')")["ticket.tags"]

    workspace.run("client.invoke('ticket.tags.remove', 'amends_damaged_item')")
    assert workspace.run("path => client.get(path)", field)[field] is None


def test_tags_are_added_and_removed(workspace: Workspace) -> None:
    """The tag actions take one tag or several, and what they do is seen in the tags editor."""
    workspace.open_ticket(101)

    workspace.run("client.invoke('ticket.tags.add', ['amends', 'vip'])")
    workspace.run("client.invoke('ticket.tags.remove', 'vip')")

    assert workspace.page.eval_on_selector_all("[data-test=tag]", "all => all.map(e => e.dataset.tag)") == ["amends"]


def test_events_stop_when_nobody_listens(workspace: Workspace) -> None:
    """After `off` the host sends no more of that event."""
    workspace.open_ticket(101)
    workspace.run("window.fn = m => heard.push(['s', m]); client.on('ticket.subject.changed', fn)")
    workspace.run("client.set('ticket.subject', 'one')")
    workspace.wait_heard("s")

    workspace.run("void client.off('ticket.subject.changed', fn)")
    workspace.run("client.set('ticket.subject', 'two')")

    assert workspace.run("client.get('ticket.subject')")["ticket.subject"] == "two"
    assert workspace.heard("s") == ["one"]


def test_own_triggers_come_back(workspace: Workspace) -> None:
    """`trigger` reaches the page's own handlers by way of the host."""
    workspace.open_ticket(101)

    workspace.run("listen('hello'); client.trigger('hello', {from: 'me'})")

    assert workspace.wait_heard("hello") == [{"from": "me"}]


def test_chatter_of_newer_builds_is_let_pass(workspace: Workspace) -> None:
    """Messages that want no answer (`session.live`, `__track__`), objects, and noise leave the host as it was."""
    workspace.open_ticket(101)

    workspace.run(
        """() => {
            client.postMessage('session.live');
            client.postMessage('__track__', {name: 'sdk_request_timeout'});
            for (const noise of ['{', null, 7, {key: 5}, {request: 'nope', id: 1}]) parent.postMessage(noise, '*');
        }"""
    )

    assert workspace.run("client.get('ticket.id')")["ticket.id"] == 101


def test_dark_colours_are_told(workspace: Workspace) -> None:
    """The switch in the top bar changes `colorScheme` and fires its event."""
    workspace.open_ticket(101)
    workspace.run("listen('colorScheme.changed')")

    workspace.locate("scheme-toggle").click()

    assert workspace.wait_heard("colorScheme.changed") == ["dark"]
    assert workspace.run("client.get('colorScheme')")["colorScheme"] == "dark"


def test_the_standard_interface_has_no_editor(workspace: Workspace) -> None:
    """What came with the Agent Workspace is gone in the standard interface; the comment stays (platform §2.6)."""
    workspace.open_ticket(101)

    workspace.locate("interface-toggle").select_option("standard")

    result = workspace.run("client.get(['ticket.editor.targetChannel', 'comment.type'])")
    assert "ticket.editor.targetChannel" in result["errors"]
    assert result["comment.type"] == "publicReply"
    insertion = workspace.run("outcome(client.invoke('ticket.editor.insert', '<p>x</p>'))")
    assert insertion["failure"]["message"] == '"ticket.editor.insert" No such Api'


@pytest.mark.parametrize("flags", ["shuffle", "slow:300,shuffle", "noTrack,doubleActivate"])
def test_an_unkind_host_still_answers(workspace: Workspace, flags: str) -> None:
    """Late and disordered answers find their questions; a second `app.activated` is only an event."""
    workspace.open_ticket(101, f"?host={flags}")

    names = workspace.run("Promise.all(['ticket.id', 'ticket.status', 'currentUser.name'].map(p => client.get(p)))")

    assert [next(iter(set(each) - {"errors"})) for each in names] == ["ticket.id", "ticket.status", "currentUser.name"]
    assert len(workspace.wait_heard("app.activated")) == (2 if "doubleActivate" in flags else 1)


def test_a_host_can_be_made_unkind_for_all_pages(workspace: Workspace) -> None:
    """`POST /sandbox/host` holds for every page opened after it."""
    answer = workspace.page.request.post(f"{workspace.running.url}/sandbox/host", data={"flags": ["plain"]})
    workspace.open_ticket(101)

    assert answer.json() == {"flags": ["plain"]}
    assert workspace.run("client.get('comment.useRichText')")["comment.useRichText"] is False
