"""Where admins' wordings are looked over and tried, before any of them is live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from integration.flows.letter_ports import Names
from integration.flows.letters import Problem, Wording
from integration.flows.ports import LetterWriter
from integration.rendering.vocabulary import OFFER_VALUES, PLACEHOLDER_WORDS, SWITCH_WORDS
from integration.rendering.writers import AccountWriters


@dataclass(frozen=True, slots=True)
class LetterWorkshop:
    """Implements the port Workshop over the writers that real letters come from."""

    writers: AccountWriters

    def locales(self) -> tuple[str, ...]:
        return self.writers.locales()

    def shipped(self, locale: str) -> Mapping[str, str]:
        """The shipped sources by name, without what is not to be changed by anybody."""
        return self.writers.shipped.shelf(locale).sources

    def names(self) -> Names:
        return Names(PLACEHOLDER_WORDS, SWITCH_WORDS, OFFER_VALUES)

    def broken(self, wording: Wording, live: Sequence[Wording]) -> tuple[Problem, ...]:
        """What is wrong with the form of this wording, beside what the account has in the same language."""
        beside = [each for each in live if each.locale == wording.locale and each.name != wording.name]
        return self.writers.bench(wording.locale).problems(wording, beside)

    def writer(self, account: str, live: Sequence[Wording], tried: Wording | None = None) -> LetterWriter:
        """Writes as the account's true writer does, but for the wording that is tried."""
        if tried is None:
            return self.writers.made(account, live)
        others = [each for each in live if (each.locale, each.name) != (tried.locale, tried.name)]
        return self.writers.made(account, [*others, tried], f"{tried.locale}/{tried.name}")
