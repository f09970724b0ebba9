"""Serve a sandbox over HTTP: in the foreground for the demo, in a thread on a free port for tests."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from integration.sandbox.app import create_sandbox
from integration.sandbox.config import SandboxConfig
from integration.sandbox.context import EXTENSION, Sandbox
from integration.sandbox.state import Desk


class RunningSandbox(NamedTuple):
    url: str
    desk: Desk
    parts: Sandbox


class _QuietHandler(WSGIRequestHandler):
    """The sandbox keeps its own request log (`GET /sandbox/requests`); a second one on the terminal is noise."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


def serve(config: SandboxConfig, host: str, port: int) -> None:
    """Serve until interrupted. Raises `OSError` when the port is taken."""
    server, parts = _server(config, host, port)
    parts.courier.start()
    try:
        server.serve_forever()
    finally:
        parts.courier.stop()
        server.server_close()


@contextmanager
def running_sandbox(config: SandboxConfig, host: str = "127.0.0.1", port: int = 0) -> Iterator[RunningSandbox]:
    """Serve in a thread while the block runs; port 0 takes a free one, and `public_url` follows it."""
    server, parts = _server(config, host, port)
    url = f"http://{host}:{server.port}"
    parts.config = replace(config, public_url=url)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    parts.courier.start()
    try:
        yield RunningSandbox(url, parts.desk, parts)
    finally:
        parts.courier.stop()
        server.shutdown()
        thread.join()
        server.server_close()


def _server(config: SandboxConfig, host: str, port: int) -> tuple[BaseWSGIServer, Sandbox]:
    # bound here, because the server would end the process where the port is taken
    with socket.create_server((host, port)) as bound:
        app = create_sandbox(config)
        server = make_server(host, port, app, threaded=True, request_handler=_QuietHandler, fd=bound.fileno())
    return server, app.extensions[EXTENSION]
