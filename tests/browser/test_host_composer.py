"""The reply box, as apps and agents write into it (platform §2.5)."""

import pytest

from tests.browser.conftest import Workspace

pytestmark = pytest.mark.browser


def text(workspace: Workspace) -> str:
    return str(workspace.run("client.get('comment.text')")["comment.text"])


def test_an_untouched_editor_reads_empty_and_an_emptied_one_does_not(workspace: Workspace) -> None:
    """Both forms of an empty rich editor occur, so an app has to know both."""
    workspace.open_ticket(101)
    assert text(workspace) == ""

    workspace.locate("editor").fill("x")
    workspace.locate("editor").fill("")

    assert text(workspace) == "<p></p>"


def test_appending_keeps_what_the_agent_typed(workspace: Workspace) -> None:
    """`appendHtml`, `appendText` and `appendMarkdown` add at the end, in either spelling of their path."""
    workspace.open_ticket(101)
    workspace.locate("editor").click()
    workspace.page.keyboard.type("Mine.")

    workspace.run("client.invoke('comment.appendHtml', '<p>One <strong>two</strong></p>')")
    workspace.run("client.invoke('ticket.comment.appendText', 'a < b\\nc')")
    workspace.run("client.invoke('comment.appendMarkdown', '**Very** *so* 2*3')")

    assert text(workspace) == (
        "<p>Mine.</p><p>One <strong>two</strong></p><p>a &lt; b<br>c</p><p><strong>Very</strong> <em>so</em> 2*3</p>"
    )


def test_insert_goes_where_the_cursor_stood(workspace: Workspace) -> None:
    """Although the app has the focus, its letter lands between the words the agent left the cursor between."""
    workspace.open_ticket(101)
    editor = workspace.locate("editor")
    editor.click()
    workspace.page.keyboard.type("Before")
    workspace.page.keyboard.press("Enter")
    workspace.page.keyboard.type("onetwo")
    for _ in range(3):
        workspace.page.keyboard.press("ArrowLeft")
    workspace.app().locator("#insert").click()

    workspace.run("client.invoke('ticket.editor.insert', '<p>Dear Marta,</p><p>Sorry.</p>')")
    workspace.run("client.invoke('ticket.editor.insert', '<em> Truly.</em>')")

    assert text(workspace) == "<p>Before</p><p>one</p><p>Dear Marta,</p><p>Sorry.<em> Truly.</em></p><p>two</p>"


def test_an_insertion_can_be_taken_back(workspace: Workspace) -> None:
    """Setting `comment.text` to what it was restores the draft to the letter, and is told."""
    workspace.open_ticket(101)
    workspace.run("listen('comment.text.changed')")
    workspace.run("client.set('comment.text', '<p>Mine</p>')")
    before = text(workspace)
    workspace.run("client.invoke('ticket.editor.insert', '<p>Letter</p><ul><li>one</li></ul>')")

    workspace.run("before => client.set('comment.text', before)", before)

    assert text(workspace) == "<p>Mine</p>"
    assert workspace.wait_heard("comment.text.changed", 3)[-1] == "<p>Mine</p>"


def test_every_key_is_told(workspace: Workspace) -> None:
    """Zendesk tells apps of each change of the text, and leaves it to them to wait for the last one."""
    workspace.open_ticket(101)
    workspace.run("listen('comment.text.changed')")
    workspace.locate("editor").click()

    workspace.page.keyboard.type("Hi")
    workspace.page.keyboard.press("Backspace")

    assert workspace.wait_heard("comment.text.changed", 3) == ["<p>H</p>", "<p>Hi</p>", "<p>H</p>"]


def test_what_comes_in_is_cleaned(workspace: Workspace) -> None:
    """Scripts, handlers, styles and unknown tags do not survive; words, lists and safe links do."""
    hostile = (
        '<div style="color:red"><h2>Hi</h2><b>b</b><i>i</i><script>window.hacked = 1</script>'
        '<img src=x onerror="window.hacked = 1"><a href="javascript:alert(1)">bad</a>'
        '<a href="https://example.com/a" onclick="x()">good</a></div>'
    )
    workspace.open_ticket(101)

    workspace.run("html => client.invoke('comment.appendHtml', html)", hostile)

    assert text(workspace) == (
        '<p>Hi</p><p><strong>b</strong><em>i</em><a>bad</a><a href="https://example.com/a">good</a></p>'
    )
    assert workspace.page.evaluate("window.hacked") is None


