"""`amends policy backtest`: what the live policy and a draft would have made of tickets that are there already."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble
from integration.cli.files import read_text
from integration.errors import BadInput, OutsideFailure

if TYPE_CHECKING:
    from integration.apology.backtest import Tally
    from integration.apology.policy import Policy
    from integration.apology.ticket import Ticket
    from integration.bootstrap.parts import Parts
    from integration.flows.comparing import Comparing

DAYS, MOST = 30, 1000
_EVERY = 200  # tickets between two lines of progress
_NAMED = 5  # lines that cannot be read; the others are counted


def add(family: "Commands[argparse.ArgumentParser]") -> None:
    parser = family.add_parser(
        "backtest", help="say what a draft of the policy would have done and cost on old tickets"
    )
    parser.add_argument("--draft", metavar="POLICY.yaml", help="instead of the draft of the admin page")
    parser.add_argument(
        "--tickets",
        metavar="FILE.jsonl",
        help="tickets in a file, one a line, instead of Zendesk's; - reads standard input",
    )
    parser.add_argument("--days", type=int, help=f"Zendesk's tickets changed in so many days ({DAYS})")
    parser.add_argument("--most", type=int, help=f"at most so many tickets (from Zendesk {MOST:,})")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="also write the rules and costs as a table")
    with_account(parser)
    with_json(parser)
    parser.set_defaults(run=run, misuse=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Ctrl-C ends the counting, and the report is of what was counted; a Zendesk that fails does too, with exit 1."""
    from integration.bootstrap.backtests import backtesting
    from integration.bootstrap.setting_up import prepare_local_database

    if arguments.tickets and arguments.days is not None:
        arguments.misuse("--days is about Zendesk's tickets, and does not go with --tickets")
    parts = assemble()
    for line in prepare_local_database(parts):
        print(line, file=sys.stderr)
    account = parts.accounts.pick(arguments.account)
    comparing = backtesting(parts).comparing(account, _draft(arguments, parts, account))
    failed = _count(_tickets(arguments, parts, account, comparing.progress.tally), comparing)
    _tell(arguments, comparing)
    return 1 if failed else 0


def _draft(arguments: argparse.Namespace, parts: "Parts", account: str) -> "Policy | None":
    from integration.flows.backtesting import demand_sound
    from integration.store.policy_document import load_policy
    from integration.store.policy_drafts import PolicyDraftStore

    if arguments.draft:
        return load_policy(read_text(arguments.draft))
    draft = PolicyDraftStore(parts.engine).draft(account)
    if draft is None:
        print("There is no draft: the live policy is tried on its own.", file=sys.stderr)
        return None
    demand_sound(draft.policy)
    return draft.policy


def _tickets(arguments: argparse.Namespace, parts: "Parts", account: str, tally: "Tally") -> "Iterator[Ticket]":
    from datetime import timedelta
    from itertools import islice

    from integration.bootstrap.parts import now
    from integration.bootstrap.ticket_export import AccountExport
    from integration.flows.backtest import Span
    from integration.flows.backtesting import check_span

    span = Span(DAYS if arguments.days is None else arguments.days, MOST if arguments.most is None else arguments.most)
    check_span(span)
    if arguments.tickets:
        return islice(_in_file(arguments.tickets, tally), arguments.most)
    return AccountExport(parts.desks).tickets(account, now() - timedelta(days=span.days), span.most, lambda: False)


def _count(tickets: "Iterator[Ticket]", comparing: "Comparing") -> bool:
    """Whether Zendesk failed on the way."""
    from integration.bootstrap.parts import now

    tally = comparing.progress.tally
    try:
        for ticket in tickets:
            comparing.take(ticket, now())
            if tally.tickets % _EVERY == 0:
                print(f"{tally.tickets:,} tickets", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\nStopped. The report is of the first {tally.tickets:,} tickets.", file=sys.stderr)
    except OutsideFailure as failure:
        print(f"amends: {failure} The report is of the first {tally.tickets:,} tickets.", file=sys.stderr)
        return True
    return False


def _in_file(name: str, tally: "Tally") -> "Iterator[Ticket]":
    """Line by line, so that a file of any size takes the same memory. Raises BadInput for a file that is not there."""
    from integration.zendesk.exported import ticket_from_file

    for number, line in enumerate(_lines(name), start=1):
        if not line.strip():
            continue
        try:
            yield ticket_from_file(json.loads(line))
        except (BadInput, json.JSONDecodeError) as problem:
            tally.skipped += 1
            if tally.skipped <= _NAMED:
                why = f"this is not JSON ({problem.msg})." if isinstance(problem, json.JSONDecodeError) else problem
                print(f"Line {number} is passed over: {why}", file=sys.stderr)


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8") as file:
            yield from file
    except OSError as error:
        raise BadInput(f"Cannot read {name}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is not UTF-8 text.") from error


def _tell(arguments: argparse.Namespace, comparing: "Comparing") -> None:
    from integration.apology.backtest import report
    from integration.cli.backtest_table import table
    from integration.flows.backtest_report import report_csv, report_json

    found = report(comparing.progress.tally, comparing.live.policy, comparing.draft.policy)
    if arguments.csv:
        arguments.csv.write_text(report_csv(found), encoding="utf-8", newline="")
    if arguments.json:
        print(json.dumps(report_json(found), ensure_ascii=False, indent=2))
        return
    print(table(found, alone=comparing.draft is comparing.live))
