"""The arithmetic of evaluation, on answers made by hand."""

import pytest

from integration.apology.complaint import Complaint, ComplaintType, Severity
from integration.classifier.evaluation import Answer, report
from integration.classifier.examples import Example


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
    assert made.coverage_at_90 == pytest.approx(1 / 3)


def test_calibration_error_is_the_gap() -> None:
    """Two answers at 0.75, one of them right: the gap is a quarter."""
    made = report([_answer(LATE, LATE, 0.75), _answer(LATE, BILL, 0.75)])
    assert made.calibration_error == pytest.approx(0.25)
    assert [(bin_.count, bin_.confidence, bin_.right) for bin_ in made.reliability] == [(2, 0.75, 0.5)]


def test_severity_exact_and_near() -> None:
    """Low for low is exact, medium for low is near, high for low is neither."""
    made = report([_answer(LATE, LATE, 0.9, level) for level in Severity])
    assert (made.severity_exact, made.severity_near) == pytest.approx((1 / 3, 2 / 3))


def test_the_report_prints_and_dumps() -> None:
    """People read the lines, programs the JSON; both carry the same share."""
    made = report([_answer(LATE, LATE, 0.9)])
    assert "strict 1.000" in str(made)
    assert made.as_json()["overall"]["strict"] == 1.0
