"""`amends notices`: which wordings of notices may go out unread, and the approval of the one there is now."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble

if TYPE_CHECKING:
    from integration.flows.notice_wording import NoticeStanding


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("notices", help="notices of cancelled orders, and whether they are sent unread")
    actions = family.add_subparsers(metavar="COMMAND", required=True)

    status = actions.add_parser("status", help="say what becomes of each notice, and whether its wording is approved")
    with_account(status)
    with_json(status)
    status.set_defaults(run=run_status)

    show = actions.add_parser("show", help="write the notice of a type as it is worded now, in every language")
    show.add_argument("type", metavar="TYPE")
    with_account(show)
    show.set_defaults(run=run_show)

    approve = actions.add_parser("approve", help="let the notice of a type go out as it is worded now")
    approve.add_argument("type", metavar="TYPE")
    approve.add_argument("--by", default="command line", help="who, for the record")
    with_account(approve)
    with_json(approve)
    approve.set_defaults(run=run_approve)


def run_status(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.orders import notice_desk

    parts = assemble()
    standing = notice_desk(parts).standing(parts.accounts.pick(arguments.account))
    if arguments.json:
        print(json.dumps([_as_json(each) for each in standing], ensure_ascii=False))
        return 0
    for each in standing:
        print(f"{each.type}: {_words(each)}")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """For a made-up order, so that whoever approves has read what they approve."""
    from integration.bootstrap.parts import now
    from integration.flows.notice_samples import samples

    parts = assemble()
    account = parts.accounts.pick(arguments.account)
    for reason, letter in samples(account, arguments.type, parts.trying_out, now()):
        sys.stdout.write(f"[{letter.locale}, {reason}] {letter.subject}\n\n{letter.text}\n\n\n")
    return 0


def run_approve(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.orders import notice_desk
    from integration.bootstrap.parts import now

    parts = assemble()
    account = parts.accounts.pick(arguments.account)
    standing = notice_desk(parts).approve(account, arguments.type, by=arguments.by, now=now())
    print(json.dumps(_as_json(standing), ensure_ascii=False) if arguments.json else f"Approved. {_words(standing)}")
    return 0


def _words(standing: "NoticeStanding") -> str:
    if standing.notice == "draft":
        known = "approved" if standing.approved == standing.current else "not approved"
        return f"drafted for an agent, as the policy says. The wording is {known} ({standing.current})."
    if standing.goes_out:
        return f"sent at once. The wording is approved ({standing.current})."
    if standing.attachments:
        return f"drafted for an agent, because the letter goes with a file: {', '.join(standing.attachments)}."
    if standing.approved:
        return f"drafted for an agent, because the wording has changed since it was approved (now {standing.current})."
    return f"drafted for an agent, because the wording is not approved ({standing.current})."


def _as_json(standing: "NoticeStanding") -> dict[str, Any]:
    return {
        "type": standing.type,
        "notice": standing.notice.value,
        "wording": standing.current,
        "approved": standing.approved,
        "attachments": list(standing.attachments),
        "sent": standing.goes_out,
    }