def test_a_plain_channel_takes_no_markup(workspace: Workspace) -> None:
    """On SMS a reply is text with light marks, and the capabilities say so; a note may still be rich."""
    workspace.open_ticket(105)
    state = workspace.run("client.get(['comment.useRichText', 'ticket.editor.capabilities.richText'])")
    assert (state["comment.useRichText"], state["ticket.editor.capabilities.richText"]) == (False, False)

    workspace.run(
        "client.invoke('ticket.editor.insert', '<p>So <strong>sorry</strong></p><ol><li>a</li><li>b</li></ol>')"
    )

    assert workspace.locate("plain-editor").input_value() == "So *sorry*\n\n1. a\n2. b"
    workspace.locate("comment-type").select_option("internalNote")
    assert workspace.run("client.get('comment.useRichText')")["comment.useRichText"] is True


def test_the_channel_can_change_under_the_app(workspace: Workspace) -> None:
    """When the agent turns to a note, both of the events that tell it arrive; an app can turn it back."""
    workspace.open_ticket(101)
    workspace.run("listen('comment.type.changed'); listen('ticket.editor.targetChannel.changed')")

    workspace.locate("comment-type").select_option("internalNote")

    assert workspace.wait_heard("comment.type.changed") == ["internalNote"]
    assert workspace.wait_heard("ticket.editor.targetChannel.changed")[0]["name"] == "internal"
    assert workspace.run("client.set('comment.type', 'publicReply')")["comment.type"] == "publicReply"


def test_a_host_may_refuse_to_change_the_type(workspace: Workspace) -> None:
    """With the known fault of the Agent Workspace the answer is good and the type is as before."""
    workspace.open_ticket(101, "?host=noType")

    workspace.run("client.set('comment.type', 'internalNote')")

    assert workspace.run("client.get('comment.type')")["comment.type"] == "publicReply"


def test_light_agents_write_notes_only(workspace: Workspace) -> None:
    """Who may not answer customers is offered no public reply, and no app can make one."""
    workspace.page.goto(workspace.running.url)
    with workspace.page.expect_navigation():
        workspace.locate("agent-switcher").select_option("1005")
    workspace.open_ticket(101)

    workspace.run("client.set('comment.type', 'publicReply')")

    assert workspace.locate("comment-type").input_value() == "internalNote"
    assert workspace.run("client.get('currentUser.name')")["currentUser.name"] == "Tom Whitlock"


def test_the_toolbar_formats(workspace: Workspace) -> None:
    """Bold, lists and links come out as the tags Zendesk keeps."""
    workspace.open_ticket(101)
    workspace.locate("editor").click()
    workspace.page.get_by_role("button", name="Bold").click()
    workspace.page.keyboard.type("loud")
    workspace.page.get_by_role("button", name="Bold").click()
    workspace.page.keyboard.press("Enter")
    workspace.page.get_by_role("button", name="Bulleted list").click()
    workspace.page.keyboard.type("item")

    written = text(workspace)

    assert "<strong>loud</strong>" in written
    assert "<ul><li>item</li></ul>" in written


def test_a_macro_is_laid_over_the_open_ticket(workspace: Workspace) -> None:
    """A macro's comment arrives with its placeholders rendered and its status is chosen, but nothing is saved."""
    workspace.open_ticket(101)

    workspace.locate("macro-menu").select_option("601")

    workspace.locate("editor").get_by_text("Hello Marta").wait_for()
    assert text(workspace).startswith("<p>Hello Marta,</p><p>could you send us")
    assert workspace.run("client.get('ticket.status')")["ticket.status"] == "pending"
    assert len(workspace.running.desk.tickets[101].comments) == 1
