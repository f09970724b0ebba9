"""`amends classify`: JSON Lines of messages in, JSON Lines of judgements out, in order, as they come."""

import argparse
import json
import sys

from integration.cli.arguments import Commands
from integration.cli.assembly import assemble
from integration.errors import BadInput


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "classify", help="judge messages: JSON Lines with id, text and perhaps subject on standard input"
    )
    parser.add_argument("--threshold", type=float, default=0.5, help="confidence below which it abstains (0.5)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """A line that cannot be read is answered with its error, and the exit code is then 1."""
    parts, refused = assemble(), False
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            answer = parts.classify_line(line, arguments.threshold)
        except BadInput as error:
            refused = True
            answer = {"id": None, "error": f"line {number}: {error}"}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 1 if refused else 0
