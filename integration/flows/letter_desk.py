"""An account's own wordings in an admin's hands: looked at, saved, rolled back, given up for the shipped ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from integration.errors import Conflict, LettersRefused, NotFound
from integration.flows.letter_checking import checked
from integration.flows.letter_ports import Saving, Wordings, Workshop
from integration.flows.letters import GENERAL, PART, SavedWording, Wording, fingerprint
from integration.flows.ports import Policies
from integration.flows.visitor import Visitor


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter or part of one language. `missing`: other languages have a wording of the account's own here."""

    locale: str
    name: str
    is_part: bool
    live: SavedWording | None
    stale: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter or part with its versions, newest first. `live` is None where the shipped wording is."""

    locale: str
    name: str
    shipped: str
    live: SavedWording | None
    stale: bool
    versions: tuple[SavedWording, ...]


@dataclass(frozen=True, slots=True)
class LetterDesk:
    """The use case, with what it needs from outside. Whoever changes a wording names the version they have read."""

    wordings: Wordings
    workshop: Workshop
    policies: Policies

    def listed(self, account: str) -> tuple[LetterLine, ...]:
        """All that letters are made of, language by language; letters before their parts."""
        live = {(each.wording.locale, each.wording.name): each for each in self._live(account)}
        overridden = {name for _, name in live}
        return tuple(
            LetterLine(
                locale=locale,
                name=name,
                is_part=name.startswith(PART),
                live=live.get((locale, name)),
                stale=self._is_stale(account, live.get((locale, name))),
                missing=name in overridden and (locale, name) not in live,
            )
            for locale in self.workshop.locales()
            for name in self._names(account, locale)
        )

    def opened(self, account: str, locale: str, name: str) -> OpenLetter:
        """Raises NotFound for what no letter is made of."""
        shipped = self.shipped(account, locale, name)
        versions = self.wordings.versions(account, locale, name)
        live = versions[0] if versions and not versions[0].is_shipped else None
        return OpenLetter(locale, name, shipped, live, self._is_stale(account, live), versions)

    def version(self, account: str, locale: str, name: str, number: int) -> SavedWording:
        """Raises NotFound for a number never given."""
        for saved in self.opened(account, locale, name).versions:
            if saved.number == number:
                return saved
        raise NotFound(f"There is no version {number} of this wording.")

    def save(self, by: Visitor, wording: Wording, expected: int, note: str, now: datetime) -> OpenLetter:
        """Make the wording live. Raises LettersRefused where no good letter comes of it, Conflict where it is late."""
        return self._saved(by, wording, Saving(expected, by.known_as, now, note))

    def roll_back(self, by: Visitor, old: SavedWording, note: str, now: datetime) -> OpenLetter:
        """Make an old version live again, as a version of its own. It is looked over as a new one is."""
        newest = self.opened(by.account, old.wording.locale, old.wording.name).versions[0]
        if newest.number == old.number:
            raise Conflict(f"Version {old.number} is live already.")
        return self._saved(by, old.wording, Saving(newest.number, by.known_as, now, note, old.number))

    def reset(self, by: Visitor, locale: str, name: str, note: str, now: datetime) -> OpenLetter:
        """Back to the shipped wording. Raises Conflict where that is live."""
        opened = self.opened(by.account, locale, name)
        if opened.live is None:
            raise Conflict("The shipped wording is live already.")
        return self._saved(by, Wording(locale, name, ()), Saving(opened.live.number, by.known_as, now, note))

    def shipped(self, account: str, locale: str, name: str) -> str:
        """The shipped source; types of the account's own begin from the letter that is written for them so far."""
        sources = self.workshop.shipped(locale) if locale in self.workshop.locales() else {}
        if name in sources:
            return sources[name]
        if sources and name in self._own_types(account):
            return sources[GENERAL]
        raise NotFound("There is no such letter.")

    def live(self, account: str) -> list[Wording]:
        """The wordings that letters are written with now."""
        return [saved.wording for saved in self._live(account)]

    def _saved(self, by: Visitor, wording: Wording, saving: Saving) -> OpenLetter:
        shipped = self.shipped(by.account, wording.locale, wording.name)
        policy = self.policies.live(by.account).policy
        found = checked(by.account, wording, self.live(by.account), self.workshop, policy) if wording.variants else ()
        if found:
            raise LettersRefused([(each.variant, each.line, each.message) for each in found])
        # A version that is taken up again stays based on what it was written from.
        based_on = wording.based_on or fingerprint(shipped)
        self.wordings.save(by.account, Wording(wording.locale, wording.name, wording.variants, based_on), saving)
        return self.opened(by.account, wording.locale, wording.name)

    def _live(self, account: str) -> Iterator[SavedWording]:
        return (saved for saved in self.wordings.live(account) if not saved.is_shipped)

    def _is_stale(self, account: str, live: SavedWording | None) -> bool:
        if live is None:
            return False
        try:
            shipped = self.shipped(account, live.wording.locale, live.wording.name)
        except NotFound:  # a part or a type that is gone
            return True
        return live.wording.based_on != fingerprint(shipped)

    def _names(self, account: str, locale: str) -> list[str]:
        names = {*self.workshop.shipped(locale), *self._own_types(account)}
        return sorted(names, key=lambda name: (name.startswith(PART), name == GENERAL, name))

    def _own_types(self, account: str) -> tuple[str, ...]:
        return self.policies.live(account).policy.own_types
