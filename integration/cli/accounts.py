"""`amends accounts`: the Zendesk accounts served here, and how we reach them."""

import argparse
import json

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble
from integration.cli.files import read_text

_MOST_DAYS = 36_500


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("accounts", help="the Zendesk accounts served here").add_subparsers(
        metavar="COMMAND", required=True
    )
    listing = family.add_parser("list", help="the accounts, one a line")
    with_json(listing)
    listing.set_defaults(run=run_list)

    new = family.add_parser("add", help="serve one more account, with the default policy")
    new.add_argument("subdomain", help="the NAME of NAME.zendesk.com")
    new.set_defaults(run=run_add)

    connect = family.add_parser("connect", help="store how to reach the account's Zendesk, and try it")
    connect.add_argument("subdomain", help="the NAME of NAME.zendesk.com")
    connect.add_argument("--client-id", required=True, help="of a confidential OAuth client (Admin Center, OAuth)")
    connect.add_argument("--client-secret-file", required=True, help="file with its secret; - reads standard input")
    connect.add_argument(
        "--app-id", required=True, help="the number of the Amends app in this account (Admin Center, Apps)"
    )
    connect.set_defaults(run=run_connect)

    keep = family.add_parser("keep", help="say for how many days events and unsent drafts are kept, or see it")
    keep.add_argument("--events-days", type=_days, metavar="N", help="events that have ended")
    keep.add_argument("--drafts-days", type=_days, metavar="N", help="drafts that were never sent, with their notes")
    keep.add_argument("--by", default="command line", help="who, for the record")
    with_account(keep)
    with_json(keep)
    keep.set_defaults(run=run_keep)


def run_list(arguments: argparse.Namespace) -> int:
    names = assemble().accounts.names()
    print(json.dumps({"accounts": list(names)}) if arguments.json else "\n".join(names))
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.setting_up import add_account

    add_account(assemble(), arguments.subdomain)
    print(f"{arguments.subdomain} is set up with the default policy. Next: amends accounts connect")
    return 0


def run_connect(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.setting_up import connect_account

    credentials = {
        "client_id": arguments.client_id,
        "client_secret": read_text(arguments.client_secret_file).strip(),
        "app_id": arguments.app_id,
    }
    name = connect_account(assemble(), arguments.subdomain, credentials)
    print(f"Connected to {arguments.subdomain} as {name}.")
    return 0


def run_keep(arguments: argparse.Namespace) -> int:
    """Without a number nothing is changed, and what holds now is said."""
    from dataclasses import replace

    from integration.bootstrap.parts import now
    from integration.bootstrap.setting_up import demand_current_database
    from integration.store.pruning import KeepDaysStore

    parts = demand_current_database(assemble())
    account, store = parts.accounts.pick(arguments.account), KeepDaysStore(parts.engine)
    days = store.of(account)
    asked = {"events": arguments.events_days, "drafts": arguments.drafts_days}
    given = {name: number for name, number in asked.items() if number is not None}
    if given:
        days = replace(days, **given)
        store.set(account, days, by=arguments.by, now=now())
    if arguments.json:
        print(json.dumps({"events_days": days.events, "drafts_days": days.drafts}))
    else:
        print(f"{account} keeps events for {days.events} days, and drafts that were never sent for {days.drafts} days.")
    return 0


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days from 1 to {_MOST_DAYS}")
    return int(text)
