"""`amends demo` in processes of its own, as a newcomer starts it."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

PATIENCE_SECONDS = 60
ADMIN = ("admin@demo.example/token", "sandbox-token")


@dataclass(frozen=True)
class Demo:
    """A running `amends demo`: where the sandbox and the product listen, and what the sandbox has stored."""

    sandbox: str
    product: str
    process: "subprocess.Popen[bytes]"
    database: Path

    def get(self, path: str) -> Any:
        """An object of the REST API, as an admin sees it."""
        with requests.Session() as session:
            answer = session.get(f"{self.sandbox}/api/v2/{path}", auth=ADMIN, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """One of the sandbox's own doors; gives what it answers."""
        with requests.Session() as session:
            answer = session.request(method, f"{self.sandbox}/sandbox/{path}", json=body, timeout=10)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def sent(self, ticket_id: int) -> list[str]:
        """The final texts that Amends has on record for a ticket."""
        query = (
            "SELECT text FROM outcomes JOIN drafts ON drafts.id = draft_id WHERE ticket_id = ? AND kind = 'submitted'"
        )
        with closing(sqlite3.connect(self.database)) as connection:
            return [text for (text,) in connection.execute(query, (str(ticket_id),))]

    def comments(self, ticket_id: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get(f"tickets/{ticket_id}/comments.json")["comments"]
        return found


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """Start the demo on free ports with its data in `folder`; ended by Ctrl-C, as a person would."""
    ports = free_ports(2)
    environment = {
        **os.environ,  # noqa: TID251 - a process of its own, with this machine's environment
        "AMENDS_DATABASE_URL": f"sqlite:///{folder}/amends.sqlite3",
        "AMENDS_PORT": str(ports[0]),
        "AMENDS_SANDBOX_PORT": str(ports[1]),
        "AMENDS_SUGGESTIONS_PER_MINUTE": "10000",
    }
    log = folder / "demo.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "integration", "demo", "--headless"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    demo = Demo(f"http://localhost:{ports[1]}", f"http://localhost:{ports[0]}", process, folder / "amends.sqlite3")
    try:
        wait_for(demo)
        yield demo
    except RuntimeError as error:
        raise RuntimeError(f"{error}\n{log.read_text()[-3000:]}") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=20)


def wait_for(demo: Demo) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    with requests.Session() as session:
        for address in (f"{demo.sandbox}/sandbox/health", f"{demo.product}/ready"):
            while not answers(session, address):
                if demo.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"The demo did not start: no answer from {address}.")
                time.sleep(0.1)


def answers(session: requests.Session, address: str) -> bool:
    try:
        return session.get(address, timeout=2).ok
    except requests.RequestException:
        return False


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
