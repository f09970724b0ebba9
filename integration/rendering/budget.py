"""What one letter may cost to write: so many characters, so much time. Wordings of an account's own run under it."""

import time
from collections.abc import Iterable

from jinja2 import TemplateRuntimeError

MOST_CHARACTERS = 50_000  # of all that one rendering puts together; the longest shipped letter has 2,500
LONGEST_NAMED = 4_000  # what `set` may give a name to: what doubles itself would outgrow any memory
MOST_SECONDS = 0.05
_LOOK = 16  # how often a look at the clock is worth what it costs


class Exhausted(TemplateRuntimeError):
    """A template that would not come to an end, or not to a letter."""


class OutOfTime(Exhausted):
    """It took too long, this time at least: Python may have tidied up its memory meanwhile."""


class Budget:
    """Counts down while a template runs. Without `seconds` there is no limit of time, as for shipped letters.

    Time is that of this thread at work: a busy machine turns no letter into another one.
    """

    __slots__ = ("_left", "_spent", "_until")

    def __init__(self, seconds: float | None = None, characters: int = MOST_CHARACTERS) -> None:
        self._left = characters
        self._spent = 0
        self._until = time.thread_time() + seconds if seconds is not None else None

    def spend(self, characters: int) -> None:
        """Raises Exhausted where nothing is left."""
        self._left -= characters
        if self._left < 0:
            raise Exhausted("This makes more text than any letter has.")
        if self._until is None:
            return
        self._spent += 1
        if self._spent % _LOOK == 0 and time.thread_time() > self._until:
            raise OutOfTime("This takes longer than writing a letter may take.")


def held(value: object) -> object:
    """The filter behind `set`: passes on what is no longer than a paragraph or two."""
    if isinstance(value, str | list | tuple) and len(value) > LONGEST_NAMED:
        raise Exhausted(f"A name cannot stand for more than {LONGEST_NAMED:,} characters or entries.")
    return value


def joined(values: Iterable[object], between: str = "") -> object:
    """The filter `join`, with an end to what comes of it."""
    return held(between.join(map(str, values)))
