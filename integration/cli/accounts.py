"""`amends accounts`: the Zendesk accounts served here, and how we reach them."""

import argparse
import json

from integration.cli.arguments import Commands, with_json
from integration.cli.assembly import assemble
from integration.cli.files import read_text


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
