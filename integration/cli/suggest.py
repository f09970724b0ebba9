"""`amends suggest`: a ticket in Zendesk's own JSON in, one suggestion out."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from integration.cli.arguments import Commands, with_account
from integration.cli.assembly import assemble
from integration.cli.files import read_text
from integration.errors import BadInput

if TYPE_CHECKING:
    from integration.flows.draft import Wishes


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
    from integration.bootstrap.parts import new_id
    from integration.bootstrap.setting_up import prepare_local_database
    from integration.flows.draft import Occasion
    from integration.flows.summary import summary
    from integration.zendesk.mapping import ticket_from_rest

    ticket = ticket_from_rest(_load(arguments.ticket))
    parts = assemble()
    for line in prepare_local_database(parts):
        print(line, file=sys.stderr)
    occasion = Occasion(parts.accounts.pick(arguments.account), new_id(), _moment(arguments.now))
    draft = parts.trying_out.suggest(ticket, _wishes(arguments), occasion)
    json.dump(summary(draft), sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0


def _wishes(arguments: argparse.Namespace) -> "Wishes":
    from integration.apology.letter import Tone
    from integration.flows.draft import Wishes

    tone = Tone(arguments.tone) if arguments.tone else None
    return Wishes(type=arguments.type, tone=tone, anyway=arguments.anyway)


def _moment(text: str | None) -> datetime:
    if not text:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"--now: {text!r} is not a time. Write it as 2026-11-24T10:00:00Z.", "now") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _load(name: str) -> Any:
    try:
        return json.loads(read_text(name))
    except json.JSONDecodeError as error:
        raise BadInput(f"{name} is not JSON: {error.msg} in line {error.lineno}.") from error
