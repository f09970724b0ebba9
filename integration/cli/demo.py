"""`amends demo`: sandbox, product and worker in one terminal, with tickets to try."""

import argparse
import signal
import subprocess
import sys
import time
import webbrowser
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from integration.cli.arguments import Commands

if TYPE_CHECKING:
    from requests import Session

    from integration.settings import Settings

PATIENCE_SECONDS = 30
PARTS = ("sandbox", "serve", "worker")


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("demo", help="run everything on this machine, with tickets to try")
    parser.add_argument("--headless", action="store_true", help="do not open a browser")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Start the three parts, say where to look, and end them together, however the demo itself is ended."""
    from integration.cli.ports import demand_free
    from integration.settings import demo_settings, environment_for

    settings = demo_settings()
    demand_free(settings.port, "AMENDS_PORT")
    demand_free(settings.sandbox_port, "AMENDS_SANDBOX_PORT")
    environment = environment_for(settings)
    subprocess.run(_command("db", "upgrade"), env=environment, check=True)
    address = f"http://localhost:{settings.sandbox_port}/"
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    try:
        with ExitStack() as running:
            parts = [running.enter_context(_Part(name, environment)) for name in PARTS]
            running.callback(_end, parts)
            if not _wait([f"{address}sandbox/health"], parts):
                return 1
            _set_up(settings)
            if not _wait([f"http://localhost:{settings.port}/ready"], parts):
                return 1
            print(f"\nAmends is running. Open {address} and click a ticket. Ctrl-C ends it.\n", flush=True)
            if not arguments.headless:
                webbrowser.open(address)
            return _watch(parts)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 0


def _end(parts: Sequence["_Part"]) -> None:
    """Ask all of them before any is waited for: each may have something in hand."""
    for part in parts:
        part.end()


class _Part:
    """One process of the demo; asked to end when the demo ends, and made to if it does not."""

    def __init__(self, name: str, environment: Mapping[str, str]) -> None:
        self.name = name
        self._process = subprocess.Popen(_command(name), env=environment)
        self._is_asked = False

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def end(self) -> None:
        """Ask it to end, once: a second time would be a demand."""
        if not self._is_asked:
            self._is_asked = True
            self._process.terminate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _set_up(settings: "Settings") -> None:
    """Let the sandbox call us when a customer writes. Without it the demo still drafts on a click."""
    from integration.bootstrap.installing import installing
    from integration.bootstrap.parts import Parts, now
    from integration.bootstrap.setting_up import DEMO_ACCOUNT
    from integration.errors import AmendsError

    parts = Parts(settings)
    try:
        installing(parts).install(DEMO_ACCOUNT, by="amends demo", now=now())
    except AmendsError as error:
        print(f"amends: the triggers are not set up: {error}", file=sys.stderr)
    finally:
        parts.engine.dispose()


def _wait(addresses: Sequence[str], parts: Sequence[_Part]) -> bool:
    from requests import Session

    deadline = time.monotonic() + PATIENCE_SECONDS
    waiting = list(addresses)
    with Session() as session:
        while waiting and time.monotonic() < deadline and not any(part.ended for part in parts):
            if _answers(session, waiting[0]):
                waiting.pop(0)
            else:
                time.sleep(0.1)
    if waiting:
        print(f"amends: no answer from {waiting[0]}; the lines above say why.", file=sys.stderr)
    return not waiting


def _answers(session: "Session", address: str) -> bool:
    from requests import RequestException

    try:
        return session.get(address, timeout=2).ok
    except RequestException:
        return False


def _watch(parts: Sequence[_Part]) -> int:
    """Until the first part ends, which none should."""
    while True:
        for part in parts:
            if part.ended:
                print(f"amends: {part.name} has ended, so the demo ends too.", file=sys.stderr)
                return 1
        time.sleep(0.3)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "integration", *words]
