"""Which commands there are and what they take. Imports nothing heavy, so that `amends --help` answers at once."""

import argparse
from collections.abc import Sequence

from integration import __version__
from integration.cli import (
    accounts,
    classify,
    db,
    demo,
    inbox,
    install,
    learn,
    lessons,
    macros,
    notices,
    package,
    policy,
    servers,
    suggest,
    tokens,
)

FAMILIES = (
    demo,
    servers,
    db,
    suggest,
    classify,
    policy,
    lessons,
    learn,
    accounts,
    install,
    inbox,
    macros,
    notices,
    tokens,
    package,
)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments with `run`, the function that carries the command out. Exits with 2 on misuse."""
    parser = argparse.ArgumentParser(prog="amends", description="The apology your policy allows, written for Zendesk.")
    parser.add_argument("--version", action="version", version=f"amends {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in FAMILIES:
        family.add(commands)
    return parser.parse_args(argv)
