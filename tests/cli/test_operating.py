"""The commands of operators and admins: database, accounts, policy, package, and the command line itself."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from integration import __version__
from integration.cli.parser import parse

Run = Callable[..., tuple[int, str, str]]


def test_an_empty_database_gets_the_demo_account(run: Run) -> None:
    """One command brings a database from nothing to a first suggestion; again it changes nothing."""
    first = run("db", "upgrade")
    again = run("db", "upgrade")

    assert "account demo is set up" in first[2]
    assert again == (0, "", "")
    assert run("accounts", "list") == (0, "demo\n", "")


def test_an_account_is_added_with_the_default_policy(run: Run) -> None:
    """A second account stands beside the first, and from then on has to be named."""
    run("db", "upgrade")

    assert run("accounts", "add", "acme")[0] == 0
    assert json.loads(run("accounts", "list", "--json")[1]) == {"accounts": ["acme", "demo"]}
    assert "--account: acme, demo" in run("policy", "show")[2]
    assert run("policy", "show", "--account", "acme")[1].startswith("Version 1")


@pytest.mark.parametrize("name", ["acme.zendesk.com", "ac me", "äcme"])
def test_a_name_that_is_no_subdomain_is_refused(run: Run, name: str) -> None:
    """The account is the NAME of NAME.zendesk.com and nothing else."""
    run("db", "upgrade")

    code, _, err = run("accounts", "add", name)

    assert code == 1
    assert "NAME of NAME.zendesk.com" in err


def test_a_policy_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    """An exported policy passes the check, and importing it makes the next version."""
    run("db", "upgrade")
    file = tmp_path / "policy.yaml"
    file.write_text(run("policy", "export")[1], encoding="utf-8")

    assert "No problems" in run("policy", "check", str(file))[1]
    assert run("policy", "import", str(file), "--note", "The same")[1] == "Published as version 2.\n"
    assert json.loads(run("policy", "show", "--json")[1])["version"] == 2


def test_a_bad_policy_is_not_published(run: Run, tmp_path: Path) -> None:
    """Problems are sentences that name the place; the live policy stays."""
    run("db", "upgrade")
    file = tmp_path / "policy.yaml"
    file.write_text("currency: EUR\ncontacts: []\nrules:\n  - {id: a, name: A, when: {}, offers: [{id: b}]}\n")

    code, _, err = run("policy", "import", str(file))

    assert code == 1
    assert "rules[0].offers[0].kind" in err
    assert run("policy", "check", str(file))[0] == 1
    assert json.loads(run("policy", "check", str(file), "--json")[1])["problems"]
    assert run("policy", "show")[1].startswith("Version 1")


def test_the_package_is_for_the_operators_address(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The zip's manifest points at AMENDS_PUBLIC_URL and has this version."""
    monkeypatch.setenv("AMENDS_PUBLIC_URL", "https://amends.acme.example")

    code, out, _ = run("package", "--out", str(tmp_path))

    with zipfile.ZipFile(out.strip()) as package:
        manifest = json.loads(package.read("manifest.json"))
    assert code == 0
    assert manifest["version"] == __version__
    assert manifest["location"]["support"]["ticket_sidebar"]["url"] == "https://amends.acme.example/zaf/sidebar"


def test_an_address_without_tls_makes_no_package(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Zendesk frames only https pages; the message names the setting."""
    monkeypatch.setenv("AMENDS_PUBLIC_URL", "http://amends.acme.example")

    code, _, err = run("package", "--out", str(tmp_path))

    assert code == 1
    assert "AMENDS_PUBLIC_URL" in err


@pytest.mark.parametrize("words", [[], ["nonsense"], ["policy"], ["suggest"], ["classify", "--threshold", "high"]])
def test_misuse_exits_with_two(words: list[str]) -> None:
    """argparse explains, and scripts can tell misuse from refusal."""
    with pytest.raises(SystemExit) as exit_:
        parse(words)

    assert exit_.value.code == 2


def test_help_loads_nothing_heavy() -> None:
    """`amends --help` must answer at once, so the parser's imports stay light."""
    code = "import sys, integration.cli.parser; print(sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not {"flask", "numpy", "pydantic", "sqlalchemy", "zenpy", "jinja2"} & set(eval(done.stdout))  # noqa: S307


def test_a_server_without_a_secret_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing starts half set up. A process of its own, since a server tells its whole process where to count."""
    monkeypatch.delenv("AMENDS_SECRET_KEY")
    monkeypatch.setenv("AMENDS_PORT", "0")

    done = subprocess.run([sys.executable, "-m", "integration", "serve"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "AMENDS_SECRET_KEY is not set" in done.stderr


def test_a_worker_before_the_migration_is_refused(run: Run) -> None:
    """The command that is missing is named."""
    assert "amends db upgrade" in run("worker")[2]
