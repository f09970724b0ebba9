"""From end to end: a trigger of the sandbox fires, the server takes it in, a worker writes the one note."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from werkzeug.serving import make_server

from integration import resources, sandbox
from integration.bootstrap import inbox
from integration.bootstrap.inbox import inbox_work
from integration.bootstrap.installing import installing, trying_installation
from integration.bootstrap.parts import Parts, now
from integration.bootstrap.setting_up import upgrade_database
from integration.errors import DatabaseFailure, OutsideFailure
from integration.flows.inbox import EventKind, EventState, NewEvent
from integration.flows.note import NoteState
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.mail import receive
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.sandbox.state import Actor, Ticket
from integration.sandbox.tickets import update_ticket
from integration.settings import read_settings
from integration.store.inbox import InboxStore
from integration.store.inbox_desk import InboxDeskStore
from integration.store.notes import NoteStore
from integration.worker.inbox import working
from tests.running_demo import free_ports

SECRET = "a-secret-that-only-guards-a-test-of-ours"
PATIENCE = 30  # seconds until something that never comes fails the test
BROKEN = {
    "from": {"name": "Marta Lindqvist", "email": "marta@example.com"},
    "subject": "The lamp came broken",
    "text": "Hello,\n\nmy order 4471 arrived today and the glass lamp is cracked. I am very disappointed.\n\nMarta",
}


@pytest.fixture
def zendesk() -> Iterator[RunningSandbox]:
    seed = Path(sandbox.__path__[0]) / "seed" / "demo.yaml"
    config = SandboxConfig(seed=seed, templates=resources.templates(), app_dir=resources.manifest(), time_scale=0.001)
    with running_sandbox(config) as running:
        yield running


@pytest.fixture
def parts(tmp_path: Path, zendesk: RunningSandbox) -> Iterator[Parts]:
    """A product of its own, set up in the sandbox, and serving at its public address."""
    (port,) = free_ports(1)
    settings = read_settings(
        database_url=f"sqlite:///{tmp_path}/amends.sqlite3",
        secret_key=SECRET,
        log_level="error",
        zendesk_url=zendesk.url,
        public_url=f"http://127.0.0.1:{port}",
        worker_threads=2,
    )
    parts = Parts(settings)
    upgrade_database(parts)
    installing(parts).install("demo", by="amara", now=now())
    with _serving(parts, port):
        yield parts
    parts.engine.dispose()


@contextmanager
def _serving(parts: Parts, port: int) -> Iterator[None]:
    server = make_server("127.0.0.1", port, parts.web_app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_one_note_for_each_message_and_none_that_is_old(parts: Parts, zendesk: RunningSandbox) -> None:
    """The trigger fires twice, Zendesk's answer to the note is lost, the customer writes again, an agent answers.

    Each message has one note, the older draft gives way, and none stands in the end.
    """
    zendesk.parts.faults.add(Fault("duplicate_delivery", times=1))
    zendesk.parts.faults.add(Fault("apply_then_503", path="*/tickets/*", method="PUT", retry_after=1, times=1))
    with working(inbox_work(parts, now), threading.Event()):
        ticket = zendesk.desk.tickets[receive(zendesk.desk, BROKEN).ticket_id]
        _until(lambda: _states(parts, ticket) == [NoteState.WRITTEN] and _idle(parts))
        assert len(_notes(ticket)) == 1
        assert "Marta" in _notes(ticket)[0]
        assert {"amends", "amends_damaged_item", "amends_drafted"} <= set(ticket.tags)
        assert ticket.status == "new"

        more = {**BROKEN, "ticket_id": ticket.id, "text": "And the second lamp of order 4471 is cracked as well."}
        receive(zendesk.desk, more)
        _until(lambda: _states(parts, ticket) == [NoteState.SUPERSEDED, NoteState.WRITTEN] and _idle(parts))
        assert len(_notes(ticket)) == 2

        answer = {"comment": {"html_body": "<p>I am sorry, a new one is on its way.</p>", "public": True}}
        update_ticket(zendesk.desk, Actor(zendesk.desk.users[1002]), ticket.id, answer)
        _until(lambda: _states(parts, ticket) == [NoteState.SUPERSEDED, NoteState.ANSWERED] and _idle(parts))
        assert "amends_drafted" not in ticket.tags
        checks = trying_installation(parts).test("demo")
        ready, figures = _asked(parts, "ready"), _asked(parts, "metrics")

    # A brand's name and a token are asked for once, and then remembered.
    asked = [each["path"] for each in zendesk.parts.requests.listed()]
    assert [sum(word in path for path in asked) for word in ("/brands/", "/oauth/tokens")] == [1, 1]
    assert len(_notes(ticket)) == 2
    assert not _lines(parts, EventState.DEAD)
    assert [(each.name, each.passed) for each in checks] == [
        ("parts", True),
        ("call", True),
        ("inbox", True),
        ("worker", True),
    ]
    assert '"worker":"ok"' in ready.replace(" ", "")
    # The try whose answer was lost does not count as one, and the next finds its note there already.
    assert _count(figures, "drafted", "") + _count(figures, "skipped", "drafted") == 2
    assert 'amends_events_total{reason="answered",result="withdrawn"} 1.0' in figures
    assert "amends_oldest_event_seconds 0.0" in figures
    assert '"worker":"notready"' in _asked(parts, "ready").replace(" ", "")


def _notes(ticket: Ticket) -> list[str]:
    return [comment.html_body for comment in ticket.comments if not comment.public]


def _states(parts: Parts, ticket: Ticket) -> list[NoteState]:
    return [note.state for note in NoteStore(parts.engine).of_ticket("demo", str(ticket.id))]


def _lines(parts: Parts, *states: EventState) -> tuple[Any, ...]:
    return InboxDeskStore(parts.engine).lines("demo", frozenset(states), before=None, limit=100)


def _idle(parts: Parts) -> bool:
    return not _lines(parts, EventState.WAITING, EventState.WORKING)


def _asked(parts: Parts, path: str) -> str:
    with requests.Session() as session:
        return session.get(f"{parts.settings.public_url}/{path}", timeout=10).text


def _count(figures: str, result: str, reason: str) -> float:
    line = f'amends_events_total{{reason="{reason}",result="{result}"}} '
    return sum(float(each.removeprefix(line)) for each in figures.splitlines() if each.startswith(line))


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


def test_a_worker_whose_clock_is_off_takes_nothing_up(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before the first look at the clock, not while it is off; a database that hiccups says nothing about it."""
    said: list[Exception | None] = []

    def clock_says(*_: object) -> None:
        if problem := said.pop():
            raise problem

    monkeypatch.setattr(inbox, "check_clock", clock_says)
    work, at = inbox_work(parts, now), now()
    for number in range(4):
        test = NewEvent(f"e{number}", "demo", EventKind.TEST, f"k{number}", at, at)
        InboxStore(parts.engine, parts.seal).put(test)

    def after(problem: Exception | None) -> bool:
        said.append(problem)
        with contextlib.suppress(DatabaseFailure):
            work.beat()
        return work.one("w/1")

    away, off = DatabaseFailure("Away.", permanent=False), OutsideFailure("40 seconds apart.", permanent=False)
    assert [work.one("w/1"), *map(after, (away, None, away, off, away, None))] == [
        False,
        False,
        True,
        True,
        False,
        False,
        True,
    ]
    assert not said
