"""One thing wrong with a policy: where it stands, and the sentence that says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` is the place in the document, such as `rules[3].offers[0].amount`; `words` are a sentence of their own."""

    path: str
    words: str


def under(path: str, problems: Iterable[Problem], place: str = "") -> Iterator[Problem]:
    """Problems of a part as problems of the whole: their paths go on from `path`, their sentences from `place`."""
    for problem in problems:
        yield Problem(joined(path, problem.path), place + problem.words)


def joined(path: str, part: str) -> str:
    dot = "" if not path or not part or part.startswith("[") else "."
    return f"{path}{dot}{part}"
