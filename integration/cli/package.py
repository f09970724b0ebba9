"""`amends package`: the Zendesk app as a zip, ready to upload."""

import argparse

from integration.cli.arguments import Commands


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("package", help="make the zip of the Zendesk app for AMENDS_PUBLIC_URL")
    parser.add_argument("--out", default="dist", help="folder for the zip (dist)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from integration import resources
    from integration.settings import read_settings
    from integration.zendesk.app_package import build_package

    path = build_package(resources.manifest(), read_settings().public_url, Path(arguments.out))
    print(path)
    return 0
