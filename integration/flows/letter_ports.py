"""What an account's own wordings of letters need from outside, as small Protocols in the words of the domain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from integration.flows.draft import Draft
from integration.flows.letters import Problem, SavedWording, Wording
from integration.flows.ports import LetterWriter
from integration.flows.trying import Attempt


class LiveWordings(Protocol):
    """The wordings an account uses. `revision` changes with every change of them; None where there never was one."""

    def revision(self, account: str) -> int | None: ...

    def live(self, account: str) -> tuple[SavedWording, ...]: ...


class Wordings(LiveWordings, Protocol):
    """The versions as well, newest first. `save` is on the record; it raises Conflict where `expected` is not newest.

    `back_to` is the number of the version that is made live again, None for a new wording.
    """

    def versions(self, account: str, locale: str, name: str) -> tuple[SavedWording, ...]: ...

    def save(self, account: str, wording: Wording, saving: "Saving") -> int: ...


@dataclass(frozen=True, slots=True)
class Saving:
    """Who saves what for which reason. `expected` is the number of the version they have seen, 0 where none is."""

    expected: int
    by: str
    now: datetime
    note: str = ""
    back_to: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What a template may name, each with what it is; `offer` are the values of one offer, in their order."""

    placeholders: Mapping[str, str]
    switches: Mapping[str, str]
    offer: tuple[str, ...]


class Workshop(Protocol):
    """Where templates are looked at and made to work, without anything being kept.

    `broken` says why a wording cannot be used beside the live ones, whatever the ticket; `writer` writes with the live
    ones and the one that is tried, and raises LettersRefused where that one fails.
    """

    def locales(self) -> tuple[str, ...]: ...

    def shipped(self, locale: str) -> Mapping[str, str]: ...

    def names(self) -> Names: ...

    def broken(self, wording: Wording, live: Sequence[Wording]) -> tuple[Problem, ...]: ...

    def writer(self, account: str, live: Sequence[Wording], tried: Wording | None = None) -> LetterWriter: ...


class TicketTrying(Protocol):
    """What would be written to a ticket; nothing is kept."""

    def out(self, account: str, attempt: Attempt, now: datetime) -> Draft: ...
