"""`amends macros sync`: keeps native Zendesk macros in step with the letters, for teams without the sidebar."""

import argparse
import json
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integration.flows.macro import Change

_SIGNS = {"create": "+", "update": "~", "switch_off": "-", "taken": "!"}
_WORDS = {
    "create": "new",
    "update": "changed",
    "switch_off": "switched off, because it is wanted no more",
    "taken": "left alone: a macro with this name is there, and it is not ours. Rename it, and sync again.",
}


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("macros", help="native Zendesk macros with the letters' words")
    sync = family.add_subparsers(metavar="COMMAND", required=True).add_parser(
        "sync", help="create and update the macros, and touch no other"
    )
    sync.add_argument(
        "--locale",
        metavar="LANGUAGE",
        action="append",
        default=[],
        help="a language to keep macros in, such as de; again for more (those that have macros, or en)",
    )
    sync.add_argument("--dry-run", action="store_true", help="only say what would change, line by line")
    sync.add_argument("--by", default="command line", help="who, for the record")
    with_account(sync)
    with_json(sync)
    sync.set_defaults(run=run_sync)


def run_sync(arguments: argparse.Namespace) -> int:
    """Exit code 1 where a macro of somebody else's stands in the way."""
    from integration.bootstrap.macros import macro_keeping
    from integration.bootstrap.parts import now
    from integration.flows.macro import Step

    parts = assemble()
    account, keeping = parts.accounts.pick(arguments.account), macro_keeping(parts)
    if arguments.dry_run:
        plan = keeping.plan(account, arguments.locale, now())
    else:
        plan = keeping.sync(account, arguments.locale, by=arguments.by, now=now())
    changes = plan.changes
    if arguments.json:
        shown = [{"step": each.step, "title": each.title, "lines": each.lines} for each in changes]
        print(json.dumps({"dry_run": arguments.dry_run, "macros": shown}, ensure_ascii=False))
    else:
        for each in changes:
            print(*_told(each, in_full=arguments.dry_run), sep="\n", end="")
        print(_summary(changes, dry_run=arguments.dry_run))
    return 1 if any(each.step is Step.TAKEN for each in changes) else 0


def _told(change: "Change", *, in_full: bool) -> "Iterator[str]":
    if change.step not in _SIGNS:
        return
    yield f"{_SIGNS[change.step]} {change.title}: {_WORDS[change.step]}"
    if in_full:
        yield from (f"    {line}" for line in change.lines)
    yield ""


def _summary(changes: "tuple[Change, ...]", *, dry_run: bool) -> str:
    counts = {step: sum(each.step == step for each in changes) for step in ("create", "update", "switch_off", "keep")}
    said = "would be" if dry_run else "were"
    return (
        f"{counts['create']} {said} created, {counts['update']} updated, {counts['switch_off']} switched off; "
        f"{counts['keep']} are as they should be."
    )
