"""What two policies would have made of the same tickets: counted ticket by ticket, and told as a report."""

from integration.apology.backtest.decided import Decided
from integration.apology.backtest.past import Past
from integration.apology.backtest.report import Cost, Difference, Report, RuleLine, TypeCost, report
from integration.apology.backtest.tally import Change, PolicyTally, Spread, Tally

__all__ = [
    "Change",
    "Cost",
    "Decided",
    "Difference",
    "Past",
    "PolicyTally",
    "Report",
    "RuleLine",
    "Spread",
    "Tally",
    "TypeCost",
    "report",
]
