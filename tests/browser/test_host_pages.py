"""The workspace's own pages: usable with every aid, safe with hostile tickets, honest when empty."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.barriers import violations
from tests.browser.conftest import Workspace

pytestmark = pytest.mark.browser

HOSTILE = range(141, 148)


def barriers(workspace: Workspace) -> list[str]:
    """What axe finds serious or critical, as `rule: element`."""
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in violations(workspace.page, {"iframes": False})
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_serious_barriers(workspace: Workspace, scheme: str) -> None:
    """List and ticket pass axe in both colour schemes, with notes, tags and an open menu on screen."""
    workspace.page.context.add_cookies([{"name": "sandbox_scheme", "value": scheme, "url": workspace.running.url}])
    workspace.page.goto(f"{workspace.running.url}/agent")
    assert barriers(workspace) == []

    workspace.open_ticket(152)
    workspace.locate("comment-type").select_option("internalNote")
    workspace.locate("submit-toggle").click()
    assert barriers(workspace) == []


@pytest.mark.parametrize(("view", "status"), [("solved", {"solved", "closed"}), ("unsolved", {"open", "pending"})])
def test_views_filter_the_list(workspace: Workspace, view: str, status: set[str]) -> None:
    """A view shows the tickets it names, and the count beside its name agrees."""
    workspace.page.goto(f"{workspace.running.url}/agent?view={view}")

    shown = workspace.page.locator("tbody .status").all_inner_texts()

    assert {each.lower() for each in shown} <= status
    assert workspace.locate(f"view-{view}").locator(".count").inner_text() == str(len(shown))


def test_search_narrows_and_says_when_nothing_is_left(workspace: Workspace) -> None:
    """Words may stand in any column; no match is a sentence, not a void."""
    workspace.page.goto(f"{workspace.running.url}/agent")
    workspace.locate("search").fill("marta lamp")
    assert workspace.page.locator("tbody tr:visible").count() == 1

    workspace.locate("search").fill("zebra crossing")

    assert workspace.page.get_by_text("No ticket here matches.").is_visible()


def test_hostile_tickets_run_nothing(workspace: Workspace) -> None:
    """Scripts, handlers and styles in subjects, names and bodies stay words, and the policy forbids inline code."""
    dialogs: list[str] = []
    workspace.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for ticket_id in HOSTILE:
        response = workspace.page.goto(f"{workspace.running.url}/agent/tickets/{ticket_id}")
        assert response
        policy = response.headers["content-security-policy"]
        assert "unsafe-inline" not in policy
        assert "script-src 'self'" in policy
        conversation = workspace.locate("conversation")
        assert conversation.locator("script, style, iframe, form, [onerror], [onclick], [style]").count() == 0
    assert dialogs == []


def test_an_unknown_ticket_and_app_have_a_way_back(workspace: Workspace) -> None:
    """Wrong addresses answer 404 on a page that leads back to the list."""
    for path in ("/agent/tickets/99999", "/agent/apps/nothing"):
        response = workspace.page.goto(workspace.running.url + path)
        assert response
        assert response.status == 404
        assert workspace.page.get_by_role("link", name="Back to the tickets").is_visible()


def test_a_workspace_without_an_app_says_so(serve_app: Callable[..., Workspace], tmp_path: Path) -> None:
    """With no manifest in the folder the tray tells how to host an app."""
    workspace = serve_app(app_dir=tmp_path)
    workspace.page.goto(f"{workspace.running.url}/agent/tickets/101")

    assert workspace.page.get_by_text("No app is installed").is_visible()


def test_an_app_may_wait_until_it_is_asked_for(serve_app: Callable[..., Workspace], tmp_path: Path) -> None:
    """With `autoLoad` off nothing is loaded before the agent asks, and the tray says how."""
    sidebar = {"url": "http://localhost:1/app", "autoLoad": False}
    (tmp_path / "manifest.json").write_text(json.dumps({"location": {"support": {"ticket_sidebar": sidebar}}}))
    workspace = serve_app(app_dir=tmp_path)
    workspace.page.goto(f"{workspace.running.url}/agent/tickets/101")
    assert workspace.page.get_by_text("waits until you load it").is_visible()
    assert workspace.locate("app-frame").count() == 0

    workspace.locate("reload-app").click()

    workspace.locate("app-frame").wait_for()
    assert workspace.locate("app-frame").get_attribute("src").startswith("http://localhost:1/app?origin=")


def test_the_tray_can_be_widened(workspace: Workspace) -> None:
    """The button and the arrow keys on its edge both make room for the app, never less than 320 pixels."""
    workspace.open_ticket(101)
    tray = workspace.page.locator("#tray")
    workspace.locate("widen-app").click()
    assert tray.evaluate("element => element.offsetWidth") == 480

    workspace.page.locator("#tray-handle").focus()
    for _ in range(12):
        workspace.page.keyboard.press("ArrowRight")

    assert tray.evaluate("element => element.offsetWidth") == 320
