"""A policy as a document: YAML for people, JSON for the database, and back without loss."""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from integration.apology.policy import Policy
from integration.apology.policy_check import check
from integration.errors import PolicyRefused

MOST_BYTES = 1_000_000
_DEEPEST = 20  # a policy nests nine deep; a document that goes on and on is no policy
_REASONS = {"missing": "is missing", "unexpected_keyword_argument": "is not a field of a policy"}


class _Document(BaseModel):
    """The policy in an envelope, because only a model can say that unknown keys are refused all the way down."""

    model_config = ConfigDict(extra="forbid")
    policy: Policy


def load_policy(text: str) -> Policy:
    """A policy from YAML (or JSON, which YAML includes). Raises PolicyRefused with every problem, in sentences."""
    policy = read_policy(text)
    problems = check(policy)
    if problems:
        raise PolicyRefused(problems)
    return policy


def read_policy(text: str) -> Policy:
    """A policy from YAML that need not hold yet. Raises PolicyRefused where it cannot be read as one."""
    return from_json(_parsed(text))


def dump_policy(policy: Policy) -> str:
    """The policy as YAML: fields in their order, what is as by default left out. `load_policy` gives it back."""
    return yaml.safe_dump(to_json(policy), sort_keys=False, allow_unicode=True, width=120)


def to_json(policy: Policy) -> dict[str, Any]:
    """Plain values for JSON and YAML alike."""
    plain: dict[str, Any] = _plain(policy)
    return plain


def from_json(document: object) -> Policy:
    """The policy a document describes; raises PolicyRefused where its shape is wrong. What it says is not checked."""
    try:
        return _Document.model_validate({"policy": document}).policy
    except ValidationError as error:
        sentences = _sentences(error.errors(include_url=False))
        raise PolicyRefused(list(sentences.values()), list(sentences)) from error


def _parsed(text: str) -> object:
    if len(text.encode()) > MOST_BYTES:
        raise PolicyRefused([f"The document is longer than {MOST_BYTES // 1000} kB."])
    try:
        _refuse_bombs(text)
        return yaml.load(text, _Loader)  # noqa: S506 - a safe loader, with stricter keys
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise PolicyRefused([f"The document is not YAML: {line}{error.problem}."]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise PolicyRefused([f"The document is not YAML: {error}."]) from error


class _Loader(yaml.CSafeLoader):
    """The safe loader, but a key given twice is an error: one of the two was meant, and we cannot know which."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"“{key.value}” is given twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _refuse_bombs(text: str) -> None:
    """Aliases let a few lines grow into gigabytes, and deep nesting exhausts the stack; a policy needs neither."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise PolicyRefused(["The document uses YAML aliases (*name), which a policy may not."])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise PolicyRefused([f"The document nests more than {_DEEPEST} levels deep."])


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        given = ((item, getattr(value, item.name)) for item in fields(value))
        return {item.name: _plain(own) for item, own in given if own != _default(item)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _default(item: Field[Any]) -> Any:
    return item.default_factory() if item.default_factory is not MISSING else item.default


def _number(value: Decimal) -> int | float | str:
    """A number people would write, unless it has more digits than JSON keeps."""
    if value == value.to_integral_value() and abs(value) < 10**15:
        return int(value)
    return float(value) if Decimal(str(float(value))) == value else str(value)


def _sentences(errors: list[ErrorDetails]) -> dict[str, str]:
    """One sentence for each place: a value of several possible kinds fails once for each of them."""
    by_path = {_path(error): _reason(error) for error in reversed(errors)}
    return {path: f"{path or 'The document'}: {reason}." for path, reason in reversed(by_path.items())}


def _path(error: ErrorDetails) -> str:
    """`rules[3].offers[0].percent`; the kinds pydantic tried for a condition's value are no part of it."""
    path = ""
    for part in error["loc"][1:]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
        if part == "value" and ".when." in path:
            break
    return path.removeprefix(".")


def _reason(error: ErrorDetails) -> str:
    kind, given = error["type"], error["input"]
    if kind in _REASONS:
        return _REASONS[kind]
    if {"when", "value"} <= set(error["loc"]):
        return "should be a number, a text, true, false, or a list of texts"
    if kind in ("enum", "literal_error"):
        return f"is “{given}”, and should be {error['ctx']['expected']}"
    if kind.startswith("decimal") or kind == "finite_number":
        return f"should be a number, not “{given}”"
    if kind == "string_type" and isinstance(given, int | float):
        return f'should be text; write it in quotes: "{given}"'
    return error["msg"][0].lower() + error["msg"][1:]
