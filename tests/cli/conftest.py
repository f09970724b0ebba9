"""A command line with a database of its own, and tickets as the REST API returns them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from integration.__main__ import main

NOW = "2026-11-24T09:00:00Z"


@pytest.fixture(autouse=True)
def own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No command of a test may touch the data of whoever runs it."""
    monkeypatch.setenv("AMENDS_DATABASE_URL", f"sqlite:///{tmp_path}/amends.sqlite3")
    monkeypatch.setenv("AMENDS_SECRET_KEY", "a-secret-that-only-guards-a-test-of-ours")
    for name in ("AMENDS_ZENDESK_URL", "AMENDS_PUBLIC_URL", "AMENDS_QUEUE_URL", "AMENDS_LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; gives its exit code, its output, and what it said on standard error."""

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(words)
        output = capsys.readouterr()
        return code, output.out, output.err

    return command


@pytest.fixture
def ticket_file(tmp_path: Path) -> Callable[..., str]:
    """A file with a ticket whose customer wrote these words."""

    def write(text: str, subject: str = "", **changes: Any) -> str:
        ticket = {"id": 101, "subject": subject, "requester_id": 7, "status": "open", "via": {"channel": "email"}}
        comment = {"id": 1, "author_id": 7, "public": True, "plain_body": text, "created_at": NOW}
        user = {"id": 7, "name": "Marta Ilves", "role": "end-user", "locale": "en-GB"}
        payload = {"ticket": ticket, "comments": [comment], "users": [user], **changes}
        path = tmp_path / "ticket.json"
        path.write_text(json.dumps(payload), encoding="utf-8")
        return str(path)

    return write
