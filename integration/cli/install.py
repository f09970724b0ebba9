"""`amends install`: what calls us in Zendesk is set up, looked at, tried out, or taken away."""

import argparse
import json
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integration.bootstrap.parts import Parts
    from integration.flows.installing import Installation
    from integration.flows.trying_installation import Check

_SIGNS = {
    "create": "+",
    "update": "~",
    "keep": "=",
    "resting": "=",
    "switch_off": "-",
    "delete": "-",
    "taken": "!",
    "lacking": "!",
}


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("install", help="set up the webhook and the triggers that call Amends from Zendesk")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="only say what would change, line by line")
    what.add_argument("--check", action="store_true", help="try it out with a signed test, up to the worker")
    what.add_argument(
        "--rotate-secret", action="store_true", help="sign with another secret; the one before counts for an hour"
    )
    what.add_argument("--remove", action="store_true", help="take away the triggers and the webhook, and nothing else")
    parser.add_argument("--by", default="command line", help="who, for the record")
    with_account(parser)
    with_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 1 where something of somebody else's stands in the way, or where a check does not pass."""
    from integration.bootstrap.setting_up import demand_current_database

    parts = demand_current_database(assemble())
    account = parts.accounts.pick(arguments.account)
    if arguments.check:
        return _checked(parts, account, as_json=arguments.json)
    done = _done(parts, account, arguments)
    if arguments.json:
        print(json.dumps(_json(done, dry_run=arguments.dry_run), ensure_ascii=False))
    else:
        print(*_told(done, in_full=arguments.dry_run), sep="\n")
        print(_summary(done, arguments))
    return 1 if done.plan.blocked else 0


def _done(parts: "Parts", account: str, arguments: argparse.Namespace) -> "Installation":
    from integration.bootstrap.installing import installing
    from integration.bootstrap.parts import now

    flow = installing(parts)
    if arguments.dry_run:
        return flow.plan(account, now())
    if arguments.rotate_secret:
        return flow.rotate(account, by=arguments.by, now=now())
    if arguments.remove:
        return flow.remove(account, by=arguments.by, now=now())
    return flow.install(account, by=arguments.by, now=now())


def _checked(parts: "Parts", account: str, *, as_json: bool) -> int:
    from integration.bootstrap.installing import trying_installation

    checks = trying_installation(parts).test(account)
    passed = all(check.passed for check in checks)
    if as_json:
        shown = [{"name": each.name, "passed": each.passed, "words": each.words} for each in checks]
        print(json.dumps({"passed": passed, "checks": shown}, ensure_ascii=False))
    else:
        print(*_ticked(checks), sep="\n")
    return 0 if passed else 1


def _ticked(checks: "Sequence[Check]") -> "Iterator[str]":
    for check in checks:
        yield f"{'ok' if check.passed else 'NO'}  {check.words}"


def _told(done: "Installation", *, in_full: bool) -> "Iterator[str]":
    from integration.flows.installation import Step
    from integration.flows.installation_words import told

    yield f"Zendesk calls {done.address}"
    for change in done.plan.changes:
        yield f"{_SIGNS[change.step]} {told(change)}"
        if in_full or change.step in (Step.UPDATE, Step.TAKEN, Step.LACKING):
            yield from (f"    {line}" for line in change.lines)


def _summary(done: "Installation", arguments: argparse.Namespace) -> str:
    if done.plan.blocked:
        return "Not all could be done: see the lines with an exclamation mark."
    if arguments.dry_run:
        return f"{len(done.plan.open)} parts would change. Nothing was changed."
    if arguments.remove:
        return "Taken away. Tags, notes and ticket fields stay." if done.plan.open else "There was nothing of ours."
    return "All is as it should be. Try it out: amends install --check"


def _json(done: "Installation", *, dry_run: bool) -> dict[str, object]:
    from integration.flows.installation_words import told

    changes = [
        {
            "part": each.part.value,
            "step": each.step.value,
            "title": each.title,
            "words": told(each),
            "lines": list(each.lines),
        }
        for each in done.plan.changes
    ]
    return {
        "dry_run": dry_run,
        "address": done.address,
        "installed": done.hook is not None,
        "changes": changes,
        "open": len(done.plan.open),
        "blocked": done.plan.blocked,
    }
