"""`amends policy`: check, lint or compare a policy file, show, export or import the account's policy."""

import argparse
import json
import sys

from integration.cli import backtest
from integration.cli.arguments import Commands, with_account, with_json
from integration.cli.assembly import assemble
from integration.cli.files import read_text


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    family = commands.add_parser("policy", help="the remedy policy").add_subparsers(metavar="COMMAND", required=True)

    check = family.add_parser("check", help="say what is wrong with a policy file, without publishing it")
    check.add_argument("file", metavar="POLICY.yaml")
    with_json(check)
    check.set_defaults(run=run_check)

    lint = family.add_parser("lint", help="check a policy file, and say what in it is allowed but unwise")
    lint.add_argument("file", metavar="POLICY.yaml")
    with_json(lint)
    lint.set_defaults(run=run_lint)

    diff = family.add_parser("diff", help="say in words what a policy file would change in the live policy")
    diff.add_argument("file", metavar="POLICY.yaml")
    with_account(diff)
    with_json(diff)
    diff.set_defaults(run=run_diff)

    backtest.add(family)

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


def run_lint(arguments: argparse.Namespace) -> int:
    """Problems and errors make it fail; warnings and hints are for the reader to weigh."""
    from integration.apology.policy_check import problems
    from integration.apology.policy_lint import lint
    from integration.bootstrap.parts import now
    from integration.store.policy_document import read_policy

    policy = read_policy(read_text(arguments.file))
    found = [("problem", problem.path, problem.words) for problem in problems(policy)]
    found += [(finding.level, finding.path, finding.words) for finding in lint(policy, today=now().date())]
    if arguments.json:
        lines = [{"level": level, "path": path, "words": words} for level, path, words in found]
        print(json.dumps({"findings": lines}, ensure_ascii=False))
    elif found:
        print("\n".join(f"{level}: {path}: {words}" for level, path, words in found))
    else:
        print(f"No findings. {len(policy.rules)} rules.")
    return 1 if any(level in ("problem", "error") for level, _, _ in found) else 0


def run_diff(arguments: argparse.Namespace) -> int:
    from integration.apology.policy_words import differences
    from integration.store.policy_document import read_policy

    policy = read_policy(read_text(arguments.file))
    parts = assemble()
    live = parts.policies.live(parts.accounts.pick(arguments.account))
    changes = differences(live.policy, policy)
    if arguments.json:
        print(json.dumps({"version": live.number, "differences": list(changes)}, ensure_ascii=False))
    else:
        print("\n".join(changes) or f"No differences from version {live.number}.")
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
