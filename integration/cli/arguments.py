"""Arguments that several commands share."""

import argparse

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its own return type no public name


def with_account(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--account", metavar="NAME", help="the Zendesk subdomain; needed only where there are several")


def with_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer in JSON")
