"""A backtest's report as a person reads it in a terminal."""

from collections.abc import Iterable, Iterator

from integration.apology.backtest import Cost, Report, RuleLine
from integration.apology.reading import Money
from integration.flows.backtest_report import note

_LONGEST_NAME = 44


def table(report: Report, *, alone: bool) -> str:
    """`alone` where there is no draft to compare with, and the live policy is all there is to tell."""
    return "\n".join(_lines(report, alone=alone))


def _lines(report: Report, *, alone: bool) -> Iterator[str]:
    yield _tickets(report, alone=alone)
    yield ""
    yield from _cost("Live policy", report.live)
    if not alone:
        yield from _cost("Draft", report.draft)
        yield from _more(report)
        yield from _differences(report)
    yield from _rules("Rules of the live policy" if not alone else "Rules", report.live_rules)
    if not alone:
        yield from _rules("Rules of the draft", report.draft_rules)
        yield from _changes(report)


def _tickets(report: Report, *, alone: bool) -> str:
    said = [f"{report.tickets:,} tickets", f"{report.complaints:,} complaints"]
    if not alone:
        said.append(f"{report.changed:,} answered differently")
    if report.skipped:
        said.append(f"{report.skipped:,} that could not be read")
    return ", ".join(said)


def _cost(title: str, cost: Cost) -> Iterator[str]:
    doubt = "; few letters, so this may be far off" if cost.few else ""
    between = f"95 % between {_between(cost.low, cost.high)}{doubt}"
    yield f"{title}: {cost.letters:,} letters, {_money(cost.total)} ({between})"
    for each in cost.by_type:
        yield f"  {_cut(each.label):<{_LONGEST_NAME}} {each.tickets:>7,} {_money(each.total):>18}"
    if cost.waiting_offers:
        yield f"  Not in it: {cost.waiting_offers:,} offers that wait for approval, {_money(cost.waiting)}"
    if cost.unpriced:
        yield f"  Not in it: {cost.unpriced:,} offers whose cost is not known"
    if cost.foreign:
        yield f"  Not in it: {cost.foreign:,} offers in another currency"
    yield ""


def _more(report: Report) -> Iterator[str]:
    if report.more is None:
        yield "The two policies are in different currencies, so their costs cannot be compared."
    else:
        total, low, high = report.more
        word = "less" if total.amount < 0 else "more"
        yield f"The draft costs {_money(_size(total))} {word} (95 % between {_between(low, high)})"
    yield ""


def _differences(report: Report) -> Iterator[str]:
    if not report.differences:
        return
    yield f"  {'What changes':<{_LONGEST_NAME}} {'tickets':>7} {'live':>18} {'draft':>18}"
    for each in report.differences:
        costs = f"{_money(each.live):>18} {_money(each.draft):>18}"
        yield f"  {_cut(each.label):<{_LONGEST_NAME}} {each.tickets:>7,} {costs}"
    yield ""


def _rules(title: str, rules: Iterable[RuleLine]) -> Iterator[str]:
    yield f"{title:<{_LONGEST_NAME + 5}}  {'used':>7} {'share':>8} {'unknown':>8}"
    for place, line in enumerate(rules, start=1):
        counts = f"{line.fired:>7,} {line.share:>8.1%} {line.unknown:>8,}"
        yield f"{place:>4} {_cut(line.name):<{_LONGEST_NAME}}  {counts}  {note(line)}".rstrip()
    yield ""


def _changes(report: Report) -> Iterator[str]:
    if not report.changes:
        return
    yield f"Tickets that are answered differently, the first {len(report.changes)}"
    for change in report.changes:
        yield f"  {change.ticket_id}: {change.live} -> {change.draft}"


def _money(money: Money) -> str:
    return f"{money.amount:,.2f} {money.currency}"


def _between(low: Money, high: Money) -> str:
    return f"{low.amount:,.2f} and {high.amount:,.2f}"


def _size(money: Money) -> Money:
    return Money(abs(money.amount), money.currency)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"
