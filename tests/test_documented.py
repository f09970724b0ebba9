"""What people can set, call or be refused by is documented."""

import argparse
import re
from pathlib import Path

import pytest

from integration.apology.auto_draft import Skip
from integration.cli import parser as command_line
from integration.flows import api_access, approving, receiving_ports, signing_in
from integration.settings import Settings
from integration.web import sessions
from integration.web.api import openapi
from integration.zendesk import app_token, webhook

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme(name: str) -> None:
    """An operator finds each variable, with its default and what it is."""
    assert f"| `AMENDS_{name.upper()}` |" in README


def commands() -> set[str]:
    """Every command and command of a command, as typed."""
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers()
    for family in command_line.FAMILIES:
        family.add(subparsers)
    found = set()
    for name, sub in subparsers.choices.items():
        found.add(name)
        for action in sub._actions:
            if isinstance(action, argparse._SubParsersAction):
                found |= set(action.choices)
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_readme(name: str) -> None:
    """Each command is named where operators look."""
    assert re.search(rf"`(?:[a-z]+ )*{name}(?: [a-z]+)*`", README)


@pytest.mark.parametrize(
    "reason",
    [
        *signing_in.Reason,
        *approving.Reason,
        *sessions.Reason,
        *app_token.TokenReason,
        *webhook.WebhookReason,
        *receiving_ports.ReceivingReason,
        *api_access.AccessReason,
    ],
    ids=lambda reason: str(reason.value),
)
def test_every_refusal_is_explained(reason: str) -> None:
    """Whoever sees a reason in the metrics can look up what it means."""
    assert f"| `{reason}` |" in (ROOT / "docs" / "refusals.md").read_text(encoding="utf-8")


def test_all_that_the_api_takes_and_gives_is_explained() -> None:
    """Every address, and every field by its name."""
    described = openapi.document("0.1.0")
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    fields = {field for shape in described["components"]["schemas"].values() for field in shape.get("properties", {})}

    assert [path for path in described["paths"] if f"`{path}`" not in page] == []
    assert sorted(field for field in fields if f"`{field}`" not in page) == []


@pytest.mark.parametrize("reason", list(Skip))
def test_every_reason_not_to_draft_is_explained(reason: str) -> None:
    """Whoever misses a draft can look up why there is none, and what to do about it."""
    assert f"| `{reason}` |" in (ROOT / "docs" / "triggers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_the_readme_links_to_what_is_there(link: str) -> None:
    """No link of the README leads nowhere."""
    assert (ROOT / link).exists()
