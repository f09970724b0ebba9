"""`amends evaluate`: the figures of the classifier, of its peer, and of the signals, for people and for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

ROWS = (
    {"id": "1", "text": "You charged my card twice for one order.", "labels": ["billing_error"], "severity": "medium"},
    {
        "id": "2",
        "text": "Where is my parcel? Two weeks now.",
        "labels": ["late_delivery"],
        "severity": "medium",
    },
    {"id": "3", "text": "Thank you, all good now.", "labels": ["not_a_complaint"], "severity": "low"},
)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    """A file of three messages labelled by hand."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return str(path)


def test_figures_are_printed_with_their_intervals(run: Run, gold: str) -> None:
    """People see each figure with its interval, keyword rules beside it, and how signals are heard."""
    code, out, _ = run("evaluate", gold)
    assert code == 0
    assert "strict             1.000  (1.000 to 1.000)" in out
    assert "keyword rules" in out
    assert "signals: 180 of 320 messages have one" in out


def test_programs_get_json(run: Run, gold: str) -> None:
    """The same figures, by name."""
    code, out, _ = run("evaluate", gold, "--json")
    figures = json.loads(out)
    assert code == 0
    assert figures["classifier"]["overall"]["messages"] == 3
    assert figures["signals, on messages written to judge them"]["heard"] > 0.5


def test_weights_that_are_none_are_refused(run: Run, gold: str, tmp_path: Path) -> None:
    """Weights that cannot be read are named, and nothing is judged."""
    code, _, err = run("evaluate", gold, "--weights", str(tmp_path / "nowhere.bin"))
    assert code == 1
    assert "nowhere.bin" in err
