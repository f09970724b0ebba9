"""`amends classify`: JSON Lines of messages in, JSON Lines of judgements out, in order, as they come."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from integration.cli.arguments import Commands
from integration.cli.assembly import assemble
from integration.errors import BadInput

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts
    from integration.flows.ports import Judge


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "classify", help="judge messages: JSON Lines with id, text and perhaps subject on standard input"
    )
    parser.add_argument("--threshold", type=float, default=0.5, help="confidence below which it abstains (0.5)")
    parser.add_argument("--account", metavar="NAME", help="judge with what this account's lessons taught")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """A line that cannot be read is answered with its error, and the exit code is then 1."""
    parts, refused = assemble(), False
    judge = _judge_for(parts, arguments.account)
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            answer = _answer(parts, judge, _message(line), arguments.threshold)
        except BadInput as error:
            refused = True
            answer = {"id": None, "error": f"Line {number}: {error}"}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 1 if refused else 0


def _judge_for(parts: "Parts", account: str | None) -> "Judge":
    """Without an account nothing is read from the database, so that there need not be one."""
    from integration.bootstrap.setting_up import demand_current_database

    if not account:
        return parts.judge
    return parts.judges.of(demand_current_database(parts).accounts.pick(account))


def _message(line: str) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"this is not JSON ({error.msg}).") from error
    if not isinstance(message, dict) or not isinstance(message.get("text"), str):
        raise BadInput("text must be a string.", "text")
    if not isinstance(message.get("subject") or "", str):
        raise BadInput("subject must be a string.", "subject")
    return message


def _answer(parts: "Parts", judge: "Judge", message: dict[str, Any], threshold: float) -> dict[str, Any]:
    from integration.apology.ticket import Message, Requester, Ticket, Writer

    words = Message("1", Writer.REQUESTER, message["text"])
    reading = parts.reader.read(Ticket("0", message.get("subject") or "", (words,), Requester("0")), {})
    complaint = judge.judge(reading, threshold)
    return {
        "id": message.get("id"),
        "type": str(complaint.type),
        "abstained": complaint.abstention is not None,
        "confidence": round(complaint.confidence, 4),
        "secondary": [str(other) for other in complaint.secondary],
        "scores": {str(key): round(score, 4) for key, score in complaint.scores.items()},
        "severity": complaint.severity.value,
        "signals": sorted({signal.kind.value for signal in complaint.signals}),
    }
