"""`amends train` and `amends evaluate`: fit the classifier anew, teach an account's own, and judge it."""

import argparse
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from integration.cli.arguments import Commands, with_json
from integration.cli.assembly import assemble

if TYPE_CHECKING:
    from integration.apology.reading import SignalKind
    from integration.classifier.examples import Example
    from integration.classifier.judge import TrainedJudge
    from integration.classifier.signal_evaluation import SignalReport
    from integration.flows.lesson import TeachingReport

SHIPPED_SEED = 7


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    train = commands.add_parser(
        "train", help="fit the classifier on a folder of labelled messages, or an account's on its lessons"
    )
    train.add_argument("data", metavar="DATA", type=Path, nargs="?", help="folder with training files")
    train.add_argument("--out", metavar="FILE", type=Path, help="with DATA: file for the weights")
    train.add_argument("--seed", type=int, help=f"with DATA; the shipped weights have {SHIPPED_SEED}")
    train.add_argument("--account", metavar="NAME", help="learn from this account's corrections and examples instead")
    train.add_argument("--roll-back", action="store_true", help="with --account: judge as before the last training")
    train.add_argument("--by", default="command line", help="with --account: who, for the record")
    with_json(train)
    train.set_defaults(run=run_train, misuse=train.error)

    evaluate = commands.add_parser("evaluate", help="judge the classifier on labelled messages")
    evaluate.add_argument("gold", type=Path, help="JSON Lines with text, labels and severity")
    evaluate.add_argument("--weights", type=Path, help="weights to judge instead of the shipped ones")
    with_json(evaluate)
    evaluate.set_defaults(run=run_evaluate)


def run_train(arguments: argparse.Namespace) -> int:
    """Exits with 2 where the arguments do not go together."""
    misuse = _misuse(arguments)
    if misuse:
        arguments.misuse(misuse)
    if not arguments.account:
        return _train_on_data(arguments)
    return _roll_back(arguments) if arguments.roll_back else _train_account(arguments)


def _misuse(arguments: argparse.Namespace) -> str:
    """What does not go together, in words; empty where all does."""
    if not arguments.account:
        if arguments.roll_back:
            return "--roll-back needs --account NAME: the shipped weights have nothing to go back to"
        if not arguments.data:
            return "name what to learn from: DATA with --out FILE, or --account NAME"
        return "" if arguments.out else "DATA needs --out FILE, the file for the weights"
    given = (("DATA", arguments.data), ("--out", arguments.out), ("--seed", arguments.seed))
    for name, value in given:
        if value is not None:
            return f"{name} does not go with --account, which learns from the account's lessons"
    return ""


def _train_on_data(arguments: argparse.Namespace) -> int:
    from integration.settings import one_thread_each

    one_thread_each()  # before numpy is there; sums are then the same on every machine
    from integration.classifier.training import train

    seed = SHIPPED_SEED if arguments.seed is None else arguments.seed
    report = train(arguments.data, arguments.out, seed=seed)
    print(json.dumps(report.as_json()) if arguments.json else report)
    return 0


def _train_account(arguments: argparse.Namespace) -> int:
    """A model that was refused is a refusal for the input's sake: the lessons have to change."""
    from integration.bootstrap.parts import now
    from integration.bootstrap.setting_up import demand_current_database

    parts = demand_current_database(assemble())
    report = parts.teaching.train(parts.accounts.pick(arguments.account), arguments.by, now())
    print(json.dumps(report.as_json()) if arguments.json else "\n".join(_sentences(report)))
    return 1 if report.refused else 0


def _roll_back(arguments: argparse.Namespace) -> int:
    from integration.bootstrap.parts import now
    from integration.bootstrap.setting_up import demand_current_database

    parts = demand_current_database(assemble())
    number = parts.teaching.roll_back(parts.accounts.pick(arguments.account), arguments.by, now())
    if arguments.json:
        print(json.dumps({"live": number}))
    else:
        print(f"Model {number} judges again." if number else "The shipped model judges alone again.")
    return 0


def _sentences(report: "TeachingReport") -> list[str]:
    corrections = sum(count.corrections for count in report.lessons.values())
    examples = sum(count.examples for count in report.lessons.values())
    lines = [f"Learnt from: {corrections} corrections, {examples} examples"]
    if report.learnt:
        lines.append(f"Own types learnt: {', '.join(report.learnt)}")
    lines += [f"Not learnt yet: {type_}, {missing} lessons missing" for type_, missing in report.lacking.items()]
    if report.strangers:
        lines.append(f"Left out: {report.strangers} lessons of types that the policy does not have")
    for name, right in (("Lessons", report.trial.lessons), ("Shipped examples", report.trial.shipped)):
        lines.append(f"{name} held back: {right.messages}, right before {right.before}, after {right.after}")
    lines.append(f"Not published. {report.refused}" if report.refused else f"Published as model {report.published}.")
    return lines


def run_evaluate(arguments: argparse.Namespace) -> int:
    """Beside the classifier's figures stand those of keyword rules, on the same messages; then the signals'."""
    from integration.classifier.evaluation import Judging, evaluate
    from integration.classifier.judge import load_judge
    from integration.classifier.keyword_rules import KeywordRules

    judge = load_judge(arguments.weights)
    judges: dict[str, Judging] = {"classifier": judge, "keyword rules": KeywordRules()}
    reports = {name: evaluate(each, arguments.gold) for name, each in judges.items()}
    signals = _signal_reports(judge)
    if arguments.json:
        figures = {name: report.as_json() for name, report in (reports | signals).items()}
        print(json.dumps(figures, indent=2))
        return 0
    for name, report in (reports | signals).items():
        print(f"{name}\n\n{report}\n")
    return 0


def _signal_reports(judge: "TrainedJudge") -> "dict[str, SignalReport]":
    """Signals as a ticket has them: the patterns' word weighed by the judge, and what it hears besides."""
    from integration.apology.reading import Reading, Where
    from integration.classifier.signal_evaluation import look_alikes, signal_report, written_quarter
    from integration.reading.signals import load_watch

    watch = load_watch()

    @cache
    def heard(example: "Example") -> frozenset["SignalKind"]:
        patterns = watch.signals(Where.SUBJECT, example.subject) + watch.signals(Where.TEXT, example.text)
        reading = Reading(example.subject, example.text, example.language, None, signals=patterns)
        return frozenset(signal.kind for signal in judge.judge(reading, 0.0).signals)

    alike, quarter = look_alikes(), written_quarter()
    return {
        "signals, on messages written to judge them": signal_report(heard, alike),
        "signals, on the quarter of written.jsonl kept for that": signal_report(heard, quarter),
        "signals, on both together": signal_report(heard, [*alike, *quarter]),
    }
