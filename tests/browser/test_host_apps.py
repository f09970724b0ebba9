"""Apps of every kind in the workspace: signed, local, in a modal, in the navigation bar, behind the proxy."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest

from integration.sandbox.keys import public_pem
from tests.browser.conftest import SHAKEN_HANDS, Workspace

pytestmark = pytest.mark.browser


class Server(ThreadingHTTPServer):
    """Keeps every request as `{method, path, query, headers, body}`."""

    seen: list[dict[str, Any]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        seen = {"method": self.command, "path": address.path, "query": parse_qs(address.query), "body": body}
        self.server.seen.append({**seen, "headers": dict(self.headers)})
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if address.path == "/sidebar" else "application/json")
        self.end_headers()
        self.wfile.write(b'{"hello": "app"}')

    def log_message(self, *_: Any) -> None:
        """The terminal is for pytest."""


@contextmanager
def listening() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), _Answers)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def outside() -> Iterator[Server]:
    with listening() as server:
        yield server


def test_a_signed_app_gets_its_token_by_post(
    serve_app: Callable[..., Workspace], outside: Server, tmp_path: Path
) -> None:
    """The first load is a form POST whose token holds against the public key and names agent, tenant and place."""
    url = "https://amends.example/sidebar?v=1"
    manifest = {"name": "Signed", "signedUrls": True, "location": {"support": {"ticket_sidebar": {"url": url}}}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    workspace = serve_app(app_dir=tmp_path, product_url=outside.url)
    with workspace.page.expect_response(lambda response: response.url.startswith(outside.url)):
        workspace.page.goto(f"{workspace.running.url}/agent/tickets/101")

    [request] = outside.seen
    claims = jwt.decode(
        parse_qs(request["body"])["token"][0],
        public_pem(workspace.running.parts.key),
        algorithms=["RS256"],
        audience="https://demo.zendesk.com/api/v2/apps/installations/77.json",
        issuer="demo.zendesk.com",
    )

    assert (request["method"], request["path"]) == ("POST", "/sidebar")
    assert request["query"]["v"] == ["1"]
    assert request["query"]["origin"] == [workspace.running.url]
    assert len(request["query"]["app_guid"][0]) == 36
    assert claims["sub"] == "https://demo.zendesk.com/api/v2/users/1002.json"
    assert claims["context"] == {"product": "support", "location": "ticket_sidebar"}
    assert claims["exp"] - claims["iat"] == 300


def test_reloading_the_app_is_a_new_instance_with_a_new_token(
    serve_app: Callable[..., Workspace], outside: Server, tmp_path: Path
) -> None:
    """Every load by the host has a token of its own, so that a replayed one can be refused."""
    manifest = {"name": "Signed", "location": {"support": {"ticket_sidebar": {"url": outside.url, "signed": True}}}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    workspace = serve_app(app_dir=tmp_path)
    with workspace.page.expect_response(lambda response: response.url.startswith(outside.url)):
        workspace.page.goto(f"{workspace.running.url}/agent/tickets/101")
    with workspace.page.expect_response(lambda response: response.url.startswith(outside.url)):
        workspace.locate("reload-app").click()

    tokens = [parse_qs(request["body"])["token"][0] for request in outside.seen]
    ids = {jwt.decode(token, options={"verify_signature": False})["jti"] for token in tokens}
    assert len(ids) == 2


def test_modal_and_sidebar_talk_and_part(workspace: Workspace) -> None:
    """A modal knows its own place, reaches its opener by the guid it was handed, and its end is told."""
    workspace.open_ticket(101)
    workspace.run("listen('picked')")
    guid = workspace.run(
        """async () => {
            const url = 'assets/modal.html#parent=' + (await client.context()).instanceGuid;
            const made = await client.invoke('instances.create', {location: 'modal', url, size: {width: '400px'}});
            const [{instanceGuid}] = made['instances.create'];
            client.instance(instanceGuid).on('modal.close', () => heard.push(['closed', instanceGuid]));
            return instanceGuid;
        }"""
    )
    modal = workspace.frame("modal")
    modal.wait_for_function(SHAKEN_HANDS)
    context = modal.evaluate("client.context()")

    modal.evaluate("client.instance(location.hash.split('=')[1]).trigger('picked', {remedy: 'refund'})")
    assert workspace.wait_heard("picked") == [{"remedy": "refund"}]
    modal.evaluate("void client.invoke('destroy')")

    assert workspace.wait_heard("closed") == [guid]
    assert (context["location"], context["instanceGuid"]) == ("modal", guid)
    workspace.locate("modal").wait_for(state="detached")


def test_escape_closes_a_modal_for_the_app_too(workspace: Workspace) -> None:
    """However the agent closes it, the opener hears of it."""
    workspace.open_ticket(101)
    workspace.run(
        """async () => {
            const made = await client.invoke('instances.create', {location: 'modal', url: 'assets/modal.html'});
            const modal = client.instance(made['instances.create'][0].instanceGuid);
            modal.on('modal.close', () => heard.push(['closed', 'by the agent']));
        }"""
    )
    workspace.frame("modal").wait_for_function(SHAKEN_HANDS)  # nobody closes what is not there yet
    workspace.page.keyboard.press("Escape")

    assert workspace.wait_heard("closed") == ["by the agent"]


def test_requests_to_the_account_are_the_agents(workspace: Workspace) -> None:
    """A relative address reaches the API as whoever is signed in, JSON comes back parsed."""
    workspace.open_ticket(101)

    me = workspace.run("client.request('/api/v2/users/me.json')")
    found = workspace.run("client.request({url: '/api/v2/search.json', data: {query: 'type:ticket Lamp'}})")

    assert me["user"]["email"] == "priya@demo.example"
    assert found["count"] >= 1


def test_a_failed_request_rejects_with_its_status(workspace: Workspace) -> None:
    """A refusal is a plain object with the status and the parsed body, not an Error."""
    workspace.open_ticket(101)

    refusal = workspace.run("client.request('/api/v2/tickets/99999.json').then(() => null, refusal => refusal)")

    assert refusal["status"] == 404
    assert refusal["responseJSON"]["error"] == "RecordNotFound"


def test_other_hosts_are_reached_through_the_proxy(workspace: Workspace, outside: Server) -> None:
    """Secure settings and a signed token are put in on the server, for hosts that the manifest names."""
    workspace.running.desk.installations[77]["settings"]["shared_secret"] = "0123456789abcdef0123456789abcdef"
    workspace.open_ticket(101)

    answer = workspace.run(
        """url => client.request({url, type: 'POST', secure: true, contentType: 'application/json',
            headers: {'X-Key': '{{setting.shared_secret}}', Authorization: 'Bearer {{jwt.token}}', bad_name: 'x'},
            data: JSON.stringify({a: 1}),
            jwt: {algorithm: 'HS256', secret_key: '{{setting.shared_secret}}', expiry: 60, claims: {iss: 'demo'}}})""",
        f"{outside.url}/x",
    )

    [request] = outside.seen
    token = request["headers"]["Authorization"].removeprefix("Bearer ")
    assert answer == {"hello": "app"}
    assert request["headers"]["X-Key"] == "0123456789abcdef0123456789abcdef"
    assert "bad_name" not in request["headers"]
    assert jwt.decode(token, "0123456789abcdef0123456789abcdef", algorithms=["HS256"])["iss"] == "demo"
    assert json.loads(request["body"]) == {"a": 1}


def test_secrets_stay_home_from_unnamed_hosts(workspace: Workspace, outside: Server) -> None:
    """A host that the manifest does not list never sees a secure request."""
    workspace.open_ticket(101)

    refusal = workspace.run(
        "url => client.request({url, secure: true}).then(() => null, refusal => refusal)",
        outside.url.replace("127.0.0.1", "localhost"),
    )

    assert refusal["status"] == 400
    assert outside.seen == []


def test_settings_are_edited_in_a_dialog(workspace: Workspace) -> None:
    """Parameters show with their labels, and what is saved is what the app gets after the reload."""
    workspace.open_ticket(101)
    workspace.locate("settings-app").click()
    workspace.page.get_by_label("Tone of voice").fill("cool")
    with workspace.page.expect_navigation():
        workspace.locate("save-settings").click()
    workspace.open_ticket(101)

    assert workspace.run("client.metadata()")["settings"]["tone"] == "cool"


def test_the_navigation_bar_opens_an_app_full_width(workspace: Workspace) -> None:
    """The nav bar location has its own page, and what follows the app's name in the address is told."""
    workspace.page.goto(f"{workspace.running.url}/agent/tickets/101")
    workspace.locate("nav-app").click()
    frame = workspace.frame("nav_bar")
    frame.wait_for_function(SHAKEN_HANDS)

    assert workspace.page.url.endswith("/agent/apps/workbench")
    assert frame.evaluate("client.context()")["location"] == "nav_bar"
    assert frame.evaluate("outcome(client.get('ticket.id'))")["failure"]["message"] == '"ticket.id" No such Api'
    assert frame.evaluate("client.get('currentUser.id')")["currentUser.id"] == 1002


def test_an_app_in_the_background_runs_unseen(workspace: Workspace) -> None:
    """The background location is loaded beside every ticket and shows nothing."""
    workspace.open_ticket(101)

    frame = workspace.frame("background")
    frame.wait_for_function(SHAKEN_HANDS)

    assert not frame.frame_element().is_visible()


def test_size_notice_and_route_are_the_hosts(workspace: Workspace) -> None:
    """`resize`, `hide`, `notify` and `routeTo` act on the workspace; a notice's markup is cleaned."""
    workspace.open_ticket(101)
    workspace.run("client.invoke('resize', {height: '300px'})")
    workspace.run("client.invoke('notify', 'Saved <b>it</b><img src=x onerror=alert(1)>', 'alert', 0)")

    box = workspace.app().frame_element().bounding_box()
    assert box
    assert round(box["height"]) == 300
    toast = workspace.locate("toast")
    assert toast.inner_html().count("<strong>it</strong>") == 1
    assert toast.locator("img").count() == 0
    with workspace.page.expect_navigation():
        workspace.run("void client.invoke('routeTo', 'ticket', 102)")
    assert workspace.page.url.endswith("/agent/tickets/102")
