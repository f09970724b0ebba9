"""`amends suggest`: a ticket in Zendesk's own JSON in, one suggestion out."""

import argparse
import json
import sys
from typing import Any

from integration.cli.arguments import Commands, with_account
from integration.cli.assembly import assemble
from integration.cli.files import read_text
from integration.errors import BadInput


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("suggest", help="suggest an apology for a ticket in a file")
    parser.add_argument("ticket", metavar="TICKET.json", help="ticket, comments and users as the REST API returns them")
    parser.add_argument("--type", help="the complaint type, where you know better")
    parser.add_argument("--tone", choices=("warm", "neutral", "formal"))
    parser.add_argument("--anyway", action="store_true", help="write a letter even where none would be suggested")
    parser.add_argument("--now", metavar="TIME", help="pretend it is this moment, such as 2026-11-24T10:00:00Z")
    with_account(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one JSON object; a suggestion that abstains is a result too, with exit code 0."""
    parts = assemble()
    for line in parts.prepare_local_database():
        print(line, file=sys.stderr)
    draft = parts.suggest_from_rest(_load(arguments.ticket), arguments)
    json.dump(draft, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0


def _load(name: str) -> Any:
    try:
        return json.loads(read_text(name))
    except json.JSONDecodeError as error:
        raise BadInput(f"{name} is not JSON: {error.msg} in line {error.lineno}.") from error
