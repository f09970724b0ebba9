"""Several Zendesk accounts on one server, each under its name: `http://127.0.0.1:PORT/<account>`."""

import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Response

from integration.sandbox.app import create_sandbox
from integration.sandbox.config import Limits, SandboxConfig
from integration.sandbox.context import EXTENSION, Sandbox
from integration.sandbox.requestlog import RequestLog

ROOT = Path(__file__).parents[2]
NO_LIMITS = Limits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000)
EVERY_REQUEST = 1_000_000
SEED = """
account: {name: Northlight, locale: en-US, time_zone: Europe/Berlin}
brands: [{id: 511, name: Northlight Home, default: true}]
agents:
  - {id: 1001, name: Amara Cole, email: admin@demo.example, role: admin}
  - {id: 1002, name: Priya Nair, email: priya@demo.example, role: agent}
installations: [{id: 77, app_id: 501, settings: {name: Amends, title: Amends}}]
oauth_clients: [{identifier: amends, secret: sandbox-only, redirect_uris: [], user: admin@demo.example}]
"""


@dataclass(frozen=True, slots=True)
class Desks:
    """`url` has `{account}` where the account's name goes; the sandboxes are in this process, for looking at."""

    url: str
    accounts: Mapping[str, Sandbox]


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """The terminal is for the figures."""


@contextmanager
def running_desks(names: Sequence[str], folder: Path, *, time_scale: float) -> Iterator[Desks]:
    """Serve these accounts while the block runs; `time_scale` shortens the waits between webhook attempts."""
    seed = folder / "seed.yaml"
    seed.write_text(SEED, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
        apps = {
            name: create_sandbox(
                SandboxConfig(
                    seed=seed,
                    templates=ROOT / "templates",
                    app_dir=ROOT / "manifest",
                    subdomain=name,
                    public_url=f"http://127.0.0.1:{port}/{name}",
                    limits=NO_LIMITS,
                    time_scale=time_scale,
                )
            )
            for name in names
        }
        switch = DispatcherMiddleware(Response("no such account", 404), {f"/{name}": app for name, app in apps.items()})
        server = make_server("127.0.0.1", port, switch, threaded=True, request_handler=_Quiet, fd=bound.fileno())
    sandboxes: dict[str, Sandbox] = {name: app.extensions[EXTENSION] for name, app in apps.items()}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    with ExitStack() as running:
        running.callback(server.server_close)
        thread.start()
        running.callback(thread.join)
        running.callback(server.shutdown)
        for sandbox in sandboxes.values():
            sandbox.requests = RequestLog(kept=EVERY_REQUEST)
            sandbox.courier.start()
            running.callback(sandbox.courier.stop)
        yield Desks(f"http://127.0.0.1:{port}/{{account}}", sandboxes)
