"""`amends install` against the sandbox: a dry run, setting up, nothing to do after it, and taking it away."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox

ROOT = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def zendesk() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def sandbox(run: Run, monkeypatch: pytest.MonkeyPatch, zendesk: RunningSandbox) -> RunningSandbox:
    """The demo's Zendesk without anything of ours, and the demo's account connected to it."""
    zendesk.parts.reset()
    monkeypatch.setenv("AMENDS_ZENDESK_URL", zendesk.url)
    monkeypatch.setenv("AMENDS_PUBLIC_URL", "http://127.0.0.1:9")  # where nobody listens
    run("db", "upgrade")
    return zendesk


def test_it_is_set_up_once_and_taken_away(run: Run, sandbox: RunningSandbox) -> None:
    """Each command says part by part what it does; a dry run writes nothing."""
    desk = sandbox.desk
    code, dry, _ = run("install", "--dry-run")
    assert (code, desk.webhooks, desk.triggers) == (0, {}, {})
    assert "+ Trigger “Amends: a customer wrote”: new.\n    +title: Amends: a customer wrote" in dry
    assert "4 parts would change. Nothing was changed." in dry

    code, made, _ = run("install")
    assert (code, len(desk.webhooks), len(desk.triggers)) == (0, 1, 2)
    assert "Zendesk calls http://127.0.0.1:9/webhooks/zendesk/demo" in made
    assert "All is as it should be." in made

    again = json.loads(run("install", "--json")[1])
    assert (again["open"], again["installed"], again["blocked"]) == (0, True, False)
    assert {each["step"] for each in again["changes"]} == {"keep"}

    code, rotated, _ = run("install", "--rotate-secret")
    assert (code, len(desk.webhooks)) == (0, 2)
    assert "= Webhook “Amends”: replaced. It stays for an hour" in rotated
    assert not any(secret in rotated + made for secret in desk.webhook_secrets.values())

    code, gone, _ = run("install", "--remove")
    assert (code, desk.webhooks, desk.triggers) == (0, {}, {})
    assert "Taken away. Tags, notes and ticket fields stay." in gone
    assert "There was nothing of ours." in run("install", "--remove")[1]


def test_what_stands_in_the_way_and_what_cannot_be_reached_is_said(run: Run, sandbox: RunningSandbox) -> None:
    """The exit code says so too."""
    code, _, err = run("install", "--rotate-secret")
    assert code == 1
    assert "Nothing is set up in Zendesk yet" in err
    assert "NO  Not all is in Zendesk" in run("install", "--check")[1]

    run("install")
    code, out, _ = run("install", "--check")
    assert (code, out.splitlines()[0][:2]) == (1, "ok")
    assert "NO  Zendesk cannot reach http://127.0.0.1:9/webhooks/zendesk/demo." in out
    assert json.loads(run("install", "--check", "--json")[1])["passed"] is False

    run("install", "--remove")
    theirs = {"title": "Amends: a customer wrote", "conditions": {"all": [], "any": []}, "actions": []}
    row = {"id": 7, "active": True, "position": 1, "description": "", "category_id": None, **theirs}
    sandbox.desk.triggers[7] = dict(row)
    code, out, _ = run("install")
    assert code == 1
    assert "! Trigger “Amends: a customer wrote”: left alone" in out
    assert "Not all could be done" in out
    assert sandbox.desk.triggers[7] == row


def test_the_real_zendesk_calls_no_address_without_https(
    run: Run, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the setting; nothing is asked of Zendesk."""
    assert sandbox
    monkeypatch.delenv("AMENDS_ZENDESK_URL")
    code, _, err = run("install")

    assert code == 1
    assert "AMENDS_PUBLIC_URL is http://127.0.0.1:9" in err
