"""What the checks of settings, rules and offers share: field ids, lists of names, days, and ids that repeat."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from integration.apology.policy import Due
from integration.apology.policy_check.problem import Problem
from integration.apology.terms import spoken

MARKUP = re.compile(r"\{\{|\}\}|\{%|%\}")
_LONGEST_DUE = 366  # days; what is due later than in a year is no promise
_MOST = 1_000_000_000  # a sum above it is a slip of the keyboard, and too long a number to be rounded to cents


def is_id(text: str) -> bool:
    return text.isascii() and text.isdigit()


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def of_sums(**sums: Decimal | None) -> Iterator[Problem]:
    """Sums by the name of their field."""
    for name, sum_ in sums.items():
        if sum_ is not None and abs(sum_) > _MOST:
            yield Problem(name, f"has a sum above {_MOST:,}, which is more than any letter can mean.")


def of_due(due: Due) -> Iterator[Problem]:
    if not 0 <= due.count <= _LONGEST_DUE:
        words = f"is due after {due.count} {spoken(due.unit)}, and at most {_LONGEST_DUE} are allowed."
        yield Problem("count", words)


def repeated(what: str, ids: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """`ids` are pairs of path and id. One that repeats is reported once, where it stands again."""
    places: dict[str, list[str]] = {}
    for path, id_ in ids:
        places.setdefault(id_, []).append(path)
    for id_, paths in places.items():
        if len(paths) > 1:
            yield Problem(paths[1], f"{what} “{id_}” is used {len(paths)} times.")
        if not id_.strip():
            yield Problem(paths[0], f"{what} is empty.")
