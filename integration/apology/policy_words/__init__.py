"""A policy in words: a rule as a sentence an admin can read aloud, and what two policies differ in."""

from integration.apology.policy_words.conditions import condition_words
from integration.apology.policy_words.differences import differences
from integration.apology.policy_words.offers import offer_words
from integration.apology.policy_words.rules import rule_sentence

__all__ = ["condition_words", "differences", "offer_words", "rule_sentence"]
