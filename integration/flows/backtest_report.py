"""A backtest's report for others to read: as one plain object, and as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from integration.apology.backtest import Cost, Report, RuleLine
from integration.apology.reading import Money
from integration.flows.summary import plain

COLUMNS = ("part", "policy", "id", "name", "tickets", "share", "fact_unknown", "total", "currency", "note")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def report_json(report: Report) -> dict[str, Any]:
    """JSON-ready. `drafted` counts the letters of the draft, `changed` all tickets that are answered differently."""
    return {
        "tickets": report.tickets,
        "skipped": report.skipped,
        "complaints": report.complaints,
        "drafted": report.draft.letters,
        "changed": report.changed,
        "rules": {
            "live": [_rule(line) for line in report.live_rules],
            "draft": [_rule(line) for line in report.draft_rules],
        },
        "cost": {"live": _cost(report.live), "draft": _cost(report.draft), "more": _interval(report.more)},
        "differences": [
            {
                "type": each.type,
                "label": each.label,
                "tickets": each.tickets,
                "live_total": _money(each.live),
                "draft_total": _money(each.draft),
            }
            for each in report.differences
        ],
        "changed_tickets": [asdict(change) for change in report.changes],
    }


def report_csv(report: Report) -> str:
    """RFC 4180, with a header: a row for each rule of both policies, then one for each complaint type."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in _rows(report):
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Text that no spreadsheet takes for a formula, whatever a rule is called."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def note(line: RuleLine) -> str:
    """What is odd about a rule; "" where nothing is."""
    if not line.enabled:
        return "switched off"
    if line.shadowed_by:
        return f"can never be used, because of {' and '.join(line.shadowed_by)}"
    return "never used on these tickets" if line.never else ""


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for policy, rules in (("live", report.live_rules), ("draft", report.draft_rules)):
        for line in rules:
            counts = (str(line.fired), f"{line.share:.4f}", str(line.unknown))
            yield "rule", policy, line.id, line.name, *counts, "", "", note(line)
    for policy, cost in (("live", report.live), ("draft", report.draft)):
        for each in cost.by_type:
            share = f"{each.tickets / cost.letters:.4f}" if cost.letters else ""
            money = (_amount(each.total.amount), each.total.currency)
            yield "type", policy, each.type, each.label, str(each.tickets), share, "", *money, ""


def _rule(line: RuleLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "enabled": line.enabled,
        "fired": line.fired,
        "share": line.share,
        "passed_over_unknown": line.unknown,
        "never": line.never,
        "shadowed_by": " and ".join(line.shadowed_by) or None,
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "letters": cost.letters,
        "total": _money(cost.total),
        "low": _money(cost.low),
        "high": _money(cost.high),
        "few": cost.few,
        "by_type": [
            {"type": each.type, "label": each.label, "tickets": each.tickets, "total": _money(each.total)}
            for each in cost.by_type
        ],
        "waiting": _money(cost.waiting),
        "waiting_offers": cost.waiting_offers,
        "unpriced": cost.unpriced,
        "foreign": cost.foreign,
    }


def _interval(more: tuple[Money, Money, Money] | None) -> dict[str, Any] | None:
    return None if more is None else dict(zip(("total", "low", "high"), map(_money, more), strict=True))


def _money(money: Money) -> dict[str, str]:
    shown: dict[str, str] = plain(money)
    return shown


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
