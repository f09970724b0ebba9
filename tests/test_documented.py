"""What people can set, call or be refused by is documented."""

import argparse
import re
from pathlib import Path

import pytest

from integration.cli import parser as command_line
from integration.flows import approving, signing_in
from integration.settings import Settings
from integration.web import sessions
from integration.zendesk import app_token

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
    [*signing_in.Reason, *approving.Reason, *sessions.Reason, *app_token.TokenReason],
    ids=lambda reason: str(reason.value),
)
def test_every_refusal_is_explained(reason: str) -> None:
    """Whoever sees a reason in the metrics can look up what it means."""
    assert f"| `{reason}` |" in (ROOT / "docs" / "refusals.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_the_readme_links_to_what_is_there(link: str) -> None:
    """No link of the README leads nowhere."""
    assert (ROOT / link).exists()
