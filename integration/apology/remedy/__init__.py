"""Complaint, facts, history and policy in; the offers allowed and the trace of why out."""

from integration.apology.remedy.announced import announced
from integration.apology.remedy.case import Case, Grant, Held, History, PastApology, Spending
from integration.apology.remedy.choice import AS_SUGGESTED, Wished
from integration.apology.remedy.decision import answer_due, decide
from integration.apology.remedy.offered import Offered, PromiseDue, Remedy
from integration.apology.remedy.trace import ConditionTrace, GuardTrace, RuleTrace, Trace, Truth

__all__ = [
    "AS_SUGGESTED",
    "Case",
    "ConditionTrace",
    "Grant",
    "GuardTrace",
    "Held",
    "History",
    "Offered",
    "PastApology",
    "PromiseDue",
    "Remedy",
    "RuleTrace",
    "Spending",
    "Trace",
    "Truth",
    "Wished",
    "announced",
    "answer_due",
    "decide",
]
