"""`amends policy`: check a policy file, show, export or import the account's policy."""

import argparse
import json
import sys

from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble
from integration.cli.files import read_text


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("policy", help="the remedy policy").add_subparsers(metavar="COMMAND", required=True)

    check = family.add_parser("check", help="say what is wrong with a policy file, without publishing it")
    check.add_argument("file", metavar="POLICY.yaml")
    with_json(check)
    check.set_defaults(run=run_check)

    show = family.add_parser("show", help="the live policy's rules, one a line")
    with_account(show)
    with_json(show)
    show.set_defaults(run=run_show)

    export = family.add_parser("export", help="write the live policy as YAML to standard output")
    with_account(export)
    export.set_defaults(run=run_export)

    publish = family.add_parser("import", help="publish a policy file as the new live version")
    publish.add_argument("file", metavar="POLICY.yaml")
    publish.add_argument("--note", default="", help="why, for the record")
    publish.add_argument("--by", default="command line", help="who, for the record")
    with_account(publish)
    publish.set_defaults(run=run_import)


def run_check(arguments: argparse.Namespace) -> int:
    from integration.errors import PolicyRefused
    from integration.store.policy_document import load_policy

    try:
        policy = load_policy(read_text(arguments.file))
    except PolicyRefused as refusal:
        if arguments.json:
            print(json.dumps({"problems": list(refusal.problems)}, ensure_ascii=False))
        else:
            for problem in refusal.problems:
                print(problem, file=sys.stderr)
        return 1
    count = len(policy.rules)
    print(json.dumps({"problems": [], "rules": count}) if arguments.json else f"No problems. {count} rules.")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    parts = assemble()
    version = parts.policies.live(parts.accounts.pick(arguments.account))
    if arguments.json:
        from integration.store.policy_document import to_json

        print(json.dumps({"version": version.number, "policy": to_json(version.policy)}, ensure_ascii=False, indent=2))
        return 0
    print(f"Version {version.number}, published {version.published_at:%Y-%m-%d %H:%M} UTC by {version.published_by}")
    for place, rule in enumerate(version.policy.rules, start=1):
        offers = ", ".join(offer.kind.value for offer in rule.offers)
        print(f"{place:3}. {rule.name}: {offers}{'' if rule.enabled else ' (off)'}")
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    from integration.store.policy_document import dump_policy

    parts = assemble()
    sys.stdout.write(dump_policy(parts.policies.live(parts.accounts.pick(arguments.account)).policy))
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.parts import now
    from integration.store.policy_document import load_policy

    policy = load_policy(read_text(arguments.file))
    parts = assemble()
    account = parts.accounts.pick(arguments.account)
    number = parts.policies.publish(account, policy, by=arguments.by, note=arguments.note, now=now())
    print(f"Published as version {number}.")
    return 0
