"""Tests of the measurement."""

import json
from pathlib import Path

import pytest

from integration.reading.measure import main


def test_the_measurement_prints_a_line_for_each_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right, a wrong and a missed fact show in precision and recall."""
    rows = [
        {"text": "Order 44710 is late.", "facts": {"order": ["44710"]}},
        {"text": "Order 44711 is late.", "facts": {}},
        {"text": "It is late.", "facts": {"order": ["44712"]}},
    ]
    file = tmp_path / "noted.jsonl"
    lines = [json.dumps({"id": str(n), "subject": None, "signals": [], **row}) for n, row in enumerate(rows)]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert main([str(file)]) == 0
    order = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("order "))
    assert order.split() == ["order", "0.500", "0.500", "2", "2"]


def test_without_a_file_it_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 2 and the usage goes to standard error."""
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
