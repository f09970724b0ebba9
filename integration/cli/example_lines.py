"""Reads examples an admin gives as JSON Lines, and says of each line that cannot be used what is wrong with it."""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from integration.errors import BadInput

LONGEST_ID = 64


class ExampleLine(NamedTuple):
    id: str
    subject: str
    text: str
    label: str


def read_examples(content: str, types: Collection[str]) -> tuple[list[ExampleLine], list[str]]:
    """The examples, and a sentence for each line that is none. `types` are the labels allowed."""
    examples: list[ExampleLine] = []
    problems: list[str] = []
    stands_in: dict[str, int] = {}
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            example = _example(line, types)
        except BadInput as error:
            problems.append(f"Line {number}: {error}")
            continue
        first = stands_in.setdefault(example.id, number)
        if first == number:
            examples.append(example)
        else:
            problems.append(f"Line {number}: id: {example.id!r} stands in line {first} already.")
    return examples, problems


def _example(line: str, types: Collection[str]) -> ExampleLine:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"this is not JSON ({error.msg}).") from error
    if not isinstance(row, dict):
        raise BadInput("this is not an object with id, text and label.")
    label = _words(row, "label")
    if label not in types:
        raise BadInput(
            f"label: {label!r} is neither a shipped type nor one under types in the account's policy.", "label"
        )
    subject = row.get("subject") or ""
    if not isinstance(subject, str):
        raise BadInput("subject: should be text.", "subject")
    return ExampleLine(_id(row), subject, _words(row, "text"), label)


def _id(row: dict[str, Any]) -> str:
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise BadInput("id: should be text or a number.", "id")
    id_ = str(given).strip()
    if not 0 < len(id_) <= LONGEST_ID:
        raise BadInput(f"id: should have between 1 and {LONGEST_ID} characters.", "id")
    return id_


def _words(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"{name}: should be text, and not empty.", name)
    return value
