"""The shipped judge, and readings made from a subject and a text."""

from collections.abc import Callable

import pytest

from integration.apology.reading import Reading
from integration.classifier.judge import TrainedJudge, load_judge

MakeReading = Callable[..., Reading]


@pytest.fixture(scope="session")
def judge() -> TrainedJudge:
    return load_judge()


@pytest.fixture(scope="session")
def reading() -> MakeReading:
    def make(text: str, subject: str = "", language: str = "en") -> Reading:
        return Reading(subject=subject, text=text, language=language, name=None)

    return make
