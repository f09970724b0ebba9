"""`amends tokens`: who may call the API of an account, such as its shop."""

import argparse
import json
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble
from integration.errors import BadInput

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts

SCOPES = ("events:write", "events:read")  # flows/api_access.py has what they mean; a test compares
LONGEST_NAME = 80
BY = "the command line"


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("tokens", help="who may call the API, such as your shop").add_subparsers(
        metavar="COMMAND", required=True
    )
    new = family.add_parser("add", help="a new token; it is shown once")
    new.add_argument("name", help="whose it is, such as shop")
    new.add_argument(
        "--scope",
        action="append",
        choices=SCOPES,
        required=True,
        help="what it is good for; may be given several times",
    )
    with_account(new)
    with_json(new)
    new.set_defaults(run=run_add)

    listing = family.add_parser("list", help="the tokens of an account, and when each was last used")
    with_account(listing)
    with_json(listing)
    listing.set_defaults(run=run_list)

    revoke = family.add_parser("revoke", help="take a token back; it opens nothing from then on")
    revoke.add_argument("id", metavar="ID", help="as `amends tokens list` shows it")
    with_account(revoke)
    revoke.set_defaults(run=run_revoke)


def run_add(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.parts import now

    parts, account = _opened(arguments)
    name = " ".join(arguments.name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadInput(f"Give the token a name of 1 to {LONGEST_NAME} signs.", "name")
    token, words = parts.api_tokens.issue(account, name, tuple(arguments.scope), by=BY, now=now())
    if arguments.json:
        print(json.dumps({"id": token.id, "name": token.name, "scopes": list(token.scopes), "token": words}))
        return 0
    print(f"{words}\nThis is the token of {name}, for {', '.join(token.scopes)}. Keep it safe: it is not shown again.")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    parts, account = _opened(arguments)
    tokens = parts.api_tokens.of(account)
    if arguments.json:
        lines = [
            {
                "id": token.id,
                "name": token.name,
                "scopes": list(token.scopes),
                "created_at": token.created_at.isoformat(),
                "used_at": token.used_at.isoformat() if token.used_at else None,
                "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
            }
            for token in tokens
        ]
        print(json.dumps({"tokens": lines}))
        return 0
    for token in tokens:
        used = f"used {token.used_at:%Y-%m-%d %H:%M}" if token.used_at else "never used"
        state = f"revoked {token.revoked_at:%Y-%m-%d %H:%M}" if token.revoked_at else used
        print(f"{token.id}  {token.name:<20}  {' '.join(token.scopes):<26}  {state}")
    if not tokens:
        print("No tokens yet. Make one with: amends tokens add NAME --scope events:write")
    return 0


def run_revoke(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.parts import now

    parts, account = _opened(arguments)
    parts.api_tokens.revoke(account, arguments.id, by=BY, now=now())
    print("The token opens nothing any more.")
    return 0


def _opened(arguments: argparse.Namespace) -> "tuple[Parts, str]":
    from integration.bootstrap.setting_up import demand_current_database

    parts = demand_current_database(assemble())
    return parts, parts.accounts.pick(arguments.account)
