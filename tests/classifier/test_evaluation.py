"""The arithmetic of evaluation, on answers made by hand."""

import dataclasses

import pytest

from integration.apology.complaint import Complaint, ComplaintType, Severity
from integration.apology.reading import SignalKind
from integration.classifier.evaluation import report
from integration.classifier.examples import Example, own_examples
from integration.classifier.figures import Answer
from integration.classifier.signal_evaluation import look_alikes, signal_report, written_quarter


def _answer(said: str, meant: str, confidence: float, severity: Severity = Severity.LOW, also: str = "") -> Answer:
    types = (meant, also) if also else (meant,)
    example = Example("", "text", types, Severity.LOW, "shop", "g")
    return Answer(example, Complaint(type=said, confidence=confidence, severity=severity))


LATE, BILL, NONE = ComplaintType.LATE_DELIVERY, ComplaintType.BILLING_ERROR, ComplaintType.NOT_A_COMPLAINT


def test_strict_any_and_binary_differ() -> None:
    """The first label, any label, and complaint-or-not are counted apart."""
    figures = report([_answer(LATE, LATE, 0.9), _answer(LATE, BILL, 0.8, also=LATE), _answer(BILL, NONE, 0.7)]).overall
    assert (figures.strict, figures.any, figures.binary) == pytest.approx((1 / 3, 2 / 3, 2 / 3))


def test_macro_f1_is_over_the_types_meant() -> None:
    """One type found in full and once too often has F1 2/3; one never found has 0."""
    made = report([_answer(LATE, LATE, 0.9), _answer(LATE, BILL, 0.8)])
    assert made.by_type == pytest.approx({LATE: 2 / 3, BILL: 0.0})
    assert made.overall.macro_f1 == pytest.approx(1 / 3)


def test_coverage_counts_ties_together() -> None:
    """A threshold cannot part answers of the same confidence, so the right one of a mixed pair is not counted alone."""
    made = report([_answer(LATE, LATE, 0.9), _answer(LATE, LATE, 0.5), _answer(LATE, BILL, 0.5)])
    assert made.overall.coverage_at_90 == pytest.approx(1 / 3)


def test_calibration_error_is_the_gap() -> None:
    """Two answers at 0.75, one of them right: the gap is a quarter."""
    made = report([_answer(LATE, LATE, 0.75), _answer(LATE, BILL, 0.75)])
    assert made.overall.calibration_error == pytest.approx(0.25)
    assert [(bin_.count, bin_.confidence, bin_.right) for bin_ in made.reliability] == [(2, 0.75, 0.5)]


def test_severity_exact_and_near() -> None:
    """Low for low is exact, medium for low is near, high for low is neither."""
    made = report([_answer(LATE, LATE, 0.9, level) for level in Severity])
    assert (made.overall.severity_exact, made.overall.severity_near) == pytest.approx((1 / 3, 2 / 3))


def test_the_report_prints_and_dumps() -> None:
    """People read the lines, programs the JSON; both carry the same share."""
    made = report([_answer(LATE, LATE, 0.9)])
    assert "strict             1.000  (1.000 to 1.000)" in str(made)
    assert made.as_json()["overall"]["strict"] == 1.0


def test_intervals_hold_the_figure() -> None:
    """Of ten answers with six right, other draws of ten are right in fewer or more, around the share of six."""
    made = report([_answer(LATE, LATE if row < 6 else BILL, 0.5 + row / 100) for row in range(10)])
    low, high = made.intervals["strict"]
    assert low < made.overall.strict < high
    assert (low, high) == report(
        [_answer(LATE, LATE if row < 6 else BILL, 0.5 + row / 100) for row in range(10)]
    ).intervals["strict"]


def test_secondary_types_have_precision_and_recall() -> None:
    """One of two second types named was meant, and it was all that was meant."""
    given = _answer(LATE, LATE, 0.9, also=BILL)
    named = dataclasses.replace(given.complaint, secondary=(BILL, ComplaintType.POOR_SERVICE))
    made = report([dataclasses.replace(given, complaint=named)])
    assert (made.secondary_precision, made.secondary_recall) == (0.5, 1.0)


def test_signals_are_counted_by_message_and_by_kind() -> None:
    """One of two messages with a signal is heard, and one of two without raises a false alarm."""
    legal, injury = SignalKind.LEGAL_THREAT, SignalKind.INJURY_OR_SAFETY
    examples = [
        Example("", text, (LATE,), None, "shop", text, signals=signals)
        for text, signals in (("sue", (legal,)), ("burnt", (injury,)), ("suede", ()), ("fine", ()))
    ]
    made = signal_report(lambda example: frozenset({legal} if "su" in example.text else ()), examples)
    assert (made.messages, made.with_signal, made.heard, made.false_alarms) == (4, 2, 0.5, 0.5)
    assert (made.by_kind[legal], made.by_kind[injury]) == (1.0, 0.0)


def test_the_judging_texts_are_never_taught() -> None:
    """What judges signals is neither among our examples nor too small to judge by."""
    judging = {example.text for example in look_alikes()}
    assert len(judging) >= 200
    assert judging.isdisjoint(example.text for example in own_examples())
    assert len(written_quarter()) > 200
