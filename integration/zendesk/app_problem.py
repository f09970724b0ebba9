"""One thing that keeps an app package from being taken by Zendesk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`key` is the validator's name for the rule (platform §3.5); the sentence says what to mend."""

    key: str
    sentence: str
