"""`amends inbox`: what came in and what became of it; what was given up is tried again, or dropped."""

import argparse
import json
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts
    from integration.flows.inbox import EventState, InboxCounts, InboxLine
    from integration.flows.inbox_ports import InboxDesk

STATES = ("waiting", "working", "done", "dead", "dropped")
_FEW, _MOST = 50, 1000


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("inbox", help="what came in from Zendesk and the shop, and what became of it")
    inner = family.add_subparsers(metavar="COMMAND", required=True)

    listing = inner.add_parser("list", help="the newest events, one a line")
    only = listing.add_mutually_exclusive_group()
    only.add_argument("--dead", action="store_true", help="only what was given up")
    only.add_argument("--state", choices=STATES, help="only what is in this state")
    listing.add_argument("--limit", type=_limit, default=_FEW, metavar="N", help=f"how many, {_FEW} unless said")
    with_account(listing)
    with_json(listing)
    listing.set_defaults(run=run_list)

    for name, words, run in (
        ("retry", "let events be tried again at once, as if they had just come in", run_retry),
        ("drop", "say that events need not be done", run_drop),
    ):
        deed = inner.add_parser(name, help=words)
        which = deed.add_mutually_exclusive_group(required=True)
        which.add_argument("event", nargs="*", default=[], help="ids, as the list has them")
        which.add_argument("--dead", action="store_true", help="all that were given up")
        deed.add_argument("--by", default="command line", help="who, for the record")
        with_account(deed)
        deed.set_defaults(run=run)


def run_list(arguments: argparse.Namespace) -> int:
    desk, account = _desk(arguments)
    lines = desk.lines(account, _states(arguments), before=None, limit=arguments.limit)
    counts = desk.counts(account)
    if arguments.json:
        shown = {"counts": _counts_json(counts), "events": [_json(each) for each in lines]}
        print(json.dumps(shown, ensure_ascii=False))
        return 0
    for each in lines:
        print(_shown(each))
    print(_summary(counts))
    return 0


def run_retry(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.parts import now

    desk, account = _desk(arguments)
    events = _named(desk, account, arguments)
    for event in events:
        desk.retry(account, event, by=arguments.by, now=now())
    print(f"{len(events)} will be tried again.")
    return 0


def run_drop(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.parts import now

    desk, account = _desk(arguments)
    events = _named(desk, account, arguments)
    for event in events:
        desk.drop(account, event, by=arguments.by, now=now())
    print(f"{len(events)} dropped.")
    return 0


def _desk(arguments: argparse.Namespace) -> "tuple[InboxDesk, str]":
    from integration.bootstrap.setting_up import demand_current_database
    from integration.store.inbox_desk import InboxDeskStore

    parts: Parts = demand_current_database(assemble())
    return InboxDeskStore(parts.engine), parts.accounts.pick(arguments.account)


def _states(arguments: argparse.Namespace) -> "frozenset[EventState]":
    from integration.flows.inbox import EventState

    if arguments.dead:
        return frozenset({EventState.DEAD})
    return frozenset({EventState(arguments.state)} if arguments.state else EventState)


def _named(desk: "InboxDesk", account: str, arguments: argparse.Namespace) -> list[str]:
    from integration.flows.inbox import EventState

    if not arguments.dead:
        return list(arguments.event)
    return [each.id for each in desk.lines(account, frozenset({EventState.DEAD}), before=None, limit=_MOST)]


def _shown(line: "InboxLine") -> str:
    """One event with what became of it; no words of a customer are in it."""
    from integration.flows.inbox_words import KINDS, line_words

    ticket = f" (ticket {line.ticket_id})" if line.ticket_id else ""
    tries = f", tried {line.tries} times" if line.tries > 1 else ""
    words = line_words(line)
    told = f"{line.state.value}{tries}{f': {words}' if words else ''}"
    return f"{line.id}  {line.received_at:%Y-%m-%d %H:%M:%S}  {KINDS[line.kind]}{ticket}: {told}"


def _summary(counts: "InboxCounts") -> str:
    oldest = f" The oldest came in at {counts.oldest:%Y-%m-%d %H:%M} UTC." if counts.oldest else ""
    return f"{counts.waiting} waiting, {counts.working} in work, {counts.dead} given up.{oldest}"


def _json(line: "InboxLine") -> dict[str, object]:
    moments = {name: getattr(line, name) for name in ("received_at", "due_at", "next_at", "ended_at")}
    return {
        "id": line.id,
        "kind": line.kind.value,
        "ticket": line.ticket_id or None,
        "state": line.state.value,
        "tries": line.tries,
        "result": line.result or None,
        "reason": line.reason or None,
        "error": line.error or None,
        "draft": line.draft_id or None,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }


def _counts_json(counts: "InboxCounts") -> dict[str, object]:
    return {
        "waiting": counts.waiting,
        "working": counts.working,
        "dead": counts.dead,
        "oldest": counts.oldest.isoformat() if counts.oldest else None,
    }


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST}")
    return int(text)
