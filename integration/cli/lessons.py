"""`amends lessons`: what agents corrected and admins gave as examples, for `amends train --account` to learn from."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble
from integration.cli.files import read_text
from integration.errors import BadInput, NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from integration.bootstrap.parts import Parts
    from integration.cli.example_lines import ExampleLine
    from integration.flows.lesson import Lesson


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("lessons", help="corrections and examples that an account learns from").add_subparsers(
        metavar="COMMAND", required=True
    )
    listing = family.add_parser("list", help="how many there are, by type and by where they come from")
    with_account(listing)
    with_json(listing)
    listing.set_defaults(run=run_list)

    give = family.add_parser("add", help="give examples: JSON Lines with id, text, label and perhaps subject")
    give.add_argument("file", metavar="FILE.jsonl", help="- reads standard input")
    with_account(give)
    with_json(give)
    give.set_defaults(run=run_add)

    drop = family.add_parser("drop", help="forget what is not to be learnt from any more")
    which = drop.add_mutually_exclusive_group(required=True)
    which.add_argument("--ticket", metavar="ID", help="the correction of this ticket")
    which.add_argument("--type", metavar="TYPE", help="all corrections and examples of this type")
    with_account(drop)
    with_json(drop)
    drop.set_defaults(run=run_drop)


def run_list(arguments: argparse.Namespace) -> int:
    from integration.flows.lesson import Count, counted

    parts, account = _opened(arguments)
    own = parts.policies.live(account).policy.own_types
    counts = {type_: Count() for type_ in own} | counted(parts.lessons.of(account))
    missing = {type_: counts[type_].missing for type_ in own if counts[type_].missing}
    if arguments.json:
        listed = {key: {"corrections": each.corrections, "examples": each.examples} for key, each in counts.items()}
        print(json.dumps({"lessons": listed, "missing": missing}))
        return 0
    for type_, count in counts.items():
        lacks = f"   {missing[type_]} more and it can be learnt" if type_ in missing else ""
        print(f"{type_:<30}{count.corrections:>5} corrections{count.examples:>5} examples{lacks}")
    print(f"{sum(count.all for count in counts.values())} lessons")
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    """All lines or none: each wrong one is named, and the exit code is then 1."""
    from integration.apology.complaint import ComplaintType
    from integration.bootstrap.parts import now
    from integration.cli.example_lines import read_examples

    parts, account = _opened(arguments)
    own = parts.policies.live(account).policy.own_types
    examples, problems = read_examples(read_text(arguments.file), {*ComplaintType, *own})
    for problem in problems:
        print(f"amends: {problem}", file=sys.stderr)
    if problems:
        return 1
    if not examples:
        raise BadInput(f"{arguments.file} has no examples.", "file")
    moment = now()
    parts.lessons.keep(account, [_lesson(parts, example, moment) for example in examples])
    print(json.dumps({"added": len(examples)}) if arguments.json else f"Examples kept: {len(examples)}")
    return 0


def run_drop(arguments: argparse.Namespace) -> int:
    parts, account = _opened(arguments)
    if arguments.ticket:
        dropped = int(parts.lessons.forget_correction(account, arguments.ticket))
        what = f"correction of ticket {arguments.ticket}"
    else:
        dropped = parts.lessons.forget_type(account, arguments.type)
        what = f"lesson of the type {arguments.type}"
    if not dropped:
        raise NotFound(f"There is no {what}.")
    print(json.dumps({"dropped": dropped}) if arguments.json else f"Lessons forgotten: {dropped}")
    return 0


def _opened(arguments: argparse.Namespace) -> "tuple[Parts, str]":
    from integration.bootstrap.setting_up import demand_current_database

    parts = demand_current_database(assemble())
    return parts, parts.accounts.pick(arguments.account)


def _lesson(parts: "Parts", example: "ExampleLine", moment: "datetime") -> "Lesson":
    from integration.flows import examples

    return examples.example(
        parts.reader,
        source=example.id,
        type_=example.label,
        text=example.text,
        subject=example.subject,
        now=moment,
    )
