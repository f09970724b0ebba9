"""`amends policy lint` and `diff`: what is unwise in a file, and what it would change in the live policy."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
SMALL = """
currency: EUR
contacts: [{phone: 0800 555 0142}]
rules:
  - {id: all, name: Everything, when: {}, offers: [{id: link, kind: reorder_link}]}
"""
NEVER = "  - {id: end, name: Never, when: {}, offers: [{id: link, kind: reorder_link}]}\n"
WITHOUT_CAP = """
  - id: late
    name: Late
    when: {all: [{fact: days_late, operator: at_least, value: 3}]}
    stack: true
    offers:
      - id: credit
        kind: store_credit
        amount: {basis: per_day_late, value: 2}
        promise: {what: add it, owner: shop, due: {count: 1}}
"""


@pytest.fixture
def policy_file(tmp_path: Path) -> Callable[[str], str]:
    """A file with this policy."""

    def write(text: str) -> str:
        path = tmp_path / "policy.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_policy_without_findings(run: Run, policy_file: Callable[[str], str]) -> None:
    """Nothing wrong is said in one line, and in JSON as an empty list."""
    file = policy_file(SMALL)

    assert run("policy", "lint", file) == (0, "No findings. 1 rules.\n", "")
    assert json.loads(run("policy", "lint", file, "--json")[1]) == {"findings": []}


def test_a_warning_does_not_fail(run: Run, policy_file: Callable[[str], str]) -> None:
    """What is only unwise is said with its place, and is the reader's to weigh."""
    code, out, _ = run("policy", "lint", policy_file(SMALL + WITHOUT_CAP))

    assert code == 0
    assert out.startswith("warning: rules[1].offers[0].amount.maximum: Rule “Late”: store credit of 2 EUR for each day")


@pytest.mark.parametrize(
    ("text", "level", "path"),
    [
        (SMALL + NEVER, "error", "rules[1]"),
        (SMALL.replace("EUR", "Euro"), "problem", "currency"),
    ],
)
def test_what_cannot_work_fails(run: Run, policy_file: Callable[[str], str], text: str, level: str, path: str) -> None:
    """A rule that never fires and a problem of the check stop a pipeline."""
    code, out, _ = run("policy", "lint", policy_file(text), "--json")

    assert code == 1
    assert (level, path) in {(finding["level"], finding["path"]) for finding in json.loads(out)["findings"]}


def test_a_file_that_is_no_policy(run: Run, policy_file: Callable[[str], str]) -> None:
    """What cannot be read is refused with the place."""
    code, _, err = run("policy", "lint", policy_file(SMALL.replace("name: Everything", "nmae: Everything")))

    assert code == 1
    assert "rules[0].nmae" in err


def test_what_a_file_would_change(run: Run, policy_file: Callable[[str], str]) -> None:
    """The live policy and the file are compared in words, also where the file may not go live yet."""
    run("db", "upgrade")
    live = run("policy", "export")[1]

    assert run("policy", "diff", policy_file(live)) == (0, "No differences from version 1.\n", "")
    file = policy_file(live.replace("budget_day: 2000", "budget_day: -1"))
    assert run("policy", "diff", file)[1] == "Limits: the day's budget is -1 EUR instead of 2000 EUR.\n"
    assert json.loads(run("policy", "diff", file, "--json")[1]) == {
        "version": 1,
        "differences": ["Limits: the day's budget is -1 EUR instead of 2000 EUR."],
    }


def test_accounts_are_compared_with_their_own(run: Run, policy_file: Callable[[str], str]) -> None:
    """Where there are several accounts, one has to be named."""
    run("db", "upgrade")
    run("accounts", "add", "acme")
    file = policy_file(run("policy", "export", "--account", "acme")[1])

    assert "--account: acme, demo" in run("policy", "diff", file)[2]
    assert run("policy", "diff", file, "--account", "acme")[1] == "No differences from version 1.\n"
