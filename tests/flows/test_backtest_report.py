"""A report as JSON and as a table for a spreadsheet."""

import csv
import io
import json
from dataclasses import replace

import pytest

from integration.apology.backtest import Report, report
from integration.apology.backtest.report import RuleLine
from integration.flows.backtest_report import COLUMNS, harmless, note, report_csv, report_json
from tests.admin_fakes import FakePolicyDrafts, FakePolicyVersions
from tests.backtest_fakes import NOON, BacktestFakes, a_policy_of, a_rule, ticket_saying

LIVE = a_policy_of(a_rule("broken", "damaged_item", 10), a_rule("late", "late_delivery"))
DEARER = a_policy_of(replace(a_rule("broken", "damaged_item", 15), name='=2+3, "Broken"'))


def a_report() -> Report:
    """Two broken things and a late one; the draft gives more for the first and has no rule for the other."""
    drafts = FakePolicyDrafts()
    versions = FakePolicyVersions(drafts)
    versions.publish("acme", LIVE, by="amends", note="", now=NOON)
    comparing = BacktestFakes().backtesting(drafts, versions).comparing("acme", DEARER)
    for number, words in enumerate(("broken", "broken", "late", "Thank you")):
        comparing.take(ticket_saying(words, str(number), customer=str(number)), NOON)
    return report(comparing.progress.tally, LIVE, DEARER)


def test_the_object_has_all_that_the_page_shows() -> None:
    """Counts, rules, costs with their intervals, differences, and the tickets that change."""
    shown = json.loads(json.dumps(report_json(a_report())))

    assert {name: shown[name] for name in ("tickets", "skipped", "complaints", "drafted", "changed")} == {
        "tickets": 4,
        "skipped": 0,
        "complaints": 3,
        "drafted": 3,
        "changed": 3,
    }
    assert shown["rules"]["live"][0] == {
        "id": "broken",
        "name": "Broken",
        "enabled": True,
        "fired": 2,
        "share": 0.6667,
        "passed_over_unknown": 0,
        "never": False,
        "shadowed_by": None,
    }
    assert shown["cost"]["draft"]["total"] == {"amount": "30.00", "currency": "EUR"}
    assert shown["cost"]["more"]["total"] == {"amount": "10.00", "currency": "EUR"}
    assert shown["differences"][0] == {
        "type": "damaged_item",
        "label": "Damaged item",
        "tickets": 2,
        "live_total": {"amount": "20.00", "currency": "EUR"},
        "draft_total": {"amount": "30.00", "currency": "EUR"},
    }
    assert shown["changed_tickets"][0] == {
        "ticket_id": "0",
        "live": "Service credit of 10.00 EUR",
        "draft": "Service credit of 15.00 EUR",
    }


def test_two_currencies_have_no_difference() -> None:
    """Then there is nothing to subtract."""
    assert report_json(replace(a_report(), more=None))["cost"]["more"] is None


def test_the_table_has_a_row_for_each_rule_and_each_type() -> None:
    """Of both policies, with a header, and lines that end as RFC 4180 has it."""
    written = report_csv(a_report())
    rows = list(csv.DictReader(io.StringIO(written)))

    assert written.startswith(f"{','.join(COLUMNS)}\r\n")
    assert written.count("\r\n") == written.count("\n") == len(rows) + 1
    assert [(row["part"], row["policy"], row["id"]) for row in rows] == [
        ("rule", "live", "broken"),
        ("rule", "live", "late"),
        ("rule", "draft", "broken"),
        ("type", "live", "damaged_item"),
        ("type", "live", "late_delivery"),
        ("type", "draft", "damaged_item"),
        ("type", "draft", "late_delivery"),
    ]
    assert (rows[3]["tickets"], rows[3]["total"], rows[3]["currency"]) == ("2", "20.00", "EUR")


def test_no_cell_is_a_formula() -> None:
    """A rule may be called anything, and a spreadsheet opens it as text."""
    rows = list(csv.DictReader(io.StringIO(report_csv(a_report()))))

    assert rows[2]["name"] == '\'=2+3, "Broken"'
    for start in "=+-@\t\r\n":
        assert harmless(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert harmless("Broken - on arrival") == "Broken - on arrival"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"never": True}, "never used on these tickets"),
        ({"never": True, "shadowed_by": ("One", "Two")}, "can never be used, because of One and Two"),
        ({"enabled": False}, "switched off"),
    ],
)
def test_what_is_odd_about_a_rule_is_noted(changes: dict[str, object], words: str) -> None:
    """A rule that was used needs no words."""
    line = RuleLine("r", "R", enabled=True, fired=1, share=1.0, unknown=0, never=False, shadowed_by=())

    assert note(replace(line, **changes)) == words
