"""`amends train` and `amends evaluate`: fit the classifier anew, and judge it."""

import argparse
import json
from pathlib import Path

from integration.cli.arguments import Commands, with_json


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    train = commands.add_parser("train", help="fit the complaint classifier on a folder of labelled messages")
    train.add_argument("data", type=Path, help="folder with the training files (docs/classifier.md)")
    train.add_argument("--out", type=Path, required=True, help="file for the weights")
    train.add_argument("--seed", type=int, default=7, help="the shipped weights have 7")
    train.set_defaults(run=run_train)

    evaluate = commands.add_parser("evaluate", help="judge the classifier on labelled messages")
    evaluate.add_argument("gold", type=Path, help="JSON Lines with text, labels and severity")
    evaluate.add_argument("--weights", type=Path, help="weights to judge instead of the shipped ones")
    with_json(evaluate)
    evaluate.set_defaults(run=run_evaluate)


def run_train(arguments: argparse.Namespace) -> int:
    from integration.classifier.training import train

    print(train(arguments.data, arguments.out, seed=arguments.seed))
    return 0


def run_evaluate(arguments: argparse.Namespace) -> int:
    """Beside the classifier's figures stand those of keyword rules, on the same messages."""
    from integration.classifier.evaluation import Judging, evaluate
    from integration.classifier.judge import load_judge
    from integration.classifier.keyword_rules import KeywordRules

    judges: dict[str, Judging] = {"classifier": load_judge(arguments.weights), "keyword rules": KeywordRules()}
    reports = {name: evaluate(judge, arguments.gold) for name, judge in judges.items()}
    if arguments.json:
        print(json.dumps({name: report.as_json() for name, report in reports.items()}, indent=2))
        return 0
    for name, report in reports.items():
        print(f"{name}\n\n{report}\n")
    return 0
