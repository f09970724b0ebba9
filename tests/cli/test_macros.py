"""`amends macros sync` against the sandbox: a dry run, the sync, and nothing to do after it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox

ROOT = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sandbox(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[RunningSandbox]:
    """The demo's Zendesk, with the demo's account connected to it."""
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        monkeypatch.setenv("AMENDS_ZENDESK_URL", running.url)
        secret = tmp_path / "secret"
        secret.write_text("sandbox-only", encoding="utf-8")
        run("db", "upgrade")
        run("accounts", "connect", "demo", "--client-id", "amends", "--client-secret-file", str(secret),
            "--app-id", "1")  # fmt: skip
        yield running


def in_zendesk(sandbox: RunningSandbox) -> list[dict[str, Any]]:
    return [macro for macro in sandbox.parts.desk.macros.values() if "[amends:" in str(macro.get("description"))]


def test_a_dry_run_shows_every_line_and_writes_nothing(run: Run, sandbox: RunningSandbox) -> None:
    """An operator reads it before anything happens."""
    code, out, _ = run("macros", "sync", "--dry-run")

    assert code == 0
    assert "+ Amends::English::Late delivery: new" in out
    assert "{{ticket.requester.first_name}}" in out
    assert "14 would be created, 0 updated, 0 switched off; 0 are as they should be." in out
    assert in_zendesk(sandbox) == []


def test_a_sync_writes_each_macro_once(run: Run, sandbox: RunningSandbox) -> None:
    """Run twice, it changes nothing the second time."""
    code, out, _ = run("macros", "sync")
    again = json.loads(run("macros", "sync", "--json")[1])

    assert (code, len(in_zendesk(sandbox))) == (0, 14)
    assert "14 were created" in out
    assert {macro["step"] for macro in again["macros"]} == {"keep"}


def test_somebody_elses_macro_is_left_alone_and_named(run: Run, sandbox: RunningSandbox) -> None:
    """The exit code says that not all could be done."""
    desk = sandbox.parts.desk
    theirs = next(iter(desk.macros.values()))
    theirs["title"] = "Amends::English::Late delivery"
    before = dict(theirs)
    code, out, _ = run("macros", "sync")

    assert code == 1
    assert "! Amends::English::Late delivery: left alone" in out
    assert theirs == before
    assert len(in_zendesk(sandbox)) == 13


def test_a_language_without_letters_is_refused(run: Run, sandbox: RunningSandbox) -> None:
    """The message names the field and what there is."""
    code, _, err = run("macros", "sync", "--locale", "xx")

    assert code == 1
    assert "locale: there are no letters in “xx”" in err
    assert in_zendesk(sandbox) == []
