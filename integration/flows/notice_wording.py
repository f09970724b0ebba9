"""Which wording of a notice an admin has approved to go out unread, and whether it is still the one that would."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from integration.apology.complaint import NOTICES
from integration.apology.letter import Tone
from integration.apology.policy import Notice, Policy
from integration.errors import BadInput
from integration.flows.admin_ports import PolicyVersions
from integration.flows.letter_ports import LiveWordings
from integration.flows.letters import PART

_LENGTH = 32


class Sources(Protocol):
    """The shipped letters as they are written."""

    def locales(self) -> tuple[str, ...]: ...

    def shipped(self, locale: str) -> Mapping[str, str]: ...


class NoticeWordings(Protocol):
    """Tells one wording of a type's notice from any other, by its fingerprint."""

    def fingerprint(self, account: str, policy: Policy, type_: str) -> str: ...


@dataclass(frozen=True, slots=True)
class NoticeStanding:
    """How the notice of one type stands. `current` is the fingerprint of the wording that letters have now."""

    type: str
    notice: Notice
    current: str
    approved: str
    attachments: tuple[str, ...]

    @property
    def goes_out(self) -> bool:
        """Whether it is sent unread. What says that a file is attached is not: nothing would be."""
        return self.notice is Notice.SEND and self.approved == self.current and not self.attachments


@dataclass(frozen=True, slots=True)
class NoticeDesk:
    """The use case, with what it needs from outside."""

    sources: Sources
    wordings: LiveWordings
    policies: PolicyVersions

    def fingerprint(self, account: str, policy: Policy, type_: str) -> str:
        """Changes with every word that may stand in such a notice: letters and parts in all languages, the account's
        own and the shipped, what is approved to be said of the type, what is offered and how it is worded, whom to turn
        to, the tone, how far the failure is owned, and who signs."""
        text = "\0".join(self._texts(account, policy, type_))
        return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]

    def standing(self, account: str) -> tuple[NoticeStanding, ...]:
        """Raises NotFound where the account has no published policy."""
        policy = self.policies.live(account).policy
        return tuple(self._standing(account, policy, type_) for type_ in NOTICES)

    def approve(self, account: str, type_: str, *, by: str, now: datetime) -> NoticeStanding:
        """Let this wording go out unread from now on, as a policy version of its own, which is on the record.

        Raises BadInput for a type that has no notice. Whether notices are sent at all is the policy's word.
        """
        if type_ not in NOTICES:
            raise BadInput(f"type: {type_!r} has no notice. These have one: {', '.join(NOTICES)}.", "type")
        policy = self.policies.live(account).policy
        current = self.fingerprint(account, policy, type_)
        settings = policy.settings_for(type_)
        if settings.notice_approved != current:
            types = {**policy.types, type_: replace(settings, notice_approved=current)}
            policy = replace(policy, types=types)
            note = f"Approved the notice of {type_} as it is worded now ({current})."
            self.policies.publish(account, policy, by=by, note=note, now=now)
        return self._standing(account, policy, type_)

    def _standing(self, account: str, policy: Policy, type_: str) -> NoticeStanding:
        settings = policy.settings_for(type_)
        current = self.fingerprint(account, policy, type_)
        return NoticeStanding(type_, settings.notice, current, settings.notice_approved, settings.attachments)

    def _texts(self, account: str, policy: Policy, type_: str) -> Iterator[str]:
        live = {
            (saved.wording.locale, saved.wording.name): saved.wording
            for saved in self.wordings.live(account)
            if not saved.is_shipped
        }
        for locale in sorted(self.sources.locales()):
            for name, source in sorted(self.sources.shipped(locale).items()):
                if name != type_ and not name.startswith(PART):
                    continue
                own = live.get((locale, name))
                texts = [f"{each.key}:{each.source}" for each in own.variants] if own else [source]
                yield from (f"{locale}/{name}", *texts)
        yield from _said_of_type(policy, type_)
        for rule in policy.rules:
            for offer in (*rule.offers, *rule.alternatives):
                yield str(replace(offer, wording={}))
                yield from (f"{offer.id}@{locale}={text}" for locale, text in sorted(offer.wording.items()))
        yield from (f"{brand}:{name}" for brand, name in sorted(policy.sign_off.items()))
        yield from map(str, policy.contacts)


def _said_of_type(policy: Policy, type_: str) -> Iterator[str]:
    """What decides between the sentences of a letter, and what stands in them."""
    settings = policy.settings_for(type_)
    yield from (f"{name}={text}" for name, text in sorted(settings.wording.items()))
    yield f"tone:{Tone.NEUTRAL if type_ in policy.guards.regulated else policy.default_tone}"
    yield from (f"{locale}:{how}" for locale, how in sorted(policy.address.items()))
    yield f"owns:{settings.ownership}"
    yield from (f"owns:{country}:{how}" for country, how in sorted(settings.ownership_by_country.items()))
    yield f"calls:{settings.call_from}"
    yield f"within:{settings.answer_within}"
