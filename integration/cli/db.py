"""`amends db upgrade`: bring the database to this version's schema."""

import argparse
import sys

from integration.cli.arguments import Commands
from integration.cli.assembly import assemble


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    db = commands.add_parser("db", help="the database").add_subparsers(metavar="COMMAND", required=True)
    upgrade = db.add_parser(
        "upgrade", help="bring the database to this version's schema; an empty one also gets the account demo"
    )
    upgrade.set_defaults(run=run_upgrade)


def run_upgrade(_arguments: argparse.Namespace) -> int:
    from integration.bootstrap.setting_up import upgrade_database

    for line in upgrade_database(assemble()):
        print(line, file=sys.stderr)
    return 0
