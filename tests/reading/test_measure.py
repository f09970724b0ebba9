"""Tests of the measurement."""

import json
from pathlib import Path
from typing import Any

import pytest

from integration.apology.reading import FactKind
from integration.reading.measure import main

ANNOTATIONS = Path(__file__).parent / "annotations"


def _lines(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return str(path)


def _table(out: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in out.splitlines()[1:] if line.strip()}


def test_the_measurement_prints_a_line_for_each_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right, a wrong and a missed fact show in precision and recall, each with its 95 % interval."""
    rows = [
        {"text": "Order 44710 is late.", "facts": {"order": ["44710"]}},
        {"text": "Order 44711 is late.", "facts": {}},
        {"text": "It is late.", "facts": {"order": ["44712"]}},
    ]
    file = _lines(
        tmp_path / "a.jsonl", [{"id": str(n), "subject": None, "signals": [], **r} for n, r in enumerate(rows)]
    )
    assert main([file]) == 0
    table = _table(capsys.readouterr().out)
    assert table["order"] == ["0.500", "0.095\u20130.905", "0.500", "0.095\u20130.905", "2", "2"]
    assert table["invoice"] == ["-", "0.000", "0.000\u20130.658", "0", "2"]
    assert "legal_threat" in table


def test_spans_tell_what_was_noted_in_messages_without_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only annotated messages of the half asked for count, and overlapping words of the same kind are right."""
    texts = _lines(
        tmp_path / "texts.jsonl",
        [
            {"id": "a", "text": "My order 44710 of the lamp is late."},
            {"id": "b", "text": "My order 44711 is late."},
            {"id": "c", "text": "My order 44712 is late."},
            {"id": "d", "text": "My order 44713 is late."},
        ],
    )
    spans = _lines(
        tmp_path / "spans.jsonl",
        [
            {"id": "a", "half": "seen", "spans": [{"start": 9, "end": 14, "kind": "order"}]},
            {"id": "b", "half": "seen", "spans": []},
            {"id": "c", "half": "held_back", "spans": []},
        ],
    )
    assert main([texts, "--spans", spans, "seen", "-v"]) == 0
    out = capsys.readouterr().out
    assert "b '44711'" in out
    assert "44712" not in out
    assert "44713" not in out
    assert "legal_threat" not in out


def test_a_span_counts_in_the_message_as_it_was_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading drops spaces and footers; the offsets of the annotation are those of the message."""
    text = "Hello   there,\n\n\n\nmy order 44710 is late."
    at = text.index("44710")
    texts = _lines(tmp_path / "texts.jsonl", [{"id": "a", "text": text}])
    note = {"start": at, "end": at + 5, "kind": "order"}
    spans = _lines(tmp_path / "spans.jsonl", [{"id": "a", "half": "seen", "spans": [note]}])
    assert main([texts, "--spans", spans]) == 0
    assert _table(capsys.readouterr().out)["order"][0] == "1.000"


def test_without_a_file_it_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 2 and the usage goes to standard error."""
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gold.jsonl", "written.jsonl"])
def test_the_annotations_hold_offsets_and_no_words(name: str) -> None:
    """The texts of others stay out of the repository: an annotation is an id, two numbers and a kind."""
    kinds = {kind.value for kind in FactKind}
    for line in (ANNOTATIONS / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) <= {"id", "half", "spans"}
        for span in row["spans"]:
            assert set(span) <= {"start", "end", "kind", "where"}
            assert 0 <= span["start"] < span["end"]
            assert span["kind"] in kinds


def test_at_least_two_hundred_real_messages_are_annotated_half_of_them_held_back() -> None:
    """The figures of docs/reading.md rest on these counts."""
    lines = (ANNOTATIONS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows) >= 200
    assert sum(row["half"] == "held_back" for row in rows) >= len(rows) * 0.45
